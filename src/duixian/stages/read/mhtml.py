"""A web page saved as one MHTML file: its HTML part, read as a page."""

from email import message_from_bytes, policy

import msgspec

from duixian.errors import SourceError
from duixian.stages.read.html import read_html
from duixian.stages.read.limits import Limits
from duixian.stages.read.reading import Reading

MEDIA_TYPE = "multipart/related"
_PAGES = 10  # frames that are looked at


def read_mhtml(data: bytes, name: str, limits: Limits) -> Reading:
    """The article of the page; of several frames, of the one that holds the most text.

    Numbers are lines of the HTML part after decoding. Nothing that the page links to is fetched.
    """
    pages: list[bytes] = []
    try:
        message = message_from_bytes(data, policy=policy.compat32)
        for part in message.walk():
            if part.get_content_type() in ("text/html", "application/xhtml+xml"):
                payload = part.get_payload(decode=True)
                pages.append(payload if isinstance(payload, bytes) else b"")
            if len(pages) == _PAGES:
                break
    except (RecursionError, ValueError, LookupError, AssertionError):
        pages = []
    readings: list[Reading] = []
    refused: SourceError | None = None
    for page in pages:
        try:
            readings.append(read_html(page, name, limits))
        except SourceError as error:
            refused = refused or error
    if not readings:
        raise refused or SourceError(
            "{name}: an MHTML file without a web page in it; save the page again, as “HTML only”",
            name=name,
        )
    best = max(readings, key=lambda reading: sum(len(line.text) for line in reading.lines))
    return msgspec.structs.replace(best, media_type=MEDIA_TYPE)
