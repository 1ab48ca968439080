"""A PDF with a text layer: characters with their places, put into reading order.

pdfium reads the file; nothing in it is executed (no scripts, no forms) and nothing is fetched.
pdfium is not thread-safe, so one lock guards every call of it.
"""

from duixian.model import Metadata
from duixian.stages.read.layout.typeset import compose_pages
from duixian.stages.read.limits import Limits
from duixian.stages.read.pdf.apart import gathered
from duixian.stages.read.pdf.opening import date_of
from duixian.stages.read.pdf.quality import refuse_unreadable
from duixian.stages.read.reading import Reading

MEDIA_TYPE = "application/pdf"


def read_pdf(data: bytes, name: str, limits: Limits) -> Reading:
    """The text of a PDF in reading order, with the box of every character.

    Raise ``SourceError`` for a PDF that is broken, locked or beyond a limit, and for one without
    a readable text layer (a scan, fonts that do not say which characters they show).
    """
    found = gathered(data, name, limits)
    refuse_unreadable(found.pages, name)
    composition, places = compose_pages([page for page, _ in found.pages])
    metadata = Metadata(found.said.get("Title", ""), date_of(found.said.get("CreationDate", "")))
    return Reading([], MEDIA_TYPE, metadata, composition=composition, pages=places)
