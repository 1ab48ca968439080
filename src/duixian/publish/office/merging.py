"""Task tables that several units filled in become one; nobody's words replace another's."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from duixian.errors import SourceError
from duixian.i18n import N_
from duixian.model.contract import plain
from duixian.publish.office.columns import ASKED, BY_NAME, COLUMNS, STATED, Cell
from duixian.publish.office.filled import Filled, FilledRow
from duixian.publish.office.task_workbook import Conflict
from duixian.publish.office.tasks import Row, TaskTable

NUMBERED = ("number",)  # a unit may renumber its rows: nothing is said by it


class Notice(NamedTuple):
    """What a reader should know: a msgid, what fills it, and whether something is left to do."""

    template: str
    values: Mapping[str, object]
    open: bool


@dataclass
class Merged:
    """The table of all, the remarks on its rows by id, what is in conflict, what was noticed."""

    table: TaskTable
    translate: Callable[[str], str]
    flags: dict[str, str] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        """Whether nothing is left to be decided."""
        return not self.conflicts and not any(notice.open for notice in self.notices)


class _Told(NamedTuple):
    value: Cell
    where: str


def merge(filled: Sequence[Filled], translate: Callable[[str], str]) -> Merged:
    """One table of all of ``filled``, in the order of the table that was handed out.

    A cell is taken over where it differs from what was handed out. Where files differ from each
    other it is a conflict, and the cell stays as handed out. What the report says is never taken
    from a file; ``translate`` gives the language of the remarks. Raise :class:`SourceError` where
    the files are not of one table.
    """
    base = _base(filled)
    known = {str(row["id"]): row for row in base.rows}
    told: dict[str, list[tuple[Filled, FilledRow]]] = {}
    added: list[tuple[str, Filled, FilledRow]] = []
    for one in filled:
        after = ""
        for row in one.rows:
            id_ = str(row.cells.get("id") or "")
            if id_ in known:
                told.setdefault(id_, []).append((one, row))
                after = id_
            else:
                added.append((after, one, row))
    merged = Merged(base, translate)
    merged.notices += _missing_columns(filled, translate)
    rows = [_row(row, told.get(id_, []), merged) for id_, row in known.items()]
    untouched = sum(id_ not in told for id_ in known)
    if untouched:
        merged.notices.append(
            Notice(N_("{count} rows stand in none of the files; they stay as handed out"),
                   {"count": untouched}, open=False)
        )  # fmt: skip
    merged.table = TaskTable(
        base.title, base.key, base.place, base.year, tuple(_numbered(_insert(rows, added, merged)))
    )
    return merged


def _base(filled: Sequence[Filled]) -> TaskTable:
    """What was handed out: of the files that say so, the one with the most rows."""
    known = [one for one in filled if one.base is not None]
    if not known:
        raise SourceError(
            "{name}: the hidden sheet with the table as handed out is gone; "
            "give the table that duixian made as one of the files",
            name=filled[0].name,
        )
    first = known[0]
    for one in known[1:]:
        if one.base and first.base and one.base.key != first.base.key:
            raise SourceError(
                "{name} and {other} are tables of different reports; merge those of one report",
                name=first.name,
                other=one.name,
            )
    return max((one.base for one in known if one.base), key=lambda base: len(base.rows))


def _missing_columns(filled: Sequence[Filled], translate: Callable[[str], str]) -> Iterator[Notice]:
    for one in filled:
        for name in one.missing:
            yield Notice(
                N_("{name}: the column “{column}” is gone; nothing is taken from it"),
                {"name": one.name, "column": translate(BY_NAME[name].head)},
                open=name in ASKED,
            )


def _row(base: Row, told: list[tuple[Filled, FilledRow]], merged: Merged) -> Row:
    cells = dict(base)
    disputed: list[str] = []
    for name in ASKED:
        values = _different(name, base[name], told, merged)
        if len(values) == 1:
            cells[name] = next(iter(values.values()))[0].value
        elif values:
            disputed.append(name)
            listed = tuple(
                (_said(one.value), one.where) for group in values.values() for one in group
            )
            merged.conflicts.append(
                Conflict(str(base["id"]), name, str(base["promise"] or ""), listed)
            )
    remarks = [merged.translate(BY_NAME[name].head) for name in disputed]
    remarks += _extras(told)
    for name in STATED:
        if name not in NUMBERED:
            _changed(name, base, told, merged)
    if remarks:
        merged.flags[str(base["id"])] = "；".join(remarks)
    return cells


def _different(
    name: str, base: Cell, told: list[tuple[Filled, FilledRow]], merged: Merged
) -> dict[Cell, list[_Told]]:
    """What files say of a cell other than what was handed out, the same values together.

    Where files were handed out with different values, each value stands for itself.
    """
    values: dict[Cell, list[_Told]] = {}
    handed = {_handed(one, row, name, base) for one, row in told}
    before = base if handed <= {base} else None
    for one, row in told:
        value = row.cells.get(name)
        if name not in row.cells or value == before:
            continue
        where = f"{one.name} {row.addresses[name]}"
        if value is not None:
            values.setdefault(value, []).append(_Told(value, where))
        elif before is not None:
            merged.notices.append(
                Notice(N_("{where}: emptied; “{value}” is kept"),
                       {"where": where, "value": _said(before)}, open=False)
            )  # fmt: skip
    return values


def _handed(one: Filled, row: FilledRow, name: str, base: Cell) -> Cell:
    """What the file itself says was handed out for a cell."""
    own = one.handed.get(str(row.cells["id"]))
    return own[name] if own else base


def _changed(name: str, base: Row, told: list[tuple[Filled, FilledRow]], merged: Merged) -> None:
    for one, row in told:
        now = row.cells.get(name)
        if name not in row.cells or now == base[name] or _is_shortened(now, base[name]):
            continue
        merged.notices.append(
            Notice(
                N_("{where}: “{column}” is the report's and was changed: “{now}” "
                   "instead of “{before}”; the report's words are kept"),
                {
                    "where": f"{one.name} {row.addresses[name]}",
                    "column": merged.translate(BY_NAME[name].head),
                    "now": _said(now),
                    "before": _said(base[name]),
                },
                open=True,
            )
        )  # fmt: skip


def _is_shortened(now: Cell, before: Cell) -> bool:
    """Whether words were only cut where the sheet shows no more of them."""
    both = isinstance(now, str) and isinstance(before, str)
    return both and str(now).endswith("…") and str(before).startswith(str(now)[:-1])


def _extras(told: list[tuple[Filled, FilledRow]]) -> Iterator[str]:
    """What stands in columns that are not ours is kept in words."""
    for one, row in told:
        for head, words in row.extra.items():
            yield f"{one.name} {head}: {words}"


def _insert(
    rows: list[Row], added: list[tuple[str, Filled, FilledRow]], merged: Merged
) -> Iterator[Row]:
    """The rows that units added, each behind the row that it followed."""
    behind: dict[str, list[Row]] = {}
    seen: set[str] = {str(row["id"]) for row in rows}
    for after, one, row in added:
        given = str(row.cells.get("id") or "")
        id_ = given or _id_of(one, row)
        if id_ in seen:
            id_ = _id_of(one, row)
        seen.add(id_)
        cells: dict[str, Cell] = {column.name: row.cells.get(column.name) for column in COLUMNS}
        behind.setdefault(after, []).append(cells | {"id": id_})
        where = f"{one.name} {row.number}"
        unknown = N_("{where}: the id {id} is not in the table; the row is kept and marked")
        new = N_("{where}: a row was added; it is kept and marked")
        told = unknown if given else new
        merged.notices.append(Notice(told, {"where": where, "id": given}, open=bool(given)))
        merged.flags[id_] = f"+ {where}"
    yield from behind.get("", [])
    for kept in rows:
        yield kept
        yield from behind.get(str(kept["id"]), [])


def _id_of(one: Filled, row: FilledRow) -> str:
    words = f"{one.name}\n{row.number}\n{row.cells.get('promise')}"
    return f"new-{hashlib.sha256(words.encode()).hexdigest()[:8]}"


def _numbered(rows: Iterator[Row]) -> Iterator[Row]:
    for number, row in enumerate(rows, start=1):
        yield {**row, "number": Decimal(number)}


def _said(value: Cell) -> str:
    if isinstance(value, Decimal):
        return plain(value) or ""
    return value.isoformat() if isinstance(value, date) else value or ""
