"""Rows on their way to a Parquet file: kept column by column, and written the same each time."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from duixian.corpus.schema import HEAD, Column, arrow_schema

if TYPE_CHECKING:
    import pyarrow as pa

# Words that hardly come twice: a dictionary of them is built and thrown away.
VERBATIM = frozenset(
    (
        *("text", "sentence", "title", "sha256", "text_sha256", "sketch", "message", "quotes"),
        *("reason", "promise", "answer", "explanation", "start", "end"),
        *("answer_start", "answer_end", "score"),
    )
)


class Columns:
    """The rows of a table, column by column.

    What all rows of a report share (``source``, ``place``, …) is kept once and a count.
    """

    def __init__(self, columns: tuple[Column, ...]) -> None:
        self._columns = columns
        self._shared = 0
        self._heads: list[list[Any]] = [[] for _ in HEAD]
        self._counts: list[int] = []
        self._cells: list[list[Any]] = [[] for _ in columns]

    def add(self, rows: Iterable[Sequence[Any]]) -> None:
        """Whole rows, one cell a column."""
        for row in rows:
            for cells, cell in zip(self._cells, row, strict=True):
                cells.append(cell)

    def extend(self, head: Sequence[Any], count: int, cells: Mapping[str, Sequence[Any]]) -> None:
        """``count`` rows below one ``head``; ``cells`` has the other columns by name."""
        self._shared = len(HEAD)
        for kept, cell in zip(self._heads, head, strict=True):
            kept.append(cell)
        self._counts.append(count)
        for column, kept in zip(self._columns[len(HEAD) :], self._cells[len(HEAD) :], strict=True):
            kept.extend(cells[column.name])

    def table(self) -> "pa.Table":
        """All rows as an Arrow table."""
        import pyarrow as pa

        schema = arrow_schema(self._columns)
        arrays = [
            pa.array(cells, field.type)
            for cells, field in zip(
                self._cells[self._shared :], list(schema)[self._shared :], strict=True
            )
        ]
        return pa.table([*self._repeated(schema), *arrays], schema=schema)

    def _repeated(self, schema: "pa.Schema") -> "list[pa.Array]":
        if not self._shared:
            return []
        import pyarrow as pa

        which = pa.array(
            [index for index, count in enumerate(self._counts) for _ in range(count)], pa.int32()
        )
        return [
            pa.array(cells, field.type).take(which)
            for cells, field in zip(self._heads, schema, strict=False)
        ]


def write(table: "pa.Table", path: Path) -> None:
    """One Parquet file of ``table``; the same rows give the same bytes."""
    import pyarrow.parquet as pq

    named = [name for name in table.schema.names if name not in VERBATIM]
    pq.write_table(table, path, compression="zstd", use_dictionary=named)
