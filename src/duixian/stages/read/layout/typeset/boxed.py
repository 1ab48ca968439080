"""The pieces of a typeset page of lists: its paragraphs are whole, so that none is weighed."""

from collections.abc import Sequence

from duixian.stages.read.layout.bullets import glyphs_of, without_bullet
from duixian.stages.read.layout.listing import is_title
from duixian.stages.read.layout.order import Placed, place
from duixian.stages.read.layout.pieces import Piece
from duixian.stages.read.layout.rows import ADJACENT, BLANK, Row
from duixian.stages.read.layout.series import Series
from duixian.stages.read.layout.standing import standing_pieces

_LONGEST_HEADING = 44
_STEP = 0.9  # of the size of one level: the next


def pieces_of_passages(rows: Sequence[Row], sizes: Sequence[float]) -> list[Piece]:
    """One piece for each row, several for a row of cells.

    ``sizes`` gives the size of each row that is set larger than the text, which makes it a
    heading, and 0 for the others.
    """
    glyphs = glyphs_of(rows)
    series = Series(row.text for row, glyph in zip(rows, glyphs, strict=True) if not glyph)
    pieces: list[Piece] = []
    for index, (row, glyph) in enumerate(zip(rows, glyphs, strict=True)):
        if glyph and not sizes[index]:
            mark, segments = without_bullet(row, glyph)
            blank = row.gap != ADJACENT
            pieces.append(
                Piece("item", list(segments), index, index, row.width, blank, glyph, mark)
            )
            continue
        alone = [row._replace(gap=BLANK)]
        for piece in standing_pieces(alone, 0, 1, series):
            piece.first = piece.last = index
            if sizes[index] and len(piece.text) <= _LONGEST_HEADING:
                piece.kind = "heading"
            pieces.append(piece)
    return pieces


def in_order(pieces: Sequence[Piece], sizes: Sequence[float]) -> list[Placed]:
    """``pieces`` as they stand, where each list stands behind a heading set larger; else none.

    The sizes of the headings tell their levels. Matching by words is not needed then.
    """
    lists = headed = 0
    for before, piece in zip([None, *pieces], pieces, strict=False):
        if piece.kind in ("item", "cell") and (before is None or before.kind != piece.kind):
            lists += 1
            headed += before is not None and sizes[before.first] > 0
    if not lists or headed < lists:
        return []
    titles = {index for index, piece in enumerate(pieces) if is_title(piece)}
    headings = [
        sizes[piece.first]
        for index, piece in enumerate(pieces)
        if piece.kind == "heading" and index not in titles
    ]
    steps = _steps([size for size in headings if size])
    return [
        place(index, piece, _level(sizes[piece.first], steps)) for index, piece in enumerate(pieces)
    ]


def _steps(sizes: Sequence[float]) -> list[float]:
    """The sizes of headings from the largest on, those that differ by little as one."""
    steps: list[float] = []
    for size in sorted(sizes, reverse=True):
        if not steps or size < _STEP * steps[-1]:
            steps.append(size)
    return steps


def _level(size: float, steps: Sequence[float]) -> int:
    """1 for the largest size; a heading as large as the text is of the lowest level."""
    return max(sum(size <= step for step in steps), 1)
