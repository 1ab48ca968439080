"""What a source is, told by its first bytes and never by the ending of its name."""

import re
from typing import Literal, NoReturn

from duixian.errors import SourceError
from duixian.i18n import N_
from duixian.stages.read.limits import Limits
from duixian.stages.read.package import part_names

Kind = Literal[
    "plain",
    "html",
    "mhtml",
    "docx",
    "doc",
    "rtf",
    "odt",
    "xlsx",
    "xls",
    "ods",
    "pdf",
    "ofd",
    "image",
]

_IMAGE = N_(
    "{name}: a picture of a kind that is not read; save it as PNG, JPEG or TIFF and read that"
)
_ARCHIVE = N_("{name}: a packed archive; unpack it and read the report inside")
_XML = N_("{name}: an XML file that is not a web page; save the report as DOCX or plain text")
_LOCKED = N_("{name}: protected by a password; save it without one and read that")
_OLE = N_(
    "{name}: an Office file of 1997-2003 that is not a text; save the report as DOCX or plain text"
)
_SLIDES = N_("{name}: slides (PPTX), which are not supported; save the report as DOCX or text")
_EPUB = N_("{name}: an EPUB, which is not supported; save its text as DOCX or text")
_ZIP = N_("{name}: a ZIP archive without a Word document; unpack it and read the report inside")

_READ: tuple[tuple[bytes, Kind], ...] = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"From: <Saved by", "mhtml"),
    (b"MIME-Version:", "mhtml"),
)
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"GIF8", _IMAGE),
    (b"\0\0\0\x0cjP  ", _IMAGE),
    (b"AT&TFORM", _IMAGE),
    (b"\x1f\x8b", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"Rar!\x1a\x07", _ARCHIVE),
    (b"\xfd7zXZ\0", _ARCHIVE),
    (b"BZh", _ARCHIVE),
)
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names of streams in a compound file, as the directory holds them.
_OLE_STREAMS: tuple[tuple[str, Kind], ...] = (
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
)
# What is packed as ZIP, told by a part inside: the reader, or why there is none.
_ZIP_PARTS: tuple[tuple[str, Kind | None, str], ...] = (
    ("word/", "docx", ""),
    ("OFD.xml", "ofd", ""),
    ("xl/", "xlsx", ""),
    ("ppt/", None, _SLIDES),
    ("META-INF/container.xml", None, _EPUB),
)
_OPEN_DOCUMENT: tuple[tuple[bytes, Kind], ...] = (
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "odt"),
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "ods"),
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


def detect(data: bytes, name: str, limits: Limits) -> Kind:
    """The reader for ``data``; raise ``SourceError`` for a kind that no reader reads."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(data, name, limits)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    for magic, kind in _READ:
        if data.startswith(magic):
            return kind
    if data.startswith(_OLE_MAGIC):
        return _compound(data, name)
    _refuse_foreign(data, name)
    head = _ascii_head(data)
    if _PAGE.match(head) or (_PIECE.match(head) and b"</" in data):
        return "html"
    if head.lower().startswith(b"<?xml"):
        if re.search(rb"<(?:!doctype\s+)?html[\s>]", head, re.IGNORECASE):
            return "html"
        _refuse(_XML, name)
    return "mhtml" if _is_mail(data) else "plain"


def _packed(data: bytes, name: str, limits: Limits) -> Kind:
    names = part_names(data, limits)
    if not names:
        return "docx"  # damaged: its reader says how
    for mark, kind, template in _ZIP_PARTS:
        if any(part.startswith(mark) for part in names):
            return kind or _refuse(template, name)
    for head, kind in _OPEN_DOCUMENT:
        if head in data[:200]:
            return kind
    return "docx" if "_rels/.rels" in names else _refuse(_ZIP, name)


def _compound(data: bytes, name: str) -> Kind:
    if "EncryptedPackage".encode("utf-16-le") in data:
        _refuse(_LOCKED, name)
    for stream, kind in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return kind
    return _refuse(_OLE, name)


def _is_mail(data: bytes) -> bool:
    """Whether headers of a saved page stand at the top, whichever comes first."""
    head = data[:_HEAD].lower()
    return b"\nmime-version:" in head and b"\ncontent-type: multipart/related" in head


def _refuse_foreign(data: bytes, name: str) -> None:
    for magic, template in _MAGIC:
        if data.startswith(magic):
            _refuse(template, name)
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
