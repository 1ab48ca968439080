"""The words of a Word 97-2003 file: little-endian numbers, property modifiers, tables of spans.

Names and layouts are those of [MS-DOC], the published description of the format.
"""

import struct
from bisect import bisect_right
from collections.abc import Iterator, Sequence

_OPERANDS = (1, 1, 2, 4, 2, 2, 0, 3)  # bytes by the top three bits of a modifier; 0: told by itself
_TABLE_DEFINITION = 0xD608
_TABS = 0xC615
_MOST = 1_000_000


def u8(data: bytes, at: int) -> int:
    """The byte at ``at``; raise ``struct.error`` beyond the end, as all of these do."""
    return int(struct.unpack_from("<B", data, at)[0])


def u16(data: bytes, at: int) -> int:
    """The 16-bit number at ``at``."""
    return int(struct.unpack_from("<H", data, at)[0])


def u32(data: bytes, at: int) -> int:
    """The 32-bit number at ``at``."""
    return int(struct.unpack_from("<I", data, at)[0])


def positions(data: bytes, size: int) -> tuple[int, ...]:
    """The positions of a PLC whose elements take ``size`` bytes: one more than elements."""
    count = max(len(data) - 4, 0) // (4 + size)
    if count > _MOST:
        raise ValueError("a table of more than a million entries")
    return struct.unpack_from(f"<{count + 1}I", data, 0) if len(data) >= 4 else ()


def modifiers(group: bytes) -> Iterator[tuple[int, bytes]]:
    """Each modifier (``sprm``) of ``group`` with its operand; what is cut off is left out."""
    at = 0
    while at + 2 <= len(group):
        code = u16(group, at)
        at += 2
        size = _OPERANDS[code >> 13]
        if not size:
            if code == _TABLE_DEFINITION and at + 2 <= len(group):
                size = u16(group, at) + 1
            elif at < len(group):
                size = group[at] + 1
                if code == _TABS and group[at] == 255:
                    return  # its length is that of its lists, and nothing behind it matters here
            else:
                return
        operand = group[at : at + size]
        if len(operand) < size:
            return
        yield code, operand
        at += size


class Spans:
    """Values that hold from one position to the next, found by position."""

    def __init__(self, starts: Sequence[int], ends: Sequence[int], values: Sequence[bytes]) -> None:
        order = sorted(range(len(starts)), key=lambda index: starts[index])
        self._starts = [starts[index] for index in order]
        self._ends = [ends[index] for index in order]
        self._values = [values[index] for index in order]

    def at(self, position: int) -> bytes:
        """The value that holds at ``position``; empty where none does."""
        index = bisect_right(self._starts, position) - 1
        return self._values[index] if index >= 0 and position < self._ends[index] else b""

    def until(self, position: int) -> int:
        """Where the value at ``position`` ends to hold, or the next one begins."""
        index = bisect_right(self._starts, position)
        following = self._starts[index] if index < len(self._starts) else 2**32
        end = self._ends[index - 1] if index else 0
        return min(end, following) if position < end else following
