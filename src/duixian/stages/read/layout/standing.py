"""Rows that belong to no item: headings, paragraphs, and the cells of a table without rules."""

import re
from collections.abc import Sequence

from duixian.stages.read.layout.debris import Segment
from duixian.stages.read.layout.pieces import (
    CELLS,
    Kind,
    Piece,
    between,
    has_quantity,
    is_cell,
    roles,
    stripped,
)
from duixian.stages.read.layout.rows import ADJACENT, Row, first_token, set_width, width
from duixian.stages.read.layout.series import Series, leading_ordinal, trailing_ordinal
from duixian.stages.read.layout.wraps import FINAL, is_open

_STOPS = re.compile("[。；！？]")
_LONGEST_HEADING = 44
_LONGEST_HALF = 24
_SHORTEST_CELL = 4
_AHEAD = 6  # rows on either side that tell how wide prose is set
_ROOM = 2  # columns that a full line of prose may leave over
_NAMED = {"title", "byline", "goal"}


def standing_pieces(rows: Sequence[Row], start: int, end: int, series: Series) -> list[Piece]:
    """The pieces of ``rows[start:end]``, none of which belongs to an item."""
    cells = _cell_rows(rows, start, end, series)
    pieces: list[Piece] = []
    index = start
    while index < end:
        if index in cells:
            pieces.extend(_cells(rows, index))
            index += 1
            continue
        last = index
        while last + 1 < end and last + 1 not in cells and _goes_on(rows, index, last, end, series):
            last += 1
        pieces.append(_piece(rows, index, last, series))
        index = last + 1
    return pieces


def _cell_rows(rows: Sequence[Row], start: int, end: int, series: Series) -> set[int]:
    """Rows of a table: several that state targets, one under the other or side by side."""
    stated = [
        index
        for index in range(start, end)
        if is_cell(rows[index].text)
        and series.strength(rows[index].text) < 2
        and not trailing_ordinal(rows[index].text)[0]
        and not rows[index].line.role
    ]
    runs: list[list[int]] = []
    for index in stated:
        if runs and index - runs[-1][-1] == 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return {index for run in runs if len(run) > 1 or _split(rows[run[0]]) != [] for index in run}


def _split(row: Row) -> list[tuple[int, int]]:
    """The cells of ``row`` as spans of its text; none where it is one cell."""
    spans: list[tuple[int, int]] = []
    begin = 0
    for found in [*re.finditer(" ", row.text), None]:
        end = found.start() if found else len(row.text)
        if is_cell(row.text[begin:end].strip() or "，") and end - begin >= _SHORTEST_CELL:
            spans.append((begin, end))
            begin = end + 1
    return spans if len(spans) > 1 and begin > len(row.text) else []


def _cells(rows: Sequence[Row], index: int) -> list[Piece]:
    row = rows[index]
    return [
        Piece(
            "cell",
            stripped(between(row.segments, begin, end)),
            index,
            index,
            row.width,
            row.gap != ADJACENT and begin == 0,
            CELLS,
        )
        for begin, end in _split(row) or [(0, len(row.text))]
    ]


def _goes_on(rows: Sequence[Row], first: int, last: int, end: int, series: Series) -> bool:
    """Whether the row behind ``last`` belongs to the piece that began at ``first``."""
    row, following = rows[last], rows[last + 1]
    text = row.text
    if row.line.role or following.line.role or trailing_ordinal(text)[0]:
        return False
    if following.text[0] == "#":  # a heading in Markdown
        return False
    if following.text[0] in "，。、；：！？）》”" or text[-1] in "，、（《“":
        return True
    full = _is_full(rows, first, last, end)
    if following.gap != ADJACENT:
        unended = _is_prose(text) and text[-1] not in FINAL and len(text) > 12
        return unended and full and not _is_heading(following.text, series)
    if last > first or _is_prose(text) or len(text) > _LONGEST_HEADING:
        goes = _STOPS.search(text) or (len(text) > 20 and _is_prose(following.text))
        unended = text[-1] not in FINAL and goes is not None and goes is not False
        return unended or full or is_open(text, following.text)
    if full and _runs_on(rows, first, end):
        return True
    return _is_halved(text, following.text, series)


def _is_prose(text: str) -> bool:
    return "，" in text or _STOPS.search(text) is not None


def _is_full(rows: Sequence[Row], first: int, last: int, end: int) -> bool:
    """Whether row ``last`` has no room for the start of the next, by either way of setting.

    The piece that begins at ``first`` and the rows that touch it tell how wide it is set.
    """
    behind = last + 2
    while behind < min(last + _AHEAD, end) and rows[behind].gap == ADJACENT:
        behind += 1
    near = rows[max(first, last - _AHEAD) : behind]
    text, token = rows[last].text, first_token(rows[last + 1].text)
    indent = rows[last].width - width(text)
    return any(
        max(measure(row.text) for row in near) - measure(text) - measure(token) - indent <= _ROOM
        for measure in (width, set_width)
    )


def _runs_on(rows: Sequence[Row], first: int, end: int) -> bool:
    """Whether the block that begins at ``first`` is a paragraph: several rows with stops."""
    last = first
    while last + 1 < end and last - first < 30 and rows[last + 1].gap == ADJACENT:
        last += 1
    stops = sum(row.text.count("，") + row.text.count("。") for row in rows[first : last + 1])
    return last - first >= 2 and stops >= 2


def _is_halved(text: str, following: str, series: Series) -> bool:
    """Whether ``text`` and ``following`` are the two lines of one heading."""
    if max(len(text), len(following)) > _LONGEST_HALF or has_quantity(text + following):
        return False
    if text[-1] in FINAL or following[-1] in FINAL or "。" in following:
        return False
    if leading_ordinal(following)[0] or roles(text) & _NAMED or roles(following) & _NAMED:
        return False
    one, other = set(series.shared(text)), set(series.shared(following))
    if one & other:
        return False
    whole = set(series.shared(f"{text} {following}"))
    if any(key.startswith("=") for key in whole - one - other):
        return True
    if one and other and any(key.startswith("=") for key in one):
        return len(other) == 1
    return True


def _is_heading(text: str, series: Series) -> bool:
    if series.strength(text) >= 1.2 or trailing_ordinal(text)[0]:
        return True
    return len(text) <= _LONGEST_HEADING and text[-1] not in FINAL and not _is_prose(text)


def _piece(rows: Sequence[Row], first: int, last: int, series: Series) -> Piece:
    """A heading or a paragraph from ``rows[first:last + 1]``."""
    segments = _joined(rows, first, last)
    text = "".join(segment.text for segment in segments)
    blank = rows[first].gap != ADJACENT
    columns = max(row.width for row in rows[first : last + 1])
    short = len(text) <= _LONGEST_HEADING and last - first <= 2
    stated = text[-1] in "。；！，" or "。" in text or ("，" in text and len(text) > 30)
    if role := rows[first].line.role:
        kind: Kind = "heading" if role == "heading" else "text"
        value, level = leading_ordinal(text)[0], rows[first].line.level
        return Piece(kind, segments, first, last, columns, blank, "", "", value, role, level)
    if not short or (stated and series.strength(text) < 2):
        return Piece("text", segments, first, last, columns, blank)
    value, begin = trailing_ordinal(text)
    mark = ""
    if value:
        mark = text[begin:].strip()
        segments = stripped(between(segments, 0, begin))
    else:
        value = leading_ordinal(text)[0]
    return Piece("heading", segments, first, last, columns, blank, mark=mark, ordinal=value)


def _joined(rows: Sequence[Row], first: int, last: int) -> list[Segment]:
    """The segments of the rows; the halves of a heading are parted by a blank."""
    segments: list[Segment] = []
    halved = last - first == 1 and not any(
        "，" in row.text or "。" in row.text for row in rows[first : last + 1]
    )
    for index in range(first, last + 1):
        if index > first:
            before, after = rows[index - 1].text[-1], rows[index].text[0]
            latin = before.isascii() and after.isascii() and before.isalpha() and after.isalpha()
            if latin or halved:
                tail = segments[-1]
                segments[-1] = Segment(tail.text + " ", tail.line, tail.column)
        segments.extend(rows[index].segments)
    return segments
