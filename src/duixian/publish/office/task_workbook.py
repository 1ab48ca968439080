"""A task table as a workbook that people fill in: lists, dates, numbers, print set-up.

Its second sheet is hidden and says what the table held when it was handed out; ``merge`` tells by
it what was filled in and what was changed.
"""

import datetime as dt
import math
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, BinaryIO, NamedTuple

import xlsxwriter
from rich.cells import cell_len
from xlsxwriter.exceptions import XlsxFileError

from duixian.i18n import N_
from duixian.model.contract import plain
from duixian.publish.office.columns import (
    BY_NAME,
    COLUMNS,
    FLAG,
    QUARTERS,
    STATE_NAMES,
    Cell,
    TaskColumn,
)
from duixian.publish.office.tasks import Row, TaskTable
from duixian.publish.workbook import A4, CREATED, DIGITS, LONGEST

SCHEMA = "duixian.tasks/1"
SHEET, BASE, CONFLICTS = N_("Task table"), N_("As handed out"), N_("Conflicts")
HEAD_ROW = 1  # below the title, counted from 0
SPARE = 200  # rows below the table that take what a unit adds
GRID = {"border": 1, "border_color": "#7F7F7F"}
FONT, SIZE, LINE, HIGHEST = "宋体", 10, 13.5, 405.0  # points
DIGIT, PADDING, CHINESE = 7, 5, 13.4  # pixels: of a column's unit, its margin, a character
MOST_LINES = int(HIGHEST / LINE) - 1
FIRST_DAY, LAST_DAY = dt.date(2000, 1, 1), dt.date(2099, 12, 31)
Translate = Callable[[str], str]


class Conflict(NamedTuple):
    """One cell that files fill in differently: the values and where each stands."""

    id: str
    column: str
    promise: str
    values: tuple[tuple[str, str], ...]


def write_task_workbook(
    table: TaskTable,
    file: BinaryIO,
    translate: Translate,
    *,
    base: TaskTable | None = None,
    flags: Mapping[str, str] | None = None,
    conflicts: Sequence[Conflict] = (),
) -> None:
    """Write ``table``; ``base`` is what the hidden sheet says, by default the table itself.

    ``flags`` are remarks by id of the row, ``conflicts`` go to a sheet of their own. Raise
    ``OSError`` where nothing can be written.
    """
    book = _Book(file, translate)
    columns = (*COLUMNS, FLAG) if flags is not None else COLUMNS
    book.tasks(table, columns, flags or {}, {(one.id, one.column) for one in conflicts})
    book.base(base or table)
    if conflicts:
        book.conflicts(conflicts)
    book.close()


class _Book:
    def __init__(self, file: BinaryIO, translate: Translate) -> None:
        self._say = translate
        self._book = xlsxwriter.Workbook(file, {"in_memory": True})
        self._book.set_properties({"created": CREATED})
        self._styles: dict[tuple[tuple[str, object], ...], Any] = {}

    def style(self, **more: object) -> Any:
        key = tuple(sorted(more.items()))
        if key not in self._styles:
            look = {"font_name": FONT, "font_size": SIZE, "valign": "vcenter", **GRID}
            self._styles[key] = self._book.add_format({**look, "text_wrap": True, **more})
        return self._styles[key]

    def tasks(
        self,
        table: TaskTable,
        columns: Sequence[TaskColumn],
        flags: Mapping[str, str],
        disputed: set[tuple[str, str]],
    ) -> None:
        page = self._book.add_worksheet(self._say(SHEET))
        self._head(page, table.title, columns)
        for order, row in enumerate(table.rows, start=HEAD_ROW + 1):
            cells = {**row, "flag": flags.get(str(row["id"]), "")}
            page.set_row(order, _height(cells, columns))
            for index, column in enumerate(columns):
                marked = (str(row["id"]), column.name) in disputed
                self._cell(page, order, index, column, cells, marked=marked)
        last = HEAD_ROW + max(len(table.rows), 1)
        page.autofilter(HEAD_ROW, 0, last, len(columns) - 1)
        self._validate(page, columns, last + SPARE)
        self._print(page, columns, last)

    def _head(self, page: Any, title: str, columns: Sequence[TaskColumn]) -> None:
        look = {"font_name": "黑体", "font_size": 16, "align": "center", "valign": "vcenter"}
        shown = [column.name for column in columns].index("note")
        page.set_row(0, 30)
        page.merge_range(0, 0, 0, shown, "", self._book.add_format(look))
        page.write_string(0, 0, title, self._book.add_format(look))
        page.set_row(HEAD_ROW, 3 * LINE)
        for index, column in enumerate(columns):
            page.set_column(index, index, column.width)
            fill = "#FFF2CC" if column.asked else "#DDEBF7"
            style = self.style(bold=True, align="center", bg_color=fill)
            page.write_string(HEAD_ROW, index, self._say(column.head), style)
        page.freeze_panes(HEAD_ROW + 1, 4)

    def _cell(
        self,
        page: Any,
        row: int,
        index: int,
        column: TaskColumn,
        cells: Mapping[str, Cell],
        *,
        marked: bool,
    ) -> None:
        value = cells[column.name]
        more: dict[str, object] = {"bg_color": "#FFC7CE"} if marked else {}
        if column.name == "sentence":
            more["text_wrap"] = False  # whole, however long: its row stays as high as the others
        if column.name in ("number", "kind", "target", "unit", "bound", "deadline", "status"):
            more["align"] = "center"
        if isinstance(value, dt.date):
            page.write_datetime(row, index, value, self.style(num_format="yyyy-mm-dd", **more))
        elif isinstance(value, Decimal) and _exact(value):
            page.write_number(row, index, value, self.style(num_format="General", **more))
        elif value:
            # Never write(): that would make formulas and links of words.
            words = _cut(str(value) if not isinstance(value, Decimal) else plain(value) or "")
            if column.name == "promise":
                words = _fitting(words, column)
            page.write_string(row, index, words, self.style(num_format="@", **more))
        else:
            page.write_blank(row, index, None, self.style(num_format=_asked(column, cells), **more))

    def _validate(self, page: Any, columns: Sequence[TaskColumn], last: int) -> None:
        first = HEAD_ROW + 1
        for index, column in enumerate(columns):
            if column.kind == "state":
                rule: dict[str, object] = {
                    "validate": "list",
                    "source": [self._say(name) for name in STATE_NAMES],
                    "error_message": self._say(N_("Choose one of the states of the list.")),
                }
            elif column.kind == "date":
                rule = {
                    "validate": "date",
                    "criteria": "between",
                    "minimum": FIRST_DAY,
                    "maximum": LAST_DAY,
                    "error_message": self._say(N_("Write a date, as 2025-06-30.")),
                }
            elif column.name in (*QUARTERS, "actual"):
                rule = {
                    "validate": "decimal",
                    "criteria": "between",
                    "minimum": -1e15,
                    "maximum": 1e15,
                    # Words may stand here too: a milestone has no number.
                    "error_type": "warning",
                    "error_message": self._say(
                        N_("A number in the unit of the row; keep words where no number fits.")
                    ),
                }
            else:
                continue
            page.data_validation(first, index, last, index, rule)

    def _print(self, page: Any, columns: Sequence[TaskColumn], last: int) -> None:
        page.set_landscape()
        page.set_paper(A4)
        page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0, HEAD_ROW)
        shown = [column.name for column in columns].index("note")
        page.print_area(0, 0, last, shown)
        page.center_horizontally()
        page.set_footer(f"&C{self._say(N_('Page &P of &N'))}")

    def base(self, table: TaskTable) -> None:
        page = self._book.add_worksheet(self._say(BASE))
        page.hide()
        words = self._book.add_format({"num_format": "@"})
        date = self._book.add_format({"num_format": "yyyy-mm-dd"})
        head = (SCHEMA, table.key, table.title, table.place, str(table.year or ""))
        for index, told in enumerate(head):
            page.write_string(0, index, told, words)
        for index, column in enumerate(COLUMNS):
            page.write_string(1, index, column.name, words)
        for order, row in enumerate(table.rows, start=2):
            for index, column in enumerate(COLUMNS):
                value = row[column.name]
                if isinstance(value, dt.date):
                    page.write_datetime(order, index, value, date)
                elif isinstance(value, Decimal) and _exact(value):
                    page.write_number(order, index, value)
                elif value:
                    said = (plain(value) or "") if isinstance(value, Decimal) else str(value)
                    page.write_string(order, index, _cut(said), words)

    def conflicts(self, conflicts: Sequence[Conflict]) -> None:
        page = self._book.add_worksheet(self._say(CONFLICTS))
        page.freeze_panes(1, 0)
        heads = (N_("Id"), N_("What is promised (words of the report)"), N_("Column"),
                 N_("Value"), N_("Where"))  # fmt: skip
        for index, (head, width) in enumerate(zip(heads, (12, 44, 14, 30, 34), strict=True)):
            page.set_column(index, index, width)
            page.write_string(0, index, self._say(head), self.style(bold=True, bg_color="#DDEBF7"))
        order = 0
        for one in conflicts:
            column = self._say(BY_NAME[one.column].head)
            for value, where in one.values:
                order += 1
                cells = (one.id, one.promise, column, value, where)
                for index, told in enumerate(cells):
                    page.write_string(order, index, _cut(told), self.style(num_format="@"))

    def close(self) -> None:
        try:
            self._book.close()
        except XlsxFileError as error:
            reason = error.args[0] if error.args else error
            raise reason if isinstance(reason, OSError) else OSError(str(reason)) from error


def _asked(column: TaskColumn, cells: Mapping[str, Cell]) -> str:
    """How an empty cell takes what is written into it: words stay words."""
    if column.kind == "date":
        return "yyyy-mm-dd"
    counted = column.kind == "number" and isinstance(cells.get("target"), Decimal)
    return "General" if counted else "@"


def _exact(value: Decimal) -> bool:
    digits = (plain(value) or "").lstrip("-0.").replace(".", "").rstrip("0")
    return len(digits) <= DIGITS and abs(value.adjusted()) < 300


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"


def _lines(words: str, column: TaskColumn) -> int:
    """How many lines ``words`` take in a cell; a line that may not begin with a comma is short."""
    room = (column.width * DIGIT + PADDING) / CHINESE * 2 - 1.5
    return sum(max(math.ceil(cell_len(line) / room), 1) for line in words.split("\n"))


def _fitting(words: str, column: TaskColumn) -> str:
    """``words``, or as many as the highest row shows, with a sign: the sentence stands whole."""
    while _lines(words, column) > MOST_LINES:
        words = words[: int(len(words) * 0.9)].rstrip("…") + "…"
    return words


def _height(cells: Row, columns: Sequence[TaskColumn]) -> float:
    """The points of a row: neither WPS nor LibreOffice finds them when it opens a file."""
    told = [
        _lines(value, column)
        for column in columns
        if isinstance(value := cells.get(column.name), str) and column.name != "sentence"
    ]
    return min(max(told, default=1) * LINE + 4, HIGHEST)
