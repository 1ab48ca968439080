"""Bytes to characters: the right ones, or a clear refusal."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.errors import SourceError
from duixian.stages.read.encoding import decode
from duixian.stages.read.limits import Limits
from tests.stages.read.made import REPORT, TRADITIONAL

LIMITS = Limits()
LONG = REPORT * 40


def windows_1252(data: bytes) -> str:
    """What a program shows that takes ``data`` for Windows-1252."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in data)


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_the_encodings_of_reports_are_told_apart(codec: str) -> None:
    """Each gives back the very text, with and without a byte order mark."""
    assert decode(REPORT.encode(codec), "a.txt", LIMITS).text == REPORT


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be"])
def test_traditional_characters_are_chinese_too(codec: str) -> None:
    """A reprint in traditional characters is read, also in Big5 and also in GB 18030."""
    decoded = decode(TRADITIONAL.encode(codec), "a.txt", LIMITS)
    assert decoded == (TRADITIONAL, codec)


def test_utf_16_without_mark_and_without_ascii() -> None:
    """No NUL pattern is needed: 一 is U+4E00, and a page of it looks like the other byte order."""
    text = "一是一心一意一以贯之，统一部署，逐一落实，一张蓝图绘到底。" * 3
    for codec in ("utf-16-le", "utf-16-be"):
        assert decode(text.encode(codec), "a.txt", LIMITS) == (text, codec)


@pytest.mark.parametrize(
    ("hidden_in", "shown_as"), [("utf-8", "windows-1252"), ("gb18030", "windows-1252")]
)
def test_text_encoded_twice_is_mended(hidden_in: str, shown_as: str) -> None:
    """Nothing was lost on the way, so the way is gone back, and the encoding says so."""
    data = windows_1252(REPORT.encode(hidden_in)).encode()
    decoded = decode(data, "a.txt", LIMITS)
    assert decoded.text == REPORT
    assert decoded.encoding == f"{hidden_in} read as {shown_as} and saved as utf-8"


def test_utf_8_read_as_gbk_is_refused() -> None:
    """The most common garbling loses bytes; it never passes as text."""
    data = REPORT.encode().decode("gb18030", "ignore").encode()
    with pytest.raises(SourceError, match="not Chinese text"):
        decode(data, "a.txt", LIMITS)


@pytest.mark.parametrize("trace", ["\ufffd", "锟斤拷"])
def test_traces_of_a_lossy_conversion_are_counted(trace: str) -> None:
    """Many are refused with the line of the first; one in a long text is reported."""
    with pytest.raises(SourceError, match=r"40 characters were lost.*line 2"):
        decode((f"\n{trace}" + REPORT + f"{trace}" * 39).encode(), "a.txt", LIMITS)
    assert decode((LONG + trace).encode(), "a.txt", LIMITS).encoding == "utf-8 (1 unreadable)"


def test_two_encodings_in_one_file_are_refused_with_the_place() -> None:
    """Whichever comes first, and also where the second is a single line."""
    first, second = REPORT.encode() + b"\n", "全县粮食产量增长百分之二。".encode("gb18030")
    with pytest.raises(SourceError, match=rf"utf-8 in line 1 and gb18030 from byte {len(first)} "):
        decode(first + second, "a.txt", LIMITS)
    first, second = REPORT.encode("gb18030") + b"\n", "全县粮食产量增长百分之二。".encode()
    with pytest.raises(SourceError, match=rf"gb18030 in line 1 and utf-8 from byte {len(first)} "):
        decode(first + second, "a.txt", LIMITS)


def test_few_broken_bytes_are_marked_and_reported() -> None:
    """U+FFFD stands where the byte was, and the encoding says how many."""
    data = LONG.encode()
    decoded = decode(data[:-1] + b"\xff", "a.txt", LIMITS)
    assert decoded.text[:-2] == LONG[:-1]
    assert decoded.text.count("\ufffd") == 2
    assert decoded.encoding == "utf-8 (2 unreadable)"


def test_many_broken_bytes_are_refused_with_the_place() -> None:
    """The message names the byte offset and the line of the first."""
    lines = REPORT.encode().split(b"\n")
    data = lines[0] + b"\n\xff" + b"\n".join(lines[1:])
    with pytest.raises(SourceError, match=rf"as utf-8 .*byte {len(lines[0]) + 1} in line 2;"):
        decode(data, "a.txt", LIMITS)


def test_a_lone_surrogate_is_refused_with_the_place() -> None:
    """In UTF-16 the offset counts bytes, not characters."""
    data = "清湾县\n".encode("utf-16-le") * 30 + b"\x00\xd8" + "县".encode("utf-16-le")
    with pytest.raises(SourceError, match=r"as utf-16-le .* byte 240 in line 31;"):
        decode(data, "a.txt", LIMITS)


@pytest.mark.parametrize(
    "data", [b"\0" * 100, "清湾县增长\n".encode() * 9 + b"\0", b"text\0text", b"\xff\xfea\0\0\0"]
)
def test_a_nul_is_no_text(data: bytes) -> None:
    """The place of the first NUL is named."""
    with pytest.raises(SourceError, match=r"a NUL byte at byte \d+ in line \d+"):
        decode(data, "a.txt", LIMITS)


def test_a_declared_charset_is_tried_not_believed() -> None:
    """A page that was saved as UTF-8 under its old declaration is read as what it is."""
    assert decode(REPORT.encode(), "a.html", LIMITS, "gb2312").text == REPORT
    assert decode(REPORT.encode("gbk"), "a.html", LIMITS, "utf-8").text == REPORT
    assert decode(REPORT.encode(), "a.html", LIMITS, "no-such-charset").text == REPORT


def test_other_languages_in_utf_8_pass() -> None:
    """Only what looks like garbled Chinese is refused; the rest is for later stages to judge."""
    for text in (
        "Rapport d'activité: création de 12 écoles à l'été",
        "Отчёт о работе",
        "報告書です",
    ):
        assert decode(text.encode(), "a.txt", LIMITS) == (text, "utf-8")


@given(st.text(st.sampled_from(REPORT), min_size=20, max_size=200))
def test_whatever_is_written_in_chinese_survives(text: str) -> None:
    """Any shuffle of the report's characters comes back from UTF-8 and GB 18030."""
    text = "清湾县人民政府工作报告" * 3 + text
    for codec in ("utf-8", "gb18030"):
        assert decode(text.encode(codec), "a.txt", LIMITS).text == text


@given(st.binary(min_size=1, max_size=300))
def test_any_bytes_give_text_or_a_source_error(data: bytes) -> None:
    """Nothing else is ever raised, and no NUL gets through."""
    with suppress(SourceError):
        assert "\0" not in decode(data, "a.txt", LIMITS).text
