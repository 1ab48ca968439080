"""The task table as a Word document (任务分解表)."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import BinaryIO

from duixian.i18n import N_
from duixian.model.contract import plain
from duixian.publish.office.columns import Cell
from duixian.publish.office.tasks import Row, TaskTable
from duixian.publish.office.word import Column, Group, Look, WordDocument


def write_task_document(
    table: TaskTable, file: BinaryIO, *, look: Look, translate: Callable[[str], str]
) -> None:
    """Write the table with its title, grouped by the headings of the report."""
    told = translate(N_("{place}: tasks of the government work report of {year}"))
    title = told.format(place=table.place, year=table.year or "").strip(" :：")
    document = WordDocument(title, look)
    document.landscape()
    document.paragraph(title, "title")
    columns = (
        Column(translate(N_("No.")), 5, centred=True),
        Column(translate(N_("Task")), 40),
        Column(translate(N_("Goal")), 13, centred=True),
        Column(translate(N_("Lead unit")), 16, centred=True),
        Column(translate(N_("Supporting units")), 18, centred=True),
        Column(translate(N_("Due")), 11, centred=True),
    )
    groups: list[tuple[str, list[tuple[str, ...]]]] = []
    for row in table.rows:
        part = str(row["section"] or "")
        if not groups or groups[-1][0] != part:
            groups.append((part, []))
        groups[-1][1].append(_cells(row, table.year, translate))
    document.table(columns, [Group(part, rows) for part, rows in groups])
    document.save(file)


def _cells(row: Row, year: int | None, translate: Callable[[str], str]) -> tuple[str, ...]:
    return (
        _told(row["number"]),
        _told(row["promise"]),
        f"{_told(row['target'])}{_told(row['unit'])}",
        _told(row["lead"]),
        _told(row["support"]),
        _due(row["deadline"], year, translate),
    )


def _due(cell: Cell, year: int | None, translate: Callable[[str], str]) -> str:
    """By when, the year alone where it is another one; the last day of a month is its end."""
    if not isinstance(cell, date):
        return _told(cell)
    ends = (cell + timedelta(days=1)).day == 1
    template = N_("end of month {month}") if ends else N_("day {day} of month {month}")
    if cell.year != year:
        template = N_("{year}, end of month {month}") if ends else N_("{year}-{month}-{day}")
    return translate(template).format(year=cell.year, month=cell.month, day=cell.day)


def _told(cell: Cell) -> str:
    return (plain(cell) or "") if isinstance(cell, Decimal) else str(cell or "")
