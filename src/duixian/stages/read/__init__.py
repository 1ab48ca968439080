"""Bytes to a document: canonical text, blocks, and where each character came from."""

import hashlib
from collections.abc import Callable
from importlib import import_module

from duixian.errors import SourceError
from duixian.model import Document, Source
from duixian.stages.read.kinds import Kind, detect
from duixian.stages.read.layout import compose
from duixian.stages.read.limits import Limits
from duixian.stages.read.reading import Reading
from duixian.stages.read.source import open_source, refuse_size
from duixian.stages.read.tasks import compose_tasks

Reader = Callable[[bytes, str, Limits], Reading]
_READERS: dict[Kind, tuple[str, str]] = {
    "plain": ("plain", "read_plain"),
    "html": ("html", "read_html"),
    "mhtml": ("mhtml", "read_mhtml"),
    "docx": ("docx", "read_docx"),
    "doc": ("doc", "read_doc"),
    "rtf": ("converted", "read_rtf"),
    "odt": ("converted", "read_odt"),
    "xlsx": ("xlsx", "read_xlsx"),
    "xls": ("xlsx", "read_xls"),
    "ods": ("xlsx", "read_ods"),
    "image": ("ocr", "read_image"),
    "pdf": ("pdf", "read_pdf"),
    "ofd": ("ofd", "read_ofd"),
}

__all__ = ["Limits", "open_source", "read_document"]


def read_document(data: bytes, name: str, limits: Limits = Limits()) -> Document:  # noqa: B008
    """The document in ``data``, of any form that is read, told by its content.

    ``name`` stands in messages and in ``Document.source``; its ending decides nothing, except
    that ``.md`` marks a text as Markdown. The same bytes give the same document. Raise
    ``SourceError`` for a source that is empty, broken, too large or of another kind.
    """
    if not data:
        raise SourceError("{name}: empty (0 bytes); give the file with the report", name=name)
    if len(data) > limits.source_bytes:
        refuse_size(name, limits)
    reading = _read(detect(data, name, limits), data, name, limits)
    tasks = compose_tasks(reading.lines) if any(line.cells for line in reading.lines) else None
    composition, assignments = tasks or (reading.composition or compose(reading.lines), ())
    if not composition.text:
        raise SourceError(
            "{name}: no text in it, only white space; give the file with the report", name=name
        )
    return Document(
        source=Source(name, hashlib.sha256(data).hexdigest(), reading.media_type),
        text=composition.text,
        blocks=composition.blocks,
        origin=composition.origin,
        metadata=reading.metadata,
        set_aside=reading.set_aside + composition.set_aside,
        pages=reading.pages,
        recognition=reading.recognition,
        assignments=assignments,
    )


def _read(kind: Kind, data: bytes, name: str, limits: Limits) -> Reading:
    # Each reader is imported when it is needed: a text file costs no XML parser.
    module, function = _READERS[kind]
    reader: Reader = getattr(import_module(f"{__name__}.{module}"), function)
    return reader(data, name, limits)
