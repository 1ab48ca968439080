"""The words that say who leads a task and who works with them."""

import re
from functools import cache

from duixian.lexicon.loader import load


@cache
def owner_forms(name: str) -> tuple[str, ...]:
    """The forms of the entry ``name``, longest first."""
    return tuple(sorted(load("owners").by_id[name].forms, key=len, reverse=True))


@cache
def any_of(*names: str) -> str:
    """A regular expression for any form of these entries, longest first."""
    forms = sorted((form for name in names for form in owner_forms(name)), key=len, reverse=True)
    return "|".join(map(re.escape, forms))
