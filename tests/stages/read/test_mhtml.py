"""MHTML: the page inside is read as a page; nothing that it links to is opened."""

import base64
import quopri

import pytest

from duixian.errors import SourceError
from duixian.stages.read import read_document
from duixian.stages.read.limits import Limits
from duixian.stages.read.mhtml import read_mhtml
from tests.stages.read.made import PARAGRAPHS, page, paragraphs

HEAD = (
    "From: <Saved by Blink>\r\nSubject: report\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----x"\r\n\r\n'
)


def part(kind: str, data: bytes, encoding: str) -> bytes:
    body = quopri.encodestring(data) if encoding == "quoted-printable" else base64.encodebytes(data)
    head = f"------x\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
    return head.encode() + body + b"\r\n"


def mhtml(*parts: bytes) -> bytes:
    return HEAD.encode() + b"".join(parts) + b"------x--\r\n"


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_the_article_is_read(encoding: str, codec: str) -> None:
    """However the page inside is encoded; pictures and styles beside it are passed over."""
    html = page(f'<div class="TRS_Editor">{paragraphs(*PARAGRAPHS)}</div>').encode(codec)
    data = mhtml(part("text/html", html, encoding), part("image/png", b"\x89PNG", "base64"))
    document = read_document(data, "a.mht")
    assert document.source.media_type == "multipart/related"
    assert document.text.split("\n") == list(PARAGRAPHS)


def test_of_several_frames_the_one_with_the_text_is_read() -> None:
    """The page around may hold nothing but the frame."""
    outer = b"<html><body><iframe src='cid:a'></iframe><p>x</p></body></html>"
    inner = page(f"<div>{paragraphs(*PARAGRAPHS)}</div>").encode()
    data = mhtml(part("text/html", outer, "base64"), part("text/html", inner, "base64"))
    assert [line.text for line in read_mhtml(data, "a.mht", Limits()).lines] == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "data",
    [
        mhtml(),
        mhtml(part("image/png", b"\x89PNG", "base64")),
        HEAD.encode() * 2000,
        HEAD.encode()
        + b"------x\r\nContent-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\n" * 3000,
    ],
    ids=["empty", "picture", "headers", "nested"],
)
def test_a_file_without_a_page_is_refused(data: bytes) -> None:
    """One line that says what to do, also where parts are nested without end."""
    with pytest.raises(SourceError, match="without a web page"):
        read_mhtml(data, "a.mht", Limits())
