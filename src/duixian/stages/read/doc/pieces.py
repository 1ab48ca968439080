"""The text of a DOC: the piece table says which bytes of the file hold which characters."""

import struct
from bisect import bisect_right
from itertools import pairwise

import msgspec

from duixian.stages.read.doc.binary import Spans, positions, u16, u32

_CLX = 33
_PROPERTIES, _TABLE = 1, 2
_COMPRESSED = 0x40000000
_PAGE = 512


class Piece(msgspec.Struct, frozen=True):
    """Characters ``[start, end)``, which stand at byte ``offset`` in ``width`` bytes each.

    ``group`` holds modifiers for all of them, as a quick save leaves them.
    """

    start: int
    end: int
    offset: int
    width: int
    group: bytes = b""


class Pieces:
    """The characters of all texts of a DOC, one for each 16-bit unit, and where each stands."""

    def __init__(self, word: bytes, clx: bytes, most: int) -> None:
        self.pieces = _read_clx(clx, most)
        self._starts = [piece.start for piece in self.pieces]
        self.text = "".join(_decoded(word, piece) for piece in self.pieces)

    def piece(self, position: int) -> Piece | None:
        """The piece that holds the character at ``position``."""
        index = bisect_right(self._starts, position) - 1
        if index < 0 or position >= self.pieces[index].end:
            return None
        return self.pieces[index]

    def offset(self, position: int) -> int:
        """The byte at which the character at ``position`` stands; -1 where there is none."""
        piece = self.piece(position)
        return piece.offset + (position - piece.start) * piece.width if piece else -1


def _read_clx(clx: bytes, most: int) -> list[Piece]:
    groups: list[bytes] = []
    at = 0
    while clx[at] == _PROPERTIES:
        size = u16(clx, at + 1)
        groups.append(clx[at + 3 : at + 3 + size])
        at += 3 + size
    if clx[at] != _TABLE:
        raise ValueError("no piece table")
    table = clx[at + 5 : at + 5 + u32(clx, at + 1)]
    bounds = positions(table, 8)
    pieces: list[Piece] = []
    for index, (start, end) in enumerate(pairwise(bounds)):
        if not start < end or start != (pieces[-1].end if pieces else 0) or end > most:
            raise ValueError("the piece table contradicts itself")
        entry = 4 * len(bounds) + 8 * index
        place = u32(table, entry + 2)
        modifier = u16(table, entry + 6)
        group = groups[modifier >> 1] if modifier & 1 and modifier >> 1 < len(groups) else b""
        if place & _COMPRESSED:
            pieces.append(Piece(start, end, (place & (_COMPRESSED - 1)) // 2, 1, group))
        else:
            pieces.append(Piece(start, end, place & (_COMPRESSED - 1), 2, group))
    return pieces


def _decoded(word: bytes, piece: Piece) -> str:
    count = piece.end - piece.start
    data = word[piece.offset : piece.offset + count * piece.width]
    if len(data) < count * piece.width:
        raise ValueError("the text ends early")
    if piece.width == 1:
        return data.decode("cp1252", "replace")
    return "".join(map(chr, struct.unpack(f"<{count}H", data)))


def paragraph_properties(word: bytes, bins: bytes) -> Spans:
    """By byte: style (2 bytes) and modifiers of the paragraph there."""
    starts: list[int] = []
    ends: list[int] = []
    values: list[bytes] = []
    for page, count, bounds in _pages(word, bins):
        for index in range(count):
            at = 2 * page[4 * (count + 1) + 13 * index]
            value = b""
            if at:
                size = 2 * page[at] - 1 if page[at] else 2 * page[at + 1]
                first = at + 1 if page[at] else at + 2
                value = page[first : first + max(size, 0)]
            starts.append(bounds[index])
            ends.append(bounds[index + 1])
            values.append(value)
    return Spans(starts, ends, values)


def character_properties(word: bytes, bins: bytes) -> Spans:
    """By byte: modifiers of the characters there."""
    starts: list[int] = []
    ends: list[int] = []
    values: list[bytes] = []
    for page, count, bounds in _pages(word, bins):
        for index in range(count):
            at = 2 * page[4 * (count + 1) + index]
            starts.append(bounds[index])
            ends.append(bounds[index + 1])
            values.append(page[at + 1 : at + 1 + page[at]] if at else b"")
    return Spans(starts, ends, values)


def _pages(word: bytes, bins: bytes) -> list[tuple[bytes, int, tuple[int, ...]]]:
    """The formatted pages: their bytes, how many spans each holds, and where those begin."""
    count = len(positions(bins, 4)) - 1
    found: dict[int, tuple[bytes, int, tuple[int, ...]]] = {}
    for index in range(max(count, 0)):
        number = u32(bins, 4 * (count + 1) + 4 * index) & 0x3FFFFF
        page = word[number * _PAGE : (number + 1) * _PAGE]
        if number in found or len(page) < _PAGE:
            continue
        spans = page[-1]
        if 4 * (spans + 1) < _PAGE:
            found[number] = (page, spans, struct.unpack_from(f"<{spans + 1}I", page))
    return list(found.values())
