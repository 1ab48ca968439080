"""A PDF with a text layer: characters with their places, put into reading order.

pdfium reads the file; nothing in it is executed (no scripts, no forms) and nothing is fetched.
pdfium is not thread-safe, so one lock guards every call of it.
"""

from duixian.model import Metadata
from duixian.stages.read.layout.typeset import compose_pages
from duixian.stages.read.limits import Limits
from duixian.stages.read.ocr import is_installed, recognise_pdf, unread
from duixian.stages.read.pdf.apart import gathered
from duixian.stages.read.pdf.opening import PDFIUM, date_of, opened
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
    found = gathered(data, name, limits)
    metadata = Metadata(found.said.get("Title", ""), date_of(found.said.get("CreationDate", "")))
    scans = to_recognise(found.pages, name)
    kept = [page for page, _ in found.pages if page.number not in scans]
    if scans and (not kept or (limits.recognised_pages and is_installed())):
        with PDFIUM, opened(data, name) as pdf:
            return recognise_pdf(pdf, name, limits, metadata, kept)
    composition, places = compose_pages([page for page, _ in found.pages])
    return Reading(
        [],
        MEDIA_TYPE,
        metadata,
        composition=composition,
        pages=places,
        recognition=unread(places, scans) if scans else None,
    )
