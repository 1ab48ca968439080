"""The pages of a PDF with rectangles marked on them: as pictures, or in the PDF itself."""

import ctypes
import io
import struct
import zlib
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from pypdfium2 import raw

from duixian.errors import SourceError
from duixian.model.pages import Box
from duixian.stages.read.limits import Limits
from duixian.stages.read.pdf.opening import PDFIUM, opened

_TINT = (255, 196, 0, 96)  # red, green, blue, and how dense of 255
_PIXELS = 24_000_000  # of one picture


class Picture(NamedTuple):
    """A page as it is shown; ``page`` counts from 1, ``width`` and ``height`` are in pixels."""

    page: int
    width: int
    height: int
    png: bytes


def pictures(
    data: bytes,
    name: str,
    pages: Sequence[int],
    marks: Mapping[int, Sequence[Box]],
    scale: float,
) -> list[Picture]:
    """The 1-based ``pages`` of the PDF in ``data``, with ``marks`` of each page tinted.

    ``scale`` is in pixels a point; a page that would have too many pixels is drawn smaller.
    """
    found = []
    with PDFIUM, opened(data, name) as pdf:
        for number in pages:
            page = pdf[number - 1]
            width, height = page.get_size()
            _refuse_huge(width, height, number, name)
            for box in marks.get(number, ()):
                _tint(page, box)
            fitting = min(scale, (_PIXELS / (width * height)) ** 0.5)
            bitmap = page.render(scale=fitting, rev_byteorder=True, may_draw_forms=False)
            found.append(Picture(number, bitmap.width, bitmap.height, _png(bitmap)))
            bitmap.close()
            page.close()
    return found


def annotated(data: bytes, name: str, marks: Sequence[tuple[Box, str, str]]) -> bytes:
    """The PDF in ``data`` with a highlight over each box: its words, and who says them."""
    with PDFIUM, opened(data, name) as pdf:
        for number in sorted({box.page for box, _, _ in marks}):
            page = pdf[number - 1]
            for box, words, author in marks:
                if box.page == number:
                    _highlight(page, box, words, author)
            page.close()
        target = io.BytesIO()
        pdf.save(target)
    return target.getvalue()


def _refuse_huge(width: float, height: float, number: int, name: str) -> None:
    limit = Limits().page_points
    if not (0 < width <= limit and 0 < height <= limit):
        raise SourceError(
            "{name}: page {page} is {width} by {height} m, which no page of a report is; save it "
            "at its true size",
            name=name,
            page=number,
            width=round(width / 72 * 0.0254, 1),
            height=round(height / 72 * 0.0254, 1),
        )


def _user(page: Any, box: Box) -> tuple[float, float, float, float]:
    """``box`` in the coordinates of the PDF: left, bottom, right, top."""
    left, bottom, right, top = page.get_bbox()
    turn = page.get_rotation() // 90 % 4
    if turn == 1:
        return left + box.y0, bottom + box.x0, left + box.y1, bottom + box.x1
    if turn == 2:
        return right - box.x1, bottom + box.y0, right - box.x0, bottom + box.y1
    if turn == 3:
        return right - box.y1, top - box.x1, right - box.y0, top - box.x0
    return left + box.x0, top - box.y1, left + box.x1, top - box.y0


def _tint(page: Any, box: Box) -> None:
    x0, y0, x1, y1 = _user(page, box)
    drawn = raw.FPDFPageObj_CreateNewRect(x0, y0, x1 - x0, y1 - y0)
    raw.FPDFPageObj_SetFillColor(drawn, *_TINT)
    raw.FPDFPageObj_SetBlendMode(drawn, b"Multiply")
    raw.FPDFPath_SetDrawMode(drawn, raw.FPDF_FILLMODE_WINDING, False)
    raw.FPDFPage_InsertObject(page.raw, drawn)


def _highlight(page: Any, box: Box, words: str, author: str) -> None:
    x0, y0, x1, y1 = _user(page, box)
    mark = raw.FPDFPage_CreateAnnot(page.raw, raw.FPDF_ANNOT_HIGHLIGHT)
    if not mark:
        return
    raw.FPDFAnnot_SetRect(mark, ctypes.byref(raw.FS_RECTF(x0, y1, x1, y0)))
    corners = raw.FS_QUADPOINTSF(x0, y1, x1, y1, x0, y0, x1, y0)
    raw.FPDFAnnot_AppendAttachmentPoints(mark, ctypes.byref(corners))
    red, green, blue, dense = _TINT
    raw.FPDFAnnot_SetColor(mark, raw.FPDFANNOT_COLORTYPE_Color, red, green, blue, dense)
    raw.FPDFAnnot_SetFlags(mark, 4)  # printed too
    for key, text in ((b"Contents", words), (b"T", author)):
        wide = ctypes.create_string_buffer(text.encode("utf-16-le") + b"\0\0")
        raw.FPDFAnnot_SetStringValue(mark, key, ctypes.cast(wide, raw.FPDF_WIDESTRING))
    raw.FPDFPage_CloseAnnot(mark)


def _png(bitmap: Any) -> bytes:
    """The bitmap as PNG (ISO/IEC 15948), 8 bits a channel; each row is kept as it is."""
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    channels = bitmap.n_channels
    pixels = bytes(bitmap.buffer)
    rows = b"".join(
        b"\0" + pixels[start : start + width * channels]
        for start in range(0, stride * height, stride)
    )
    colour = {1: 0, 3: 2, 4: 6}[channels]
    head = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(part)) + kind + part + struct.pack(">I", zlib.crc32(kind + part))
        for kind, part in parts
    )
