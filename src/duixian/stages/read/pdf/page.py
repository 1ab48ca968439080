"""One page of a PDF as runs of characters and drawn boxes."""

import ctypes
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from duixian.errors import SourceError
from duixian.stages.read.layout.typeset import Rect, TypesetPage
from duixian.stages.read.limits import Limits
from duixian.stages.read.pdf.characters import Frame, direction, runs_of

_OBJECTS = 20_000  # drawn objects of a page that are looked at


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
        turned = direction(text.raw, count) if count else shown
        frame = Frame(page.get_bbox(), turned)
        runs, askew = runs_of(text.raw, count, frame)
        boxes, pictured = _drawn(page.raw, frame)
        turn = (shown - turned) % 4
        if turn % 2:
            width, height = height, width
        return TypesetPage(index + 1, width, height, runs, boxes, turn, askew), pictured
    finally:
        text.close()
        page.close()


def _drawn(page: Any, frame: Frame) -> tuple[list[Rect], bool]:
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
