"""Forms that LibreOffice turns into one that is read here."""

import msgspec

from duixian.stages.read.docx import read_docx
from duixian.stages.read.libreoffice import converted
from duixian.stages.read.limits import Limits
from duixian.stages.read.reading import Reading


def read_rtf(data: bytes, name: str, limits: Limits) -> Reading:
    """An RTF file, read as the DOCX that LibreOffice makes of it."""
    made = read_docx(converted(data, name, "rtf", limits), name, limits)
    return msgspec.structs.replace(made, media_type="application/rtf")


def read_odt(data: bytes, name: str, limits: Limits) -> Reading:
    """An OpenDocument text, read as the DOCX that LibreOffice makes of it."""
    made = read_docx(converted(data, name, "odt", limits), name, limits)
    return msgspec.structs.replace(made, media_type="application/vnd.oasis.opendocument.text")
