"""``duixian read``: what it prints, saves and says, and its exit status."""

import io
import json
import sys
from pathlib import Path

import openpyxl
import pytest

from duixian.cli.run import run

pytestmark = pytest.mark.usefixtures("pipeline")

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two reports in folders, among what is passed over, with a broken one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports" / "2024").mkdir(parents=True)
    (tmp_path / "reports" / ".git").mkdir()
    for name in ("b.txt", "2024/a.HTML", ".hidden.txt", "~$b.docx", "c.png", ".git/d.txt"):
        (tmp_path / "reports" / name).write_text("text")
    return tmp_path / "reports"


def test_one_report_is_shown_as_a_page(folder: Path, capsys: Captured) -> None:
    """Without options a person gets the whole page, in Chinese where no locale is set."""
    assert run(["read", str(folder / "b.txt")]) == 0
    out, err = capsys.readouterr()
    assert "清湾县2025年政府工作报告" in out
    assert "成绩单 2024" in out
    assert err == ""


def test_full_shows_what_the_page_leaves_out(folder: Path, capsys: Captured) -> None:
    """Context and the fourth statement of a heading come with --full."""
    assert run(["read", str(folder / "b.txt"), "--full"]) == 0
    assert "成绩来之不易" in capsys.readouterr().out


def test_json_of_one_source_is_one_object(folder: Path, capsys: Captured) -> None:
    """A single report is named by its file alone."""
    assert run(["read", "--json", str(folder / "b.txt")]) == 0
    out, err = capsys.readouterr()
    assert out.count("\n") == 1
    assert json.loads(out)["source"]["name"] == "b.txt"
    assert err == ""


def test_a_folder_gives_one_object_a_line(folder: Path, capsys: Captured) -> None:
    """Files come in order, by their path as given; hidden ones and other kinds do not."""
    assert run(["read", "reports", "--json"]) == 0
    out, err = capsys.readouterr()
    names = [json.loads(line)["source"]["name"] for line in out.splitlines()]
    assert names == ["reports/b.txt", "reports/2024/a.HTML"]
    assert err == "已略过 1 个其他类型的文件：reports/c.png\n"
    assert folder.exists()


def test_several_reports_are_a_line_each(folder: Path, capsys: Captured) -> None:
    """A list for people has no pages; --full brings them back."""
    assert run(["read", "reports", "-q"]) == 0
    out, err = capsys.readouterr()
    assert [line.split()[-1] for line in out.splitlines()] == [
        "reports/b.txt",
        "reports/2024/a.HTML",
    ]
    assert err == ""
    assert run(["read", "reports", "--full", "-q"]) == 0
    assert capsys.readouterr().out.count("成绩单") == 2
    assert folder.exists()


def test_what_fails_is_named_and_the_others_go_on(folder: Path, capsys: Captured) -> None:
    """Each failed source has one line on standard error; the status is 1."""
    (folder / "0-empty.txt").write_bytes(b"")
    (folder / "0-poem.txt").write_bytes(b"poem")
    (folder / "z-bug.txt").write_bytes(b"bug")
    assert run(["read", "reports", "missing.txt", "--json", "--lang", "en"]) == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 2
    assert err.splitlines() == [
        "reports/0-empty.txt: empty (0 bytes); give the file with the report",
        "reports/0-poem.txt: no report",
        "reports/z-bug.txt: duixian failed (ZeroDivisionError: a bug); "
        "please report this with the file",
        "missing.txt: no such file; check the path and its spelling",
        "passed over 1 files of other kinds: reports/c.png",
        "2 sources read, 4 not",
    ]


def test_nothing_read_is_status_2(folder: Path, capsys: Captured) -> None:
    """One clear line, no traceback, and nothing on standard output."""
    assert run(["read", "missing.txt"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "missing.txt：没有这个文件；请检查路径和拼写\n"
    (folder / "poem.txt").write_bytes(b"poem")
    assert run(["read", str(folder / "poem.txt"), "missing.txt"]) == 2


def test_an_empty_folder_is_an_error_of_its_own(tmp_path: Path, capsys: Captured) -> None:
    """It is named; other sources go on."""
    (tmp_path / "a.txt").write_text("text")
    (tmp_path / "empty").mkdir()
    assert run(["read", str(tmp_path / "empty"), "--lang=en"]) == 2
    assert "no text, page, Word, table or PDF file in this folder" in capsys.readouterr().err
    assert run(["read", str(tmp_path / "empty"), str(tmp_path / "a.txt")]) == 1


def test_standard_input_is_a_source(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lone dash reads it."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"text")))
    assert run(["read", "-", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["source"]["name"] == "-"


@pytest.mark.skipif(sys.platform != "linux", reason="file names are Unicode elsewhere")
def test_a_name_that_is_no_utf8_can_be_printed(tmp_path: Path, capsys: Captured) -> None:
    """A file name is bytes; what is printed is text."""
    name = b"\xc7\xe5.txt"
    path = Path(str(tmp_path), name.decode("utf-8", "surrogateescape"))
    path.write_text("text")
    assert run(["read", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["source"]["name"] == "\ufffd\ufffd.txt"
    path.write_text("bug")
    assert run(["read", str(path)]) == 2
    assert "\ufffd\ufffd.txt" in capsys.readouterr().err


@pytest.mark.parametrize("ending", ["json", "jsonl", "csv", "xlsx"])
def test_out_saves_and_says_so(folder: Path, capsys: Captured, ending: str) -> None:
    """The file is there, standard output is empty, and a note tells what was written."""
    assert run(["read", "reports", "--out", f"out.{ending}", "--lang", "en"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[0] == f"out.{ending}: written; 2 reports, 38 figures"
    assert Path(f"out.{ending}").stat().st_size > 1000
    assert run(["read", str(folder), "--out", f"out.{ending}", "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


def test_out_of_a_folder_keeps_its_good_files(folder: Path, capsys: Captured) -> None:
    """A failure among many is named, and the others are saved."""
    (folder / "a.txt").write_bytes(b"")
    assert run(["read", "reports", "-o", "out.xlsx"]) == 1
    assert "reports/a.txt" in capsys.readouterr().err
    sources = {row[0].value for row in openpyxl.load_workbook("out.xlsx")["数值"].iter_rows(2)}
    assert sources == {"reports/b.txt", "reports/2024/a.HTML"}


def test_out_without_a_report_writes_nothing(folder: Path, capsys: Captured) -> None:
    """A file from before stays as it was."""
    Path("out.csv").write_text("before")
    (folder / "poem.txt").write_bytes(b"poem")
    assert run(["read", "reports/poem.txt", "--out", "out.csv"]) == 2
    assert Path("out.csv").read_text() == "before"
    assert "out.csv" not in capsys.readouterr().err


def test_the_table_of_a_csv_can_be_chosen(folder: Path) -> None:
    """--table names what stands in it."""
    assert run(["read", str(folder), "--out", "out.csv", "--table", "statements", "-q"]) == 0
    assert b"heading" in Path("out.csv").read_bytes().splitlines()[0]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["read"], "duixian read: Missing argument 'SOURCE...'; see duixian read --help"),
        (["read", "a", "--jsn"], "duixian read: No such option"),
        (["raed", "a"], "duixian: No such command 'raed'"),
        (["read", "a", "--json", "--out", "a.csv"], "--json and --out exclude each other"),
        (["read", "a", "--out", "a.pdf"], "a.pdf: no format has this ending; use one of .json"),
        (["read", "a", "--out", "no/a.csv"], "no/a.csv: there is no folder no; make it first"),
        (["read", "a", "--lang", "fr"], "'fr' is not one of 'zh', 'en'"),
        (["read", "a", "--table", "x"], "Invalid value for '--table'"),
        (["schema", "x"], "duixian schema: Invalid value for"),
    ],
)
def test_bad_usage_is_one_line_and_status_2(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch, words: list[str], told: str
) -> None:
    """What is wrong, and where to look; never a traceback or half a page."""
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert run(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert told in err
