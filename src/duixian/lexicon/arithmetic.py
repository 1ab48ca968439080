"""Words that say how numbers hang together: what is a part, what a total, what narrows a scope."""

import re
from functools import cache

from duixian.lexicon.loader import Entry, Lexicon, load

# Files with single entries that the checks name.
OTHERS = ("enumerations", "time_frames", "deeds_done", "yearly_deeds")


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
    files = (arithmetic(), *map(load, OTHERS))
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


@cache
def shares_of_a_whole() -> dict[str, dict[str, str]]:
    """Nouns whose shares make up 100%, by division: each form and its member's id."""
    made: dict[str, dict[str, str]] = {}
    for entry in load("shares_of_a_whole").entries:
        forms = dict.fromkeys(entry.forms, entry.id)
        made.setdefault(entry.extra["division"], {}).update(forms)
    return made


@cache
def divisions() -> Lexicon:
    """Nouns that shut each other out, with the ``division`` that they belong to."""
    return load("divisions")


def member(words: str) -> tuple[str, str] | None:
    """The division and the member that ``words`` name, where it is one and no other."""
    hits = {(hit.entry.extra["division"], hit.entry.id) for hit in divisions().find(words)}
    return hits.pop() if len(hits) == 1 else None
