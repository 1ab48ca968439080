"""Notes at the foot of a page: smaller type below everything else."""

import re
from collections.abc import Sequence

from duixian.stages.read.layout.typeset.flow import SetColumn, body_size

_SMALLER = 0.9  # of the size of the body
_FOOT = 0.45  # of the page's height, above which no note begins
_MARK = re.compile(r"[\[［〔(（]?[0-9０-９①-⑳⁰¹²³⁴-⁹]{1,3}[\]］〕)）]?|[*＊※]|注")


def split_notes(
    columns: Sequence[SetColumn], heights: dict[int, float]
) -> tuple[list[SetColumn], list[SetColumn]]:
    """The columns without the notes at their feet, and the notes.

    ``heights`` gives the height of each page. A note begins with a mark, in type smaller than the
    body's, and only such type stands below it.
    """
    body = body_size(columns)
    kept: list[SetColumn] = []
    notes: list[SetColumn] = []
    for column in columns:
        at = _foot(column, body, heights[column.page])
        if at < len(column.lines):
            notes.append(SetColumn(column.lines[at:], column.box, column.page))
        if at:
            kept.append(SetColumn(column.lines[:at], column.box, column.page))
    return kept, notes


def _foot(column: SetColumn, body: float, height: float) -> int:
    """The index of the first line of the notes; the number of lines where there are none."""
    lines = column.lines
    if column.box >= 0:
        return len(lines)
    at = len(lines)
    first = at
    while at and lines[at - 1].size < _SMALLER * body and lines[at - 1].top > _FOOT * height:
        at -= 1
        if _MARK.match(lines[at].text):
            first = at
    return first
