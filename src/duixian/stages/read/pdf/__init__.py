"""A PDF with a text layer: characters with their places, put into reading order.

pdfium reads the file; nothing in it is executed (no scripts, no forms) and nothing is fetched.
pdfium is not thread-safe, so one lock guards every call of it.
"""

import time

from duixian.errors import SourceError
from duixian.model import Metadata
from duixian.stages.read.layout.typeset import TypesetPage, compose_pages
from duixian.stages.read.limits import Limits
from duixian.stages.read.ocr import is_installed, recognise_pdf, unread
from duixian.stages.read.pdf.opening import PDFIUM, date_of, opened
from duixian.stages.read.pdf.page import read_page
from duixian.stages.read.pdf.quality import to_recognise
from duixian.stages.read.reading import Reading

MEDIA_TYPE = "application/pdf"


def read_pdf(data: bytes, name: str, limits: Limits) -> Reading:
    """The text of a PDF in reading order, with the box of every character.

    Pages without a readable text layer (scans, fonts that do not say which characters they show)
    are recognised where the extra ``ocr`` is installed; without it ``MissingExtraError`` is raised
    where no page can be read, and the pages are named as unread where some can. Raise
    ``SourceError`` for a PDF that is broken, locked or beyond a limit.
    """
    with PDFIUM, opened(data, name) as pdf:
        count = len(pdf)
        if count > limits.pages:
            raise SourceError(
                "{name}: {count} pages, more than the {limit} that are read; save the pages of "
                "the report alone",
                name=name,
                count=count,
                limit=limits.pages,
            )
        pages = _pages(pdf, name, limits)
        said = pdf.get_metadata_dict(skip_empty=True)
        metadata = Metadata(said.get("Title", ""), date_of(said.get("CreationDate", "")))
        scans = to_recognise(pages, name)
        kept = [page for page, _ in pages if page.number not in scans]
        if scans and (not kept or is_installed()):
            return recognise_pdf(pdf, name, limits, metadata, kept)
    composition, places = compose_pages([page for page, _ in pages])
    return Reading(
        [],
        MEDIA_TYPE,
        metadata,
        composition=composition,
        pages=places,
        recognition=unread(places, scans) if scans else None,
    )


def _pages(pdf: object, name: str, limits: Limits) -> list[tuple[TypesetPage, bool]]:
    """Each page, and whether anything but text stands on it."""
    found: list[tuple[TypesetPage, bool]] = []
    characters = 0
    begin = time.monotonic()
    for index in range(len(pdf)):  # type: ignore[arg-type]
        found.append(read_page(pdf, index, name, limits))
        characters += sum(len(run.text) for run in found[-1][0].runs)
        if characters > limits.characters:
            raise SourceError(
                "{name}: more than {limit} characters up to page {page}; save the pages of the "
                "report alone",
                name=name,
                limit=limits.characters,
                page=index + 1,
            )
        if time.monotonic() - begin > limits.seconds:
            raise SourceError(
                "{name}: page {page} is reached after {limit} seconds and more; save the pages "
                "of the report alone",
                name=name,
                limit=limits.seconds,
                page=index + 1,
            )
    return found
