"""Automatic numbers of Word: the labels a reader sees."""

import struct

import pytest

from duixian.stages.read.counting import counted
from duixian.stages.read.doc.sheets import lists_of as doc_lists
from duixian.stages.read.docx import read_docx
from duixian.stages.read.limits import Limits
from tests.stages.read.made import docx, paragraph


def level(index: int, number_format: str, pattern: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
        f'<w:lvlText w:val="{pattern}"/>{more}</w:lvl>'
    )


def numbering(*levels: str, more: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}'
    )


def item(text: str, ilvl: int = 0, list_id: str = "1") -> str:
    return paragraph(
        text,
        properties=f'<w:numPr><w:ilvl w:val="{ilvl}"/><w:numId w:val="{list_id}"/></w:numPr>',
    )


def texts(body: str, **parts: str) -> list[str]:
    made = read_docx(docx(body, **parts), "a.docx", Limits())
    return [line.text for line in made.lines]


@pytest.mark.parametrize(
    ("number_format", "number", "label"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 3, "03"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedCircleChinese", 21, "21"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 12, "十二"),
        ("chineseCounting", 20, "二十"),
        ("chineseCounting", 105, "一〇五"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("chineseCountingThousand", 12, "十二"),
        ("chineseCountingThousand", 1010, "一千零一十"),
        ("japaneseCounting", 12, "十二"),
        ("japaneseCounting", 105, "百五"),
        ("japaneseCounting", 120, "百二十"),
        ("numberInDash", 3, "- 3 -"),
        ("ideographDigital", 20, "二〇"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographTraditional", 2, "乙"),
        ("ideographTraditional", 11, "11"),
        ("ideographZodiac", 12, "亥"),
        ("ideographZodiacTraditional", 60, "癸亥"),
        ("upperLetter", 27, "AA"),
        ("lowerRoman", 14, "xiv"),
        ("none", 1, ""),
        ("noSuchFormat", 7, "7"),
        ("chineseCounting", 0, "0"),
        ("upperRoman", 10**9, "1000000000"),
    ],
)
def test_number_formats(number_format: str, number: int, label: str) -> None:
    """The formats of Chinese documents, and digits where a format does not reach."""
    assert counted(number, number_format) == label


def test_labels_count_and_restart_below() -> None:
    """A lower level begins again under each number of the level above."""
    lists = numbering(
        level(0, "chineseCounting", "%1、"),
        level(1, "chineseCounting", "（%2）"),
        level(2, "decimal", "%1.%2.%3", "<w:isLgl/>"),
    )
    body = item("甲") + item("子", 1) + item("丑", 1) + item("寅", 2) + item("乙") + item("卯", 1)
    assert texts(body, numbering=lists) == [
        "一、甲", "（一）子", "（二）丑", "1.2.1 寅", "二、乙", "（一）卯",
    ]  # fmt: skip


def test_a_level_starts_again_where_its_list_says() -> None:
    """``lvlRestart`` 1: behind the first level alone; 0: never; a bullet above it counts too."""
    lists = numbering(
        level(0, "chineseCounting", "%1、"),
        level(1, "chineseCounting", "（%2）"),
        level(2, "decimal", "%3.", '<w:lvlRestart w:val="1"/>'),
        level(3, "decimal", "%4)", '<w:lvlRestart w:val="0"/>'),
    )
    body = (
        item("甲") + item("子", 1) + item("卯", 2) + item("圈", 3) + item("丑", 1) + item("辰", 2)
        + item("圈", 3) + item("乙") + item("巳", 2)
    )  # fmt: skip
    assert texts(body, numbering=lists) == [
        "一、甲", "（一）子", "1. 卯", "1) 圈", "（二）丑", "2. 辰", "2) 圈", "二、乙", "1. 巳",
    ]  # fmt: skip


def test_a_level_that_no_paragraph_had_yet_is_not_used_up() -> None:
    """Word shows it as one less than its first; the first paragraph of it still comes first."""
    lists = numbering(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"))
    body = item("子", 1) + item("甲") + item("丑", 1)
    assert texts(body, numbering=lists) == ["0.1 子", "1. 甲", "1.1 丑"]


def test_an_empty_paragraph_is_counted() -> None:
    """It shows its number alone: kept in the cell of a table, where it is the number of a row."""
    lists = numbering(level(0, "decimal", "%1"))
    assert texts(item("甲") + item("") + item("乙"), numbering=lists) == ["1 甲", "", "3 乙"]
    rows = "".join(
        f"<w:tr><w:tc>{item('')}</w:tc><w:tc>{paragraph(words)}</w:tc></w:tr>" for words in "甲乙"
    )
    assert texts(f"<w:tbl>{rows}</w:tbl>", numbering=lists) == ["1｜甲", "2｜乙"]


def test_a_level_bound_to_a_style_holds() -> None:
    """``w:lvl`` with ``w:pStyle`` says which level a style has, whatever the style says itself."""
    styles = (
        '<w:style w:type="paragraph" w:styleId="h2"><w:name w:val="heading 2"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    lists = numbering(
        level(0, "chineseCounting", "%1、"),
        level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="h2"/>'),
    )
    body = item("甲") + paragraph("子", properties='<w:pStyle w:val="h2"/>')
    assert texts(body, styles=styles, numbering=lists) == ["一、甲", "（一）子"]


def _lvl(start: int, number_format: int, pattern: str, flags: int = 0, limit: int = 0) -> bytes:
    """An LVL of [MS-DOC]; ``%1`` in ``pattern`` is the number of the first level."""
    text = "".join(chr(int(part)) if part.isdecimal() else part for part in pattern.split("%"))
    fixed = struct.pack("<IBB9sBII BBBB", start, number_format, flags, b"", 0, 0, 0, 0, 0, limit, 0)
    return fixed + struct.pack("<H", len(text)) + text.encode("utf-16-le")


def test_a_list_of_a_doc_starts_anew_or_has_levels_of_its_own() -> None:
    """LFO, LFOLVL: a first number, a level in another format, and lists that say nothing."""
    definition = struct.pack("<Hi", 1, 77) + bytes(22) + b"\x01\x00"  # of one level
    behind = _lvl(1, 37, "%0%、")
    uses = [
        (b"", 0),
        (struct.pack("<II", 5, 0x10), 1),
        (struct.pack("<II", 0, 0x30) + _lvl(3, 3, "%0%)"), 1),
    ]
    table = struct.pack("<I", len(uses))
    table += b"".join(struct.pack("<IIIBBBB", 77, 0, 0, count, 0, 0, 0) for _, count in uses)
    table += b"".join(b"\xff\xff\xff\xff" + says for says, _ in uses)
    lists = doc_lists(definition, behind, table)
    labels = [lists.label(number, 0) for number in ("1", "1", "2", "2", "1", "3", "4")]
    assert [label and label.text for label in labels] == [
        "一、", "二、", "五、", "六、", "七、", "C) ", None,
    ]  # fmt: skip


def test_a_list_of_a_doc_that_ends_early_gives_what_stands_before() -> None:
    """No count of a damaged file is believed beyond the bytes that are there."""
    table = struct.pack("<I", 9) + struct.pack("<IIIBBBB", 77, 0, 0, 200, 0, 0, 0)
    assert doc_lists(b"", b"", table).label("1", 0) is None


def test_a_space_parts_a_number_from_the_number_behind_it() -> None:
    """1. and 2024年 must not become 1.2024年, unless the list says that nothing stands between."""
    assert texts(item("2024年"), numbering=numbering(level(0, "decimal", "%1."))) == ["1. 2024年"]
    close = numbering(level(0, "decimal", "%1.", '<w:suff w:val="nothing"/>'))
    assert texts(item("各位"), numbering=close) == ["1.各位"]


def test_bullets_are_items() -> None:
    """A glyph of a symbol font is shown as a common bullet."""
    lists = numbering(level(0, "bullet", "\uf06c"), level(1, "bullet", "●"))
    made = read_docx(docx(item("甲") + item("乙", 1), numbering=lists), "a.docx", Limits())
    assert [(line.text, line.role, line.level) for line in made.lines] == [
        ("• 甲", "item", 1), ("● 乙", "item", 2),
    ]  # fmt: skip


def test_a_list_goes_on_or_starts_where_it_is_told() -> None:
    """Two lists of one definition share their count; an override starts anew."""
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    lists = numbering(level(0, "chineseCounting", "%1、"), more=more)
    body = item("甲") + item("乙", list_id="2") + item("丙", list_id="3") + item("丁", list_id="3")
    assert texts(body, numbering=lists) == ["一、甲", "二、乙", "五、丙", "六、丁"]


def test_a_style_numbers_its_paragraphs() -> None:
    """As headings do; a paragraph can switch the number off."""
    styles = (
        '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 1"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = paragraph("回顾", properties='<w:pStyle w:val="h"/>') + paragraph(
        "不编号", properties='<w:pStyle w:val="h"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    )
    lists = numbering(level(0, "chineseCounting", "%1、"))
    assert texts(body, styles=styles, numbering=lists) == ["一、回顾", "不编号"]


def test_a_list_that_is_not_defined_prints_nothing() -> None:
    """Neither does a level beyond the ninth."""
    lists = numbering(level(0, "decimal", "%1."))
    body = item("甲", list_id="9") + item("乙", 12) + item("丙", 3)
    assert texts(body, numbering=lists) == ["甲", "乙", "丙"]


def test_a_definition_can_stand_in_a_list_style() -> None:
    """``numStyleLink`` points to the definition that carries the style."""
    lists = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="s"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="s"/>'
        + level(0, "ideographTraditional", "%1、")
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    assert texts(item("首"), numbering=lists) == ["甲、首"]
