"""An OFD (GB/T 33190): the text of its pages with coordinates, put into reading order."""

from duixian.errors import SourceError
from duixian.model import Metadata
from duixian.stages.read.layout.typeset import compose_pages
from duixian.stages.read.limits import Limits
from duixian.stages.read.ocr import unread
from duixian.stages.read.ofd.drawing import pages_of
from duixian.stages.read.ofd.structure import Structure
from duixian.stages.read.package import Package
from duixian.stages.read.pdf.quality import refuse_unreadable
from duixian.stages.read.reading import Reading

MEDIA_TYPE = "application/ofd"


def read_ofd(data: bytes, name: str, limits: Limits) -> Reading:
    """The text of an OFD in reading order, with the box of every character.

    Annotations and the pictures of signatures are passed over. Raise ``SourceError`` for an OFD
    that is broken or beyond a limit, and for one without a readable text.
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
    scans = refuse_unreadable(pages, name)
    composition, places = compose_pages([page for page, _ in pages])
    metadata = Metadata(structure.info("Title"), structure.info("CreationDate")[:10])
    return Reading(
        [],
        MEDIA_TYPE,
        metadata,
        composition=composition,
        pages=places,
        recognition=unread(places, scans) if scans else None,
    )
