"""What every reader gives to the layout: the lines of a source, in the order it holds them."""

import msgspec

from duixian.model import BlockRole


class GridCell(msgspec.Struct, frozen=True):
    """A place of a table's row: the words of the cell there, their 1-based line and column.

    ``merged`` says that the cell begins in another place, which has the same words.
    """

    text: str
    line: int
    column: int
    merged: bool = False


class Line(msgspec.Struct, frozen=True):
    """One line (text file), paragraph (DOCX) or block element (HTML) of a source.

    ``number`` is 1-based. An empty ``text`` is a blank line. ``role`` and ``level`` are what the
    source states; with a role the line is whole and is never joined to its neighbours.
    ``fixed`` says that the source gives whole paragraphs in reading order (DOCX, HTML), so that
    neither joining nor reordering is wanted; a text file leaves it false. A row of a table has
    the 1-based ``table`` that it belongs to and its ``cells``.
    """

    text: str
    number: int
    role: BlockRole = ""
    level: int = 0
    fixed: bool = False
    table: int = 0
    cells: tuple[GridCell, ...] = ()
