"""The product “tables”: workbooks to fill in and Word documents of an edition."""

from collections.abc import Callable, Iterator
from pathlib import Path

from duixian.errors import SourceError
from duixian.i18n import N_, translator
from duixian.model import Report
from duixian.model.reconciliation import Reconciliation
from duixian.publish.atomic import atomic, make_folder
from duixian.publish.edition import Edition
from duixian.publish.office.bulletin import write_bulletin
from duixian.publish.office.file_names import file_names
from duixian.publish.office.filled import read_filled
from duixian.publish.office.merging import merge
from duixian.publish.office.outcomes import write_outcomes
from duixian.publish.office.splitting import by_lead
from duixian.publish.office.task_document import write_task_document
from duixian.publish.office.task_workbook import write_task_workbook
from duixian.publish.office.tasks import TaskTable, task_table
from duixian.publish.office.word import Look, read_look
from duixian.publish.products import Wishes

TASKS, TASKS_DOCUMENT = N_("task-table"), N_("task-list")
OUTCOMES, BULLETIN = N_("outcomes"), N_("bulletin")
SPLIT, NO_LEAD = N_("by-lead-unit"), N_("no-lead-unit-yet")


def make_tables(edition: Edition, folder: Path, wishes: Wishes) -> Iterator[Path]:
    """Write the tables of ``edition`` and yield each file.

    Raise :class:`SourceError` where the table that was filled in is of another report, and
    ``TemplateError``, ``OutputError``.
    """
    translate = translator(wishes.language)
    look = read_look(wishes.templates)
    table = _table(edition, wishes, translate)
    path = folder / f"{translate(TASKS)}.xlsx"
    with atomic(path) as file:
        write_task_workbook(table, file, translate)
    yield path
    if wishes.split == "lead":
        yield from _by_lead(table, folder / translate(SPLIT), translate)
    path = folder / f"{translate(TASKS_DOCUMENT)}.docx"
    with atomic(path) as file:
        write_task_document(table, file, look=look, translate=translate)
    yield path
    if edition.reconciliation and edition.before:
        yield from _held(edition.reconciliation, edition.before, folder, look, wishes)


def _held(
    found: Reconciliation, before: Report, folder: Path, look: Look, wishes: Wishes
) -> Iterator[Path]:
    """What needs the report of the year before."""
    translate = translator(wishes.language)
    path = folder / f"{translate(OUTCOMES)}.docx"
    with atomic(path) as file:
        write_outcomes(found, before, file, look=look, translate=translate)
    yield path
    path = folder / f"{translate(BULLETIN)}.docx"
    with atomic(path) as file:
        write_bulletin(
            found, before, file, look=look, language=wishes.language, templates=wishes.templates
        )
    yield path


def _table(edition: Edition, wishes: Wishes, translate: Callable[[str], str]) -> TaskTable:
    """The tasks of the report, with what was filled in where a table is given."""
    table = task_table(edition.report, translate)
    if wishes.tasks is None:
        return table
    filled = read_filled(wishes.tasks)
    merged = merge([filled], translate)
    if merged.table.key != table.key:
        raise SourceError(
            "{name} is the task table of another report; give the one made from {report}",
            name=wishes.tasks,
            report=edition.report.source.name,
        )
    return TaskTable(table.title, table.key, table.place, table.year, merged.table.rows)


def _by_lead(table: TaskTable, folder: Path, translate: Callable[[str], str]) -> Iterator[Path]:
    make_folder(folder)
    parts = dict(by_lead(table))
    names = file_names(unit or translate(NO_LEAD) for unit in parts)
    for unit, own in parts.items():
        path = folder / f"{names[unit or translate(NO_LEAD)]}.xlsx"
        with atomic(path) as file:
            write_task_workbook(own, file, translate, base=table)
        yield path
