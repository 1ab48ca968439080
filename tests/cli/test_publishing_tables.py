"""``duixian publish`` for tables and data, and the round of a task table through the units."""

import os
from pathlib import Path

import openpyxl
import pytest

from duixian.cli import publishing
from duixian.cli.run import run
from duixian.publish import products
from duixian.sample import sample

Captured = pytest.CaptureFixture[str]
LEAD, STATE = "I", "P"


@pytest.fixture
def years(tmp_path: Path) -> tuple[Path, Path]:
    """The later and the earlier report of the sample, as files."""
    told = []
    for source in (sample().later, sample().earlier):
        path = tmp_path / source.name
        path.write_bytes(source.read_bytes())
        told.append(path)
    return told[0], told[1]


def published(*words: object) -> int:
    return run(["publish", *map(str, words), "--lang", "zh"])


def test_help_names_every_product() -> None:
    """The list of --only is that of the products, which --help does not import."""
    assert list(products.PRODUCTS) == publishing.PRODUCTS


def test_two_years_give_every_table(
    years: tuple[Path, Path], tmp_path: Path, capsys: Captured
) -> None:
    """Each file is named on standard output as it comes."""
    out = tmp_path / "out"
    assert published(*years, "--out", out, "--only", "tables") == 0
    told = capsys.readouterr()
    names = ["责任分解表.xlsx", "任务分解表.docx", "落实情况表.docx", "督查通报.docx"]
    assert told.out.splitlines() == [str(out / "tables" / name) for name in names]
    assert "没有给出上一年的报告" not in told.err


def test_one_year_says_what_it_cannot_give(
    years: tuple[Path, Path], tmp_path: Path, capsys: Captured
) -> None:
    """Without the year before there is nothing to hold: the message says what to give."""
    out = tmp_path / "out"
    assert published(years[0], "--out", out, "--only", "tables") == 0
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == 2
    assert "没有给出上一年的报告，不生成落实情况表和督查通报" in told.err


def test_a_table_goes_round(years: tuple[Path, Path], tmp_path: Path, capsys: Captured) -> None:
    """Made, leads filled in, split by them, filled in by units, merged, and published again."""
    out = tmp_path / "out"
    assert published(years[0], "--out", out, "--only", "tables") == 0
    table = out / "tables" / "责任分解表.xlsx"
    book = openpyxl.load_workbook(table)
    sheet = book.worksheets[0]
    for row in range(3, sheet.max_row + 1):
        sheet[f"{LEAD}{row}"] = "县发展改革局" if row % 2 else "县财政局/国资局"
    filled = tmp_path / "filled.xlsx"
    book.save(filled)
    again = tmp_path / "again"
    asked = ("--only", "tables", "--tasks", filled, "--split", "lead")
    assert published(years[0], "--out", again, *asked) == 0
    parts = sorted((again / "tables" / "按牵头单位").iterdir())
    assert [path.name for path in parts] == ["县发展改革局.xlsx", "县财政局_国资局.xlsx"]
    for path in parts:
        book = openpyxl.load_workbook(path)
        book.worksheets[0][f"{STATE}3"] = "达进度"
        book.save(path)
    merged = tmp_path / "merged.xlsx"
    capsys.readouterr()
    assert run(["merge", *map(str, parts), "--out", str(merged), "--lang", "zh"]) == 0
    assert "冲突 0 处" in capsys.readouterr().out
    sheet = openpyxl.load_workbook(merged).worksheets[0]
    assert [sheet[f"{STATE}{row}"].value for row in (3, 4, 5)] == ["达进度", "达进度", "未反馈"]
    assert sheet[f"{LEAD}4"].value == "县财政局/国资局"


def test_the_table_of_another_report_is_refused(
    years: tuple[Path, Path], tmp_path: Path, capsys: Captured
) -> None:
    """Last year's table does not fill in this year's."""
    out = tmp_path / "out"
    assert published(years[1], "--out", out, "--only", "tables") == 0
    table = out / "tables" / "责任分解表.xlsx"
    asked = ("--only", "tables", "--tasks", table)
    assert published(years[0], "--out", tmp_path / "two", *asked) == 2
    assert "是另一份报告的任务表" in capsys.readouterr().err


def test_everything_is_the_same_the_second_time(years: tuple[Path, Path], tmp_path: Path) -> None:
    """Workbooks, documents and data: byte by byte."""
    folders = [tmp_path / name for name in "ab"]
    for out in folders:
        asked = ("--only", "tables", "--only", "data", "--split", "lead")
        assert published(*years, "--out", out, *asked) == 0
    one, two = folders
    made = [path.relative_to(one) for path in one.rglob("*") if path.is_file()]
    assert len(made) > 30
    for path in made:
        assert (one / path).read_bytes() == (two / path).read_bytes(), path


@pytest.mark.skipif(os.name == "nt", reason="permissions differ")
def test_a_folder_that_cannot_be_written_has_one_line(
    years: tuple[Path, Path], tmp_path: Path, capsys: Captured
) -> None:
    """A file in the place of a folder: where, why, what next."""
    (tmp_path / "out").write_text("")
    assert published(years[0], "--out", tmp_path / "out", "--only", "data") == 2
    [line] = [one for one in capsys.readouterr().err.splitlines() if one]
    assert "无法写入" in line


def test_a_file_in_the_place_of_a_folder_of_units_has_one_line(
    years: tuple[Path, Path], tmp_path: Path, capsys: Captured
) -> None:
    """The same for the folders that the products make themselves."""
    for product, name in (("tables", "按牵头单位"), ("data", "data")):
        folder = tmp_path / "out" / product
        folder.mkdir(parents=True)
        (folder / name).write_text("")
        asked = ("--only", product, "--split", "lead")
        assert published(years[0], "--out", tmp_path / "out", *asked) == 2
        assert "无法写入" in capsys.readouterr().err


def test_exported_templates_change_nothing_until_they_are_changed(
    years: tuple[Path, Path], tmp_path: Path
) -> None:
    """A copy of our templates gives the same documents; a changed one gives other words."""
    ours = tmp_path / "ours"
    out, own = tmp_path / "out", tmp_path / "own"
    assert published(*years, "--out", out, "--export-templates", ours) == 0
    assert {"bulletin.zh.toml", "bulletin.en.toml", "word.toml", "readme.zh.md"} <= {
        path.name for path in ours.iterdir()
    }
    assert published(*years, "--out", out, "--only", "tables") == 0
    assert published(*years, "--out", own, "--only", "tables", "--templates", ours) == 0
    for path in (out / "tables").iterdir():
        assert path.read_bytes() == (own / "tables" / path.name).read_bytes()
    wording = ours / "bulletin.zh.toml"
    wording.write_text(wording.read_text("utf-8").replace("各有关单位", "各乡镇"), "utf-8")
    assert published(*years, "--out", own, "--only", "tables", "--templates", ours) == 0
    assert (out / "tables/督查通报.docx").read_bytes() != (
        own / "tables/督查通报.docx"
    ).read_bytes()
