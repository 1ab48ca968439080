"""Tables of a report for notebooks."""

import sys
from decimal import Decimal

import polars as pl
import pyarrow as pa
import pytest

from duixian.errors import MissingExtraError
from duixian.i18n import translator
from duixian.model.tables import COLUMNS, TABLE_NAMES, Table, rows
from tests.factories import make_report

EMPTY = make_report(
    sections=(), statements=(), figures=(), findings=(), ignored=(), set_aside=(), place=None
)


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_every_row_has_a_cell_for_each_column(table: Table) -> None:
    """Rows and columns agree, and each table of the report has rows."""
    made = list(rows(make_report(), table, translator("zh")))
    assert made
    assert {len(row) for row in made} == {len(COLUMNS[table])}


def test_figures_come_with_what_explains_them() -> None:
    """A row says place, year, the part and kind of its statement, and the sentence."""
    frame = make_report().to_polars()
    row = frame.filter(pl.col("id") == "f2").row(0, named=True)
    assert row["place"] == "清湾县"
    assert row["year"] == 2025
    assert row["part"] == "review"
    assert row["kind"] == "result"
    assert row["indicator_id"] == "gdp"
    assert row["value"] == 0.061
    assert row["sentence"] == "全县地区生产总值286.4亿元，增长6.1%。"


def test_decimals_stay_exact_in_rows() -> None:
    """Only data frames turn decimals into floats."""
    names = [column.name for column in COLUMNS["figures"]]
    first = next(rows(make_report(), "figures", translator("zh")))
    assert first[names.index("value")] == Decimal(28640000000)


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_the_schema_does_not_depend_on_the_report(table: Table) -> None:
    """Frames of many reports can be put together, empty ones too."""
    full, empty = make_report().to_polars(table), EMPTY.to_polars(table)
    assert full.schema == empty.schema
    assert len(pl.concat([full, empty])) == len(full)
    assert make_report().to_arrow(table).schema == EMPTY.to_arrow(table).schema


def test_arrow_and_polars_say_the_same() -> None:
    """Both frames hold the same statements, lists of topics included."""
    arrow = make_report().to_arrow("statements")
    assert isinstance(arrow, pa.Table)
    assert arrow.to_pylist() == make_report().to_polars("statements").to_dicts()
    assert arrow.column("topics")[0].as_py() == ["economy"]


@pytest.mark.parametrize(
    ("package", "extra", "method"),
    [("polars", "polars", "to_polars"), ("pyarrow", "arrow", "to_arrow")],
)
def test_a_missing_extra_is_named(
    monkeypatch: pytest.MonkeyPatch, package: str, extra: str, method: str
) -> None:
    """The error says which command brings what is missing."""
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtraError, match=rf"pip install 'duixian\[{extra}\]'"):
        getattr(make_report(), method)()


def test_findings_are_in_the_language_asked_for() -> None:
    """The message column follows the language."""
    english = make_report().to_polars("findings", "en")["message"][0]
    assert english == "a number was not read: 二"
