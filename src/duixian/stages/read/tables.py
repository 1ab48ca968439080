"""Tables as lines: one line for each row, cells joined by a full-width bar.

The bar is a character, not white space: a number at the end of one cell and a unit at the start
of the next never grow together, and an empty first cell is not lost when a line is stripped.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from duixian.stages.read.lines import Line
from duixian.stages.read.spacing import join

BAR = "｜"
_TEXT_CELL = 300  # characters in one cell of several paragraphs: the table only places text
_MAX_SPAN = 100  # a span beyond this is a mistake of the page, not a wider table


@dataclass(eq=False, slots=True)
class Cell:
    """A cell: its lines of text, the number of the first, its reach in columns and rows."""

    lines: list[str] = field(default_factory=list)
    number: int = 0
    columns: int = 1
    rows: int = 1


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

    def lines(self) -> list[Line]:
        """One line for each row that holds text."""
        numbers = ([cell.number for cell in row if cell.lines] for row in self.rows)
        return [
            Line(text, min(numbers_of_row), "table", 0, True)
            for text, numbers_of_row in zip(self._texts(), numbers, strict=True)
            if text
        ]

    def _texts(self) -> list[str]:
        lines = []
        below: dict[int, int] = {}  # columns that a cell of an earlier row still reaches into
        for row in self.rows:
            texts: list[str] = []
            for cell in row:
                _pass_spanned(texts, below)
                for column in range(len(texts), len(texts) + min(cell.columns, _MAX_SPAN)):
                    if cell.rows > 1:
                        below[column] = min(cell.rows, len(self.rows)) - 1
                texts.extend([join(cell.lines), *[""] * (min(cell.columns, _MAX_SPAN) - 1)])
            _pass_spanned(texts, below)
            lines.append(_row(texts))
        return lines


def _pass_spanned(texts: list[str], below: dict[int, int]) -> None:
    while below.get(len(texts), 0) > 0:
        below[len(texts)] -= 1
        texts.append("")


def _row(texts: Sequence[str]) -> str:
    return BAR.join(texts).rstrip(BAR)
