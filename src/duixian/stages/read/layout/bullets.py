"""The glyphs and numerals that lead the items of a list."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from duixian.lexicon.loader import Entry, load
from duixian.stages.read.layout.debris import EDGES, Segment
from duixian.stages.read.layout.rows import Row

_NUMERAL = re.compile(r"(?:[（(]?([0-9０-９]{1,2})(?:[）)]|[.．、](?![0-9０-９]))|([①-⑳]))\s*+")
NUMERAL = "1."


@cache
def _glyphs() -> dict[str, Entry]:
    return dict(load("bullets").by_form)


@cache
def strong_glyphs() -> frozenset[str]:
    """Glyphs that lead an item wherever they lead a line."""
    return frozenset(form for form, entry in _glyphs().items() if entry.extra["strong"])


def glyph_of(text: str) -> str:
    """The bullet glyph that leads ``text``; empty where none does."""
    glyph = text[0]
    entry = _glyphs().get(glyph)
    if (
        entry is None
        or len(text) < 3
        or (entry.not_before and text.startswith(entry.not_before, 1))
    ):
        return ""
    return glyph


def glyphs_of(rows: Sequence[Row]) -> list[str]:
    """For each row the glyph that makes it an item, ``NUMERAL`` for a numeral that does."""
    found = [glyph_of(row.text) for row in rows]
    leading = Counter(found)
    for index, row in enumerate(rows):  # where a dash leads items, “–21家企业” is one of them
        glyph = row.text[0]
        if not found[index] and leading[glyph] >= 3 and row.text[1:2].isdecimal():
            found[index] = glyph
    numbers = [_number(row.text) for row in rows]
    for start, end in _numeral_lists(numbers, found):
        for index in range(start, end):
            if numbers[index]:
                found[index] = NUMERAL
    return found


def _number(text: str) -> int:
    match = _NUMERAL.match(text)
    if not match or match.end() == len(text):
        return 0
    return ord(match[2]) - ord("①") + 1 if match[2] else int(match[1])


def _numeral_lists(numbers: Sequence[int], glyphs: Sequence[str]) -> list[tuple[int, int]]:
    """Spans of rows whose numerals count items, not headings.

    Items follow one another with no other glyph between, and the count starts anew: one count
    from 1 over the whole page numbers its headings.
    """
    spans: list[tuple[int, int]] = []
    expected, start, last = 0, 0, 0
    for index, number in enumerate(numbers):
        if glyphs[index]:
            expected = 0
        if number == 1 or (number and number == expected):
            if number == 1:
                start = index
            elif number == 2:
                spans.append((start, index + 1))
            else:
                spans[-1] = (start, index + 1)
            expected, last = number + 1, index
        elif expected and index - last > 6:
            expected = 0
    return spans if len(spans) > 1 else []


def without_bullet(row: Row, glyph: str) -> tuple[str, list[Segment]]:
    """The bullet of ``row`` and the segments behind it."""
    if glyph == NUMERAL:
        match = _NUMERAL.match(row.text)
        length = match.end() if match else 0
    else:
        length = len(row.text) - len(row.text[1:].lstrip(EDGES))
    return row.text[:length].strip(), cut(row.segments, length)


def cut(segments: Sequence[Segment], length: int) -> list[Segment]:
    """``segments`` without their first ``length`` characters."""
    kept: list[Segment] = []
    for segment in segments:
        if length < len(segment.text):
            text = segment.text[length:]
            kept.append(Segment(text, segment.line, segment.column + length))
            length = 0
        else:
            length -= len(segment.text)
    return kept
