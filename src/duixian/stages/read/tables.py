"""Tables as lines: one line for each row, cells joined by a full-width bar.

The bar is a character, not white space: a number at the end of one cell and a unit at the start
of the next never grow together, and an empty first cell is not lost when a line is stripped.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import msgspec

from duixian.stages.read.lines import GridCell, Line
from duixian.stages.read.spacing import join

BAR = "｜"
_TEXT_CELL = 300  # characters in one cell of several paragraphs: the table only places text
_MAX_SPAN = 100  # a span beyond this is a mistake of the page, not a wider table


@dataclass(eq=False, slots=True)
class Cell:
    """A cell: its lines of text, the number of the first, its reach in columns and rows.

    ``above`` marks a place into which the cell above reaches, where the source keeps it (DOCX).
    """

    lines: list[str] = field(default_factory=list)
    number: int = 0
    columns: int = 1
    rows: int = 1
    above: bool = False


class _Place(NamedTuple):
    """A place of a row: the cell that begins here, or none, and where the one here begins."""

    cell: Cell | None
    origin: tuple[int, int]


@dataclass(eq=False, slots=True)
class Table:
    """The cells of a table, row by row. ``nested`` says that a cell holds a table of its own."""

    rows: list[list[Cell]] = field(default_factory=list)
    nested: bool = False

    def is_frame(self) -> bool:
        """True where the table places text on the page rather than holding data.

        Old pages and text boxes do that: one column, tables in tables, or whole chapters in a
        cell. Such a table is read as the text it holds.
        """
        if self.nested or all(len(row) <= 1 for row in self.rows):
            return True
        cells = (cell.lines for row in self.rows for cell in row)
        return any(len(lines) >= 3 and sum(map(len, lines)) > _TEXT_CELL for lines in cells)

    def lines(self, table: int = 0) -> list[Line]:
        """One line for each row that holds text; ``table`` is its 1-based order in the source."""
        found: list[Line] = []
        known: dict[tuple[int, int], GridCell] = {}  # by the place where it begins
        for row, places in zip(self.rows, self._placed(), strict=True):
            texts = [join(place.cell.lines) if place.cell else "" for place in places]
            column = 1
            for place, text in zip(places, texts, strict=True):
                if place.cell:
                    known[place.origin] = GridCell(text, place.cell.number, column)
                column += len(text) + len(BAR)
            if text := _row(texts):
                cells = tuple(_seen(known[place.origin], place) for place in places)
                number = min(cell.number for cell in row if cell.lines)
                found.append(Line(text, number, "table", 0, True, table, cells if table else ()))
        return found

    def _placed(self) -> list[list[_Place]]:
        """The places of each row, also those into which a cell from above or the left reaches."""
        found: list[list[_Place]] = []
        below: dict[int, tuple[int, tuple[int, int]]] = {}  # by column: to which row, from where
        for number, row in enumerate(self.rows):
            places: list[_Place] = []
            for cell in row:
                _pass_spanned(places, below, number)
                here = (number, len(places))
                before = found[-1][here[1]] if found and here[1] < len(found[-1]) else None
                if cell.above and before is not None:
                    here = before.origin
                for column in range(len(places), len(places) + min(cell.columns, _MAX_SPAN)):
                    begins = column == here[1] and number == here[0]
                    places.append(_Place(cell if begins else None, here))
                    if cell.rows > 1:
                        below[column] = (number + cell.rows - 1, here)
            _pass_spanned(places, below, number)
            found.append(places)
        return found


def _seen(cell: GridCell, place: _Place) -> GridCell:
    return cell if place.cell else msgspec.structs.replace(cell, merged=True)


def _pass_spanned(
    places: list[_Place], below: dict[int, tuple[int, tuple[int, int]]], number: int
) -> None:
    while (reach := below.get(len(places))) and reach[0] >= number:
        places.append(_Place(None, reach[1]))


def _row(texts: Sequence[str]) -> str:
    return BAR.join(texts).rstrip(BAR)
