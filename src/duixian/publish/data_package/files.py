"""A table as CSV, JSON and Parquet."""

import csv
import io
from collections.abc import Sequence
from decimal import Decimal
from importlib.util import find_spec
from typing import Any, BinaryIO

import msgspec

from duixian.model.contract import plain
from duixian.publish.as_csv import guard
from duixian.publish.data_package.fields import FieldType, TablePlan

Row = Sequence[Any]


def write_csv(plan: TablePlan, rows: Sequence[Row], file: BinaryIO) -> None:
    """UTF-8 with BOM, CR LF; words that a spreadsheet would run stand behind an apostrophe."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(field.name for field in plan.fields)
    types = [field.type for field in plan.fields]
    for row in rows:
        writer.writerow(map(_cell, row, types))
    text.detach()


def _cell(value: Any, type_: FieldType) -> str | int:
    if value is None:
        return ""
    if type_ == "integer":
        return int(value)
    if type_ == "decimal":
        return plain(value) or ""
    if type_ == "flag":
        return "true" if value else "false"
    return guard(";".join(value) if type_ == "texts" else value)


def write_json(plan: TablePlan, rows: Sequence[Row], file: BinaryIO) -> None:
    """A list of objects, one a line; decimals are strings, as in the contracts."""
    names = [field.name for field in plan.fields]
    file.write(b"[")
    for order, row in enumerate(rows):
        cells = (plain(value) if isinstance(value, Decimal) else value for value in row)
        file.write(b",\n" if order else b"\n")
        file.write(msgspec.json.encode(dict(zip(names, cells, strict=True))))
    file.write(b"\n]\n")


def has_parquet() -> bool:
    """Whether pyarrow is installed."""
    return find_spec("pyarrow") is not None


def write_parquet(plan: TablePlan, rows: Sequence[Row], file: BinaryIO) -> None:
    """Decimals as floats, and beside each of them the exact one as ``exact_<name>``."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    types: dict[str, Any] = {
        "text": pa.string(),
        "integer": pa.int64(),
        "texts": pa.list_(pa.string()),
        "flag": pa.bool_(),
        "decimal": pa.float64(),
    }
    columns: dict[str, Any] = {}
    for field, values in zip(plan.fields, _turned(plan, rows), strict=True):
        if field.type == "decimal":
            columns[field.name] = pa.array(map(_real, values), pa.float64())
            columns[f"exact_{field.name}"] = pa.array(map(plain, values), pa.string())
        else:
            told = map(_listed, values) if field.type == "texts" else values
            columns[field.name] = pa.array(told, types[field.type])
    pq.write_table(pa.table(columns), file, compression="zstd")


def _turned(plan: TablePlan, rows: Sequence[Row]) -> list[Sequence[Any]]:
    return [[row[index] for row in rows] for index in range(len(plan.fields))]


def _real(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _listed(value: Any) -> list[str] | None:
    return None if value is None else list(value)
