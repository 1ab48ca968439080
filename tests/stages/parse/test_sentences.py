"""Sentences: where they end, what they leave out, and to which section they belong."""

from hypothesis import given
from hypothesis import strategies as st

from duixian.model import Block, Document, Section, Source
from duixian.stages.parse.sentences import split_sentences


def split(text: str) -> list[str]:
    blocks, position = [], 0
    for line in text.split("\n"):
        blocks.append(Block(position, position + len(line)))
        position += len(line) + 1
    made = Document(Source("a.txt", "", "text/plain"), text, tuple(blocks))
    found = split_sentences(made, (), (), frozenset())
    return [text[sentence.start : sentence.end] for sentence in found]


def test_stops_and_line_ends_divide() -> None:
    """The stop is not part of the sentence; 、and ， divide nothing."""
    assert split("修路、架桥；种树，浇水。\n办学！") == ["修路、架桥", "种树，浇水", "办学"]


def test_bullets_are_left_out_and_ordinals_stay() -> None:
    """A glyph is furniture, 一是 is words."""
    assert split("●新建公园三个\n——经济向好。一是修路。") == [
        "新建公园三个",
        "经济向好",
        "一是修路",
    ]


def test_brackets_and_short_quotes_are_not_cut() -> None:
    """What stands in （） or “” stays whole."""
    text = "推行“一户一策；一村一品”（见附件；下同）办法。完善制度。"
    assert split(text) == ["推行“一户一策；一村一品”（见附件；下同）办法", "完善制度"]


def test_a_quote_that_ends_in_a_stop_ends_the_sentence() -> None:
    """The closing mark behind the stop does not begin the next sentence."""
    assert split("他说：“路修好了。”大家鼓掌。") == ["他说：“路修好了", "大家鼓掌"]


def test_an_open_bracket_does_not_swallow_the_text() -> None:
    """A bracket that never closes is a character like others."""
    assert split("新建公园（三个。改造街道。\n修缮校舍。") == [
        "新建公园（三个",
        "改造街道",
        "修缮校舍",
    ]


def test_the_innermost_section_owns_a_sentence() -> None:
    """After a subsection has ended, its parent owns what follows."""
    text = "甲\n乙丙丁\n戊己"
    sections = (
        Section("1", None, 1, "甲", "task", 0, 8),
        Section("1.1", "1", 2, "乙", "task", 2, 5),
    )
    blocks = (Block(0, 1), Block(2, 5), Block(6, 8))
    made = Document(Source("a.txt", "", "text/plain"), text, blocks)
    owners = [sentence.section for sentence in split_sentences(made, sections, (), frozenset())]
    assert owners == ["1", "1.1", "1"]


@given(st.text(alphabet="清湾县增长5%。；，“”（）\n ●一、", max_size=200))
def test_sentences_are_in_order_inside_lines_and_lose_no_word(text: str) -> None:
    """Sentences do not overlap, hold no line end, and every letter of the text is in one."""
    blocks, position = [], 0
    for line in text.split("\n"):
        blocks.append(Block(position, position + len(line)))
        position += len(line) + 1
    made = Document(Source("a.txt", "", "text/plain"), text, tuple(blocks))
    found = split_sentences(made, (), (), frozenset())
    ends = [0, *(sentence.end for sentence in found)]
    assert all(
        end <= sentence.start < sentence.end for end, sentence in zip(ends, found, strict=False)
    )
    assert not any("\n" in text[sentence.start : sentence.end] for sentence in found)
    inside = {offset for sentence in found for offset in range(sentence.start, sentence.end)}
    assert all(offset in inside for offset, c in enumerate(text) if c in "清湾县增长5%一")
