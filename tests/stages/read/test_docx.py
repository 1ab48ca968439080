"""DOCX files: the printed text in reading order, and nothing that is not printed."""

import io
import json
import re
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from duixian.errors import SourceError
from duixian.stages.read.docx import read_docx
from duixian.stages.read.limits import Limits
from duixian.stages.read.lines import Line
from duixian.stages.read.reading import Reading
from tests.stages.read.made import docx, packed, paragraph, part, run, table

LIMITS = Limits()
TEXT_BOX = "<w:txbxContent>{}</w:txbxContent>"


def reading(body: str, **parts: str) -> Reading:
    return read_docx(docx(body, **parts), "a.docx", LIMITS)


def kinds(made: Reading) -> list[tuple[str, str]]:
    return [(item.kind, item.text) for item in made.set_aside]


def texts(body: str, **parts: str) -> list[str]:
    return [line.text for line in reading(body, **parts).lines if line.text]


def test_paragraphs_keep_their_order_and_number() -> None:
    """A blank paragraph is a blank line; a soft break parts lines of one paragraph."""
    body = paragraph("甲") + paragraph() + paragraph(run("乙"), "<w:r><w:br/></w:r>", run("丙"))
    assert reading(body).lines == [
        Line("甲", 1, fixed=True),
        Line("", 2, fixed=True),
        Line("乙", 3, fixed=True),
        Line("丙", 3, fixed=True),
    ]


def test_runs_inside_a_number_make_one_number() -> None:
    """Links, fields, controls and page breaks do not part words."""
    body = paragraph(
        run("增长12"),
        '<w:hyperlink w:anchor="x">' + run(".5") + "</w:hyperlink>",
        "<w:r><w:lastRenderedPageBreak/><w:br w:type='page'/></w:r>",
        "<w:sdt><w:sdtContent>" + run("%，") + "</w:sdtContent></w:sdt>",
        "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>PAGE</w:instrText></w:r>",
        "<w:fldSimple w:instr='DATE'>" + run("完成") + "</w:fldSimple>",
        "<w:r><w:noBreakHyphen/></w:r>",
        run("10"),
        run("4", "<w:vertAlign w:val='superscript'/>"),
    )
    assert texts(body) == ["增长12.5%，完成-10⁴"]


def test_tracked_changes_are_accepted() -> None:
    """Insertions stay, deletions go; a deleted paragraph mark joins two paragraphs."""
    body = (
        paragraph(
            run("增长"),
            "<w:del><w:r><w:delText>5%</w:delText></w:r></w:del>",
            "<w:ins>" + run("6%") + "</w:ins>",
            "<w:moveFrom>" + run("移走") + "</w:moveFrom>",
        )
        + paragraph("前半", properties="<w:rPr><w:del/></w:rPr>")
        + paragraph("后半")
    )
    assert texts(body) == ["增长6%", "前半后半"]


def test_hidden_text_is_set_aside() -> None:
    """Whether the run hides it, its style, or the style of the paragraph."""
    styles = (
        '<w:style w:type="character" w:styleId="h"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr>'
        '</w:style><w:style w:type="paragraph" w:styleId="p"><w:name w:val="p"/><w:rPr><w:vanish/>'
        "</w:rPr></w:style>"
    )
    body = paragraph(
        run("可见"),
        run("一", "<w:vanish/>"),
        run("二", '<w:rStyle w:val="h"/>'),
        run("显", '<w:vanish w:val="0"/>'),
    ) + paragraph(
        run("三"), run("示", '<w:vanish w:val="false"/>'), properties='<w:pStyle w:val="p"/>'
    )
    made = reading(body, styles=styles)
    assert [line.text for line in made.lines] == ["可见显", "示"]
    assert kinds(made) == [("furniture", "一二三")]
    assert made.set_aside[0].start is None


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    """Word keeps two copies of it for two generations of programs."""
    box = TEXT_BOX.format(paragraph("框中"))
    drawing = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(paragraph(run("前"), drawing, run("后")) + paragraph("下段")) == [
        "前后", "框中", "下段",
    ]  # fmt: skip
    old = f"<w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r>"
    assert texts(paragraph(old)) == ["框中"]


def test_content_controls_and_formulas_are_text() -> None:
    """Blocks in controls are blocks; a formula gives its characters."""
    formula = "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"
    body = f"<w:sdt><w:sdtContent>{paragraph('控件')}</w:sdtContent></w:sdt>" + paragraph(
        run("式"), formula
    )
    assert texts(body) == ["控件", "式a+b"]


def test_equation_fields_formulas_and_symbol_fonts_show_what_word_shows() -> None:
    """A number in a ring, a fraction, a private character of Wingdings; no codes of fields."""
    ring = (
        "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>EQ \\o\\ac(○,21)</w:instrText></w:r>"
    )
    end = "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    third = (
        "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num>"
        "<m:den><m:r><m:t>3</m:t></m:r></m:den></m:f></m:oMath>"
    )
    symbol = "<w:r><w:sym w:font='Wingdings' w:char='F081'/></w:r>"
    assert texts(paragraph(ring, end, run("占"), third, symbol)) == ["㉑占1/3①"]


def test_a_paragraph_whose_mark_is_hidden_goes_on_in_its_line() -> None:
    """A heading run into its paragraph (样式分隔符) is one line; the last one is not lost."""
    gone = "<w:rPr><w:vanish/></w:rPr>"
    assert texts(paragraph(run("甲。"), properties=gone) + paragraph(run("乙"))) == ["甲。乙"]
    assert texts(paragraph(run("甲。"), properties=gone)) == ["甲。"]


def test_what_was_moved_stands_where_it_was_moved_to() -> None:
    """Words in ``moveFrom`` are gone, and the mark of a paragraph that was moved away with them."""
    moved = '<w:moveFrom w:id="1">' + run("乙") + "</w:moveFrom>"
    body = (
        paragraph("甲")
        + paragraph(moved, properties="<w:rPr><w:moveFrom w:id='2'/></w:rPr>")
        + paragraph("丙")
        + paragraph('<w:moveTo w:id="3">' + run("乙") + "</w:moveTo>")
    )
    assert texts(body) == ["甲", "丙", "乙"]


def test_a_result_inside_the_code_of_a_field_is_not_printed() -> None:
    """Only the result of the outermost field is; a field that is never closed loses no words."""
    mark = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>".format
    code = "<w:r><w:instrText>IF</w:instrText></w:r>"
    inner = mark("begin") + code + mark("separate") + run("7") + mark("end")
    field = mark("begin") + code + inner + mark("separate") + run("是") + mark("end")
    assert texts(paragraph(run("答"), field, run("。"))) == ["答是。"]
    assert texts(paragraph(run("答"), mark("begin"), code, run("没有关上"))) == ["答没有关上"]


def test_the_table_of_contents_is_set_aside() -> None:
    """By its styles or by its gallery: it repeats the headings."""
    styles = '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style>'
    gallery = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{paragraph('目录')}</w:sdtContent></w:sdt>"
    )
    toc = paragraph("一、回顾 1", properties='<w:pStyle w:val="t"/>')
    made = reading(gallery + toc + paragraph("正文"), styles=styles)
    assert [line.text for line in made.lines] == ["正文"]
    assert [(item.kind, item.text) for item in made.set_aside] == [
        ("navigation", "目录 一、回顾 1")
    ]


def test_headings_come_from_styles_and_outline_levels() -> None:
    """The style's own level, the level of the style it is based on, or the paragraph's."""
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="我的"/><w:basedOn w:val="1"/>'
        '<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="3"><w:name w:val="标题 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="4"><w:name w:val="Title"/></w:style>'
    )
    body = "".join(
        paragraph(text, properties=properties)
        for text, properties in (
            ("报告", '<w:pStyle w:val="4"/>'),
            ("一级", '<w:pStyle w:val="1"/>'),
            ("三级", '<w:pStyle w:val="2"/>'),
            ("二级", '<w:pStyle w:val="3"/>'),
            ("四级", '<w:outlineLvl w:val="3"/>'),
            ("正文", '<w:outlineLvl w:val="9"/>'),
            ("很长的一段。" * 20, '<w:pStyle w:val="1"/>'),
        )
    )
    made = reading(body, styles=styles)
    assert [(line.role, line.level) for line in made.lines] == [
        ("title", 0), ("heading", 1), ("heading", 3), ("heading", 2), ("heading", 4),
        ("", 0), ("", 0),
    ]  # fmt: skip
    assert made.metadata.title == "报告"


def test_a_table_gives_one_line_for_each_row() -> None:
    """Cells are parted by a bar, empty ones count, a cell's paragraphs are joined."""
    rows = (
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>"
        + paragraph("指标")
        + "</w:tc><w:tc>" + paragraph("目标") + paragraph("增速") + "</w:tc></w:tr>"
        + "<w:tr><w:tc>" + paragraph() + "</w:tc><w:tc>" + paragraph("粮食") + "</w:tc><w:tc>"
        + paragraph("5%") + "</w:tc></w:tr>"
        + "<w:tr><w:trPr><w:del/></w:trPr><w:tc>" + paragraph("删去") + "</w:tc></w:tr></w:tbl>"
    )  # fmt: skip
    made = reading(paragraph("前") + rows + paragraph("后"))
    assert [(line.text, line.number, line.role) for line in made.lines] == [
        ("前", 1, ""), ("指标｜｜目标增速", 2, "table"), ("｜粮食｜5%", 6, "table"), ("后", 8, ""),
    ]  # fmt: skip


def test_a_table_that_only_frames_text_is_text() -> None:
    """One column, or a table in a table: its paragraphs are read as they stand."""
    assert [line.role for line in reading(table(("第一段",), ("第二段",))).lines] == ["", ""]
    cells = f"<w:tc>{table(('左', '右'))}</w:tc><w:tc>{paragraph('旁')}</w:tc>"
    assert texts(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>") == ["左｜右", "旁"]


def test_notes_stand_at_the_end_with_their_marks() -> None:
    """Footnotes and endnotes are counted in the order of their marks; unused ones are not read."""
    own_mark = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="4"/></w:r>'
    body = (
        paragraph(run("改革"), '<w:r><w:endnoteReference w:id="7"/></w:r>', run("深化。"))
        + paragraph(run("推进"), '<w:r><w:footnoteReference w:id="3"/></w:r>')
        + paragraph(run("自注"), own_mark, run("＊"))
    )
    note = "<w:{0} w:id='{1}'>" + paragraph("{2}") + "</w:{0}>"
    made = reading(
        body,
        footnotes=note.format("footnote", 3, "脚注") + note.format("footnote", 4, "别注")
        + note.format("footnote", 5, "无引用"),
        endnotes=note.format("endnote", 7, "尾注"),
    )  # fmt: skip
    assert [(line.text, line.role) for line in made.lines] == [
        ("改革[1]深化。", ""), ("推进[2]", ""), ("自注＊", ""),
        ("[1] 尾注", "note"), ("[2] 脚注", "note"), ("[3] 别注", "note"),
    ]  # fmt: skip


def test_headers_and_footers_are_set_aside() -> None:
    """A page number alone is not worth a name."""
    made = reading(
        paragraph("正文"), header=paragraph("清湾县人民政府文件"), footer=paragraph("— 1 —")
    )
    assert [(item.kind, item.text) for item in made.set_aside] == [
        ("furniture", "清湾县人民政府文件")
    ]


def test_core_properties_are_metadata() -> None:
    """Title, day of creation and author; no encoding is named, XML knows its own."""
    core = (
        "<dc:title>政府工作报告</dc:title><dc:creator>县政府办</dc:creator>"
        "<dcterms:created>2025-01-20T08:00:00Z</dcterms:created>"
    )
    found = read_docx(docx(paragraph("正文"), core=core), "a.docx", LIMITS).metadata
    assert (found.title, found.date, found.publisher, found.encoding) == (
        "政府工作报告", "2025-01-20", "县政府办", "",
    )  # fmt: skip


def test_strict_documents_are_read_too() -> None:
    """The same names in the namespaces of ISO/IEC 29500 Strict."""
    strict = part("document", f"<w:body>{paragraph('严格')}</w:body>").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    made = read_docx(packed({"word/document.xml": strict}), "a.docx", LIMITS)
    assert [line.text for line in made.lines] == ["严格"]


GOOD = docx(paragraph("正文" * 50))
ENTITIES = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (GOOD[: len(GOOD) // 2], "damaged or incomplete DOCX"),
        (packed({"word/document.xml": "<w:document><w:body>"}), "not well-formed XML"),
        (packed({"word/document.xml": ""}), "not well-formed XML"),
        (packed({"word/document.xml": part("document", "")}), "no document body"),
        (packed({"word/document.xml": ENTITIES + "<x>&e;</x>"}), "declares entities"),
        (
            packed({"word/document.xml": (ENTITIES + "<x>&e;</x>").encode("utf-16")}),
            "declares entities",
        ),
        (docx(paragraph("0" * 20_000_000)), "as in a ZIP bomb"),
        (docx(paragraph("0" * 40_000_000)), "as in a ZIP bomb"),
        (packed({f"word/{n}": "" for n in range(5_001)}), "more than 5000 files"),
        (docx("<w:tbl><w:tr><w:tc>" * 30 + "</w:tc></w:tr></w:tbl>" * 30), "nested more than 25"),
        (docx("<w:tbl><w:tr><w:tc>" * 9000), "not well-formed XML"),
    ],
    ids=range(11),
)
def test_a_broken_or_hostile_docx_is_refused(data: bytes, words: str) -> None:
    """One line that says what is wrong and what to do; no file outside is opened."""
    with pytest.raises(SourceError, match=words) as caught:
        read_docx(data, "a.docx", LIMITS)
    assert "\n" not in str(caught.value)


def test_a_damaged_byte_anywhere_gives_text_or_a_source_error() -> None:
    """Whatever the library raises inside, a user sees one kind of error."""
    for position in range(len(GOOD)):
        data = bytearray(GOOD)
        data[position] ^= 0xFF
        with suppress(SourceError):
            assert read_docx(bytes(data), "a.docx", LIMITS).lines


def test_a_locked_part_is_named() -> None:
    """An entry with the encryption flag is not a damaged one."""
    data = bytearray(GOOD)
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        offsets = [info.header_offset for info in archive.infolist()]
    for offset in offsets:
        data[offset + 6] |= 1
    position = data.find(b"PK\x01\x02")
    while position >= 0:
        data[position + 8] |= 1
        position = data.find(b"PK\x01\x02", position + 4)
    with pytest.raises(SourceError, match="protected by a password"):
        read_docx(bytes(data), "a.docx", LIMITS)


def test_the_reports_of_all_provinces_are_read_word_for_word(shared: Path) -> None:
    """31 files give the text that stands in the collection, white space aside."""
    blank = re.compile(r"[\s\u200b\ufeff]+")
    with (shared / "reports/provinces_2025.jsonl").open(encoding="utf-8") as file:
        wanted = {blank.sub("", json.loads(line)["text"]) for line in file}
    files = sorted((shared / "reports/provinces_2025").glob("*.docx"))
    found = set()
    for path in files:
        lines = read_docx(path.read_bytes(), path.name, LIMITS).lines
        found.add(blank.sub("", "".join(line.text for line in lines)))
    assert len(files) == 31
    assert found == wanted
