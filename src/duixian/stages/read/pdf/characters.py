"""The characters of a PDF page as runs: what stands close together on one line, in one size."""

import ctypes
import math
from collections import Counter
from typing import Any

from pypdfium2 import raw

from duixian.stages.read.layout.typeset import Rect, Run
from duixian.stages.read.layout.typeset.gathering import SEPARATORS, append

_HYPHEN = 2  # what pdfium makes of a hyphen that ends a line, as if it parted a word
_ASKED = 60  # characters that are asked for their direction
_MOST = 0.6  # of them
_BESIDE = 0.3  # of the size: below each other
_FLAT = 0.8  # of the size: flatter is no room of a character, but its ink
_ASCENT = 0.88  # of the size: from the baseline to the top of a Han character
_ASKEW = 0.09  # rise over run of a line: 5 degrees


class Frame:
    """From the coordinates of a PDF page to points from the top left, when its text is upright.

    ``sides`` are left, bottom, right and top of the visible page; ``turned`` is by how many
    quarter turns clockwise the page must be turned for its text to be upright.
    """

    def __init__(self, sides: tuple[float, float, float, float], turned: int) -> None:
        self.left, self.bottom, self.right, self.top = sides
        self.turned = turned

    def rect(self, x0: float, y0: float, x1: float, y1: float) -> Rect:
        """The rectangle, ``y`` upwards from the bottom before, downwards from the top after."""
        if self.turned == 0:
            return Rect(x0 - self.left, self.top - y1, x1 - self.left, self.top - y0)
        if self.turned == 1:
            return Rect(y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left)
        if self.turned == 2:
            return Rect(self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom)
        return Rect(self.top - y1, self.right - x1, self.top - y0, self.right - x0)


def direction(text: Any, count: int) -> int:
    """By how many quarter turns clockwise the page must be turned for its lines to run right.

    Lines that run downwards, as in vertical writing, are turned as if they ran to the right; their
    columns, which follow each other to the left, then follow each other downwards.
    """
    step = count // _ASKED + 1
    asked = [
        index
        for index in range(0, count, step)
        if raw.FPDFText_GetUnicode(text, index) not in SEPARATORS
    ]
    quarters = Counter(_quarter(raw.FPDFText_GetCharAngle(text, index)) for index in asked)
    if not quarters:
        return 0
    turned = quarters.most_common(1)[0][0]
    downwards = sum(_goes_down(text, index) for index in asked if index + 1 < count)
    return 3 if turned == 0 and downwards > _MOST * len(asked) else turned


def _quarter(angle: float) -> int:
    return round(angle / (math.pi / 2)) % 4


def _goes_down(text: Any, index: int) -> bool:
    """Whether the next character stands right below this one."""
    (x, y), (next_x, next_y) = _origin(text, index), _origin(text, index + 1)
    size = size_of(text, index)
    return abs(next_x - x) < _BESIDE * size and 0.5 * size < y - next_y < 2 * size


def _origin(text: Any, index: int) -> tuple[float, float]:
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, index, ctypes.byref(x), ctypes.byref(y))
    return x.value, y.value


def runs_of(text: Any, count: int, frame: Frame) -> tuple[list[Run], str]:
    """The characters in stream order as runs, and those that are printed askew.

    Blanks are left to the distances. What is askew, at no right angle, is a stamp on the page.
    """
    unicode_of, box_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    box = raw.FS_RECTF()
    reference = ctypes.byref(box)
    runs: list[Run] = []
    askew: list[str] = []
    run: Run | None = None
    for index in range(count):
        code = unicode_of(text, index)
        if code == _HYPHEN and raw.FPDFText_IsHyphen(text, index) == 1:
            code = ord("-")
        if code in SEPARATORS or not box_of(text, index, reference):
            continue
        left, top, right, bottom = frame.rect(box.left, box.bottom, box.right, box.top)
        if bottom <= top:
            continue
        char = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        if run is None or bottom - top < _FLAT * (run.bottom - run.top):
            top, bottom = _full_height(text, index, frame, top, bottom)
        if run is not None and append(run, char, Rect(left, top, right, bottom)):
            continue
        if _is_askew(text, index):
            askew.append(char)
            continue
        run = Run(char, [left], [right], top, bottom, index, size_of(text, index))
        runs.append(run)
    return runs, "".join(askew)


def _full_height(
    text: Any, index: int, frame: Frame, top: float, bottom: float
) -> tuple[float, float]:
    """From the top of the type to its foot, where a font tells only how far the ink reaches.

    The box of a 一 or a stop is then as flat as its stroke, and would stand on a line of its own.
    """
    size = size_of(text, index)
    if bottom - top >= _FLAT * size:
        return top, bottom
    x, y = _origin(text, index)
    baseline = frame.rect(x, y, x, y).y0
    return min(top, baseline - _ASCENT * size), max(bottom, baseline + (1 - _ASCENT) * size)


def _is_askew(text: Any, index: int) -> bool:
    """Whether the line of a character rises or falls; one that only leans, as in italics, not."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(text, index, ctypes.byref(matrix)):
        return False
    along, across = abs(float(matrix.a)), abs(float(matrix.b))
    return min(along, across) > _ASKEW * max(along, across)


def size_of(text: Any, index: int) -> float:
    """The size of the type of a character in points; 0 where pdfium does not tell it."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(text, index, ctypes.byref(matrix)):
        return 0.0
    scale = math.hypot(matrix.c, matrix.d)
    size = float(raw.FPDFText_GetFontSize(text, index)) * scale
    return size if math.isfinite(size) else 0.0
