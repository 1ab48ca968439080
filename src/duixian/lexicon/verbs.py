"""Verbs and adverbs that border a noun phrase: taken off its front, or ending it at its back."""

import re
from functools import cache
from typing import Literal, NamedTuple

from duixian.lexicon.loader import load
from duixian.model import Direction

VerbRole = Literal["lead", "do", "move"]


class Verb(NamedTuple):
    """A form that can open a clause before the noun phrase that the clause is about."""

    form: str
    role: VerbRole
    direction: Direction | None


@cache
def leading() -> dict[str, tuple[Verb, ...]]:
    """Verbs and adverbs by their first character, longest first."""
    by_first: dict[str, list[Verb]] = {}
    for entry in load("verbs").entries:
        for form in entry.forms:
            verb = Verb(form, entry.extra["role"], entry.extra.get("direction"))
            by_first.setdefault(form[0], []).append(verb)
    return {
        first: tuple(sorted(verbs, key=lambda verb: -len(verb.form)))
        for first, verbs in by_first.items()
    }


@cache
def predicate() -> re.Pattern[str]:
    """Finds where the predicate of a counted noun begins."""
    forms = sorted((form for entry in load("predicates").entries for form in entry.forms), key=len)
    return re.compile("|".join(re.escape(form) for form in reversed(forms)))
