"""Words that say how numbers hang together: what is a part, what a total, what narrows a scope."""

import re
from functools import cache

from duixian.lexicon.loader import Entry, Lexicon, load


@cache
def arithmetic() -> Lexicon:
    """The vocabulary of sums and shares."""
    return load("arithmetic")


@cache
def words(name: str) -> tuple[str, ...]:
    """The forms of the entry ``name``, longest first."""
    return tuple(sorted(_entries()[name].forms, key=len, reverse=True))


@cache
def _entries() -> dict[str, Entry]:
    files = (arithmetic(), load("enumerations"), load("time_frames"))
    return {id_: entry for lexicon in files for id_, entry in lexicon.by_id.items()}


@cache
def either(name: str) -> str:
    """A regular expression for any form of the entry ``name``, longest first."""
    return f"(?:{'|'.join(map(re.escape, words(name)))})"


@cache
def partitions() -> dict[str, dict[str, str]]:
    """Nouns that divide a whole between them, by partition: each form and its member's id."""
    made: dict[str, dict[str, str]] = {}
    for entry in arithmetic().entries:
        if partition := entry.extra.get("partition"):
            made.setdefault(partition, {}).update(dict.fromkeys(entry.forms, entry.id))
    return made
