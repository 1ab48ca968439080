"""Offsets of a raw text find their words in the canonical text."""

from hypothesis import given
from hypothesis import strategies as st

from eval.align import Alignment


def words_at(raw: str, canonical: str, words: str) -> str:
    start = raw.index(words)
    span = Alignment(raw, canonical).to_canonical(start, start + len(words))
    return canonical[slice(*span)] if span else ""


def test_joined_wraps_and_spaces_do_not_matter() -> None:
    """A number broken by a wrap and by letter spacing is found whole."""
    raw = "全县生产总值达到５\n15 ．4亿元\n增长 ２%。"
    assert words_at(raw, "全县生产总值达到５15．4亿元增长２%。", "５\n15 ．4亿元") == "５15．4亿元"


def test_lines_may_change_places() -> None:
    """A list that was moved under its heading is found where it went."""
    raw = "●新建公园三个\n●修路十公里\n民生实事"
    assert words_at(raw, "民生实事\n新建公园三个\n修路十公里", "修路十公里") == "修路十公里"


def test_words_that_were_left_out_are_nowhere() -> None:
    """What the canonical text does not hold has no span."""
    raw = "来源：清湾日报\n各位代表："
    assert Alignment(raw, "各位代表：").to_canonical(0, 7) is None


@given(st.text(alphabet="清湾县增长一二三。，", min_size=1, max_size=60), st.data())
def test_there_and_back(words: str, data: st.DataObject) -> None:
    """A span that is taken to the canonical text and back is the same span."""
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    alignment = Alignment(words, " ".join(words))
    there = alignment.to_canonical(start, end)
    assert there is not None
    assert alignment.to_raw(*there) == (start, end)
