"""What a source is, told by its first bytes and never by the ending of its name."""

import re
from typing import Literal, NoReturn

from duixian.errors import SourceError
from duixian.i18n import N_

Kind = Literal["plain", "html", "docx", "pdf"]

_IMAGE = N_(
    "{name}: a picture, which is not supported yet; recognise its text (OCR), save it as DOCX or "
    "plain text and read that"
)
_RTF = N_("{name}: an RTF file, which is not supported yet; save it as DOCX and read that")
_ARCHIVE = N_("{name}: a packed archive; unpack it and read the report inside")
_MHTML = N_(
    "{name}: a web page saved as one MHTML file, which is not supported yet; save the page as "
    "“HTML only” and read that"
)
_XML = N_("{name}: an XML file that is not a web page; save the report as DOCX or plain text")
_DOC = N_(
    "{name}: a DOC file of Word 97-2003 or WPS, which is not supported yet; save it as DOCX and "
    "read that"
)
_LOCKED = N_("{name}: protected by a password; save it without one and read that")
_OLE = N_(
    "{name}: an Office file of 1997-2003 that is not a text; save the report as DOCX or plain text"
)
_SHEET = N_(
    "{name}: a spreadsheet, which is not a report's text; save the report as DOCX or plain text"
)

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", _RTF),
    (b"\x89PNG\r\n", _IMAGE),
    (b"\xff\xd8\xff", _IMAGE),
    (b"GIF8", _IMAGE),
    (b"II*\0", _IMAGE),
    (b"MM\0*", _IMAGE),
    (b"\0\0\0\x0cjP  ", _IMAGE),
    (b"AT&TFORM", _IMAGE),
    (b"\x1f\x8b", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"Rar!\x1a\x07", _ARCHIVE),
    (b"\xfd7zXZ\0", _ARCHIVE),
    (b"BZh", _ARCHIVE),
    (b"From: <Saved by", _MHTML),
    (b"MIME-Version:", _MHTML),
)
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names of streams in a compound file, as the directory holds them.
_OLE_STREAMS = (
    ("EncryptedPackage", _LOCKED),
    ("WordDocument", _DOC),
    ("Workbook", _SHEET),
)

_HEAD = 4096
# Tags with which a whole page or a pasted piece of one begins.
_PAGE = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|link|base|script|style)[\s>/]", re.IGNORECASE
)
_PIECE = re.compile(
    rb"<(?:div|p|table|center|article|main|section|span|font|h[1-6]|ul|ol|br)[\s>/]", re.IGNORECASE
)
_COMMENT_END = b"-->"


def detect(data: bytes, name: str) -> Kind:
    """The reader for ``data``; raise ``SourceError`` for a kind that no reader reads."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "docx"  # or another ZIP container: its reader looks inside
    if b"%PDF-" in data[:1024]:
        return "pdf"
    _refuse_foreign(data, name)
    head = _ascii_head(data)
    if _PAGE.match(head) or (_PIECE.match(head) and b"</" in data):
        return "html"
    if head.lower().startswith(b"<?xml"):
        if re.search(rb"<(?:!doctype\s+)?html[\s>]", head, re.IGNORECASE):
            return "html"
        _refuse(_XML, name)
    return "plain"


def _refuse_foreign(data: bytes, name: str) -> None:
    for magic, template in _MAGIC:
        if data.startswith(magic):
            _refuse(template, name)
    if data.startswith(_OLE_MAGIC):
        for stream, template in _OLE_STREAMS:
            if stream.encode("utf-16-le") in data:
                _refuse(template, name)
        _refuse(_OLE, name)
    if (data.startswith(b"RIFF") and data[8:12] == b"WEBP") or (
        data.startswith(b"BM") and data[6:10] == b"\0\0\0\0"
    ):
        _refuse(_IMAGE, name)
    if data[4:12] in {b"ftypheic", b"ftypheix", b"ftypavif", b"ftypmif1"}:
        _refuse(_IMAGE, name)
    if data[257:262] == b"ustar":
        _refuse(_ARCHIVE, name)


def _refuse(template: str, name: str) -> NoReturn:
    raise SourceError(template, name=name)


def _ascii_head(data: bytes) -> bytes:
    """The first bytes without byte order mark, NULs of UTF-16, white space and comments."""
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe")
    head = head.removeprefix(b"\xfe\xff").replace(b"\0", b"").lstrip()
    while head.startswith(b"<!--") and _COMMENT_END in head:
        head = head[head.index(_COMMENT_END) + len(_COMMENT_END) :].lstrip()
    return head


__all__ = ["Kind", "detect"]
