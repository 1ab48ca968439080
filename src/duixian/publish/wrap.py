"""Breaks Chinese text into lines of a terminal: by cells, and never against the rules of print.

A line does not begin with a closing mark nor end with an opening one, a Latin word or a number
stays whole, and so do the spans that the caller names (a figure with its unit).
"""

import re
from collections.abc import Iterator, Sequence

from rich.cells import cell_len

_OPENING = "“‘（《〈【「『〔(["
_CLOSING = "，。、；：！？）》〉】」』〕”’…)],.;:!?％%"
_ATOM = re.compile(
    rf"\s++|[{re.escape(_OPENING)}]*+(?:[0-9A-Za-z.,%+\-–—~/:·]++|[^\s{re.escape(_OPENING)}])"
    rf"[{re.escape(_CLOSING)}]*+|.",
    re.DOTALL,
)

Span = tuple[int, int]


def line_starts(text: str, width: int, whole: Sequence[Span] = ()) -> list[int]:
    """Offsets at which the second and later lines of ``text`` begin, at ``width`` cells a line.

    ``whole`` lists the spans, in text order, that are not broken as long as they fit a line.
    """
    starts: list[int] = []
    used = 0
    for start, end in _atoms(text, whole):
        cells = cell_len(text[start:end])
        if used + cells <= width:
            used += cells
        elif cells <= width:
            starts.append(start)
            used = cells
        else:
            used = _fold(text, (start, end), width, used, starts)
    return starts


def _atoms(text: str, whole: Sequence[Span]) -> Iterator[Span]:
    """What is not broken, left to right: atoms that share a character with a span are joined."""
    spans = iter(whole)
    span = next(spans, None)
    start = -1
    for match in _ATOM.finditer(text):
        if start < 0:
            start = match.start()
        while span and span[1] <= start:
            span = next(spans, None)
        if span and span[0] < match.end() < span[1]:
            continue
        yield start, match.end()
        start = -1
    if start >= 0:
        yield start, len(text)


def _fold(text: str, atom: Span, width: int, used: int, starts: list[int]) -> int:
    """Break an atom that is longer than a line where the line is full."""
    for offset in range(*atom):
        cells = cell_len(text[offset])
        if used + cells > width and used:
            starts.append(offset)
            used = 0
        used += cells
    return used
