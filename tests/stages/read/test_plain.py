"""Text files: lines and their numbers, Markdown headings, control characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.errors import SourceError
from duixian.stages.read.limits import Limits
from duixian.stages.read.plain import read_plain
from tests.stages.read.made import REPORT

LIMITS = Limits()


def lines(text: str, name: str = "a.txt") -> list[tuple[int, str]]:
    return [(line.number, line.text) for line in read_plain(text.encode(), name, LIMITS).lines]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_counts_one_line(end: str) -> None:
    """Unix, Windows and old Macintosh files number their lines alike; blank lines are kept."""
    assert lines(f"甲{end}{end}乙{end}") == [(1, "甲"), (2, ""), (3, "乙")]


@pytest.mark.parametrize("mark", ["\f", "\v", "\x85", "\u2028", "\u2029"])
def test_rare_marks_break_a_line_without_counting_one(mark: str) -> None:
    """Numbers stay those that an editor shows."""
    assert lines(f"甲{mark}乙\n丙") == [(1, "甲"), (1, "乙"), (2, "丙")]


SAFE = st.characters(exclude_categories=["Cs"], min_codepoint=0x20, exclude_characters="\x7f\ufffd")


@given(st.text(st.one_of(SAFE, st.sampled_from("\n\r\v\f\u2028")), max_size=80))
def test_no_character_is_lost(text: str) -> None:
    """Lines put together are the text without its line ends."""
    text = REPORT * 5 + text
    kept = text.translate(dict.fromkeys(map(ord, "\n\r\v\f\x85\u2028\u2029")))
    assert "".join(words for _, words in lines(text)) == kept


def test_markdown_without_its_ending_needs_several_headings() -> None:
    """One line that begins with a number sign is no proof, three are."""
    assert read_plain("# 报告\n正文\n".encode(), "a.txt", LIMITS).media_type == "text/plain"
    text = "# 报告\n## 一、回顾\n正文\n## 二、安排\n"
    assert read_plain(text.encode(), "a.txt", LIMITS).media_type == "text/markdown"


def test_a_long_line_of_number_signs_is_linear() -> None:
    """A hostile heading is just a long line, by whatever name."""
    text = "# " + "# " * 100_000 + "x\n"
    assert {number for number, words in lines(text, "a.md") if words} == {1}
    assert [number for number, _ in lines(text, "a.txt")] == [1]


def test_stray_controls_become_spaces_and_many_are_refused() -> None:
    """A DOS end of file or a field mark of Word is no reason to refuse a report."""
    assert lines(REPORT + "\x1a")[-1][1].endswith("得实惠。 ")
    with pytest.raises(SourceError, match="30 control characters"):
        lines(REPORT + "\x01" * 30)


def test_too_many_characters_are_refused() -> None:
    """The message says how many there are and how many are read."""
    with pytest.raises(SourceError, match="12 characters, more than the 10"):
        read_plain(b"x" * 12, "a.txt", Limits(characters=10))
