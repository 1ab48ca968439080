"""The words around a number: how it binds, whether it is a change, what it is measured against."""

from functools import cache
from typing import Literal, NamedTuple

from duixian.lexicon.loader import load
from duixian.model import Basis, Bound, Direction

Role = Literal["bound", "move", "move_noun", "to", "from", "link", "adverb", "each", "rank", "gap"]


class Word(NamedTuple):
    """One form and what it says of the number beside it."""

    form: str
    role: Role
    bound: Bound | None
    direction: Direction | None
    basis: Basis | None


@cache
def _words() -> tuple[tuple[str, Word], ...]:
    """Every form with the side of the number that it stands on."""
    return tuple(
        (
            entry.extra.get("side", "left"),
            Word(
                form,
                entry.extra["role"],
                entry.extra.get("bound"),
                entry.extra.get("direction"),
                entry.extra.get("basis"),
            ),
        )
        for entry in load("wording").entries
        for form in entry.forms
    )


@cache
def left_words() -> dict[str, tuple[Word, ...]]:
    """Words that stand left of a number, by their last character, longest first."""
    by_last: dict[str, list[Word]] = {}
    for side, word in _words():
        if side == "left":
            by_last.setdefault(word.form[-1], []).append(word)
    return {
        last: tuple(sorted(words, key=lambda word: -len(word.form)))
        for last, words in by_last.items()
    }


@cache
def right_bounds() -> dict[str, Bound]:
    """Words that bind a number from its right."""
    return {word.form: word.bound for side, word in _words() if side == "right" and word.bound}
