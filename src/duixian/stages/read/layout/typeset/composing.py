"""From typeset pages to canonical text: reading order, paragraphs, and where they stand."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from duixian.model.pages import Pages, Stretch
from duixian.stages.read.layout.compose import Composition, Draft, assemble
from duixian.stages.read.layout.debris import clean
from duixian.stages.read.layout.gate import is_page
from duixian.stages.read.layout.rows import ADJACENT, BLANK, Row
from duixian.stages.read.layout.typeset.cutting import columns_of
from duixian.stages.read.layout.typeset.flow import Passage, SetColumn, passages_of
from duixian.stages.read.layout.typeset.margins import set_margins_aside
from duixian.stages.read.layout.typeset.notes import split_notes
from duixian.stages.read.layout.typeset.runs import TypesetPage
from duixian.stages.read.layout.typeset.setlines import CELL_END, lines_of
from duixian.stages.read.lines import Line
from duixian.stages.read.tables import BAR

if TYPE_CHECKING:
    from duixian.model import BlockRole

_SHORT_CELLS = 12  # characters of a cell on average


def compose_pages(pages: Sequence[TypesetPage]) -> tuple[Composition, Pages]:
    """The canonical text of ``pages`` and the place of every character on them.

    Paragraphs are numbered from 1 in ``Origin.lines``; the numbers are those of ``Pages``.
    """
    sizes = tuple((round(page.width, 2), round(page.height, 2)) for page in pages)
    turns = tuple(page.turn for page in pages)
    aside = [*dict.fromkeys(page.stamp for page in pages if page.stamp), *set_margins_aside(pages)]
    columns = [
        SetColumn(lines_of(column.runs, page.number), column.box, page.number)
        for page in pages
        for column in columns_of(page)
    ]
    columns, notes = split_notes(columns, {page.number: page.height for page in pages})
    passages = passages_of(columns)
    for note in passages_of(notes):
        note.role = "note"
        passages.append(note)
    lines = [_line(passage, number) for number, passage in enumerate(passages, 1)]
    drafts, marks = _drafts(passages, lines)
    places = tuple(_stretches(passage) for passage in passages)
    return assemble(drafts, [*aside, *marks]), Pages(sizes, places, turns if any(turns) else ())


def _line(passage: Passage, number: int) -> Line:
    """The passage as a line of a source; wide gaps in a line of short cells part cells."""
    text = passage.text
    role: BlockRole = passage.role
    if not role and CELL_END in text:
        cells = text.split(CELL_END)
        if len(cells) >= 3 and len(text) < _SHORT_CELLS * len(cells) and not _prose(text):
            role = "table"
    return Line(text, number, role, 0, True)


def _prose(text: str) -> bool:
    return "。" in text or "，" in text


def _drafts(passages: Sequence[Passage], lines: Sequence[Line]) -> tuple[list[Draft], list[str]]:
    """The passages in order: as they stand, or, on a page of lists, lists under headings."""
    rows = [
        Row("".join(part.text for part in segments), segments, line, gap, False, False)
        for passage, line in zip(passages, lines, strict=True)
        if (segments := clean(line))
        for gap in (BLANK if passage.apart else ADJACENT,)
    ]
    if not is_page(rows):
        return [_draft(row) for row in rows], []
    from duixian.stages.read.layout.order import reading_order
    from duixian.stages.read.layout.pairing import pair
    from duixian.stages.read.layout.typeset.boxed import in_order, pieces_of_passages

    of_rows = [passages[row.line.number - 1] for row in rows]
    sizes = [passage.lines[0].size * passage.large for passage in of_rows]
    pieces = pieces_of_passages(rows, sizes)
    placed = in_order(pieces, sizes) or reading_order(pieces, pair(pieces))
    marks = [piece.mark for piece in pieces if piece.mark]
    return [Draft(pieces[at.piece].segments, at.role, at.level) for at in placed], marks


def _draft(row: Row) -> Draft:
    if row.line.role != "table":
        return Draft(row.segments, row.line.role)
    # One character for one, so that columns stay true.
    return Draft(clean(Line(row.line.text.replace(CELL_END, BAR), row.line.number)), "table")


def _stretches(passage: Passage) -> tuple[Stretch, ...]:
    column, found = 1, []
    for line, part in passage.parts():
        found.append(
            Stretch(column, line.page, line.top, line.bottom, tuple(line.lefts), tuple(line.rights))
        )
        column += len(part)
    return tuple(found)
