"""Bytes to a document: every form gives the same text, and every failure one clear line."""

import hashlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.errors import SourceError
from duixian.stages.read import Limits, read_document
from tests.stages.read.made import (
    PARAGRAPHS,
    REPORT,
    TITLE,
    docx,
    page,
    paragraph,
    paragraphs,
    run,
)

WHOLE = (TITLE, *PARAGRAPHS)
FORMS = {
    "text/plain": REPORT.encode(),
    "text/markdown": ("# " + REPORT.replace("\n一", "\n## 一").replace("\n二", "\n## 二")).encode(),
    "text/html": page(f'<div class="TRS_Editor">{paragraphs(*WHOLE)}</div>').encode(),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": docx(
        "".join(paragraph(run(text)) for text in WHOLE)
    ),
}  # fmt: skip


@pytest.mark.parametrize("media_type", FORMS)
def test_every_form_gives_the_same_text(media_type: str) -> None:
    """Under a name that says something else; the digest is that of the bytes."""
    data = FORMS[media_type]
    document = read_document(data, "报告.pdf")
    assert document.text.split("\n") == list(WHOLE)
    assert document.source.media_type == media_type
    assert document.source.name == "报告.pdf"
    assert document.source.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("media_type", FORMS)
def test_blocks_tile_the_text(media_type: str) -> None:
    """One block a line, no newline inside, and each has a place in the source."""
    document = read_document(FORMS[media_type], "a")
    assert [document.text[block.start : block.end] for block in document.blocks] == list(WHOLE)
    lines = [document.origin.locate(block.start).line for block in document.blocks]
    assert lines == sorted(lines)
    assert lines[0] >= 1


@pytest.mark.parametrize("media_type", FORMS)
def test_the_same_bytes_give_the_same_document(media_type: str) -> None:
    """Nothing depends on what was read before."""
    assert read_document(FORMS[media_type], "a") == read_document(FORMS[media_type], "a")


def test_the_place_in_a_text_file_is_line_and_column() -> None:
    """Counted as an editor does."""
    document = read_document(("\n\n  " + REPORT).encode("gb18030"), "a.txt")
    place = document.origin.locate(document.text.index("2025年政府"))
    assert (place.line, place.column) == (3, 6)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", r"empty \(0 bytes\)"),
        (b" \r\n\t \n", "only white space"),
        ("　\n\u200b\n".encode(), "only white space"),
        (docx(paragraph() + paragraph(run(" "))), "only white space"),
        (b"x" * 10_001, "larger than"),
        (b"%PDF-1.4", "a PDF"),
    ],
)
def test_what_holds_no_report_is_refused_in_one_line(data: bytes, words: str) -> None:
    """The line begins with the name of the source and ends with what to do."""
    with pytest.raises(SourceError, match=words) as caught:
        read_document(data, "报告.txt", Limits(source_bytes=10_000))
    assert str(caught.value).startswith("报告.txt: ")
    assert "; " in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["1" * 100_000, "（" * 50_000, "分别" + "、一" * 1_000])
def test_adversarial_lines_are_just_long(text: str) -> None:
    """A hostile line is read like any other."""
    assert len(read_document(text.encode(), "a.txt").text) == len(text)


def test_a_message_can_be_translated() -> None:
    """The template has placeholders for every value, so that a catalogue can hold it."""
    with pytest.raises(SourceError) as caught:
        read_document(b"", "a.txt")
    assert caught.value.render(lambda template: template.replace("empty", "空")).startswith(
        "a.txt: 空"
    )


@given(st.binary(max_size=400))
def test_any_bytes_give_a_document_or_a_source_error(data: bytes) -> None:
    """Nothing else comes out, whatever the bytes begin with."""
    for start in (b"", b"<html><p>", b"PK\x03\x04", b"\xff\xfe", "报告".encode("gb18030")):
        with suppress(SourceError):
            assert read_document(start + data, "a").text.strip()
