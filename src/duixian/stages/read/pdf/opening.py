"""Opening a PDF: the lock around pdfium, and one clear line for what cannot be opened."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from duixian.errors import SourceError

PDFIUM = RLock()  # pdfium must never be called by two threads at once
_DATE = re.compile(r"D:([0-9]{4})([0-9]{2})([0-9]{2})")


@contextmanager
def opened(data: bytes, name: str) -> Iterator[Any]:
    """The open PDF in ``data``; hold ``PDFIUM`` meanwhile."""
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise SourceError(
                "{name}: protected by a password; save it without one and read that", name=name
            ) from None
        raise SourceError(
            "{name}: a broken PDF; open it in a PDF viewer and save it again, or fetch it anew",
            name=name,
        ) from None
    try:
        if len(pdf) == 0:
            raise SourceError(
                "{name}: a PDF without pages; give the file with the report", name=name
            )
        yield pdf
    finally:
        pdf.close()


def date_of(said: str) -> str:
    """The ISO date in a date of a PDF (``D:20250115…``); empty where there is none."""
    found = _DATE.match(said)
    return "-".join(found.groups()) if found else ""
