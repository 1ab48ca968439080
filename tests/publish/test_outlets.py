"""Files of reports: formats by ending, whole or not at all, clear errors."""

import csv
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import cast

import jsonschema
import msgspec
import pytest

from duixian.errors import OutputError
from duixian.i18n import translator
from duixian.model import Report
from duixian.model.contract import report_schema
from duixian.model.tables import COLUMNS, Table
from duixian.publish.as_csv import FORMULA_STARTS
from duixian.publish.outlets import ENDINGS, open_outlet
from tests.factories import make_report

CHINESE = translator("zh")


def save(path: Path, *reports: Report, several: bool = False, table: Table = "figures") -> bytes:
    with open_outlet(path, CHINESE, several=several, table=table) as outlet:
        for report in reports:
            outlet.add(report)
    return path.read_bytes()


def test_json_of_one_report_is_the_contract(tmp_path: Path) -> None:
    """One object and a line end, as ``--json`` prints it."""
    saved = save(tmp_path / "a.json", make_report())
    assert saved == make_report().to_json().encode() + b"\n"


def test_json_of_several_reports_is_a_list(tmp_path: Path) -> None:
    """A .json file is valid JSON whatever it holds, with one report a line."""
    two = [make_report("a.txt"), make_report("b.txt")]
    saved = save(tmp_path / "a.json", *two, several=True)
    told = json.loads(saved)
    assert [one["source"]["name"] for one in told] == ["a.txt", "b.txt"]
    assert saved.count(b"\n") == 4
    for one in told:
        jsonschema.validate(one, report_schema())


def test_json_lines_hold_one_report_a_line(tmp_path: Path) -> None:
    """A .jsonl file is JSON Lines, of one report too."""
    lines = save(tmp_path / "a.jsonl", make_report("a"), make_report("b"), several=True)
    assert [json.loads(line)["source"]["name"] for line in lines.splitlines()] == ["a", "b"]
    assert save(tmp_path / "b.jsonl", make_report()).count(b"\n") == 1


def test_csv_is_what_excel_and_wps_open(tmp_path: Path) -> None:
    """UTF-8 with BOM, CR LF at every line end, one row a figure behind the head."""
    saved = save(tmp_path / "a.csv", make_report("a"), make_report("b"), several=True)
    assert saved.startswith(b"\xef\xbb\xbfsource,place,")
    assert saved.count(b"\r\n") == saved.count(b"\n") == 1 + 2 * len(make_report().figures)
    rows = list(csv.DictReader(saved.decode("utf-8-sig").splitlines()))
    assert rows[0]["source"] == "a"
    assert rows[0]["value"] == "28640000000"
    assert rows[-1]["source"] == "b"
    assert rows[1]["sentence"] == "全县地区生产总值286.4亿元，增长6.1%。"


@pytest.mark.parametrize("table", list(COLUMNS))
def test_csv_can_hold_any_table(tmp_path: Path, table: Table) -> None:
    """The head names the columns of the table that was asked for."""
    saved = save(tmp_path / "a.csv", make_report(), table=table).decode("utf-8-sig")
    assert saved.splitlines()[0].split(",") == [column.name for column in COLUMNS[table]]
    assert len(saved.splitlines()) > 1


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_csv_runs_no_formula(tmp_path: Path, start: str) -> None:
    """Words that a spreadsheet would take for a formula stand behind an apostrophe."""
    report = make_report()
    evil = msgspec.structs.replace(report.statements[0], text=f"{start}cmd|'/c calc'!A1")
    evil_report = msgspec.structs.replace(report, statements=(evil,))
    saved = save(tmp_path / "a.csv", evil_report, table="statements")
    cells = list(csv.DictReader(saved.decode("utf-8-sig").splitlines(keepends=True)))
    assert cells[0]["text"] == f"'{evil.text}"


def test_csv_leaves_negative_numbers_alone(tmp_path: Path) -> None:
    """A value is a number, not words: no apostrophe before its sign."""
    report = make_report()
    figure = report.figures[0]
    assert figure.value is not None
    cooled = msgspec.structs.replace(figure, value=-figure.value)
    rows = save(tmp_path / "a.csv", msgspec.structs.replace(report, figures=(cooled,)))
    assert b",-28640000000," in rows


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_failure_leaves_the_old_file(tmp_path: Path, ending: str) -> None:
    """Whatever breaks while writing, the file from before is whole and nothing else is left."""
    path = tmp_path / f"a{ending}"
    path.write_bytes(b"before")
    with pytest.raises(AttributeError):
        save(path, make_report(), cast("Report", None), several=True)
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("ending", ENDINGS)
def test_without_a_report_there_is_no_file(tmp_path: Path, ending: str) -> None:
    """An empty result does not replace a file, nor make one."""
    with open_outlet(tmp_path / f"a{ending}", CHINESE, several=True) as outlet:
        assert outlet.count == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_reports_make_the_same_bytes(tmp_path: Path, ending: str) -> None:
    """No clock and no random number gets into a file."""
    first = save(tmp_path / f"a{ending}", make_report("a"), make_report("b"), several=True)
    assert first == save(tmp_path / f"b{ending}", make_report("a"), make_report("b"), several=True)


def test_a_link_and_permissions_are_kept(tmp_path: Path) -> None:
    """What a link points to is replaced, not the link; the mode of the old file stays."""
    target = tmp_path / "real.json"
    target.write_text("{}")
    target.chmod(0o640)
    link = tmp_path / "link.json"
    link.symlink_to(target)
    save(link, make_report())
    assert link.is_symlink()
    assert target.stat().st_mode & 0o777 == 0o640
    assert json.loads(target.read_bytes())["schema"] == "duixian.report/1"


def no_folder(path: Path) -> Path:
    return path / "missing" / "a.csv"


def a_folder(path: Path) -> Path:
    (path / "a.csv").mkdir()
    return path / "a.csv"


def unknown(path: Path) -> Path:
    return path / "a.pdf"


def no_ending(path: Path) -> Path:
    return path / "csv"


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (no_folder, "there is no folder .*missing; make it first"),
        (a_folder, "a folder; name a file in it"),
        (unknown, r"no format has this ending; use one of \.json \.jsonl \.csv \.xlsx"),
        (no_ending, "no format has this ending"),
    ],
)
def test_a_path_that_cannot_be_is_refused_at_once(
    tmp_path: Path, place: Callable[[Path], Path], told: str
) -> None:
    """The error comes before any report is read, and says what to do."""
    with (
        pytest.raises(OutputError, match=told),
        open_outlet(place(tmp_path), CHINESE, several=False),
    ):
        pytest.fail("the outlet was opened")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_told(tmp_path: Path) -> None:
    """The reason of the system stands in the error."""
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="cannot be written"):
        save(tmp_path / "a.csv", make_report())


@pytest.mark.parametrize("name", ["长" * 200, "a\0b"])
def test_a_name_that_cannot_be_is_told(tmp_path: Path, name: str) -> None:
    """An error of the file system is an error with words, not a traceback."""
    with pytest.raises(OutputError, match="cannot be written"):
        save(tmp_path / f"{name}.csv", make_report())
