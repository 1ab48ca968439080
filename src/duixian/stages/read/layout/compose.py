"""From the lines of a source to its canonical text."""

from collections.abc import Iterable, Sequence

import msgspec

from duixian.model import Block, BlockRole, Origin, SetAside
from duixian.stages.read.layout.debris import Segment, clean
from duixian.stages.read.layout.furniture import set_furniture_aside
from duixian.stages.read.layout.gate import is_page
from duixian.stages.read.layout.rows import Row, read_rows
from duixian.stages.read.layout.wraps import paragraphs
from duixian.stages.read.lines import Line

_SHOWN = 200  # characters of a set-aside text, see ``SetAside``


class Composition(msgspec.Struct, frozen=True):
    """The canonical text, its blocks, where each character came from, and what was set aside.

    Every character of the lines that is not white is in ``text`` or in ``set_aside``.
    """

    text: str
    blocks: tuple[Block, ...]
    origin: Origin
    set_aside: tuple[SetAside, ...]


class Draft(msgspec.Struct, frozen=True):
    """A block before it has its place in the text."""

    segments: Sequence[Segment]
    role: BlockRole = ""
    level: int = 0


def compose(lines: Sequence[Line]) -> Composition:
    """The canonical text of ``lines``, one block a line, in reading order.

    Lines that are ``fixed`` or have a role are whole and are only cleaned. The others are a plain
    text, whose hard wraps are joined, or the page of a newspaper, whose lists are also put under
    their headings.
    """
    if any(line.fixed for line in lines):
        return assemble(_whole(lines), [])
    rows, furniture = set_furniture_aside(read_rows(lines))
    if is_page(rows):
        drafts, marks = _page(rows)
        return assemble(drafts, [*furniture, *marks])
    return assemble(_prose(rows), furniture)


def _whole(lines: Iterable[Line]) -> Iterable[Draft]:
    for line in lines:
        if segments := clean(line):
            yield Draft(segments, line.role, line.level)


def _prose(rows: Sequence[Row]) -> Iterable[Draft]:
    """Paragraphs between the lines whose role the source states."""
    start = 0
    for index, row in enumerate(rows):
        if row.line.role:
            yield from map(Draft, paragraphs(rows[start:index]))
            yield Draft(row.segments, row.line.role, row.line.level)
            start = index + 1
    yield from map(Draft, paragraphs(rows[start:] if start else rows))


def _page(rows: Sequence[Row]) -> tuple[list[Draft], list[str]]:
    """The pieces of a page in reading order, and the bullets and ordinals that were taken off."""
    # A plain text needs none of the machinery of pages.
    from duixian.stages.read.layout.blocks import pieces_of
    from duixian.stages.read.layout.order import reading_order
    from duixian.stages.read.layout.pairing import pair

    pieces = pieces_of(rows)
    placed = reading_order(pieces, pair(pieces))
    marks = [piece.mark for piece in pieces if piece.mark]
    return [Draft(pieces[at.piece].segments, at.role, at.level) for at in placed], marks


def assemble(drafts: Iterable[Draft], aside: Sequence[str]) -> Composition:
    """Number the characters of ``drafts`` and note where each run of them came from.

    ``aside`` are the texts that were left out, as furniture.
    """
    texts: list[str] = []
    blocks: list[Block] = []
    starts: list[int] = []
    lines: list[int] = []
    columns: list[int] = []
    position = 0
    for draft in drafts:
        begin = position
        for text, line, column in draft.segments:
            starts.append(position)
            lines.append(line)
            columns.append(column)
            texts.append(text)
            position += len(text)
        texts.append("\n")
        blocks.append(Block(begin, position, draft.role, draft.level))
        position += 1
    origin = Origin(tuple(starts), tuple(lines), tuple(columns)) if starts else Origin()
    return Composition("".join(texts[:-1]), tuple(blocks), origin, tuple(_set_aside(aside)))


def _set_aside(texts: Sequence[str]) -> Iterable[SetAside]:
    """The texts as furniture, gathered into entries of no more than ``_SHOWN`` characters."""
    gathered = ""
    for text in texts:
        if gathered and len(gathered) + 1 + len(text) > _SHOWN:
            yield SetAside("furniture", gathered)
            gathered = ""
        gathered = f"{gathered} {text}" if gathered else text
    if gathered:
        yield SetAside("furniture", gathered)
