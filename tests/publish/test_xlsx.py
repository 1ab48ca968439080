"""The workbook, opened by another program."""

import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import openpyxl
import pytest

from duixian.i18n import Language, translator
from duixian.model import Figure, Report
from duixian.publish import workbook
from duixian.publish.as_xlsx import XlsxWriter
from tests.factories import make_report


def book(*reports: Report, several: bool = False, language: Language = "zh") -> Any:
    file = io.BytesIO()
    writer = XlsxWriter(file, translator(language), several=several)
    for report in reports:
        writer.add(report)
    writer.close()
    return openpyxl.load_workbook(file)


def heads(sheet: Any) -> dict[str, int]:
    return {cell.value: cell.column for cell in sheet[1]}


def cell(sheet: Any, row: int, head: str) -> Any:
    return sheet.cell(row, heads(sheet)[head])


def with_figure(**changes: Any) -> Report:
    report = make_report()
    figure: Figure = msgspec.structs.replace(report.figures[0], **changes)
    return msgspec.structs.replace(report, figures=(figure, *report.figures[1:]))


def test_the_sheets_speak_the_language_of_the_reader() -> None:
    """Names of sheets, heads and codes are Chinese or English."""
    chinese = book(make_report())
    assert chinese.sheetnames == [
        "概览",
        "主要预期目标",
        "数值",
        "条目",
        "问题",
        "其他数字",
        "正文之外",
    ]
    assert cell(chinese["数值"], 2, "类型").value == "总量"
    assert cell(chinese["条目"], 2, "领域").value == "宏观经济"
    english = book(make_report(), language="en")
    assert cell(english["Figures"], 2, "Measure").value == "amount"


def test_the_overview_says_who_when_and_how_much() -> None:
    """One fact a row for one report."""
    sheet = book(make_report())["概览"]
    told = {row[0].value: row[1].value for row in sheet.iter_rows(min_row=2)}
    assert told["地区"] == "清湾县"
    assert told["层级"] == "县级"
    assert told["年份"] == 2025
    assert told["数值"] == 19
    assert told["任务"] == 4


def test_numbers_are_numbers_with_a_format() -> None:
    """Amounts can be summed, percentages are shown as such; words stand beside them."""
    sheet = book(make_report())["数值"]
    assert cell(sheet, 2, "数值").value == 28640000000
    assert cell(sheet, 2, "数值").number_format == "#,##0"
    assert cell(sheet, 2, "单位").value == "元"
    assert cell(sheet, 3, "数值").value == 0.061
    assert cell(sheet, 3, "数值").number_format == "0.0%"
    assert cell(sheet, 3, "原文").value == "6.1%"


@pytest.mark.parametrize(
    ("value", "unit", "shown", "number_format"),
    [
        ("0.0555", "%", 0.0555, "0.00%"),
        ("0.05", "%", 0.05, "0%"),
        ("1.5", "%", 1.5, "0%"),
        ("0.2", "pp", 0.2, "#,##0.0"),
        ("2.3200", "亩", 2.32, "#,##0.00"),
        ("-7", "℃", -7, "#,##0"),
        ("12345678901234567", "元", "12345678901234567", "@"),
        ("1E+400", "元", "1" + "0" * 400, "@"),
    ],
)
def test_a_number_keeps_its_places(
    value: str, unit: str, shown: object, number_format: str
) -> None:
    """No digit is rounded away; what a spreadsheet cannot hold exactly is written as words."""
    sheet = book(with_figure(value=Decimal(value), unit=unit))["数值"]
    assert cell(sheet, 2, "数值").value == shown
    assert cell(sheet, 2, "数值").number_format == number_format


@pytest.mark.parametrize("words", ["=1+1", "@SUM(A1)", "+1", "-1", "http://a.b/c", "{=1}", "1/2"])
def test_words_stay_words(words: str) -> None:
    """Nothing in a report becomes a formula, a link, a number or a date."""
    report = make_report()
    statement = msgspec.structs.replace(report.statements[0], text=words, figures=())
    sheet = book(msgspec.structs.replace(report, statements=(statement,), figures=()))["条目"]
    found = cell(sheet, 2, "原文")
    assert (found.value, found.data_type, found.hyperlink) == (words, "s", None)
    assert found.number_format == "@"


def test_heads_stay_in_sight_and_filter() -> None:
    """Each sheet has a frozen head and a filter over its rows; long words wrap."""
    for sheet in book(make_report()):
        assert sheet.freeze_panes is not None
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet["A1"].font.bold
        assert sheet["A2"].alignment.wrap_text or sheet["A2"].data_type == "n"


def test_a_row_is_as_high_as_its_words() -> None:
    """WPS does not find the height of wrapped rows itself."""
    report = make_report()
    long = msgspec.structs.replace(report.statements[0], text="长" * 400, figures=())
    short = msgspec.structs.replace(report.statements[1], figures=())
    sheet = book(msgspec.structs.replace(report, statements=(long, short), figures=()))["条目"]
    assert sheet.row_dimensions[2].height > 5 * workbook.LINE
    assert sheet.row_dimensions[3].height <= 3 * workbook.LINE


def test_a_cell_never_breaks_the_limits_of_the_format() -> None:
    """Words beyond 32,767 characters are cut with a sign; the row stays within 409 points."""
    report = make_report()
    long = msgspec.structs.replace(report.statements[0], text="长" * 40_000, figures=())
    sheet = book(msgspec.structs.replace(report, statements=(long,), figures=()))["条目"]
    assert len(cell(sheet, 2, "原文").value) == 32_767
    assert cell(sheet, 2, "原文").value.endswith("…")
    assert sheet.row_dimensions[2].height == workbook.HIGHEST


def test_several_reports_share_the_sheets() -> None:
    """Each row names its source, place and year; the overview has one row a report."""
    two = book(make_report("a.txt"), make_report("b.txt", place=None), several=True)
    sources = {row[0].value for row in two["数值"].iter_rows(min_row=2)}
    assert sources == {"a.txt", "b.txt"}
    assert [row[0].value for row in two["概览"].iter_rows(min_row=2)] == ["a.txt", "b.txt"]
    assert heads(two["数值"])["地区"] == 2


def test_a_full_sheet_goes_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows beyond the last one of a sheet are not lost."""
    monkeypatch.setattr(workbook, "LAST_ROW", 10)
    made = book(make_report())
    assert made.sheetnames.count("数值") == 1
    assert "数值 2" in made.sheetnames
    assert made["数值"].max_row + made["数值 2"].max_row - 2 == len(make_report().figures)


def test_the_target_sheet_holds_the_targets_alone() -> None:
    """Its rows are those of the terminal's target table."""
    sheet = book(make_report())["主要预期目标"]
    names = [row[0].value for row in sheet.iter_rows(min_row=2)]
    assert names == [
        "地区生产总值",
        "地区生产总值",
        "规上工业增加值",
        "居民收入",
        "一般公共预算收入",
        "单位生产总值能耗",
    ]


def test_it_opens_from_disk(tmp_path: Path) -> None:
    """The file that is written is a workbook."""
    path = tmp_path / "a.xlsx"
    with path.open("wb") as file:
        writer = XlsxWriter(file, translator("zh"))
        writer.add(make_report())
        writer.close()
    assert openpyxl.load_workbook(path).sheetnames[0] == "概览"
