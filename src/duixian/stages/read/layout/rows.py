"""The visible lines of a source, with what stood between them."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from duixian.stages.read.layout.debris import EDGES, Segment, clean
from duixian.stages.read.lines import Line

_ZERO_WIDTH = re.compile("[\u200b\u200c\u200d\u2060\ufeff]")
_INDENT = ("\u3000", "  ", "\t", "\xa0\xa0", " \u3000")
_FIRST_TOKEN = re.compile(
    r"(?:[0-9A-Za-z０-９][0-9A-Za-z０-９.%％+/-]*+|.)[，。、；：！？）》”’」』】％%,.]*+", re.S
)

_HALF = dict.fromkeys(map(ord, "，。、；：！？（）《》“”‘’「」"))

ADJACENT, BLANK, BREAK = 0, 1, 2


class Row(NamedTuple):
    """One visible line.

    ``gap`` is what stands before it: nothing, blank lines, or a page break (a line of nothing but
    a zero-width character, a form feed). ``indented`` and ``padded`` tell of wide white space
    before and behind it.
    """

    text: str
    segments: list[Segment]
    line: Line
    gap: int
    indented: bool
    padded: bool

    @property
    def width(self) -> int:
        """Columns that the line fills, its indent included."""
        if self.indented:
            return width(self.text) + width(self.line.text[: self.segments[0].column - 1])
        return width(self.text)

    @property
    def stretched_width(self) -> int:
        """Columns that the line fills with the blanks that stretch it."""
        return width(self.line.text.strip(EDGES)) if len(self.segments) > 1 else self.width


def read_rows(lines: Iterable[Line]) -> list[Row]:
    """The rows of ``lines``, in their order."""
    rows: list[Row] = []
    gap, indent = BLANK, False
    for line in lines:
        segments = clean(line)
        raw = line.text
        if not segments:
            broken = gap == BREAK or "\f" in raw or _ZERO_WIDTH.search(raw) is not None
            gap = BREAK if broken else BLANK
            indent = raw.startswith("\u3000")  # the indent of a paragraph that opens with a link
            continue
        if raw[0] == "\f":
            gap = BREAK
        text = segments[0].text if len(segments) == 1 else "".join(part.text for part in segments)
        indented = indent or raw.startswith(_INDENT)
        indent = False
        rows.append(Row(text, segments, line, gap, indented, raw[-1] == "\u3000"))
        gap = ADJACENT
    return rows


def width(text: str) -> int:
    """Columns of ``text`` in a fixed-width font: two for a Han character, one for a Latin one."""
    return len(text.encode("gbk", "replace"))


def set_width(text: str) -> int:
    """Columns of ``text`` as newspapers set it: stops and quotes take half the room of a letter."""
    return width(text) - len(text) + len(text.translate(_HALF))


def first_token(text: str) -> str:
    """What cannot be parted at the start of a line: a number or a character, and its stops."""
    found = _FIRST_TOKEN.match(text)
    return found[0] if found else ""
