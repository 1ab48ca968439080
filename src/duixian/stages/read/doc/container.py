"""The compound file of a DOC: its streams, and what its header says where."""

import io
import struct
from typing import Any

import olefile

from duixian.errors import SourceError
from duixian.stages.read.doc.binary import u16, u32

_WORD_97 = 0xA5EC
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_COUNTS, _PLACES = 0x4C, 0x9A  # of the lengths of the texts, of the places of the tables
# Lengths of the texts that stand one behind the other, in their order.
TEXTS = ("main", "footnotes", "headers", "macros", "comments", "endnotes", "boxes", "header_boxes")
# What olefile and the reading of cut off tables raise.
DAMAGE = (OSError, struct.error, ValueError, IndexError, KeyError, OverflowError, TypeError,
          AttributeError, RecursionError, UnicodeError)  # fmt: skip


class OldFormatError(Exception):
    """A DOC of Word 6 or 95, which holds its text in another way."""


class Container:
    """The streams of a DOC. Raise ``SourceError`` where it is none, locked or damaged."""

    def __init__(self, data: bytes, name: str) -> None:
        try:
            self._file = olefile.OleFileIO(io.BytesIO(data))
            self.word = self._stream("WordDocument")
        except DAMAGE as error:
            raise damaged(name, error) from None
        self._data: bytes | None = None
        if len(self.word) < _PLACES or u16(self.word, 0) != _WORD_97:
            raise OldFormatError
        flags = u16(self.word, 0x0A)
        if flags & _ENCRYPTED:
            raise SourceError(
                "{name}: protected by a password; save it without one and read that", name=name
            )
        try:
            self.table = self._stream("1Table" if flags & _SECOND_TABLE else "0Table")
        except DAMAGE as error:
            raise damaged(name, error) from None

    def _stream(self, stream: str) -> bytes:
        with self._file.openstream(stream) as opened:
            return bytes(opened.read())

    def lengths(self) -> dict[str, int]:
        """How many characters each of the texts has."""
        return {text: u32(self.word, _COUNTS + 4 * index) for index, text in enumerate(TEXTS)}

    def part(self, index: int) -> bytes:
        """The table with this number in the header (``FibRgFcLcb97``), empty if there is none."""
        if _PLACES + 8 * index + 8 > len(self.word):
            return b""
        start, size = u32(self.word, _PLACES + 8 * index), u32(self.word, _PLACES + 8 * index + 4)
        return self.table[start : start + size]

    def behind(self, index: int) -> bytes:
        """What stands behind that table: the levels of lists do."""
        start, size = u32(self.word, _PLACES + 8 * index), u32(self.word, _PLACES + 8 * index + 4)
        return self.table[start + size :]

    def group(self, at: int) -> bytes:
        """The modifiers that stand at ``at`` in the stream of data, as those of wide rows do."""
        if self._data is None:
            try:
                self._data = self._stream("Data")
            except DAMAGE:
                self._data = b""
        if at + 2 > len(self._data):
            return b""
        return self._data[at + 2 : at + 2 + u16(self._data, at)]

    def properties(self) -> tuple[str, str, str]:
        """Title, day of creation and author; empty where the file does not say."""
        try:
            found = self._file.get_metadata()
            page = found.codepage or 936
            created = found.create_time
            day = created.date().isoformat() if created and created.year > 1980 else ""
            return _words(found.title, page), day, _words(found.author, page)
        except DAMAGE:
            return "", "", ""


def _words(raw: Any, page: int) -> str:
    if isinstance(raw, str):
        return raw.strip("\0 ")
    try:
        codec = "utf-8" if page in (65001, -535) else f"cp{page % 65536}"
        return bytes(raw or b"").decode(codec).strip("\0 ")
    except (LookupError, UnicodeDecodeError):
        return ""


def damaged(name: str, error: Exception) -> SourceError:
    """The one line for a DOC that ends early or contradicts itself."""
    return SourceError(
        "{name}: a damaged or incomplete DOC ({reason}); fetch the file again, or open it in Word "
        "or WPS and save it as DOCX",
        name=name,
        reason=" ".join(str(error).split())[:80] or type(error).__name__,
    )
