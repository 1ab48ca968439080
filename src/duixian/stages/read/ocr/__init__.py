"""Pictures of pages and scanned PDFs: recognised offline (OCR), with box and confidence."""

from collections.abc import Iterator
from typing import Any

from duixian.errors import MissingExtraError, SourceError
from duixian.model import Box, Metadata, Pages, Stretch
from duixian.model.recognition import Recognition
from duixian.stages.read.layout.typeset import TypesetPage
from duixian.stages.read.limits import Limits
from duixian.stages.read.ocr.engine import require
from duixian.stages.read.ocr.images import Picture, pictures
from duixian.stages.read.ocr.recognising import Clock, Recognised, compose, recognise
from duixian.stages.read.reading import Reading

_KINDS = ((b"\x89PNG", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))
_DPI = 200.0
_DOTS = 40_000_000  # of a rendered page


def read_image(data: bytes, name: str, limits: Limits) -> Reading:
    """The words of a picture, or of all pages of a TIFF.

    Raise ``MissingExtraError`` without the extra ``ocr``, ``SourceError`` for a picture that is
    broken, beyond a limit, or without words.
    """
    _refuse_unasked(name, limits)
    require(name)
    kind = next((kind for magic, kind in _KINDS if data.startswith(magic)), "image/tiff")
    return _reading(pictures(data, name, limits), name, limits, (kind, Metadata()))


def recognise_pdf(
    pdf: Any, name: str, limits: Limits, metadata: Metadata, kept: list[TypesetPage]
) -> Reading:
    """The words of the pages of an open PDF but for those that are ``kept`` as they are.

    The caller holds the lock of pdfium.
    """
    known = {page.number for page in kept}
    numbers = [number for number in range(1, len(pdf) + 1) if number not in known]
    shown = (_rendered(pdf, number) for number in numbers)
    return recognise_pages(shown, numbers, name, limits, ("application/pdf", metadata), kept)


def _refuse_unasked(name: str, limits: Limits) -> None:
    if not limits.recognised_pages:
        raise SourceError(
            "{name}: a scan or a picture, and recognising text (OCR) was not asked for; give "
            "--ocr, or read it alone",
            name=name,
        )


def is_installed() -> bool:
    """Whether the extra ``ocr`` is there."""
    try:
        require("")
    except MissingExtraError:
        return False
    return True


def unread(places: Pages, scans: list[int]) -> Recognition:
    """What is known of a text beside which the pages ``scans`` were left unread."""
    paragraphs = tuple(_sure(stretches) for stretches in places.paragraphs)
    left = tuple(Box(number, 0.0, 0.0, *places.size(number)) for number in scans)
    return Recognition("", (), paragraphs, (), left)


def _sure(stretches: tuple[Stretch, ...]) -> tuple[float, ...]:
    return (1.0,) * max((one.column - 1 + len(one.lefts) for one in stretches), default=0)


def _reading(
    shown: Iterator[Picture],
    name: str,
    limits: Limits,
    what: tuple[str, Metadata],
    *,
    numbers: list[int] | None = None,
    kept: list[TypesetPage] | None = None,
) -> Reading:
    clock = Clock(name, limits)
    found: list[Recognised] = []
    for order, picture in enumerate(shown):
        found.append(recognise(picture, numbers[order] if numbers else order + 1))
        clock.look(found[-1].page.number)
    if not any(one.lines for one in found) and not kept:
        raise SourceError(
            "{name}: no words were recognised on its {count} pages; scan the report again, at "
            "200 to 300 dots an inch",
            name=name,
            count=len(found),
        )
    composition, places, recognition = compose(found, kept or ())
    media_type, metadata = what
    return Reading(
        [], media_type, metadata, composition=composition, pages=places, recognition=recognition
    )


def _rendered(pdf: Any, number: int) -> Picture:
    import numpy as np

    page = pdf[number - 1]
    try:
        width, height = page.get_size()
        dpi = min(_DPI, 72 * (_DOTS / max(width * height, 1)) ** 0.5)
        bitmap = page.render(
            scale=dpi / 72, draw_annots=False, may_draw_forms=False, rev_byteorder=True
        )
        try:
            return Picture(np.ascontiguousarray(bitmap.to_numpy()[:, :, :3]), dpi)
        finally:
            bitmap.close()
    finally:
        page.close()


def recognise_pages(
    shown: Iterator[Picture],
    numbers: list[int],
    name: str,
    limits: Limits,
    what: tuple[str, Metadata],
    kept: list[TypesetPage],
) -> Reading:
    """The words of the pages ``numbers``, as ``shown``, and of those that are ``kept`` as they are.

    ``what`` is the media type of the source and what it says about itself.
    """
    _refuse_unasked(name, limits)
    require(name)
    if len(numbers) > limits.recognised_pages:
        raise SourceError(
            "{name}: {count} pages to recognise, more than the {limit} that are read; give the "
            "pages of the report alone",
            name=name,
            count=len(numbers),
            limit=limits.recognised_pages,
        )
    return _reading(shown, name, limits, what, numbers=numbers, kept=kept)
