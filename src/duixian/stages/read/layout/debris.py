"""Characters that a page leaves in a line: invisible ones, stretched spacing, stray white space.

Cleaning keeps its place: a cleaned line is a list of segments, each a stretch of the source line
with the line and column where it begins.
"""

import re
from itertools import islice
from typing import NamedTuple

from duixian.stages.read.lines import Line

# White space, controls, soft hyphen, zero-width characters, marks of direction.
_GAP = re.compile(r"[\s\x00-\x1f\x7f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]++")
EDGES = "".join(
    chr(code)
    for first, last in (
        *((0x00, 0x20), (0x7F, 0x7F), (0x85, 0x85), (0xA0, 0xA0), (0xAD, 0xAD)),
        *((0x1680, 0x1680), (0x2000, 0x200F), (0x2028, 0x202F), (0x205F, 0x2064)),
        *((0x3000, 0x3000), (0xFEFF, 0xFEFF)),
    )
    for code in range(first, last + 1)
)
_SPACE = re.compile(r"\s")
_DIGIT = re.compile(r"[0-9０-９]")
_YEAR = re.compile(r"[0-9０-９]{4}\s?年")
_NUMBER_END = re.compile(r"\s[0-9０-９][0-9０-９.．]*+[%％]?$")
_BLANKED = dict.fromkeys(map(ord, EDGES), " ")
CLOSERS = "，。．、；：！？）》〉”’」』】〕％%‰℃…,;:!?)]}"
OPENERS = "（《〈“‘「『【〔([{"
_STOPS = "，。、；：！？"
GAPS_PER_LINE = 20_000  # beyond this a line is no typesetting: its blanks are mapped one to one


class Segment(NamedTuple):
    """``text`` as it stands in the source at 1-based ``line`` and ``column``."""

    text: str
    line: int
    column: int


def is_ideograph(char: str) -> bool:
    """Whether ``char`` is a Han character, which needs no space beside it."""
    return "\u3400" <= char <= "\u9fff" or char in "〇々" or "\uf900" <= char <= "\ufaff"


def clean(line: Line) -> list[Segment]:
    """The visible text of ``line`` in segments; empty where there is none."""
    stripped = line.text.strip(EDGES)
    if not stripped:
        return []
    column = 1
    if len(stripped) != len(line.text):
        column += len(line.text) - len(line.text.lstrip(EDGES))
    # Every gap but a blank is unprintable, and both tests are many times faster than a pattern.
    if " " not in stripped and stripped.isprintable():
        return [Segment(stripped, line.number, column)]
    return _without_gaps(stripped, line.number, column)


def _without_gaps(text: str, line: int, column: int) -> list[Segment]:
    """Cut ``text`` at its gaps, and keep one space where words need it."""
    gaps = [found.span() for found in islice(_GAP.finditer(text), GAPS_PER_LINE + 1)]
    if len(gaps) > GAPS_PER_LINE:
        return [Segment(text.translate(_BLANKED), line, column)]
    stretched = _stretched(text, gaps)
    prose = any(stop in text for stop in "，。；")
    segments: list[Segment] = []
    begin, kept = 0, ""  # where the open segment begins, and its text up to the last blank
    done = 0
    for (start, end), drop in zip(gaps, stretched, strict=True):
        kept += text[done:start]
        done = end
        if not drop and _is_needed(text, start, end, prose):
            kept += " "
            if end - start == 1:  # one blank for one blank: the segment goes on
                continue
        segments.append(Segment(kept, line, column + begin))
        begin, kept = end, ""
    segments.append(Segment(kept + text[done:], line, column + begin))
    return segments


def _stretched(text: str, gaps: list[tuple[int, int]]) -> list[bool]:
    """Which gaps stretch a word: those in a run of tokens of one character each (``增 长``)."""
    edges = [0, *(edge for gap in gaps for edge in gap), len(text)]
    single = [
        len(text[start:end].strip(CLOSERS + OPENERS)) <= 1
        for start, end in zip(edges[::2], edges[1::2], strict=True)
    ]
    marks = [False] * len(gaps)
    begin = 0
    while begin < len(single):
        end = begin
        while end < len(single) and single[end]:
            end += 1
        if end - begin >= 3 or (end - begin == 2 and len(single) == 2):
            marks[begin : end - 1] = [True] * (end - 1 - begin)
            for edge in (begin - 1, end - 1):  # the stretched word may reach into its neighbours
                if 0 <= edge < len(gaps) and _is_narrow(text, *gaps[edge]):
                    marks[edge] = True
        begin = end + 1
    return marks


def _is_narrow(text: str, start: int, end: int) -> bool:
    return end - start == 1 and is_ideograph(text[start - 1]) and is_ideograph(text[end])


def _is_needed(text: str, start: int, end: int, prose: bool) -> bool:
    """Whether the gap ``start:end`` parts words, rather than digits or a number and its unit."""
    left, right = text[start - 1], text[end]
    if right in CLOSERS or left in OPENERS or left in _STOPS:
        return False
    gap = text[start:end]
    if end - start > 1 or gap in "\t\u3000":
        return _SPACE.search(gap) is not None
    before, after = bool(_DIGIT.match(left)), bool(_DIGIT.match(right))
    if before and after:
        lone = not _DIGIT.match(text[start - 2 : start - 1] or "x")
        return not (lone and not _DIGIT.match(text[end + 1 : end + 2]))
    if before and is_ideograph(right):
        return False
    if after and is_ideograph(left):
        return _YEAR.match(text, end) is not None
    if left in "%％" and prose and is_ideograph(right):  # “增长 5.5% 左右”, not two cells
        return _NUMBER_END.search(text, max(0, start - 24), start) is None
    return _SPACE.match(gap) is not None
