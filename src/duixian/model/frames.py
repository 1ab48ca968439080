"""Tables of a report as data frames for notebooks: polars and Arrow, both optional."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from duixian.errors import MissingExtraError
from duixian.model.tables import COLUMNS, Cell, Table, rows

if TYPE_CHECKING:
    import polars as pl
    import pyarrow as pa

    from duixian.model.report import Report


def _cells(
    report: "Report", table: Table, translate: Callable[[str], str]
) -> dict[str, list[Cell]]:
    """The table column by column, decimals as floats (15 significant digits survive)."""
    columns = COLUMNS[table]
    by_column = list(zip(*rows(report, table, translate), strict=True)) or [()] * len(columns)
    return {
        column.name: [None if cell is None else float(cell) for cell in cells]
        if column.type == "decimal"
        else [list(cell) for cell in cells]
        if column.type == "texts"
        else list(cells)
        for column, cells in zip(columns, by_column, strict=True)
    }


def _missing(package: str, extra: str) -> MissingExtraError:
    return MissingExtraError(
        "{package} is not installed; run: pip install 'duixian[{extra}]'",
        package=package,
        extra=extra,
    )


def to_polars(report: "Report", table: Table, translate: Callable[[str], str]) -> "pl.DataFrame":
    """The table as a polars data frame; its schema is the same for every report.

    Raise :class:`MissingExtraError` where polars is not installed.
    """
    try:
        import polars as pl
    except ImportError:
        raise _missing("polars", "polars") from None
    types = {
        "text": pl.String(),
        "integer": pl.Int64(),
        "decimal": pl.Float64(),
        "texts": pl.List(pl.String()),
    }
    schema = {column.name: types[column.type] for column in COLUMNS[table]}
    return pl.DataFrame(_cells(report, table, translate), schema=schema)


def to_arrow(report: "Report", table: Table, translate: Callable[[str], str]) -> "pa.Table":
    """The table as an Arrow table; its schema is the same for every report.

    Raise :class:`MissingExtraError` where pyarrow is not installed.
    """
    try:
        import pyarrow as pa
    except ImportError:
        raise _missing("pyarrow", "arrow") from None
    types = {
        "text": pa.string(),
        "integer": pa.int64(),
        "decimal": pa.float64(),
        "texts": pa.list_(pa.string()),
    }
    schema = pa.schema([(column.name, types[column.type]) for column in COLUMNS[table]])
    return pa.table(_cells(report, table, translate), schema=schema)
