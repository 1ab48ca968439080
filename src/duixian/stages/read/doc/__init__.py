"""A DOC of Word 97-2003, or a WPS: the printed text by its piece table, without another program."""

from duixian.errors import SourceError
from duixian.model import Metadata
from duixian.stages.read.doc.body import Body
from duixian.stages.read.doc.container import DAMAGE, Container, OldFormatError, damaged
from duixian.stages.read.libreoffice import converted
from duixian.stages.read.limits import Limits
from duixian.stages.read.reading import Reading, aside

MEDIA_TYPE = "application/msword"


def read_doc(data: bytes, name: str, limits: Limits) -> Reading:
    """The printed text of a DOC or WPS; numbers count its paragraphs from 1, in document order.

    Kept and set aside as of a DOCX. A file of Word 6 or 95 is converted by LibreOffice where that
    is installed. Raise ``SourceError`` for a file that is damaged, locked or too large.
    """
    try:
        container = Container(data, name)
    except OldFormatError:
        from duixian.stages.read.docx import read_docx

        return read_docx(converted(data, name, "doc", limits), name, limits)
    try:
        if sum(container.lengths().values()) > limits.characters:
            raise SourceError(
                "{name}: more than {limit} characters; give the report alone",
                name=name,
                limit=limits.characters,
            )
        body = Body(container, limits)
        body.read()
    except DAMAGE as error:
        raise damaged(name, error) from None
    title, day, author = container.properties()
    return Reading(
        body.lines,
        MEDIA_TYPE,
        Metadata(title=title or body.title, date=day, publisher=author),
        (
            *aside("navigation", body.contents),
            *aside("furniture", body.headers()),
            *aside("furniture", ["".join(body.hidden)]),
        ),
    )
