"""A DOCX: paragraphs, tables, text boxes and notes in reading order, as they are printed."""

from duixian.errors import SourceError
from duixian.model import Metadata
from duixian.stages.read.docx.body import Walker
from duixian.stages.read.docx.names import Element, Names
from duixian.stages.read.docx.numbering import levels_of_styles, lists_of
from duixian.stages.read.docx.package import Docx
from duixian.stages.read.docx.styles import Styles
from duixian.stages.read.limits import Limits
from duixian.stages.read.reading import Reading, aside

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_CORE = "docProps/core.xml"
_DATE = len("2025-01-20")


def read_docx(data: bytes, name: str, limits: Limits) -> Reading:
    """The printed text of a DOCX; numbers count its paragraphs from 1, in document order.

    Tracked insertions are kept and deletions dropped, automatic numbers are printed, notes stand
    at the end with their marks. Hidden text, the table of contents, headers and footers are set
    aside. Raise ``SourceError`` for a container that is broken, locked, too large or no DOCX.
    """
    package = Docx(data, name, limits)
    document = package.xml(package.main)
    names = Names(document)
    body = None if document is None else document.find(names("body"))
    if body is None:
        raise SourceError(
            "{name}: {part} holds no document body; open the file in Word or WPS and save it "
            "as DOCX",
            name=name,
            part=package.main,
        )
    numbering = package.beside_main("numbering")
    styles = Styles(package.beside_main("styles"), levels_of_styles(numbering))
    walker = Walker(names, styles, lists_of(numbering), name, limits)
    walker.walk(body)
    if walker.notes:
        kinds = ("footnote", "endnote")
        walker.append_notes({kind: package.beside_main(f"{kind}s") for kind in kinds})
    return Reading(
        walker.lines,
        MEDIA_TYPE,
        _metadata(package, walker.title),
        (
            *aside("navigation", walker.contents),
            *aside("furniture", [_plain_text(root) for root in package.pages("header")]),
            *aside("furniture", ["".join(walker.hidden)]),
            *aside("footer", [_plain_text(root) for root in package.pages("footer")]),
        ),
    )


def _metadata(package: Docx, title: str) -> Metadata:
    """From the core properties; the date is that of creation, the publisher the author's name."""
    core = package.xml(_CORE)
    found: dict[str, str] = {}
    for element in core if core is not None else ():
        found[element.tag.rpartition("}")[2]] = " ".join((element.text or "").split())
    date = found.get("created") or found.get("modified") or ""
    return Metadata(
        title=found.get("title") or title,
        date=date[:_DATE],
        publisher=found.get("creator", ""),
    )


def _plain_text(root: Element) -> str:
    """The words of a header or footer, empty where it only counts pages."""
    names = Names(root)
    text = " ".join("".join(text.text or "" for text in root.iter(names("t"))).split())
    return text if any(char.isalpha() for char in text) else ""
