"""Reports as CSV that Excel and WPS open as it is: UTF-8 with BOM, CR LF, no formulas.

The columns and codes are those of the JSON contract, whatever the language: CSV is for
programs and for people who know the codes; XLSX speaks the reader's language.
"""

import csv
import io
from collections.abc import Callable
from typing import BinaryIO

from duixian.model import Report
from duixian.model.contract import plain
from duixian.model.tables import COLUMNS, Cell, Column, Table, rows

# A spreadsheet takes a cell that begins so for a formula; the full-width forms too, in Chinese.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class CsvWriter:
    """Writes one table of each report, rows as they come."""

    def __init__(
        self, file: BinaryIO, translate: Callable[[str], str], table: Table = "figures"
    ) -> None:
        self._text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
        self._translate = translate
        self._table = table
        self._writer = csv.writer(self._text, lineterminator="\r\n")
        self._writer.writerow(column.name for column in COLUMNS[table])

    def add(self, report: Report) -> None:
        """Write the rows of one report."""
        columns = COLUMNS[self._table]
        for row in rows(report, self._table, self._translate):
            self._writer.writerow(map(_cell, row, columns))

    def close(self) -> None:
        """Leave the file to whoever opened it."""
        self._text.detach()

    def discard(self) -> None:
        """Leave the file to whoever opened it."""
        self._text.detach()


def _cell(value: Cell, column: Column) -> str | int:
    """What stands in the cell: numbers bare, words guarded, a list joined by semicolons."""
    if value is None:
        return ""
    if column.type == "integer":
        return int(value)
    if column.type == "decimal":
        return plain(value) or ""
    return guard(";".join(value) if column.type == "texts" else value)


def guard(words: str) -> str:
    """``words`` behind an apostrophe where a spreadsheet would run them as a formula."""
    return f"'{words}" if words.startswith(FORMULA_STARTS) else words
