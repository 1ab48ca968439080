"""The panel and the measures in each format; rows go out as they come where it allows that."""

import csv
import io
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from duixian.corpus.extras import missing
from duixian.corpus.schema import Column, arrow_schema
from duixian.errors import OutputError
from duixian.publish.as_csv import guard

Rows = Iterable[list[tuple[Any, ...]]]


class Described(NamedTuple):
    """What a file of rows is called, and its columns."""

    title: str
    columns: tuple[Column, ...]


Translate = Callable[[str], str]
SHEET_ROWS = 1_048_576  # of a worksheet, its heading among them
STATA_BYTES = 2045  # of a string of fixed length
STATA_LABEL = 80  # characters of the label of a variable


def _parquet(file: BinaryIO, batches: Rows, what: Described, _: Translate) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = arrow_schema(what.columns)
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for batch in batches:
            columns = zip(*batch, strict=True)
            arrays = [pa.array(c, f.type) for c, f in zip(columns, schema, strict=True)]
            writer.write_table(pa.table(arrays, schema=schema))


def _csv(file: BinaryIO, batches: Rows, what: Described, _: Translate) -> None:
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column.name for column in what.columns)
    for batch in batches:
        for row in batch:
            writer.writerow(guard(cell) if isinstance(cell, str) else cell for cell in row)
    text.detach()


def _xlsx(file: BinaryIO, batches: Rows, what: Described, translate: Translate) -> None:
    from datetime import UTC, datetime

    import xlsxwriter

    book = xlsxwriter.Workbook(
        file,
        {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
    )
    book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})  # same rows, same bytes
    sheet = book.add_worksheet(what.title)
    bold = book.add_format({"bold": True})
    sheet.freeze_panes(1, 1)
    for index, column in enumerate(what.columns):
        sheet.set_column(index, index, 40 if column.name.endswith("_quote") else 14)
    sheet.write_row(0, 0, [column.name for column in what.columns], bold)
    last = 0
    for batch in batches:
        for row in batch:
            last += 1
            if last == SHEET_ROWS:
                raise OutputError("a worksheet holds {rows} rows; use .parquet", rows=SHEET_ROWS)
            sheet.write_row(last, 0, row)
    sheet.autofilter(0, 0, last, len(what.columns) - 1)
    legend = book.add_worksheet("codebook")
    legend.set_column(0, 0, 18)
    legend.set_column(1, 1, 80)
    for line, column in enumerate(what.columns):
        legend.write_row(line, 0, [column.name, translate(column.meaning)])
    book.close()


def _stata(file: BinaryIO, batches: Rows, what: Described, translate: Translate) -> None:
    try:
        import polars as pl
        import pyreadstat
    except ImportError:
        raise missing("pyreadstat", "stata") from None
    types = {"text": pl.String(), "integer": pl.Int64(), "real": pl.Float64()}
    schema = {column.name: types[column.type] for column in what.columns}
    rows = [tuple(map(_fitting, row)) for batch in batches for row in batch]
    frame = pl.DataFrame(rows, schema=schema, orient="row").with_columns(
        pl.col(pl.String).fill_null(""), pl.col(pl.Int64).cast(pl.Float64)
    )
    labels: dict[str, str | None] = {
        column.name: translate(column.meaning)[:STATA_LABEL] for column in what.columns
    }
    with tempfile.TemporaryDirectory() as folder:  # the library writes to a path alone
        path = Path(folder, "rows.dta")
        pyreadstat.write_dta(frame, path, column_labels=labels, file_label=f"duixian {what.title}")
        file.write(path.read_bytes())


def _fitting(cell: Any) -> Any:
    """Words cut to what a Stata string holds, whole characters only."""
    if isinstance(cell, str):
        return cell.encode()[:STATA_BYTES].decode(errors="ignore")
    return cell


WRITERS: dict[str, Callable[[BinaryIO, Rows, Described, Translate], None]] = {
    ".parquet": _parquet,
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".dta": _stata,
}
