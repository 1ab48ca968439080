"""Task tables go out, are filled in, and come back: nothing is lost, nothing is overwritten."""

import builtins
import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from duixian.cli.run import run
from duixian.errors import DuixianError
from duixian.i18n import translator
from duixian.publish.office.filled import read_filled
from duixian.publish.office.task_workbook import write_task_workbook
from duixian.publish.office.tasks import TaskTable

Captured = pytest.CaptureFixture[str]
Write = Callable[..., Path]
LEAD, SUPPORT, DUE, Q1, STATE, DONE, NOTE, ID = "I", "J", "K", "L", "P", "Q", "R", "S"


@pytest.fixture
def hand_out(tmp_path: Path, table: TaskTable) -> Write:
    """Writes the table, or some rows of it, and fills cells in as a unit would."""

    def write(name: str, rows: range | None = None, **cells: object) -> Path:
        chosen = replace(table, rows=tuple(table.rows[n] for n in rows)) if rows else table
        path = tmp_path / name
        with path.open("wb") as file:
            write_task_workbook(chosen, file, translator("zh"), base=table)
        fill(path, **cells)
        return path

    return write


def fill(path: Path, **cells: object) -> None:
    book = openpyxl.load_workbook(path)
    for address, value in cells.items():
        book.worksheets[0][address] = value
    book.save(path)


def merged(files: list[Path], captured: Captured) -> tuple[int, Any, str]:
    """The exit status, the sheets of the result, and what was told on standard error."""
    out = files[0].with_name("merged.xlsx")
    status = run(["merge", *map(str, files), "--out", str(out), "--lang", "zh"])
    told = captured.readouterr().err
    return status, openpyxl.load_workbook(out) if out.exists() else None, told


def test_what_units_fill_in_comes_together(hand_out: Write, capsys: Captured) -> None:
    """Each unit's cells are taken; the rows keep the order of the report."""
    one = hand_out("甲.xlsx", range(10), **{f"{STATE}3": "达进度", f"{DONE}4": 4.8})
    two = hand_out("乙.xlsx", range(10, 160), **{
        f"{LEAD}3": "县水利局", f"{DUE}3": dt.date(2025, 6, 30), f"{Q1}3": "开工"})  # fmt: skip
    status, book, told = merged([one, two], capsys)
    assert status == 0, told
    sheet = book.worksheets[0]
    assert [sheet[f"A{row}"].value for row in range(3, 163)] == list(range(1, 161))
    assert sheet[f"{STATE}3"].value == "达进度"
    assert sheet[f"{DONE}4"].value == 4.8
    assert sheet[f"{LEAD}13"].value == "县水利局"
    assert sheet[f"{DUE}13"].value.date() == dt.date(2025, 6, 30)
    assert sheet[f"{Q1}13"].value == "开工"
    assert sheet.max_row == 162


def test_one_change_beside_an_unchanged_copy_is_no_conflict(
    hand_out: Write, capsys: Captured
) -> None:
    """What was handed out tells who changed a cell and who left it alone."""
    one = hand_out("甲.xlsx", **{f"{STATE}3": "已完成"})
    two = hand_out("乙.xlsx", **{f"{STATE}4": "欠进度"})
    status, book, _ = merged([one, two], capsys)
    assert status == 0
    assert [book.worksheets[0][f"{STATE}{row}"].value for row in (3, 4)] == ["已完成", "欠进度"]


def test_a_conflict_names_both_and_takes_neither(hand_out: Write, capsys: Captured) -> None:
    """Both values, files and addresses are told and kept on a sheet; the exit status is 1."""
    one = hand_out("甲.xlsx", **{f"{DONE}5": 3, f"{NOTE}5": "同一句"})
    two = hand_out("乙.xlsx", range(2, 9), **{f"{DONE}3": 5, f"{NOTE}3": "同一句"})
    status, book, told = merged([one, two], capsys)
    assert status == 1
    for words in ("目前完成", f"{one} {DONE}5 为“3”", f"{two} {DONE}3 为“5”"):
        assert words in told
    sheet = book.worksheets[0]
    assert sheet[f"{DONE}5"].value is None
    assert sheet[f"{DONE}5"].fill.start_color.rgb == "FFFFC7CE"
    assert sheet[f"{NOTE}5"].value == "同一句"
    assert sheet["U5"].value == "目前完成"
    rows = [[cell.value for cell in row[2:]] for row in book["冲突"].iter_rows(min_row=2)]
    assert rows == [["目前完成", "3", f"{one} {DONE}5"], ["目前完成", "5", f"{two} {DONE}3"]]


def test_three_that_agree_are_one_value(hand_out: Write, capsys: Captured) -> None:
    """A number and the same number typed as words, full-width even, are the same."""
    files = [hand_out(f"{n}.xlsx", **{f"{DONE}4": value})
             for n, value in enumerate((5, "5.0", "５"))]  # fmt: skip
    status, book, _ = merged(files, capsys)
    assert (status, book.worksheets[0][f"{DONE}4"].value) == (0, 5)


def test_tables_handed_out_at_different_times_do_not_undo_each_other(
    hand_out: Write, table: TaskTable, capsys: Captured, tmp_path: Path
) -> None:
    """A deadline that was moved between two rounds is a conflict, not the older one's victory."""
    moved = (
        {**table.rows[0], "deadline": dt.date(2025, 9, 30), "lead": "县财政局"},
        *table.rows[1:],
    )
    later = tmp_path / "乙.xlsx"
    with later.open("wb") as file:
        write_task_workbook(replace(table, rows=moved), file, translator("zh"))
    status, book, told = merged([hand_out("甲.xlsx"), later], capsys)
    assert status == 1
    assert "甲.xlsx K3 为“2025-12-31”" in told
    assert "乙.xlsx K3 为“2025-09-30”" in told
    assert book.worksheets[0][f"{LEAD}3"].value == "县财政局"


def test_a_long_remark_is_never_cut(hand_out: Write, capsys: Captured) -> None:
    """A row has its highest height; its words are all there."""
    words = "进展" * 1500
    _, book, _ = merged([hand_out("甲.xlsx", **{f"{NOTE}3": words})], capsys)
    assert book.worksheets[0][f"{NOTE}3"].value == words
    assert book.worksheets[0].row_dimensions[3].height <= 409


def test_a_row_that_was_copied_is_held_against_itself(hand_out: Write, capsys: Captured) -> None:
    """The same id twice in one file: what differs is a conflict, with both addresses."""
    path = hand_out("甲.xlsx", range(3), **{f"{STATE}3": "达进度"})
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for cell in sheet[3]:
        sheet.cell(6, cell.column).value = cell.value
    sheet[f"{STATE}6"] = "已完成"
    book.save(path)
    status, _, told = merged([path], capsys)
    assert status == 1
    assert f"{STATE}3 为“达进度”" in told
    assert f"{STATE}6 为“已完成”" in told


def test_words_of_the_report_are_not_taken_from_a_file(hand_out: Write, capsys: Captured) -> None:
    """A changed quote is told, the report's words stay, and the exit status is 1."""
    status, book, told = merged([hand_out("甲.xlsx", D4="地区生产总值增长4%")], capsys)
    assert status == 1
    assert "D4" in told
    assert "由“地区生产总值增长5%左右”改成了“地区生产总值增长4%”" in told
    assert book.worksheets[0]["D4"].value == "地区生产总值增长5%左右"


def test_rows_that_a_unit_added_are_kept_and_marked(hand_out: Write, capsys: Captured) -> None:
    """Behind the row they follow; a second round knows them by the id that they got."""
    path = hand_out("甲.xlsx", range(3))
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    sheet.insert_rows(4)
    sheet["D4"], sheet[f"{LEAD}4"] = "补充：编制攻坚方案", "县发展改革局"
    book.save(path)
    status, book, told = merged([path], capsys)
    assert status == 0
    assert "新增的行" in told
    sheet = book.worksheets[0]
    assert sheet["D4"].value == "补充：编制攻坚方案"
    assert sheet["U4"].value == f"+ {path} 4"
    assert str(sheet[f"{ID}4"].value).startswith("new-")
    again = path.with_name("merged.xlsx").rename(path.with_name("round-two.xlsx"))
    fill(again, **{f"{STATE}4": "已完成"})
    status, book, told = merged([again], capsys)
    assert (status, told) == (0, "")
    assert book.worksheets[0][f"{STATE}4"].value == "已完成"


def test_a_row_with_an_unknown_id_is_told_and_kept(hand_out: Write, capsys: Captured) -> None:
    """Whoever changed an id hears of it; the row is not lost."""
    path = hand_out("甲.xlsx", range(3), **{f"{ID}4": "nobody", f"{STATE}4": "已完成"})
    status, book, told = merged([path], capsys)
    assert status == 1
    assert "nobody 不在底表里" in told
    kept = [row for row in book.worksheets[0].iter_rows(values_only=True) if row[18] == "nobody"]
    assert len(kept) == 1


def test_an_emptied_cell_keeps_what_it_held(hand_out: Write, capsys: Captured) -> None:
    """To say nothing is not to say something else."""
    status, book, told = merged([hand_out("甲.xlsx", **{f"{DUE}3": None})], capsys)
    assert status == 0
    assert "保留“2025-12-31”" in told
    assert book.worksheets[0][f"{DUE}3"].value.date() == dt.date(2025, 12, 31)


def test_columns_may_move_and_others_may_stand_beside(hand_out: Write, capsys: Captured) -> None:
    """Columns are known by their heads; what stands in a column of the unit's own is kept."""
    path = hand_out("甲.xlsx", range(3), V2="联系人", V3="陆某")
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    sheet.move_range(f"{STATE}2:{STATE}5", cols=8)
    sheet["X3"] = "已完成"
    sheet.delete_rows(5)
    book.save(path)
    status, book, _ = merged([path], capsys)
    assert status == 0
    assert book.worksheets[0][f"{STATE}3"].value == "已完成"
    assert "联系人: 陆某" in book.worksheets[0]["U3"].value


def test_a_column_that_is_gone_is_told(hand_out: Write, capsys: Captured) -> None:
    """Nothing can be taken from it: the exit status is 1."""
    path = hand_out("甲.xlsx", **{f"{STATE}2": "别的"})
    status, _, told = merged([path], capsys)
    assert status == 1
    assert "缺少“状态”一栏" in told


def test_what_units_write_stays_words(hand_out: Write, capsys: Captured) -> None:
    """A note that looks like a formula comes out as its words."""
    path = hand_out("甲.xlsx")
    book = openpyxl.load_workbook(path)
    cell = book.worksheets[0][f"{NOTE}3"]
    cell.value, cell.data_type = "=cmd|' /C calc'!A0", "s"
    book.worksheets[0][f"{LEAD}3"] = "＝1+1"
    book.save(path)
    _, book, _ = merged([path], capsys)
    note = book.worksheets[0][f"{NOTE}3"]
    assert (note.value, note.data_type) == ("=cmd|' /C calc'!A0", "s")
    assert book.worksheets[0][f"{LEAD}3"].value == "＝1+1"


def test_tables_of_different_reports_are_not_mixed(
    hand_out: Write, table: TaskTable, capsys: Captured, tmp_path: Path
) -> None:
    """The message names both files; nothing is written."""
    other = tmp_path / "去年.xlsx"
    with other.open("wb") as file:
        write_task_workbook(replace(table, key="other"), file, translator("zh"))
    status, book, told = merged([hand_out("甲.xlsx"), other], capsys)
    assert (status, book) == (2, None)
    assert "不是同一份报告的任务表" in told


def test_a_file_without_the_hidden_sheet_needs_the_table_beside_it(
    hand_out: Write, capsys: Captured
) -> None:
    """Rows copied into a new workbook are read once the table as handed out is there too."""
    path = hand_out("甲.xlsx", **{f"{STATE}3": "已完成"})
    book = openpyxl.load_workbook(path)
    del book["下发底表（勿改）"]
    book.save(path)
    status, _, told = merged([path], capsys)
    assert status == 2
    assert "隐藏的下发底表已不在" in told
    status, book, _ = merged([path, hand_out("原表.xlsx")], capsys)
    assert (status, book.worksheets[0][f"{STATE}3"].value) == (0, "已完成")


def test_the_result_is_none_of_the_files(hand_out: Write, capsys: Captured) -> None:
    """What a unit sent is never written over."""
    path = hand_out("甲.xlsx")
    before = path.read_bytes()
    assert run(["merge", str(path), "--out", str(path), "--lang", "zh"]) == 2
    assert "待汇总的文件之一" in capsys.readouterr().err
    assert path.read_bytes() == before
    assert run(["merge", str(path), "--out", str(path.with_suffix(".docx"))]) == 2


@pytest.mark.parametrize(
    "data", [b"", b"not a workbook", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0"]
)
def test_what_is_no_workbook_has_one_clear_line(
    tmp_path: Path, capsys: Captured, data: bytes
) -> None:
    """Empty, text, a broken zip, an old .xls: what, where, what next; exit status 2."""
    path = tmp_path / "甲.xlsx"
    path.write_bytes(data)
    assert run(["merge", str(path), "--out", str(tmp_path / "out.xlsx"), "--lang", "zh"]) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert "甲.xlsx" in line
    assert "另存为 .xlsx" in line
    assert run(["merge", str(tmp_path / "none.xlsx"), "--out", str(tmp_path / "o.xlsx")]) == 2


def test_a_workbook_without_a_task_table_is_named(tmp_path: Path, capsys: Captured) -> None:
    """Any other workbook is refused by the column that it lacks."""
    book = openpyxl.Workbook()
    book.active["A1"] = "名单"
    book.save(tmp_path / "甲.xlsx")
    status, _, told = merged([tmp_path / "甲.xlsx"], capsys)
    assert status == 2
    assert "没有“识别码”一栏" in told


def test_a_huge_workbook_is_refused(hand_out: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """What unpacks to more than a table ever is, is not unpacked."""
    path = hand_out("甲.xlsx")
    monkeypatch.setattr("duixian.publish.office.filled.UNPACKED", 1000)
    with pytest.raises(DuixianError, match="too large"):
        read_filled(path)


def test_without_openpyxl_the_extra_is_named(
    hand_out: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message says what to install."""
    path = hand_out("甲.xlsx")
    known = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "openpyxl":
            raise ImportError(name)
        return known(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(DuixianError, match=r"duixian\[publish\]"):
        read_filled(path)


def test_reading_back_gives_what_was_written(hand_out: Write, table: TaskTable) -> None:
    """Numbers, dates, words: the hidden sheet holds the table exactly."""
    filled = read_filled(hand_out("甲.xlsx"))
    assert filled.base is not None
    for read, wrote in zip(filled.base.rows, table.rows, strict=True):
        for name, cell in wrote.items():
            assert read[name] == (cell or None), name
    assert isinstance(filled.base.rows[1]["target"], Decimal)
