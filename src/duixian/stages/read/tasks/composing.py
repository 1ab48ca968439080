"""From the rows of tables of tasks to canonical text, and what each row says of whom."""

from collections.abc import Sequence
from typing import NamedTuple

from duixian.model import Part
from duixian.model.assignment import Assignment
from duixian.stages.read.layout.compose import Composition, Draft, assemble
from duixian.stages.read.layout.debris import Segment, clean
from duixian.stages.read.lines import GridCell, Line
from duixian.stages.read.tasks.finding import TaskTable, tables_of
from duixian.stages.read.tasks.owners import owners_of
from duixian.stages.read.tasks.wording import (
    beside,
    falls,
    has_number,
    is_value,
    name_of,
    pieces,
    unit_of,
    value,
)

_MOST_OF_IT = 0.5  # of the characters: with fewer in such tables the source is a text
_SHORT = 40  # characters of a row of one cell that is a heading
_REMARKS = ("lead", "support", "leader", "deadline", "rate", "state", "year_before", "note")
_ROLE_ONLY = Assignment(0, 0, "other")


class _Row(NamedTuple):
    """A block, and what its table says of it; ``_ROLE_ONLY`` for a heading or a remark."""

    draft: Draft
    says: Assignment = _ROLE_ONLY


def compose_tasks(
    lines: Sequence[Line],
) -> tuple[Composition, tuple[Assignment, ...]] | None:
    """The canonical text of a source that mainly is tables of tasks; ``None`` for any other.

    What is to be done comes under a heading of its own, what was done under another; a row's
    owners and remarks stand in the line below it.
    """
    rows: list[_Row] = []
    total = understood = 0
    for run, table in tables_of(lines):
        size = sum(len(line.text) for line in run)
        total += size
        if table is None:
            rows += [_Row(Draft(clean(line), line.role, line.level)) for line in run]
            continue
        understood += size
        rows += [_Row(Draft(_whole(line), "title")) for line in table.above]
        rows += _of_table(table)
    if not understood or understood < _MOST_OF_IT * total:
        return None
    rows = [row for row in rows if row.draft.segments]
    composition = assemble([row.draft for row in rows], [])
    found = [
        Assignment(block.start, block.end, says.part, says.lead, says.support, says.deadline)
        for block, (_, says) in zip(composition.blocks, rows, strict=True)
        if says is not _ROLE_ONLY
    ]
    return (composition, tuple(found)) if found else None


def _whole(line: Line) -> list[Segment]:
    """The words of a row above the header, whose cells say one thing after the other."""
    cells = [cell for cell in line.cells if cell.text and not cell.merged]
    found: list[Segment] = []
    for cell in cells:
        if found:
            found.append(beside(cell, " "))
        found += pieces(cell)
    return found


def _of_table(table: TaskTable) -> list[_Row]:
    rows: list[_Row] = []
    done, planned = table.has("actual"), table.has("target")
    if planned or not done:
        rows += _group(table, "target" if table.has("indicator") else "task", done=False)
    if done:
        rows += _group(table, "review", done=True)
    return rows


def _group(table: TaskTable, part: Part, *, done: bool) -> list[_Row]:
    """A heading from the header, then the rows with the headings among them."""
    roles = ("actual",) if done else ("target", "task", "indicator", "measure")
    header = next((cell for role in roles if (cell := table.header(role)) and cell.text), None)
    rows = [_Row(Draft(pieces(header), "heading", 1))] if header else []
    group = ""
    for line in table.rows:
        own = [cell for cell in line.cells if cell.text and not cell.merged]
        if len(own) == 1 and len(own[0].text) <= _SHORT and _is_wide(line, own[0]):
            rows.append(_Row(Draft(pieces(own[0]), "heading", 2)))
            continue
        category = next(iter(table.cells(line, "category")), None)
        if category and category.text != group:
            group = category.text
            rows.append(_Row(Draft(pieces(category), "heading", 2)))
        rows += _of_row(table, line, part, done=done)
    return rows


def _is_wide(line: Line, cell: GridCell) -> bool:
    """Whether nothing else stands in the row: 一、经济发展 over all of its columns."""
    return all(not other.text or other.text == cell.text for other in line.cells)


def _of_row(table: TaskTable, line: Line, part: Part, *, done: bool) -> list[_Row]:
    names = table.cells(line, "task") + table.cells(line, "indicator")
    told = table.cells(line, "actual" if done else "target")
    measures = [] if done else table.cells(line, "measure")
    if not names and measures:
        names, measures = measures[:1], measures[1:]
    if not names or (done and not told):
        return []
    name = names[-1]
    words = _said(name, told, unit_of(name, table.cells(line, "unit")), done=done)
    owners = owners_of(_joined(table, line, "lead"), _joined(table, line, "support"))
    says = Assignment(0, 0, part, *owners, _joined(table, line, "deadline"))
    rows = [_Row(Draft(words, "item", 1), says)]
    rows += [_Row(Draft(pieces(cell), "item", 2), says) for cell in measures]
    if not (done and table.has("target")):  # said once, below what is to be done
        remarks = _remarks(table, line)
        rows += [_Row(Draft(remarks, "note"))] if remarks else []
    return rows


def _said(name: GridCell, told: list[GridCell], unit: str, *, done: bool) -> list[Segment]:
    """Name and value as one would say them."""
    if not told:
        return pieces(name)
    cell = told[0]
    if is_value(cell) and (done or not has_number(name)):
        return [*name_of(name, alone=done, falls=falls(cell)), *value(cell, unit)]
    if not done and has_number(name) and is_value(cell):
        return pieces(name)  # the task says its goal itself
    return [*name_of(name, alone=done), beside(cell, "，"), *pieces(cell)]


def _joined(table: TaskTable, line: Line, role: str) -> str:
    return "、".join(cell.text for cell in table.cells(line, role))


def _remarks(table: TaskTable, line: Line) -> list[Segment]:
    """Who, by when, and what else the row says, each behind the word of its header."""
    found: list[Segment] = []
    for role in _REMARKS:
        header = table.header(role)
        for cell in table.cells(line, role):
            if found:
                found.append(beside(cell, "；"))
            if header and header.text:
                found += [*pieces(header), beside(header, "：")]
            found += pieces(cell)
    return found
