"""The task table as a workbook, opened by another program."""

import io
import zipfile
from dataclasses import replace
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from duixian.i18n import Language, translator
from duixian.publish.office import task_workbook
from duixian.publish.office.columns import COLUMNS
from duixian.publish.office.task_workbook import write_task_workbook
from duixian.publish.office.tasks import TaskTable

HOSTILE = ["=1+1", "＝1+1", "+1", "－1", "@SUM(A1)", "＠A1", "{=1}", "http://a.b/c", "1/2", "&P",
           "_x0041_", "<b>", "\x01控制\x0b符"]  # fmt: skip


def written(table: TaskTable, language: Language = "zh") -> bytes:
    file = io.BytesIO()
    write_task_workbook(table, file, translator(language))
    return file.getvalue()


def opened(table: TaskTable, language: Language = "zh") -> Any:
    return openpyxl.load_workbook(io.BytesIO(written(table, language)))


def column(sheet: Any, head: str) -> int:
    [found] = [cell.column for cell in sheet[2] if cell.value == head]
    return int(found)


def test_the_sheet_is_ready_to_be_filled_in_and_printed(table: TaskTable) -> None:
    """Frozen panes, a filter, A4 landscape, one page wide, heads on each page."""
    sheet = opened(table).worksheets[0]
    assert sheet.title == "责任分解表"
    assert sheet["A1"].value == "清湾县2025年政府工作报告责任分解表"
    assert sheet.freeze_panes == "E3"
    assert sheet.auto_filter.ref == f"A2:T{len(table.rows) + 2}"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$1:$2"
    assert sheet.print_area.startswith("'责任分解表'!$A$1:$R$")


def test_cells_to_fill_in_know_what_they_take(table: TaskTable) -> None:
    """A list of states, dates, numbers that words may override; also in rows that are added."""
    sheet = opened(table).worksheets[0]
    rules = {
        str(rule.sqref).partition("3:")[0]: rule for rule in sheet.data_validations.dataValidation
    }
    state = rules["P"]
    listed = state.formula1.strip('"').split(",")
    assert listed == ["未反馈", "未启动", "欠进度", "达进度", "超进度", "已完成", "完成有困难",
                      "已调整", "其它"]  # fmt: skip
    assert len(state.formula1) <= 257
    assert rules["K"].type == "date"
    assert {rules[letter].type for letter in "LMNOQ"} == {"decimal"}
    assert rules["L"].errorStyle == "warning"
    assert int(str(state.sqref).partition(":")[2][1:]) > len(table.rows) + 100
    assert sheet.cell(3, column(sheet, "状态")).value == "未反馈"


def test_numbers_dates_and_words_keep_their_kind(table: TaskTable) -> None:
    """A goal can be summed, a deadline sorted; ids and words are text."""
    sheet = opened(table).worksheets[0]
    row = next(r for r in sheet.iter_rows(min_row=3) if r[3].value == "完成投资90亿元")
    assert (row[5].value, row[5].data_type) == (90, "n")
    assert row[10].is_date
    assert row[18].number_format == "@"
    assert row[8].value == "县发展改革局、县财政局"


@pytest.mark.parametrize("words", HOSTILE)
def test_words_stay_words(table: TaskTable, words: str) -> None:
    """Nothing that a report or a unit wrote becomes a formula, a link or a date."""
    row = {**table.rows[0], "promise": words, "lead": words, "sentence": words, "note": words}
    data = written(replace(table, title=words, rows=(row,)))
    for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert cell.data_type != "f"
            assert cell.hyperlink is None
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        sheets = [name for name in packed.namelist() if name.startswith("xl/worksheets/sheet")]
        assert not [name for name in sheets if b"<f>" in packed.read(name)]


def test_no_row_is_clipped(table: TaskTable) -> None:
    """A row is as high as its longest cell; words that no row can hold are marked as shortened."""
    promise = next(one for one in COLUMNS if one.name == "promise")
    long = {**table.rows[0], "promise": "长" * 2000, "sentence": "长" * 2000}
    sheet = opened(replace(table, rows=(long, *table.rows[1:]))).worksheets[0]
    shown = sheet["D3"].value
    assert shown.endswith("…")
    assert sheet["T3"].value == "长" * 2000
    assert not sheet["T3"].alignment.wrap_text
    for number in range(3, sheet.max_row + 1):
        height = sheet.row_dimensions[number].height
        lines = len(str(sheet.cell(number, 4).value)) / (promise.width * 7 / 13.4)
        assert height <= 409
        assert height >= min(lines * task_workbook.LINE, 400)


def test_the_table_as_handed_out_goes_along_hidden(table: TaskTable) -> None:
    """What merge needs is in the file itself."""
    base = opened(table).worksheets[1]
    assert base.sheet_state == "hidden"
    assert base["A1"].value == task_workbook.SCHEMA
    assert base["B1"].value == table.key
    assert base.max_row == len(table.rows) + 2


def test_the_same_table_gives_the_same_bytes(table: TaskTable) -> None:
    """No clock, no order of a set."""
    assert written(table) == written(table)


def test_english_readers_get_english_heads(table: TaskTable) -> None:
    """Heads, states and the names of sheets follow the language; words of the report stay."""
    book = opened(table, "en")
    assert book.sheetnames == ["Task table", "As handed out"]
    assert book.worksheets[0]["I2"].value == "Lead unit"


def test_a_report_without_promises_and_one_with_thousands(table: TaskTable) -> None:
    """An empty table has its heads; a large one all its rows."""
    empty = opened(replace(table, rows=())).worksheets[0]
    assert empty["D2"].value == "承诺内容（报告原文）"
    many = tuple({**table.rows[0], "number": Decimal(n), "id": f"x{n}"} for n in range(1500))
    assert opened(replace(table, rows=many)).worksheets[0].max_row == 1502


def test_a_missing_place_and_year_leave_no_hole(table: TaskTable) -> None:
    """The title of a sheet is never longer than its format allows, whatever the report says."""
    book = opened(replace(table, title="长" * 5000, place="", year=None))
    assert all(len(name) <= 31 for name in book.sheetnames)
