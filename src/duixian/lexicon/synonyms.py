"""When two phrases name one and the same quantity."""

from functools import cache

from duixian.lexicon.arithmetic import words
from duixian.lexicon.loader import Lexicon, load


@cache
def _lexicon() -> Lexicon:
    return load("synonyms")


@cache
def quantity(phrase: str) -> str:
    """What ``phrase`` names, without the place that it may begin with (全市, 我省).

    Two phrases with the same answer name the same quantity; one that the lexicon does not know
    names what it says.
    """
    if entry := _lexicon().by_form.get(phrase):
        return entry.id
    scope = next((scope for scope in words("whole_place") if phrase.startswith(scope)), None)
    return quantity(phrase[len(scope) :]) if scope and len(phrase) > len(scope) else phrase
