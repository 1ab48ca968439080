"""The characters of a PDF page as runs: what stands close together on one line, in one size."""

import ctypes
import math
from collections import Counter
from typing import Any

from pypdfium2 import raw

from duixian.stages.read.layout.typeset import Rect, Run
from duixian.stages.read.layout.typeset.gathering import SEPARATORS, append

_ASKED = 60  # characters that are asked for their direction


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
    """By how many quarter turns clockwise the page must be turned for most text to be upright."""
    step = count // _ASKED + 1
    quarters = Counter(
        round(raw.FPDFText_GetCharAngle(text, index) / (math.pi / 2)) % 4
        for index in range(0, count, step)
        if raw.FPDFText_GetUnicode(text, index) not in SEPARATORS
    )
    return quarters.most_common(1)[0][0] if quarters else 0


def runs_of(text: Any, count: int, frame: Frame) -> list[Run]:
    """The characters in stream order as runs; blanks are left to the distances."""
    unicode_of, box_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    box = raw.FS_RECTF()
    reference = ctypes.byref(box)
    runs: list[Run] = []
    run: Run | None = None
    for index in range(count):
        code = unicode_of(text, index)
        if code in SEPARATORS or not box_of(text, index, reference):
            continue
        left, top, right, bottom = frame.rect(box.left, box.bottom, box.right, box.top)
        if bottom <= top:
            continue
        char = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        if run is None or not append(run, char, Rect(left, top, right, bottom)):
            run = Run(char, [left], [right], top, bottom, index, size_of(text, index))
            runs.append(run)
    return runs


def size_of(text: Any, index: int) -> float:
    """The size of the type of a character in points; 0 where pdfium does not tell it."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(text, index, ctypes.byref(matrix)):
        return 0.0
    scale = math.hypot(matrix.c, matrix.d)
    size = float(raw.FPDFText_GetFontSize(text, index)) * scale
    return size if math.isfinite(size) else 0.0
