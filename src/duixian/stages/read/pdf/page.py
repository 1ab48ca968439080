"""One page of a PDF as runs of characters and drawn boxes."""

import ctypes
import math
from collections import Counter
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from duixian.errors import SourceError
from duixian.stages.read.layout.typeset import Rect, Run, TypesetPage
from duixian.stages.read.limits import Limits

_GAP = 0.7  # of the size: characters further apart are not of one run
_SHIFT = 0.25  # of the size: a baseline that differs by more is another one
_ASKED = 60  # characters that are asked for their direction
_OBJECTS = 20_000  # drawn objects of a page that are looked at
_SEPARATORS = {0, 9, 10, 13, 32, 0xA0, 0xAD, 0x3000, 0xFFFE, 0x2, 0x200B, 0xFEFF}


def read_page(pdf: Any, index: int, name: str, limits: Limits) -> tuple[TypesetPage, bool]:
    """Page ``index`` (0-based), and whether a picture stands on it."""
    try:
        page = pdf[index]
        text = page.get_textpage()
    except pdfium.PdfiumError:
        raise SourceError(
            "{name}: page {page} is broken; open the file in a PDF viewer and save it again",
            name=name,
            page=index + 1,
        ) from None
    try:
        width, height = page.get_size()  # as it is shown
        if not (0 < width <= limits.page_points and 0 < height <= limits.page_points):
            raise SourceError(
                "{name}: page {page} is {width} by {height} m, which no page of a report is; "
                "save it at its true size",
                name=name,
                page=index + 1,
                width=round(width / 72 * 0.0254, 1),
                height=round(height / 72 * 0.0254, 1),
            )
        count = text.count_chars()
        if count > limits.page_characters:
            raise SourceError(
                "{name}: {count} characters on page {page}, more than the {limit} that are "
                "read; save the report's pages alone",
                name=name,
                count=count,
                page=index + 1,
                limit=limits.page_characters,
            )
        shown = page.get_rotation() // 90 % 4
        turned = _direction(text.raw, count) if count else shown
        frame = _Frame(page.get_bbox(), turned)
        runs = _runs(text.raw, count, frame)
        boxes, pictured = _drawn(page.raw, frame)
        turn = (shown - turned) % 4
        if turn % 2:
            width, height = height, width
        return TypesetPage(index + 1, width, height, runs, boxes, turn), pictured
    finally:
        text.close()
        page.close()


class _Frame:
    """From the coordinates of a PDF page to points from the top left, when its text is upright."""

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


def _direction(text: Any, count: int) -> int:
    """By how many quarter turns clockwise the page must be turned for most text to be upright."""
    step = count // _ASKED + 1
    quarters = Counter(
        round(raw.FPDFText_GetCharAngle(text, index) / (math.pi / 2)) % 4
        for index in range(0, count, step)
        if raw.FPDFText_GetUnicode(text, index) not in _SEPARATORS
    )
    return quarters.most_common(1)[0][0] if quarters else 0


def _runs(text: Any, count: int, frame: _Frame) -> list[Run]:
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
        if run is not None:
            size = run.bottom - run.top
            if (
                abs(top - run.top) < _SHIFT * size
                and abs(bottom - run.bottom) < _SHIFT * size
                and -0.3 * size < left - run.rights[-1] < _GAP * size
            ):
                gap = left - run.rights[-1]
                if gap > 0.18 * size and char.isascii() and run.text[-1].isascii():
                    run.text += " "
                    run.lefts.append(run.rights[-1])
                    run.rights.append(left)
                if char == run.text[-1] and left - run.lefts[-1] < 0.1 * size:
                    continue  # printed twice for weight
                run.top, run.bottom = min(run.top, top), max(run.bottom, bottom)
                run.text += char
                run.lefts.append(left)
                run.rights.append(right)
                continue
        run = Run(char, [left], [right], top, bottom, index)
        runs.append(run)
    return runs


def _drawn(page: Any, frame: _Frame) -> tuple[list[Rect], bool]:
    """The paths of a page as boxes, and whether a picture stands on it."""
    sides = [ctypes.c_float() for _ in range(4)]
    boxes: list[Rect] = []
    pictured = False
    for index in range(min(raw.FPDFPage_CountObjects(page), _OBJECTS)):
        drawn = raw.FPDFPage_GetObject(page, index)
        kind = raw.FPDFPageObj_GetType(drawn)
        if kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM):
            pictured = True
        elif kind == raw.FPDF_PAGEOBJ_PATH and raw.FPDFPageObj_GetBounds(drawn, *sides):
            boxes.append(frame.rect(*(side.value for side in sides)))
    return boxes, pictured
