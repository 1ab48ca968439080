"""DOC and WPS: the printed words by the piece table, without another program."""

import io
import struct
from contextlib import suppress
from pathlib import Path

import olefile
import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.errors import SourceError
from duixian.stages.read import libreoffice, read_document
from duixian.stages.read.doc import read_doc
from duixian.stages.read.doc.sheets import fonts_of
from duixian.stages.read.limits import Limits
from tests.stages.read.made import PARAGRAPHS, TITLE
from tests.stages.read.made_doc import (
    DELETED,
    HIDDEN,
    IN_TABLE,
    PLAIN,
    ROW_END,
    compound,
    doc,
)

LIMITS = Limits()
# Written by LibreOffice from a DOCX with the words of ``made``: styles, lists, a table, a note.
WRITTEN = (Path(__file__).parent / "files/word97.doc").read_bytes()


def texts(data: bytes) -> list[str]:
    return [line.text for line in read_doc(data, "a.doc", LIMITS).lines if line.text]


def plain(*words: str) -> list[list[tuple[str, bytes]]]:
    return [[(text + "\r", PLAIN)] for text in words]


def test_a_file_that_a_word_processor_wrote() -> None:
    """Title, headings with automatic numbers, superscripts, changes, a table, a footnote."""
    made = read_doc(WRITTEN, "a.doc", LIMITS)
    assert [(line.role, line.level, line.text) for line in made.lines] == [
        ("title", 0, TITLE),
        ("", 0, PARAGRAPHS[0]),
        ("heading", 1, "一、2024年工作回顾"),
        ("", 0, "（一）经济稳中有进"),
        ("", 0, "过去一年，新建10⁴吨增6%。[1]第二句"),
        ("", 0, "换行"),
        ("table", 0, "指标｜目标｜完成"),
        ("table", 0, "粮食（万吨）｜12.5｜13"),
        ("table", 0, "｜a｜b"),
        ("heading", 1, "二、2025年工作安排"),
        ("", 0, PARAGRAPHS[4]),
        ("note", 0, "[1] 双百行动：指一项行动。"),
    ]
    assert [(item.kind, item.text) for item in made.set_aside] == [("furniture", "隐藏的话")]
    assert made.media_type == "application/msword"
    assert all(line.fixed for line in made.lines)


def test_the_whole_document_is_told_by_content() -> None:
    """Whatever the file is called; its name only stands in messages."""
    for name in ("报告.wps", "报告.docx", "报告"):
        assert read_document(WRITTEN, name).source.media_type == "application/msword"


@pytest.mark.parametrize("wide", [True, False])
def test_characters_of_one_and_of_two_bytes(wide: bool) -> None:
    """The piece table says how wide the characters of a piece are."""
    words = "GDP growth 5.5%" if not wide else "地区生产总值增长5.5%，𠮷"
    assert texts(doc(*plain(words), wide=wide)) == [words]


def test_codes_of_fields_are_not_printed() -> None:
    """A field shows its result; one inside the code of another shows nothing."""
    inner = "\x13 PAGE \x14 12 \x15"
    field = f"见\x13 HYPERLINK \\l {inner} \x14规划\x15，\x13 SEQ x \x15共\x1e3页"
    assert texts(doc(*plain(field))) == ["见规划，共-3页"]


def test_a_field_without_a_result_shows_what_its_code_draws() -> None:
    """A number in a ring, words with their reading above, a fraction."""
    words = (
        "\x13 EQ \\o\\ac(○,21) \x15占\x13 eq \\f(1,3)\x15，\x13 EQ \\o\\al(\\s\\up 10(zi),字)\x15"
    )
    assert texts(doc(*plain(words))) == ["㉑占1/3，字"]


def test_a_symbol_font_gives_the_characters_it_shows() -> None:
    """By the name of the font that a run is set in; else the code stays as it is."""
    entry = bytes(39) + "Wingdings\0".encode("utf-16-le")
    fonts = struct.pack("<HH", 1, 0) + bytes([len(entry)]) + entry
    assert fonts_of(fonts) == ["Wingdings"]
    assert fonts_of(fonts[:30]) == [""]
    data = doc([("\uf0fe", struct.pack("<HH", 0x4A4F, 0)), ("选\r", PLAIN)], fonts=fonts)
    assert texts(data) == ["☑选"]


def test_deleted_and_hidden_words_are_not_printed() -> None:
    """A deleted paragraph mark joins two paragraphs; hidden words are set aside."""
    data = doc(
        [("增长", PLAIN), ("5%", DELETED), ("6%", PLAIN), ("隐藏", HIDDEN), ("\r", PLAIN)],
        [("前半", PLAIN), ("\r", DELETED)],
        [("后半\r", PLAIN)],
    )
    made = read_doc(data, "a.doc", LIMITS)
    assert [line.text for line in made.lines] == ["增长6%", "前半后半"]
    assert [item.text for item in made.set_aside] == ["隐藏"]


def test_a_table_gives_one_line_for_each_row() -> None:
    """Cells end at their marks, a row at the mark of its own; a cell may hold paragraphs."""
    cells = [("指标\x07", PLAIN)], [("目标\r", PLAIN)], [("增速\x07", PLAIN)], [("\x07", PLAIN)]
    more = [("粮食\x07", PLAIN)], [("5%\x07", PLAIN)], [("\x07", PLAIN)]
    says = [IN_TABLE, IN_TABLE, IN_TABLE, ROW_END, IN_TABLE, IN_TABLE, ROW_END]
    data = doc(*cells, *more, *plain("表后"), of_paragraphs=says)
    assert texts(data) == ["指标｜目标增速", "粮食｜5%", "表后"]


def _with(data: bytes, change: dict[int, bytes]) -> bytes:
    """``data`` with bytes of its main stream changed."""
    with olefile.OleFileIO(io.BytesIO(data)) as opened:
        streams = {
            "/".join(path): opened.openstream(path).read()
            for path in opened.listdir()
            if len(path) == 1
        }
    word = bytearray(streams["WordDocument"])
    for at, raw in change.items():
        word[at : at + len(raw)] = raw
    return compound(
        {"WordDocument": bytes(word)} | {n: s for n, s in streams.items() if n.endswith("Table")}
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (doc(*plain("密"), flags=0x0100), "protected by a password"),
        (WRITTEN[:3000], "a damaged or incomplete DOC"),
        (_with(WRITTEN, {0x4C: struct.pack("<I", 30_000_000)}), "more than 20000000 characters"),
        (_with(WRITTEN, {0x9A + 8 * 33: b"\xff\xff"}), "a damaged or incomplete DOC"),
        (compound({"Other": b"x"}), "a damaged or incomplete DOC"),
    ],
    ids=["locked", "cut", "long", "no pieces", "no text"],
)
def test_a_broken_or_locked_doc_is_refused(data: bytes, words: str) -> None:
    """One line that names the file, what is wrong and what to do."""
    with pytest.raises(SourceError, match=words) as caught:
        read_doc(data, "报告.doc", LIMITS)
    assert str(caught.value).startswith("报告.doc: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (doc(*plain("旧"), magic=0xA5DC), "DOC .Word 6/95."),
        (rb"{\rtf1\ansi text}", "RTF"),
    ],
)
def test_without_libreoffice_a_message_says_what_to_install(
    data: bytes, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The forms that are only read through it."""
    monkeypatch.setattr(libreoffice, "_program", lambda: None)
    with pytest.raises(SourceError, match=f"{kind}.*install LibreOffice"):
        read_document(data, "报告.doc")


def test_libreoffice_that_fails_is_one_clear_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may crash, hang or write nothing: the source is named, nothing else is shown."""
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexit 3\n")
    program.chmod(0o755)
    monkeypatch.setattr(libreoffice, "_program", lambda: str(program))
    with pytest.raises(SourceError, match="LibreOffice could not convert"):
        read_document(rb"{\rtf1\ansi text}", "报告.rtf")


@given(st.data())
def test_a_damaged_byte_anywhere_gives_text_or_a_source_error(data: st.DataObject) -> None:
    """Whatever stands where: no crash, and no more text than the file has bytes."""
    raw = bytearray(WRITTEN)
    for _ in range(data.draw(st.integers(1, 8))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    with suppress(SourceError):
        made = read_doc(bytes(raw), "a.doc", LIMITS)
        assert sum(len(line.text) for line in made.lines) < 20 * len(raw)
