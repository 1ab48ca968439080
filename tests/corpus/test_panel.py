"""The panel: one row for a place, a year, an indicator and a measure, target beside outcome."""

import csv
import io
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from duixian.corpus.panel import panel, write_panel
from duixian.corpus.panel_query import COLUMNS
from duixian.corpus.query import select
from duixian.errors import OutputError
from duixian.i18n import translator

NAMES = [column.name for column in COLUMNS]


def rows(corpus: Path, *indicators: str) -> list[dict[str, Any]]:
    batches = panel(corpus, indicators)
    return [dict(zip(NAMES, row, strict=True)) for batch in batches for row in batch]


def test_a_row_is_one_place_year_indicator_measure_and_unit(corpus: Path) -> None:
    """No key comes twice, and the rows stand in the order of their keys."""
    keys = [
        (row["place"], row["year"], row["indicator"], row["measure"], row["unit"] or "")
        for row in rows(corpus)
    ]
    assert len(keys) > 20
    assert keys == sorted(set(keys))


def test_the_targets_of_the_sample_are_in_the_panel(corpus: Path) -> None:
    """Level, bound and hedge of each growth target of the sample with a known indicator."""
    truth = json.loads(files("duixian.sample").joinpath("truth.json").read_text("utf-8"))
    found = [row for row in rows(corpus) if row["target_quote"]]
    checked: set[tuple[int, str]] = set()
    for report in truth["reports"]:
        for goal in report.get("targets", []):
            key = (report["year"], goal["indicator_id"])
            if goal["measure"] != "growth" or key[1] is None or key in checked:
                continue  # 确保7%、力争8%: the panel holds the first
            checked.add(key)
            value = None if goal["value"] is None else float(goal["value"])
            told = [
                (row["target"], row["bound"], row["firmness"])
                for row in found
                if (row["year"], row["indicator"]) == key
            ]
            assert (value, goal["bound"], goal["firmness"]) in told, goal["text"]
    assert len(checked) >= 6


def test_a_target_stands_beside_its_outcome(corpus: Path) -> None:
    """The target of 2024 is met by what the report of 2025 says of 2024, both with their words."""
    [row] = [
        row for row in rows(corpus, "gdp") if row["year"] == 2024 and row["measure"] == "growth"
    ]
    assert (row["target"], row["bound"]) == (0.05, "about")
    assert row["target_source"] == "清湾县/2024.txt"
    assert row["outcome_source"] in {"清湾县/2025.txt", "copy.txt"}
    assert row["outcome_voice"] == "report"
    assert "增长" in row["outcome_quote"]
    assert "地区生产总值" in row["target_quote"]


def test_a_verdict_stands_in_the_row_of_its_target(corpus: Path) -> None:
    """The verdict is that of the table, and the outcome beside it is what it rests on."""
    told = list(
        select(
            corpus,
            "select c.start, v.verdict, v.rule, v.answer, v.answer_value from verdicts v "
            "join figures c on c.source = v.source and c.id = v.figure",
        )[1]
    )
    verdicts = {row[0]: row[1:] for row in told}
    held = [row for row in rows(corpus) if row["year"] == 2024 and row["target_quote"]]
    assert len(held) >= 6
    for row in held:
        verdict, rule, answer, value = verdicts[row["target_start"]]
        assert (row["verdict"], row["verdict_rule"]) == (verdict, rule)
        assert row["answer_quote"] == answer
        if row["outcome"] is not None and verdict in {"exceeded", "met", "missed"}:
            assert row["outcome"] == pytest.approx(value)
    assert {row["verdict"] for row in held} > {"met"}
    unheld = [row for row in rows(corpus) if row["year"] == 2025 and row["target_quote"]]
    assert {row["verdict"] for row in unheld} == {None}  # no report of 2026 answers them


def test_an_unknown_indicator_is_refused(corpus: Path) -> None:
    """A slip of the pen makes no empty panel."""
    with pytest.raises(OutputError, match="no such indicator"):
        rows(corpus, "gpd")


@pytest.mark.parametrize("ending", ["parquet", "csv", "xlsx", "dta"])
def test_each_format_holds_the_same_rows(corpus: Path, tmp_path: Path, ending: str) -> None:
    """Names, numbers and Chinese words come back from the file; so does nothing where none is."""
    if ending == "dta":
        pytest.importorskip("pyreadstat", reason="duixian[stata] is not installed")
        pytest.importorskip("polars", reason="duixian[stata] is not installed")
    out = tmp_path / f"panel.{ending}"
    told = write_panel(corpus, out, indicators=(), translate=translator("zh"))
    expected = [
        (row["place"], row["year"], row["target"], row["target_quote"]) for row in rows(corpus)
    ]
    back = [
        (row["place"], row["year"], row["target"], row["target_quote"] or None)
        for row in read_back(out)
    ]
    assert told.rows == len(expected)
    assert back == [
        (place, year, pytest.approx(value), quote) for place, year, value, quote in expected
    ]
    assert f"`{NAMES[0]}`" in told.codebook.read_text("utf-8")


def read_back(path: Path) -> list[dict[str, Any]]:
    if path.suffix == ".parquet":
        import pyarrow.parquet as pq

        found: list[dict[str, Any]] = pq.read_table(path).to_pylist()
        return found
    if path.suffix == ".csv":
        text = path.read_bytes().decode("utf-8-sig")
        return [
            {**row, "year": int(row["year"]), "target": float(row["target"] or "nan")}
            if row["target"]
            else {**row, "year": int(row["year"]), "target": None}
            for row in csv.DictReader(io.StringIO(text))
        ]
    if path.suffix == ".dta":
        import pyreadstat

        frame, meta = pyreadstat.read_dta(path, output_format="polars")
        assert meta.column_names == NAMES
        rows: list[dict[str, Any]] = frame.to_dicts()
        return [
            {**row, "target": None if row["target"] != row["target"] else row["target"]}
            for row in rows
        ]
    import openpyxl

    heading, *lines = openpyxl.load_workbook(path)["panel"].iter_rows(values_only=True)
    return [dict(zip(heading, line, strict=True)) for line in lines]


def test_a_format_that_is_none_is_refused(corpus: Path, tmp_path: Path) -> None:
    """The endings that work are named, and nothing is written."""
    with pytest.raises(OutputError, match=r"\.dta"):
        write_panel(corpus, tmp_path / "panel.sav", indicators=(), translate=str)
    assert list(tmp_path.iterdir()) == []
