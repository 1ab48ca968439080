"""The characters of a PDF page as runs: what stands close together on one line, in one size."""

import ctypes
import math
from collections import Counter
from typing import Any

from pypdfium2 import raw

from duixian.stages.read.layout.typeset import Rect, Run

_GAP = 0.7  # of the size: characters further apart are not of one run
_SHIFT = 0.25  # of the size: a baseline that differs by more is another one
_WORD = 0.18  # of the size: a blank between Latin letters
_TWICE = 0.1  # of the size: the same letter so close by is the same letter, printed for weight
_WIDE = 1.6  # of the size: wider than any one character
_ASKED = 60  # characters that are asked for their direction
_SEPARATORS = {0, 0xAD, 0xFFFE, 0x2, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF}
_SEPARATORS |= {code for code in range(0x3001) if chr(code).isspace()}


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
        if raw.FPDFText_GetUnicode(text, index) not in _SEPARATORS
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
        if code in _SEPARATORS or not box_of(text, index, reference):
            continue
        left, top, right, bottom = frame.rect(box.left, box.bottom, box.right, box.top)
        if bottom <= top:
            continue
        char = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        if run is None or not _append(run, char, Rect(left, top, right, bottom)):
            run = Run(char, [left], [right], top, bottom, index, size_of(text, index))
            runs.append(run)
    return runs


def _append(run: Run, char: str, box: Rect) -> bool:
    """Put ``char`` at the end of ``run`` if it stands there; return whether it does."""
    left, top, right, bottom = box
    size = run.bottom - run.top
    if not (abs(top - run.top) < _SHIFT * size and abs(bottom - run.bottom) < _SHIFT * size):
        return False
    if abs(left - run.lefts[-1]) < _TWICE * size and abs(right - run.rights[-1]) < _TWICE * size:
        if right - left < _WIDE * size and char == run.text[-1]:
            return True
        _share(run, char)  # one glyph for several characters
        return True
    gap = left - run.rights[-1]
    if not -0.3 * size < gap < _GAP * size:
        return False
    if gap > _WORD * size and char.isascii() and run.text[-1].isascii():
        run.text += " "
        run.lefts.append(run.rights[-1])
        run.rights.append(left)
    run.top, run.bottom = min(run.top, top), max(run.bottom, bottom)
    run.text += char
    run.lefts.append(left)
    run.rights.append(right)
    return True


def _share(run: Run, char: str) -> None:
    """Put ``char`` into the room of the last one, each of them with half of it."""
    left, right = run.lefts[-1], run.rights[-1]
    middle = (left + right) / 2
    run.rights[-1] = middle
    run.text += char
    run.lefts.append(middle)
    run.rights.append(right)


def size_of(text: Any, index: int) -> float:
    """The size of the type of a character in points; 0 where pdfium does not tell it."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(text, index, ctypes.byref(matrix)):
        return 0.0
    scale = math.hypot(matrix.c, matrix.d)
    size = float(raw.FPDFText_GetFontSize(text, index)) * scale
    return size if math.isfinite(size) else 0.0
