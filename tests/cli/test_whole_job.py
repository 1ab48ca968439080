"""The whole job, with the real pipeline: the demo, the sample, real reports."""

import csv
import json
import os
import subprocess
import sys
from importlib.resources import as_file
from pathlib import Path

import jsonschema
import msgspec
import pytest

from duixian.cli.run import run
from duixian.model.contract import ReportRow, report_schema
from duixian.sample import sample

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """The sample report of 2025 as a file."""
    path = tmp_path / "qingwan-2025.txt"
    with as_file(sample().later) as source:
        path.write_bytes(source.read_bytes())
    return path


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_demo_shows_the_whole_job(capsys: Captured, language: str) -> None:
    """Two reports and the page are read; the later one is shown with targets and both cards."""
    assert run(["demo", "--lang", language]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    for chinese, english in (
        ("主要预期目标 2025", "Main targets 2025"),
        ("成绩单 2024", "Report card 2024"),
        ("任务书 2025", "Task book 2025"),
        ("报纸版面", "newspaper page"),
    ):
        assert (chinese if language == "zh" else english) in out
    assert "qingwan-2025-page.txt" in out


def test_json_of_the_sample_keeps_the_contract(later: Path, capsys: Captured) -> None:
    """Valid by the schema, every span its words, and the same bytes each time."""
    assert run(["read", str(later), "--json"]) == 0
    first = capsys.readouterr().out
    told = json.loads(first)
    jsonschema.validate(told, report_schema())
    assert told["report"]["place"]["name"] == "清湾县"
    for one in (*told["figures"], *told["statements"]):
        assert told["text"][one["start"] : one["end"]] == one["text"]
    assert run(["read", str(later), "--json"]) == 0
    assert capsys.readouterr().out == first


def test_a_csv_of_the_sample_has_a_row_a_figure(later: Path, capsys: Captured) -> None:
    """The table holds what the JSON holds."""
    out = later.with_name("figures.csv")
    assert run(["read", str(later), "--out", str(out), "-q"]) == 0
    rows = list(csv.DictReader(out.read_text("utf-8-sig").splitlines()))
    run(["read", str(later), "--json"])
    figures = json.loads(capsys.readouterr().out)["figures"]
    assert [row["id"] for row in rows] == [figure["id"] for figure in figures]
    assert [row["value"] or None for row in rows] == [figure["value"] for figure in figures]


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no pseudo-terminals")
def test_a_terminal_sees_the_progress(later: Path) -> None:
    """The bar counts the sources on standard error; standard output holds the results alone."""
    leader, follower = os.openpty()
    told = subprocess.run(
        [sys.executable, "-m", "duixian.cli", "read", str(later), str(later), "--json"],
        stdout=subprocess.PIPE,
        stderr=follower,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
        check=True,
    )
    os.close(follower)
    seen = os.read(leader, 100_000).decode()
    os.close(leader)
    assert "/2" in seen
    assert "qingwan-2025.txt" in seen
    assert [json.loads(line)["schema"] for line in told.stdout.splitlines()] == [
        "duixian.report/1"
    ] * 2


def test_real_reports_keep_the_contract(shared: Path, capsys: Captured) -> None:
    """Every report of the provinces gives a line of the contract's types; a few by the schema."""
    assert run(["read", str(shared / "reports" / "provinces_2025"), "--json", "-q"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(list((shared / "reports" / "provinces_2025").glob("*.docx")))
    for line in lines:
        msgspec.json.decode(line, type=ReportRow)
    validator = jsonschema.Draft202012Validator(report_schema())  # thorough, and slow
    for line in lines[::12]:
        validator.validate(json.loads(line))
