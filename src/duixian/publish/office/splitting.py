"""A task table as one table for each lead unit."""

import re
from collections.abc import Iterator

from duixian.publish.office.tasks import Row, TaskTable

_BETWEEN = re.compile(r"[、，,；;\n]+")


def by_lead(table: TaskTable) -> Iterator[tuple[str, TaskTable]]:
    """Each lead unit with its rows, in the order of the table; empty for rows without a lead.

    A row that several units lead stands in the table of each.
    """
    rows: dict[str, list[Row]] = {}
    for row in table.rows:
        for unit in units(row) or [""]:
            rows.setdefault(unit, []).append(row)
    for unit, own in sorted(rows.items(), key=lambda item: item[0] == ""):
        title = f"{table.title}（{unit}）" if unit else table.title
        yield unit, TaskTable(title, table.key, table.place, table.year, tuple(own))


def units(row: Row) -> list[str]:
    """The units that lead a row, each once."""
    pieces = (piece.strip() for piece in _BETWEEN.split(str(row["lead"] or "")))
    return list(dict.fromkeys(piece for piece in pieces if piece))
