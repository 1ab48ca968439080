"""Verbs and adverbs that border a noun phrase: taken off its front, or ending it at its back."""

import re
from functools import cache
from typing import Literal, NamedTuple

from duixian.lexicon.frames import frame
from duixian.lexicon.loader import Entry, load
from duixian.model import Direction

VerbRole = Literal["lead", "attribute", "do", "move"]


class Verb(NamedTuple):
    """A form that can open a clause before the noun phrase that the clause is about."""

    form: str
    role: VerbRole
    direction: Direction | None
    not_before: tuple[str, ...]


@cache
def leading() -> dict[str, tuple[Verb, ...]]:
    """Verbs and adverbs by their first character, longest first."""
    by_first: dict[str, list[Verb]] = {}
    for entry in load("verbs").entries:
        for form in entry.forms:
            verb = Verb(form, entry.extra["role"], entry.extra.get("direction"), entry.not_before)
            by_first.setdefault(form[0], []).append(verb)
    return {
        first: tuple(sorted(verbs, key=lambda verb: -len(verb.form)))
        for first, verbs in by_first.items()
    }


@cache
def bound_behind() -> re.Pattern[str]:
    """Matches what can only be the second half of a noun: 区 in 开发区, 率 in 治理率."""
    return re.compile(
        "|".join(
            _guarded(form, entry) for entry in load("bound_nouns").entries for form in entry.forms
        )
    )


@cache
def bound_heads() -> frozenset[str]:
    """The characters that :func:`bound_behind` can begin with."""
    return frozenset(form[0] for entry in load("bound_nouns").entries for form in entry.forms)


@cache
def predicate() -> re.Pattern[str]:
    """Finds where the predicate of a counted noun begins."""
    entries = load("predicates").entries
    guarded = sorted(
        ((form, entry) for entry in entries for form in entry.forms),
        key=lambda pair: -len(pair[0]),
    )
    return re.compile("|".join(_guarded(form, entry) for form, entry in guarded))


def _guarded(form: str, entry: Entry) -> str:
    """``form`` as a pattern that its forbidden neighbours keep from matching."""
    before = "".join(f"(?<!{re.escape(word)})" for word in entry.not_after)
    behind = "|".join(map(re.escape, entry.not_before))
    return before + re.escape(form) + (f"(?!{behind})" if behind else "")


@cache
def moving() -> re.Pattern[str]:
    """Finds a verb inside a clause that makes its object grow or shrink.

    提升, 扩大 and 压缩 are as often part of a name (质量提升行动), so they are not looked for.
    """
    forms = [
        verb.form
        for verbs in leading().values()
        for verb in verbs
        if verb.role == "move" and verb.form.startswith(frame("counting_verb"))
    ]
    longest_first = sorted(forms, key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, longest_first))})(?!值)")


@cache
def directions() -> dict[str, Direction]:
    """The direction of each verb that makes its object grow or shrink."""
    return {
        verb.form: verb.direction
        for verbs in leading().values()
        for verb in verbs
        if verb.direction is not None
    }
