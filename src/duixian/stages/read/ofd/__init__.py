"""An OFD (GB/T 33190): the text of its pages with coordinates, put into reading order."""

from duixian.errors import SourceError
from duixian.model import Metadata
from duixian.stages.read.html.head import iso_date
from duixian.stages.read.layout.typeset import compose_pages
from duixian.stages.read.limits import Limits
from duixian.stages.read.ocr import is_installed, recognise_pages, unread
from duixian.stages.read.ofd.drawing import pages_of
from duixian.stages.read.ofd.scans import scanned
from duixian.stages.read.ofd.structure import Structure
from duixian.stages.read.package import Package
from duixian.stages.read.pdf.opening import date_of
from duixian.stages.read.pdf.quality import refuse_unreadable, to_recognise
from duixian.stages.read.reading import Reading

MEDIA_TYPE = "application/ofd"


def read_ofd(data: bytes, name: str, limits: Limits) -> Reading:
    """The text of an OFD in reading order, with the box of every character.

    Pages that are pictures are recognised where the extra ``ocr`` is installed, as those of a PDF
    are. Annotations and the pictures of signatures are passed over. Raise ``SourceError`` for an
    OFD that is broken or beyond a limit, and for one without a readable text.
    """
    structure = Structure(Package(data, name, limits, "OFD"))
    count = len(structure.pages)
    if not count:
        raise SourceError("{name}: an OFD without pages; give the file with the report", name=name)
    if count > limits.pages:
        raise SourceError(
            "{name}: {count} pages, more than the {limit} that are read; save the pages of the "
            "report alone",
            name=name,
            count=count,
            limit=limits.pages,
        )
    pages = pages_of(structure, name, limits)
    metadata = Metadata(structure.info("Title"), _day(structure.info("CreationDate")))
    sides = [(one.page, bool(one.pictures)) for one in pages]
    numbers = to_recognise(sides, name)
    scans = [pages[number - 1] for number in numbers]
    kept = [one.page for one in pages if one.page.number not in numbers]
    wanted = not any(page.runs for page in kept) or (limits.recognised_pages and is_installed())
    if scans and wanted and all(one.is_scan(structure) for one in scans):
        shown = scanned(structure, scans, name, limits)
        return recognise_pages(shown, numbers, name, limits, (MEDIA_TYPE, metadata), kept)
    unread_pages = refuse_unreadable(sides, name)
    composition, places = compose_pages([page for page, _ in sides])
    return Reading(
        [],
        MEDIA_TYPE,
        metadata,
        composition=composition,
        pages=places,
        recognition=unread(places, unread_pages) if unread_pages else None,
    )


def _day(created: str) -> str:
    """The ISO day in a date as OFD (2025-01-15) or PDF (D:20250115) write it, empty in no date."""
    return date_of(created) or iso_date(created)
