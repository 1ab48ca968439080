"""Sheets of a workbook that Excel and WPS show well: heads, filters, heights, formats."""

import math
import tempfile
from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, BinaryIO

import xlsxwriter
from rich.cells import cell_len
from xlsxwriter.exceptions import XlsxFileError

from duixian.i18n.labels import COLUMNS as NAMES
from duixian.i18n.labels import label
from duixian.model.contract import plain
from duixian.model.tables import Cell
from duixian.publish.sheets import SheetColumn

LAST_ROW = 1_048_575  # of a sheet, counted from 0
LONGEST = 32_767  # characters of a cell
DIGITS = 15  # that a spreadsheet keeps of a number
PLACES = 12  # after the point that a format shows
LINE, HIGHEST = 16.5, 408.75  # points: of a line of text, and of the highest row
ROOMY = 1.1  # a Chinese character is a little wider than two digits
A4 = 9
# Of no meaning, but fixed: the same reports make the same bytes.
CREATED = datetime(2000, 1, 1)


class Workbook:
    """A workbook in the language of ``translate``; rows go to disk as they come."""

    def __init__(self, file: BinaryIO, translate: Callable[[str], str]) -> None:
        self.translate = translate
        self._rows = tempfile.TemporaryDirectory(prefix="duixian-")
        options = {"constant_memory": True, "tmpdir": self._rows.name}
        self._book = xlsxwriter.Workbook(file, options)
        self._book.use_zip64()
        self._book.set_properties({"created": CREATED})
        self._styles: dict[tuple[str, bool], Any] = {}
        self._sheets: list[Sheet] = []

    def sheet(self, title: str, columns: Sequence[SheetColumn], frozen: int = 0) -> "Sheet":
        """A new sheet; ``title`` is a msgid, and the first ``frozen`` columns stay in sight."""
        self._sheets.append(Sheet(self, title, columns, frozen))
        return self._sheets[-1]

    def page(self, name: str) -> Any:
        """A new worksheet of xlsxwriter, set up to be printed."""
        page = self._book.add_worksheet(name)
        page.set_landscape()
        page.set_paper(A4)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        return page

    def style(self, number_format: str, *, left: bool = False) -> Any:
        """The cell format that shows a number so; ``@`` is for words, empty for heads."""
        key = (number_format, left)
        if key not in self._styles:
            aligned = {"align": "left"} if left else {}
            self._styles[key] = self._book.add_format(_properties(number_format) | aligned)
        return self._styles[key]

    def ink(self, colour: str) -> Any:
        """The format of words in a colour (``#rrggbb``), for conditions."""
        return self._book.add_format({"font_color": colour.upper(), "bold": True})

    def close(self) -> None:
        """Write the file. Raise ``OSError`` where it cannot be written."""
        for sheet in self._sheets:
            sheet.close()
        try:
            self._book.close()
        except XlsxFileError as error:
            reason = error.args[0] if error.args else error
            raise reason if isinstance(reason, OSError) else OSError(str(reason)) from error
        self._rows.cleanup()

    def discard(self) -> None:
        """Leave no file of rows behind where the workbook is not to be written."""
        self._book.fileclosed = True
        for page in self._book.worksheets():
            if page.row_data_fh:
                page.row_data_fh.close()
        self._rows.cleanup()


def _properties(number_format: str) -> dict[str, object]:
    if not number_format:
        return {
            "bold": True,
            "font_color": "#FFFFFF",
            "bg_color": "#1F4E79",
            "valign": "vcenter",
            "text_wrap": True,
        }
    # Words are text also when they are edited: nothing turns into a date.
    wrap = {"text_wrap": True} if number_format == "@" else {}
    return {"valign": "top", "num_format": number_format, **wrap}


class Sheet:
    """Rows under a head; a full sheet goes on in a next one of the same name."""

    def __init__(
        self, book: Workbook, title: str, columns: Sequence[SheetColumn], frozen: int
    ) -> None:
        self.columns = columns
        self._book = book
        self._title = book.translate(title)
        self._frozen = frozen
        self._number = 0
        self._begin()

    def _begin(self) -> None:
        self._number += 1
        name = self._title if self._number == 1 else f"{self._title} {self._number}"
        self._page = self._book.page(name)
        self._page.freeze_panes(1, self._frozen)
        self._page.set_row(0, 2 * LINE)
        for index, column in enumerate(self.columns):
            self._page.set_column(index, index, column.width)
            words = self._book.translate(NAMES.get(column.name, column.name))
            self._page.write_string(0, index, words, self._book.style(""))
        self._row = 0

    def close(self) -> None:
        """Give the sheet its filter and its colours, now that its length is known."""
        self._page.autofilter(0, 0, self._row, len(self.columns) - 1)
        for index, column in enumerate(self.columns):
            for code, colour in (column.colours or {}).items():
                words = label(column.names or {}, code, self._book.translate)
                rule = {
                    "type": "cell",
                    "criteria": "==",
                    "value": f'"{words}"',
                    "format": self._book.ink(colour),
                }
                self._page.conditional_format(1, index, max(self._row, 1), index, rule)

    def open_here(self) -> None:
        """Show this sheet when the workbook is opened."""
        self._page.activate()

    def add(self, cells: Sequence[Cell], unit: str | None = None) -> None:
        """Write one row; ``unit`` is that of its decimals."""
        if self._row == LAST_ROW:
            self.close()
            self._begin()
        self._row += 1
        shown = [
            _shown(cell, column, self._book.translate)
            for cell, column in zip(cells, self.columns, strict=True)
        ]
        # Neither WPS nor LibreOffice finds the height of a wrapped row when it opens a file.
        self._page.set_row(self._row, _height(shown, self.columns))
        for index, cell in enumerate(shown):
            if isinstance(cell, str):
                # Never write(): that would make formulas and links of words.
                self._page.write_string(self._row, index, cell, self._book.style("@"))
            elif cell is not None:
                among_words = self.columns[index].kind == "text"
                style = self._book.style(_number_format(cell, unit), left=among_words)
                self._page.write_number(self._row, index, cell, style)
        self._forget(self._row - 1)

    def _forget(self, row: int) -> None:
        """Drop the height of a row that is on disk; xlsxwriter keeps all, to place charts by."""
        for name in ("row_info", "set_rows", "row_sizes"):  # as its versions call them
            getattr(self._page, name, {}).pop(row, None)


def _shown(
    cell: Cell, column: SheetColumn, translate: Callable[[str], str]
) -> str | int | Decimal | None:
    """A number where a spreadsheet can hold it exactly, else words; ``None`` for no cell."""
    if isinstance(cell, Decimal):
        words = plain(cell) or ""
        digits = words.lstrip("-0.").replace(".", "").rstrip("0")
        return cell if len(digits) <= DIGITS and abs(cell.adjusted()) < 300 else _cut(words)
    if isinstance(cell, int) or not cell:
        return cell if isinstance(cell, int) else None
    codes = cell if isinstance(cell, tuple) else (cell,)
    return _cut("；".join(label(column.names or {}, code, translate) for code in codes))


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"


def _height(shown: Sequence[object], columns: Sequence[SheetColumn]) -> float:
    """The points of a row: its longest cell decides, at the width of its column."""
    lines = max(
        math.ceil(cell_len(cell) * ROOMY / column.width) if isinstance(cell, str) else 1
        for cell, column in zip(shown, columns, strict=True)
    )
    return min(lines * LINE, HIGHEST)


def _number_format(value: int | Decimal, unit: str | None) -> str:
    """As many places as the number has; a fraction of unit ``%`` is shown as a percentage."""
    if isinstance(value, int):
        return "0"
    places = len((plain(value) or "").partition(".")[2])
    if unit == "%":
        return f"0{_places(places - 2)}%"
    return f"#,##0{_places(places)}"


def _places(count: int) -> str:
    return "." + "0" * min(count, PLACES) if count > 0 else ""
