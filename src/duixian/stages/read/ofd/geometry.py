"""Places in an OFD: millimetres, matrices, and the distances of characters."""

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from duixian.stages.read.layout.typeset import Rect
from duixian.stages.read.layout.typeset.runs import around

POINTS = 72 / 25.4  # in a millimetre
_NUMBER = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?")
_MOST = 1e7  # a coordinate beyond this is none
_ASCENT = 0.88  # of the size above the baseline
_NARROW = 0.5  # of the size: a Latin letter or digit
_WIDEST_NARROW = 0.9


class Matrix(NamedTuple):
    """``x' = a x + c y + e``, ``y' = b x + d y + f`` (GB/T 33190, 8.2)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def after(self, inner: "Matrix") -> "Matrix":
        """``inner`` first, then this one."""
        return Matrix(
            self.a * inner.a + self.c * inner.b,
            self.b * inner.a + self.d * inner.b,
            self.a * inner.c + self.c * inner.d,
            self.b * inner.c + self.d * inner.d,
            self.a * inner.e + self.c * inner.f + self.e,
            self.b * inner.e + self.d * inner.f + self.f,
        )

    def rect(self, rect: Rect) -> Rect:
        """The upright rectangle around ``rect`` as it is drawn."""
        corners = [(x, y) for x in (rect.x0, rect.x1) for y in (rect.y0, rect.y1)]
        drawn = [
            (self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f) for x, y in corners
        ]
        return around(Rect(x, y, x, y) for x, y in drawn)

    @property
    def height(self) -> float:
        """By how much what is upright grows."""
        return math.hypot(self.c, self.d)

    @property
    def quarter(self) -> int:
        """By how many quarter turns clockwise a line of text is turned (``y`` is downwards)."""
        return round(math.atan2(self.b, self.a) / (math.pi / 2)) % 4


def numbers(text: str | None) -> list[float]:
    """The numbers in an attribute; none that is no finite, sensible coordinate."""
    found = map(float, _NUMBER.findall(text or ""))
    return [number for number in found if abs(number) < _MOST]


def box(text: str | None) -> Rect | None:
    """A rectangle from ``x y width height``; none where it is no rectangle."""
    sides = numbers(text)
    if len(sides) < 4 or sides[2] < 0 or sides[3] < 0:
        return None
    x, y, width, height = sides[:4]
    return Rect(x, y, x + width, y + height)


def matrix(text: str | None) -> Matrix:
    """The matrix of an attribute ``CTM``; the one that changes nothing where there is none."""
    values = numbers(text)
    return Matrix(*values[:6]) if len(values) >= 6 else Matrix()


def deltas(text: str | None, most: int) -> list[float]:
    """Distances from one character to the next; ``g n d`` repeats ``d`` for ``n`` characters."""
    words = (text or "").split()
    found: list[float] = []
    index = 0
    while index < len(words) and len(found) < most:
        if words[index] == "g" and index + 2 < len(words):
            count = numbers(words[index + 1])
            value = numbers(words[index + 2])
            repeats = min(int(count[0]) if count else 0, most - len(found))
            found.extend((value or [0.0]) * max(repeats, 0))
            index += 3
            continue
        found.extend(numbers(words[index])[:1])
        index += 1
    return found[:most]


def advance(char: str, size: float) -> float:
    """How wide ``char`` is set where nothing else says so."""
    return size * (_NARROW if char.isascii() else 1.0)


def cell(char: str, x: float, y: float, size: float, room: float) -> Rect:
    """The box of ``char`` on the baseline ``y``, where the next begins ``room`` further right."""
    widest = size * (_WIDEST_NARROW if char.isascii() else 1.0)
    width = min(room, widest) if room > 0 else advance(char, size)
    return Rect(x, y - _ASCENT * size, x + width, y + (1 - _ASCENT) * size)


def path_box(data: str, boundary: Rect) -> Rect:
    """The box of a path in the coordinates of its object: its points, or its whole boundary."""
    values = numbers(data)
    if "A" in data or len(values) < 4 or len(values) % 2:
        return Rect(0.0, 0.0, boundary.x1 - boundary.x0, boundary.y1 - boundary.y0)
    xs, ys = values[0::2], values[1::2]
    return Rect(min(xs), min(ys), max(xs), max(ys))


def spread(count: int, drawn: Sequence[tuple[int, int, int]]) -> list[int]:
    """For each of ``count`` characters the glyph that shows it.

    ``drawn`` holds position, number of characters and number of glyphs of each transform: where
    fewer glyphs than characters are drawn, the last glyph shows the rest of them.
    """
    glyphs = list(range(count))
    shift = 0
    for position, codes, shown in sorted(drawn):
        missing = codes - shown
        if missing > 0 and shown > 0 and position >= 0 and position + codes <= count:
            last = position + shown - 1
            for index in range(position, count):
                inside = index < position + codes
                glyphs[index] = min(index, last) - shift if inside else index - shift - missing
            shift += missing
    return glyphs
