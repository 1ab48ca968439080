"""Word documents in the official style, opened by another program."""

import io
import re
import zipfile
from importlib.resources import files
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from lxml import etree

from duixian.errors import TemplateError
from duixian.i18n import translator
from duixian.publish.edition import Edition
from duixian.publish.office.outcomes import write_outcomes
from duixian.publish.office.task_document import write_task_document
from duixian.publish.office.tasks import TaskTable
from duixian.publish.office.word import Column, Group, WordDocument, read_look

LOOK = read_look()
HOSTILE = ["{ PAGE }", "</w:t><w:br/>", "&amp;", "<script>", "=1+1", "]]>", "{{jinja}}", "%PDF"]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def saved(document: WordDocument) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def part(data: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return etree.fromstring(packed.read(name))


def letter(*words: str) -> bytes:
    document = WordDocument("通知", LOOK)
    document.paragraph("标题", "title")
    for one in words:
        document.paragraph(one)
    return saved(document)


def mm(length: int) -> float:
    return round(length / 36000, 1)


def test_the_page_is_that_of_the_standard() -> None:
    """A4, margins of 37, 35, 28 and 26 mm, 22 lines of 28 characters of 16 points."""
    [section] = opened(letter("正文")).sections
    assert (mm(section.page_width), mm(section.page_height)) == (210.0, 297.0)
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [mm(margin) for margin in margins] == [37.0, 35.0, 28.0, 26.0]
    assert LOOK.width / (320 + LOOK.spacing(LOOK.fonts.body)) == pytest.approx(28, abs=0.1)
    assert LOOK.height // LOOK.line == 22


def test_the_fonts_are_those_of_the_standard_with_others_in_their_place() -> None:
    """小标宋, 黑体, 楷体 and 仿宋 by style; the font table names what stands in for each."""
    data = letter("正文")
    styles = opened(data).styles
    fonts = {
        style.style_id: (
            style.element.rPr.rFonts.get(f"{W}eastAsia"),
            style.font.size.pt,
        )
        for style in styles
        if style.style_id in ("title", "heading1", "heading2", "body", "page")
    }
    assert fonts == {
        "title": ("方正小标宋简体", 22.0),
        "heading1": ("黑体", 16.0),
        "heading2": ("楷体_GB2312", 16.0),
        "body": ("仿宋_GB2312", 16.0),
        "page": ("宋体", 14.0),
    }
    table = part(data, "word/fontTable.xml")
    named = {font.get(f"{W}name"): font for font in table}
    for name, _ in fonts.values():
        assert named[name].find(f"{W}altName").get(f"{W}val")
    assert named["仿宋_GB2312"].find(f"{W}altName").get(f"{W}val").split(",")[:2] == [
        "仿宋",
        "FangSong",
    ]


def test_page_numbers_stand_outside() -> None:
    """“— 1 —”: right on odd pages, left on even ones, one character from the edge."""
    data = letter("正文")
    assert part(data, "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None
    for name, side in (("footer1", "right"), ("footer2", "left")):
        footer = part(data, f"word/{name}.xml")
        assert "".join(footer.itertext(f"{W}t")) == "— 1 —"
        assert footer.findtext(f".//{W}instrText") == "PAGE"
        assert footer.find(f".//{W}jc").get(f"{W}val") == side
        assert footer.find(f".//{W}ind").get(f"{W}{side}Chars") == "100"
    [section] = opened(data).sections
    assert section.footer.paragraphs[0].text == "— 1 —"
    assert section.even_page_footer.paragraphs[0].text == "— 1 —"


def test_a_turned_page_has_its_number_where_an_upright_one_has_it() -> None:
    """GB/T 9704: the sheet is turned, its head to the binding; the number stays at its place."""
    document = WordDocument("表", LOOK)
    document.paragraph("正文")
    document.landscape()
    document.table([Column("甲", 1)], [Group("", [("乙",)])])
    upright, turned = opened(saved(document)).sections
    assert upright.footer.paragraphs[0].text == "— 1 —"
    for footer, low in ((turned.footer, True), (turned.even_page_footer, False)):
        [table] = footer.tables
        cell = table._tbl.find(f".//{W}tc")
        assert cell.find(f".//{W}textDirection").get(f"{W}val") == "tbRl"
        assert "".join(cell.itertext(f"{W}t")) == "— 1 —"
        place = table._tbl.tblPr.find(f"{W}tblpPr")
        assert mm(int(place.get(f"{W}tblpX")) * 635) == 25.5
        assert (int(place.get(f"{W}tblpY")) * 635 / 36000 > 105) == low


@pytest.mark.parametrize("words", HOSTILE)
def test_words_come_out_literally(words: str) -> None:
    """Fields, markup and templates in a report are words like any others."""
    document = WordDocument(words, LOOK)
    document.paragraph(words)
    document.table([Column(words, 1)], [Group(words, [(words,)])])
    data = saved(document)
    read = opened(data)
    assert read.paragraphs[0].text == words
    assert [cell.text for cell in read.tables[0].columns[0].cells] == [words] * 3
    assert read.core_properties.title == words
    assert not list(part(data, "word/document.xml").iter(f"{W}fldChar", f"{W}instrText"))


def test_what_xml_cannot_hold_is_shown_as_unknown() -> None:
    """Control characters do not break the file; line ends and tabs stay what they are."""
    read = opened(letter("甲\x00\x0b乙\ud800丙", "一\n二\t三"))
    assert read.paragraphs[1].text == "甲��乙�丙"
    assert read.paragraphs[2].text == "一\n二\t三"


def test_tables_lie_on_their_side_with_heads_on_each_page(table: TaskTable) -> None:
    """Landscape A4, heads repeated, short rows kept whole, long rows allowed to break."""
    rows = ({**table.rows[0], "promise": "长" * 2000}, *table.rows[1:])
    file = io.BytesIO()
    made = TaskTable(table.title, table.key, table.place, table.year, rows)
    write_task_document(made, file, look=LOOK, translate=translator("zh"))
    read = opened(file.getvalue())
    [section] = read.sections
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (mm(section.page_width), mm(section.page_height)) == (297.0, 210.0)
    assert mm(section.top_margin) == 28.0
    [sheet] = read.tables
    properties = [row._tr.trPr for row in sheet.rows]
    assert properties[0].find(f"{W}tblHeader") is not None
    assert all(one.find(f"{W}tblHeader") is None for one in properties[1:])
    assert properties[2].find(f"{W}cantSplit") is None
    assert properties[3].find(f"{W}cantSplit") is not None
    assert [cell.text for cell in sheet.rows[0].cells] == [
        "序号", "任务", "目标值", "牵头单位", "配合单位", "完成时限"]  # fmt: skip
    widths = [int(column.get(f"{W}w")) for column in sheet._tbl.tblGrid]
    assert abs(sum(widths) - LOOK.height) <= len(widths)
    parts = {str(row["section"]) for row in table.rows}
    assert len(sheet.rows) == 1 + len(rows) + len(parts)
    assert {row.cells[5].text for row in sheet.rows} >= {"12月底前"}


def test_every_promise_is_in_the_table_of_outcomes(edition: Edition) -> None:
    """In the order of the report, with the words that answer it, its verdict and the grounds."""
    found, before = edition.reconciliation, edition.before
    assert found is not None
    assert before is not None
    file = io.BytesIO()
    write_outcomes(found, before, file, look=LOOK, translate=translator("zh"))
    read = opened(file.getvalue())
    rows = [[cell.text for cell in row.cells] for row in read.tables[0].rows]
    numbered = [row for row in rows if row[0].isdigit()]
    assert [row[1] for row in numbered] == [item.commitment.text for item in found.items]
    for row, item in zip(numbered, found.items, strict=True):
        assert row[2] == (item.answers[0].text if item.answers else "—")
    missed = next(row for row in numbered if row[1] == "固定资产投资增长6%左右")
    assert missed[2:] == ["固定资产投资增长3.2%", "未完成", "差 2.8 个百分点"]
    doubtful = [row for row in numbered if "（需复核）" in row[4]]
    assert len(doubtful) == sum(item.needs_review for item in found.items)


def test_the_same_document_gives_the_same_bytes() -> None:
    """No clock: zip entries and properties have fixed dates."""
    assert letter("正文") == letter("正文")
    with zipfile.ZipFile(io.BytesIO(letter("正文"))) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_an_office_may_change_the_look(tmp_path: Path) -> None:
    """Its own word.toml takes the place of ours, as Windows editors save it too."""
    text = files("duixian.publish").joinpath("office/templates/word.toml").read_text("utf-8")
    own = text.replace("方正小标宋简体", "华文中宋").replace("inner = 28", "inner = 30")
    (tmp_path / "word.toml").write_text(own, "utf-8-sig")
    look = read_look(tmp_path)
    assert (look.fonts.title.name, look.page.inner) == ("华文中宋", 30)
    document = WordDocument("x", look)
    document.paragraph("标题", "title")
    assert mm(opened(saved(document)).sections[0].left_margin) == 30.0


@pytest.mark.parametrize(
    "text", ["[page", "[page]\ntop = 'x'", "", "[page]\ntop=200\nbottom=90", "\x00"]
)
def test_a_template_that_cannot_be_used_is_named(tmp_path: Path, text: str) -> None:
    """No TOML, a wrong type, a missing key, margins without room: which file, and why."""
    (tmp_path / "word.toml").write_text(text, "utf-8")
    with pytest.raises(TemplateError, match=re.escape(str(tmp_path / "word.toml"))):
        read_look(tmp_path)


def test_a_missing_folder_of_templates_is_named(tmp_path: Path) -> None:
    """A misspelt folder is no wish for what ships."""
    with pytest.raises(TemplateError, match="no folder"):
        read_look(tmp_path / "none")
