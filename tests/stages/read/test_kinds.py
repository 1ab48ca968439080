"""What a source is, is told by its content; what cannot be read is refused by its name."""

import pytest

from duixian.errors import SourceError
from duixian.stages.read.docx import read_docx
from duixian.stages.read.kinds import detect
from duixian.stages.read.limits import Limits
from tests.stages.read.made import REPORT, docx, packed, page, paragraph, paragraphs

OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (REPORT.encode(), "plain"),
        (REPORT.encode("utf-16"), "plain"),
        ("<清湾县>年鉴".encode(), "plain"),
        (page(paragraphs("正文")).encode(), "html"),
        (("\ufeff\n <!-- saved -->\n" + page("")).encode("utf-8"), "html"),
        (page("").encode("utf-16"), "html"),
        (b"<?xml version='1.0'?><!DOCTYPE html><html/>", "html"),
        ("<p>一段网页</p>".encode(), "html"),
        (docx(paragraph("正文")), "docx"),
        (b"%PDF-1.7\n%\xe2\xe3", "pdf"),
        (b"\n\n%PDF-1.7", "pdf"),
        (b"\x89PNG\r\n\x1a\n\0", "image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "image"),
        (b"MM\0*\0\0\0\x08", "image"),
        (OLE + "WordDocument".encode("utf-16-le"), "doc"),
        (OLE + "Workbook".encode("utf-16-le"), "xls"),
        (rb"{\rtf1\ansi}", "rtf"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "mhtml"),
        (b"From: x\nMIME-Version: 1.0\nContent-Type: multipart/related;\n b=c", "mhtml"),
        (packed({"xl/workbook.xml": "<x/>"}), "xlsx"),
        (packed({"mimetype": OPEN_DOCUMENT + "text", "a": ""}, stored=True), "odt"),
        (packed({"mimetype": OPEN_DOCUMENT + "spreadsheet"}, stored=True), "ods"),
    ],
)
def test_the_kind_is_told_by_content(data: bytes, kind: str) -> None:
    """The name says nothing: it ends in .dat for all of them."""
    assert detect(data, "a.dat", Limits()) == kind


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"RIFF\0\0\0\0WEBPVP8 ", "a picture"),
        (b"\0\0\0\x18ftypheic", "a picture"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (OLE, "an Office file of 1997-2003"),
        (b"Rar!\x1a\x07\x00", "a packed archive"),
        (b"\x1f\x8b\x08\0", "a packed archive"),
        (b"<?xml version='1.0'?><package/>", "an XML file that is not a web page"),
    ],
)
def test_other_kinds_are_refused_by_name(data: bytes, words: str) -> None:
    """One line that names the file and the kind, and says what to do next."""
    with pytest.raises(SourceError, match=words) as caught:
        detect(data, "报告.txt", Limits())
    assert str(caught.value).startswith("报告.txt: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("ppt/presentation.xml", "slides"),
        ("META-INF/container.xml", "an EPUB"),
        ("a.txt", "a ZIP archive without a Word document"),
    ],
)
def test_other_zip_containers_are_refused_by_name(part: str, words: str) -> None:
    """A DOCX is told from its cousins by what is inside."""
    with pytest.raises(SourceError, match=words):
        detect(packed({part: "<x/>"}), "a.docx", Limits())


def test_a_docx_without_its_text_is_refused() -> None:
    """Its reader says which part is missing."""
    with pytest.raises(SourceError, match="its text"):
        read_docx(packed({"word/styles.xml": "<x/>"}), "a.docx", Limits())
