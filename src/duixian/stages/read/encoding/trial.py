"""The trial: byte order mark, UTF-8, then every other codec that decodes without an error."""

import codecs
from typing import NamedTuple

from duixian.stages.read.encoding.damage import read_with_marks, refuse_mixture, refuse_nul
from duixian.stages.read.encoding.plausible import PLAUSIBLE, plausibility
from duixian.stages.read.encoding.twice import undo
from duixian.stages.read.limits import Limits

# UTF-32 before UTF-16: its mark begins with the other's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_WIDE = ("utf-16-le", "utf-16-be")
# GB 2312 and GBK mean their superset, and Big5 its own, as they do in browsers.
_SUPERSET = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "ascii": ""}


class Decoded(NamedTuple):
    """Characters, and the codec that gave them; see ``Metadata.encoding``."""

    text: str
    encoding: str


def decode(data: bytes, name: str, limits: Limits, declared: str = "") -> Decoded:
    """The text of ``data`` without its byte order mark.

    ``declared`` is the codec that the source itself names (an HTML page); it is tried, not
    believed. Raise ``SourceError`` where no reading is certain enough.
    """
    data, marked = _without_mark(data)
    text = _strict(data, marked or "utf-8")
    if text is not None and "\0" not in text:
        return (
            Decoded(text, marked)
            if marked not in {"", "utf-8"}
            else Decoded(*undo(text, name, limits))
        )
    candidates = _candidates(data, marked, declared)
    chosen = _most_plausible(data, candidates)
    if chosen is None:
        return Decoded(*read_with_marks(data, name, limits, candidates))
    if "\0" in chosen.text:
        refuse_nul(data, name)
    if chosen.encoding not in _WIDE:
        refuse_mixture(data, name)
    return chosen


def _candidates(data: bytes, marked: str, declared: str) -> list[str]:
    if marked not in {"", "utf-8"}:
        return [marked]
    if b"\0" in data:  # no byte of any other encoding of text is a NUL
        return list(_WIDE)
    names = ["utf-8", _codec(declared), "gb18030", "big5hkscs"]
    if len(data) % 2 == 0:
        names.extend(_WIDE)
    return [name for name in dict.fromkeys(names) if name]


def _codec(declared: str) -> str:
    """The codec of a declared charset, empty where Python knows none for text."""
    try:
        "".encode(declared)
        name = codecs.lookup(declared).name
    except LookupError:
        return ""
    return _SUPERSET.get(name, name)


def _most_plausible(data: bytes, candidates: list[str]) -> Decoded | None:
    best: Decoded | None = None
    score = 0.0
    for codec in candidates:
        text = _strict(data, codec)
        share = plausibility(text) if text else None
        if text and share is not None and share >= PLAUSIBLE and share > score:
            best, score = Decoded(text, codec), share
    return best


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeError:
        return None


def _without_mark(data: bytes) -> tuple[bytes, str]:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :], codec
    return data, ""
