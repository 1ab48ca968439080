"""Spreadsheets: the cells as they are shown, sheet after sheet; nothing is computed or fetched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.errors import SourceError
from duixian.stages.read.limits import Limits
from duixian.stages.read.xlsx import read_xlsx
from duixian.stages.read.xlsx.formats import shown
from tests.stages.read.made import packed
from tests.stages.read.made_xlsx import xlsx


def texts(data: bytes) -> list[str]:
    return [line.text for line in read_xlsx(data, "a.xlsx", Limits()).lines]


@pytest.mark.parametrize(
    ("raw", "code", "expected"),
    [
        ("36", "General", "36"),
        ("0.30000000000000004", "General", "0.3"),
        ("1.2E-3", "General", "0.0012"),
        ("1.0333", "0.0%", "103.3%"),
        ("0.055", "0%", "6%"),
        ("1234567.5", "#,##0", "1,234,568"),
        ("12.50", '0.00"万吨"', "12.50万吨"),
        ("12.5", "0.##", "12.5"),
        ("12", "0.##", "12"),
        ("-3.2", "0.0;[Red]-0.0", "-3.2"),
        ("-3.2", "0.0;(0.0)", "-3.2"),
        ("45992", "yyyy-mm-dd", "2025年12月1日"),
        ("45992", 'yyyy"年"m"月"', "2025年12月"),
        ("45992", "[$-804]yyyy/m/d;@", "2025年12月1日"),
        ("x", "0.0", "x"),
        ("1e400", "0.0", "1e400"),
    ],
)
def test_numbers_are_as_the_sheet_shows_them(raw: str, code: str, expected: str) -> None:
    """Places, percent, thousands, literal units, days; binary noise is cut at fifteen digits."""
    assert shown(raw, code, since_1904=False) == expected


@given(st.floats(allow_nan=True), st.text('0#?.,%;yd"[]\\ 年-', max_size=12))
def test_any_number_in_any_format_is_shown(number: float, code: str) -> None:
    """No format makes an error or a text without end."""
    assert len(shown(repr(number), code, since_1904=True)) < 500


def test_sheets_stand_one_behind_the_other() -> None:
    """Rows are counted through; hidden sheets, rows and columns are set aside."""
    made = read_xlsx(
        xlsx(
            [("甲", "乙"), ("隐行", "x"), (1.5, "丙")],
            [("丁", "戊")],
            [("藏", "匿")],
            names=("一", "二", "三"),
            hidden=(2,),
            hidden_rows=(2,),
        ),
        "a.xlsx",
        Limits(),
    )
    assert [(line.text, line.number, line.table) for line in made.lines] == [
        ("甲｜乙", 1, 1), ("1.5｜丙", 3, 1), ("丁｜戊", 4, 2),
    ]  # fmt: skip
    assert [item.text for item in made.set_aside] == ["隐行 x 三"]


def test_a_merged_cell_is_printed_once_and_known_everywhere() -> None:
    """Its places are empty in the line; each of them says where its words stand."""
    rows = [("指标", "单位"), ("甲", "县局"), ("乙", None), ("丙", None), ("丁", "市局")]
    made = read_xlsx(xlsx(rows, merged=("B2:B4",)), "a.xlsx", Limits())
    assert [line.text for line in made.lines] == ["指标｜单位", "甲｜县局", "乙", "丙", "丁｜市局"]
    assert [line.cells[1].text for line in made.lines] == ["单位", "县局", "县局", "县局", "市局"]
    assert [line.cells[1].merged for line in made.lines] == [False, False, True, True, False]
    assert made.lines[3].cells[1].line == 2


BOMB = "<worksheet><sheetData>" + " " * 40_000_000 + "</sheetData></worksheet>"
ENTITIES = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><worksheet>&e;</worksheet>'
WIDE = '<row r="1"><c r="XFD1" t="str"><v>x</v></c></row>'
MAIN = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (BOMB, "as in a ZIP bomb"),
        (ENTITIES, "declares entities"),
        (ENTITIES.encode("utf-16"), "declares entities"),
        ("<worksheet>", "not well-formed XML"),
        (MAIN + "<row>" + "<c/>" * 200_001 + "</row></sheetData></worksheet>", "200000 cells"),
        (MAIN + WIDE + "</sheetData></worksheet>", "to the right of column 200"),
    ],
    ids=["bomb", "entities", "entities16", "cut", "cells", "wide"],
)
def test_a_hostile_sheet_is_refused(part: str | bytes, words: str) -> None:
    """One line that names file, part and reason; memory stays bounded."""
    data = xlsx([("甲", "乙")], extra={"xl/worksheets/sheet1.xml": part})
    with pytest.raises(SourceError, match=words) as caught:
        read_xlsx(data, "表.xlsx", Limits())
    assert str(caught.value).startswith("表.xlsx: ")
    assert "\n" not in str(caught.value)


def test_links_and_huge_merges_cost_nothing() -> None:
    """A link to another workbook is not followed; a merge over the whole sheet is passed over."""
    data = xlsx(
        [("甲", "乙")],
        merged=("A1:XFD1048576",),
        extra={"xl/externalLinks/externalLink1.xml": ENTITIES, "xl/vbaProject.bin": b"x"},
    )
    assert texts(data) == ["甲｜乙"]


def test_a_workbook_without_its_table_of_sheets_is_refused() -> None:
    """The message says which part is missing."""
    with pytest.raises(SourceError, match="without its table of sheets"):
        read_xlsx(packed({"xl/styles.xml": "<x/>"}), "a.xlsx", Limits())
