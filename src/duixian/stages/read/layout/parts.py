"""The headings of a page's parts: the year behind, the years behind, the year ahead."""

import re
from functools import cache

from duixian.lexicon.loader import Lexicon, load
from duixian.stages.read.layout.pieces import roles

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_LONGEST = 24


@cache
def _words() -> Lexicon:
    return load("parts")


def years_in(text: str) -> list[int]:
    """The years that ``text`` names."""
    return [int(year) for year in _YEAR.findall(text)]


def part_words(text: str) -> set[str]:
    """What the words of ``text`` say of a part, if it is short enough for a heading."""
    if len(text) > _LONGEST:
        return set()
    return {hit.entry.id for hit in _words().find(text)}


def may_head_part(text: str) -> bool:
    """Whether ``text`` names a year, or says that it looks back or ahead."""
    if len(text) > _LONGEST or text[-1] in "。；，、：":
        return False
    if years_in(text) or part_words(text) & {"review", "term_review", "task"}:
        return True
    return bool(roles(text) & {"behind", "ahead", "years"})
