"""The rows of a table of reports, one after the other, never the whole table in memory."""

import csv
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from duixian.corpus.extras import missing
from duixian.errors import SourceError

Row = dict[str, Any]
CELL = 1 << 28  # a report is one cell; csv's own limit is 128 KiB
BATCH = 32  # rows of a Parquet file that are decoded at a time


def table_rows(path: Path) -> Iterator[Row]:
    """Each row of ``path`` as a dictionary. Raise :class:`SourceError` where it is damaged."""
    try:
        yield from ENDINGS[path.suffix.lower()](path)
    except (OSError, ValueError, KeyError, csv.Error, msgspec.MsgspecError) as error:
        raise SourceError(
            "{name}: the table cannot be read ({reason}); open it and save it again",
            name=path.name,
            reason=" ".join(str(error).split())[:200],
        ) from error


def count_rows(path: Path) -> int:
    """How many rows :func:`table_rows` gives."""
    if path.suffix.lower() == ".parquet":
        return _parquet_rows(path)
    if path.suffix.lower() in {".jsonl", ".ndjson"}:
        with path.open("rb") as file:
            return sum(1 for line in file if line.strip())
    return sum(1 for _ in table_rows(path))


def _csv(path: Path) -> Iterator[Row]:
    csv.field_size_limit(CELL)
    tab = path.suffix.lower() == ".tsv"
    with path.open(encoding=_encoding(path), newline="") as file:
        for row in csv.DictReader(file, delimiter="\t" if tab else ","):
            row.pop(None, None)  # cells beyond the last heading
            yield row


def _encoding(path: Path) -> str:
    """UTF-8 where the whole file is, else what Excel writes in China."""
    with path.open("rb") as file:
        if file.read(2) in {b"\xff\xfe", b"\xfe\xff"}:
            return "utf-16"
    try:
        with path.open(encoding="utf-8-sig") as text:
            while text.read(1 << 20):
                pass
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8-sig"


def _jsonl(path: Path) -> Iterator[Row]:
    decoder = msgspec.json.Decoder(Row)
    with path.open("rb") as file:
        for line in file:
            if line.strip():
                yield decoder.decode(line)


def _parquet_rows(path: Path) -> int:
    import pyarrow.parquet as pq

    try:
        return int(pq.read_metadata(path).num_rows)
    except (OSError, ValueError):
        return 0  # damaged: the first row says so


def _parquet(path: Path) -> Iterator[Row]:
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(BATCH):
            yield from batch.to_pylist()


def _xlsx(path: Path) -> Iterator[Row]:
    try:
        import openpyxl
    except ImportError:
        raise missing("openpyxl") from None
    from zipfile import BadZipFile

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except BadZipFile as error:
        raise ValueError(str(error)) from error
    try:
        rows = book.worksheets[0].iter_rows(values_only=True)
        heading = [str(cell) if cell is not None else "" for cell in next(rows, ())]
        for row in rows:
            if any(cell is not None for cell in row):
                yield dict(itertools.zip_longest(heading, row[: len(heading)]))
    finally:
        book.close()


ENDINGS: dict[str, Callable[[Path], Iterator[Row]]] = {
    ".csv": _csv,
    ".tsv": _csv,
    ".jsonl": _jsonl,
    ".ndjson": _jsonl,
    ".parquet": _parquet,
    ".xlsx": _xlsx,
}
