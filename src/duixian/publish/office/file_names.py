"""Names of files made from words that people wrote."""

import re
import unicodedata
from collections.abc import Iterable

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*：]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
LONGEST = 60  # characters: 180 bytes of UTF-8, below every limit


def file_names(words: Iterable[str]) -> dict[str, str]:
    """A name for each of ``words``, without an ending, that any system takes; none stands twice."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for one in words:
        plain = unicodedata.normalize("NFC", one)
        stem = _FORBIDDEN.sub("_", plain).strip(" ._")[:LONGEST].strip(" ._") or "_"
        if _RESERVED.fullmatch(stem):
            stem = f"_{stem}"
        name, number = stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem} ({number})"
        taken.add(name.casefold())
        names[one] = name
    return names
