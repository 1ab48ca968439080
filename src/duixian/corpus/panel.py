"""The panel as a file for statistics programs, with a codebook beside it."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from duixian.corpus.panel_codebook import codebook
from duixian.corpus.panel_files import WRITERS, Described
from duixian.corpus.panel_query import COLUMNS, panel_query
from duixian.corpus.query import connect
from duixian.errors import OutputError
from duixian.lexicon.indicators import known
from duixian.publish.atomic import atomic
from duixian.publish.hedges import hedge_of

if TYPE_CHECKING:
    import duckdb

BATCH = 2000  # rows in memory at a time
_FIRMNESS = [column.name for column in COLUMNS].index("firmness")
Row = tuple[Any, ...]


class Written(NamedTuple):
    """How many rows the panel has, and where its codebook is."""

    rows: int
    codebook: Path


def panel(folder: Path, indicators: Sequence[str] = ()) -> Iterator[list[Row]]:
    """The rows of the panel of the corpus in ``folder``, some thousands at a time.

    A row holds :data:`COLUMNS`. Raise :class:`OutputError` for an unknown indicator.
    """
    connection = opened(folder, indicators)
    query, values = panel_query(indicators)
    cursor = connection.execute(query, values)
    while batch := cursor.fetchmany(BATCH):
        yield [_with_firmness(row) for row in batch]


def opened(folder: Path, indicators: Sequence[str]) -> "duckdb.DuckDBPyConnection":
    """A connection in which the query of the panel can be asked."""
    for name in indicators:
        if name not in known():
            raise OutputError(
                "{indicator}: no such indicator; the codebook of a panel lists them",
                indicator=name,
            )
    connection = connect(folder)
    rows = [(one.id, one.means) for one in known().values() if one.means]
    connection.execute("CREATE TEMP TABLE alias (id VARCHAR, means VARCHAR)")
    connection.executemany("INSERT INTO alias VALUES (?, ?)", rows)
    return connection


def _with_firmness(row: Row) -> Row:
    """The row with the hedge in place of the words that hold it."""
    firmness = hedge_of(row[_FIRMNESS] or "")
    return (*row[:_FIRMNESS], firmness, *row[_FIRMNESS + 1 :])


def write_panel(
    folder: Path, out: Path, *, indicators: Sequence[str], translate: Callable[[str], str]
) -> Written:
    """Write the panel to ``out`` (.parquet, .csv, .xlsx or .dta) and a codebook beside it."""
    what = Described("panel", COLUMNS)
    return write_rows(
        lambda: panel(folder, indicators), what, out, codebook(out.name, what, translate), translate
    )


def write_rows(
    made: Callable[[], Iterator[list[Row]]],
    what: Described,
    out: Path,
    told: str,
    translate: Callable[[str], str],
) -> Written:
    """Write the rows that ``made`` gives, some thousands at a time, and ``told`` beside them.

    The ending of ``out`` is the format. Raise :class:`OutputError` where it is none.
    """
    suffix = out.suffix.lower()
    if suffix not in WRITERS:
        raise OutputError(
            "{path}: no format has this ending; use one of {endings}",
            path=out,
            endings=" ".join(WRITERS),
        )
    batches = made()
    first = list(islice(batches, 1))  # errors come before a file is begun
    count = sum(map(len, first))

    def rest() -> Iterator[list[Row]]:
        nonlocal count
        yield from first
        for batch in batches:
            count += len(batch)
            yield batch

    with atomic(out) as file:
        WRITERS[suffix](file, rest(), what, translate)
    beside = out.with_name(f"{out.stem}-codebook.md")
    with atomic(beside) as file:
        file.write(told.encode())
    return Written(count, beside)
