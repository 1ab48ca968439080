"""SQL over the tables of a corpus: a view for each table, in an engine inside this process."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from duixian.corpus import manifest as manifests
from duixian.corpus.extras import missing
from duixian.errors import DuixianError

if TYPE_CHECKING:
    import duckdb

BATCH = 1000  # rows that are in memory at a time


def connect(folder: Path) -> "duckdb.DuckDBPyConnection":
    """A connection that sees each table of the corpus in ``folder`` under its name.

    It reads that folder and nothing else, and cannot write. Raise ``SourceError`` where there is
    no finished corpus, ``MissingExtraError`` without duckdb.
    """
    try:
        import duckdb
    except ImportError:
        raise missing("duckdb") from None
    found = manifests.load(folder)
    home = folder.resolve()
    # The views name their files: what a run that is under way adds is not seen.
    connection = duckdb.connect(":memory:")
    connection.execute(f"SET allowed_directories = [{_quoted(str(home))}]")
    connection.execute("SET enable_external_access = false")
    for name, files in found.tables.items():
        paths = ", ".join(_quoted(str(home / file.path)) for file in files)
        connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet([{paths}])")  # noqa: S608
    connection.execute("SET lock_configuration = true")
    return connection


def select(folder: Path, query: str) -> tuple[list[str], Iterator[tuple[Any, ...]]]:
    """The names of the columns and the rows of ``query``; raise ``DuixianError`` if refused."""
    connection = connect(folder)
    import duckdb

    try:
        cursor = connection.execute(query)
    except duckdb.Error as error:
        raise _refused(error) from error
    names = [column[0] for column in cursor.description or ()]
    return names, _rows(cursor)


def _rows(cursor: "duckdb.DuckDBPyConnection") -> Iterator[tuple[Any, ...]]:
    import duckdb

    try:
        while rows := cursor.fetchmany(BATCH):
            yield from rows
    except duckdb.Error as error:  # a cast that fails in the middle
        raise _refused(error) from error


def _refused(error: Exception) -> DuixianError:
    return DuixianError(
        "the query cannot be answered: {reason}", reason=" ".join(str(error).split())
    )


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
