"""Which lines are the rows of a table of tasks, and what its columns hold."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from duixian.lexicon.table_columns import role_of
from duixian.lexicon.units import is_unit
from duixian.stages.read.lines import GridCell, Line

_HEADER_WITHIN = 12  # rows of a table above which its header ends
_NAMES = ("task", "indicator", "measure")
_SAYS = ("lead", "support", "target", "actual", "deadline", "rate")
_LONGEST_HEADER = 24


class Column(NamedTuple):
    """What a column holds, and the cell of the header that says so."""

    role: str
    header: GridCell


class TaskTable(NamedTuple):
    """A table whose header was understood; ``above`` are the rows before the header."""

    columns: tuple[Column, ...]
    above: tuple[Line, ...]
    rows: tuple[Line, ...]

    def cells(self, row: Line, role: str) -> list[GridCell]:
        """The cells of ``row`` that hold ``role``, each once and not empty."""
        found: list[GridCell] = []
        for column, cell in zip(self.columns, row.cells, strict=False):
            if column.role == role and cell.text and cell not in found:
                found.append(cell)
        return found

    def header(self, role: str) -> GridCell | None:
        """The header of the first column that holds ``role``."""
        return next((column.header for column in self.columns if column.role == role), None)

    def has(self, role: str) -> bool:
        """Whether some row says something in a column of ``role``."""
        return any(self.cells(row, role) for row in self.rows)


def tables_of(lines: Sequence[Line]) -> Iterator[tuple[Sequence[Line], TaskTable | None]]:
    """The runs of ``lines``: each table with what was understood of it, and the text between."""
    for table, run in groupby(lines, key=lambda line: line.table if line.cells else 0):
        rows = tuple(run)
        yield rows, _understood(rows) if table else None


def _understood(rows: tuple[Line, ...]) -> TaskTable | None:
    for index, row in enumerate(rows[:_HEADER_WITHIN]):
        roles = _roles(row)
        if not _is_header(roles):
            continue
        columns = [Column(role, cell) for role, cell in zip(roles, row.cells, strict=True)]
        last = index
        while last + 1 < len(rows) and _goes_on(columns, rows[last + 1]):
            last += 1
            columns = _refined(columns, rows[last])
        body = [line for line in rows[last + 1 :] if not _is_header(_roles(line))]
        return TaskTable(_of_units(columns, body), rows[:index], tuple(body))
    return None


def _roles(row: Line) -> list[str]:
    return [
        role_of(cell.text) if 0 < len(cell.text) <= _LONGEST_HEADER else "" for cell in row.cells
    ]


def _is_header(roles: Sequence[str]) -> bool:
    return any(name in roles for name in _NAMES) and any(said in roles for said in _SAYS)


def _goes_on(columns: Sequence[Column], row: Line) -> bool:
    """Whether ``row`` is a further row of the header: some of its cells reach down to here."""
    own = [cell for cell in row.cells if cell.text and not cell.merged]
    under = [cell for cell in row.cells if cell.merged and cell.line == columns[0].header.line]
    if not own or not under or any(len(cell.text) > _LONGEST_HEADER for cell in own):
        return False
    bare = (cell.text.partition("年")[2] if "年" in cell.text else cell.text for cell in own)
    return not any(map(str.isdigit, "".join(bare))) and any(role_of(cell.text) for cell in own)


def _refined(columns: Sequence[Column], row: Line) -> list[Column]:
    """The columns with what a second row of the header says beneath a wide cell of the first."""
    found = list(columns)
    for index, cell in enumerate(row.cells[: len(found)]):
        role = role_of(cell.text)
        if cell.text and not cell.merged and (role or not found[index].role):
            found[index] = Column(role or found[index].role, cell)
    return found


def _of_units(columns: Sequence[Column], rows: Sequence[Line]) -> tuple[Column, ...]:
    """单位 alone can be a unit of measure or an office: the cells below say which."""
    found = list(columns)
    for index, column in enumerate(columns):
        if column.role != "unit":
            continue
        texts = [row.cells[index].text for row in rows if index < len(row.cells)]
        texts = [text.strip("（）()") for text in texts if text]
        if texts and sum(map(is_unit, texts)) * 2 < len(texts):
            found[index] = column._replace(role="lead")
    return tuple(found)
