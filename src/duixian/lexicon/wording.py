"""The words around a number: how it binds, whether it is a change, what it is measured against."""

import re
from functools import cache
from typing import Literal, NamedTuple

from duixian.lexicon.loader import load
from duixian.model import Basis, Bound, Direction

Role = Literal["bound", "move", "move_noun", "to", "from", "link", "adverb", "each", "rank", "gap"]


# A change that ends in one of these reaches a level: 提高到, 降至, 上升为.
ENDINGS = ("到", "至", "为", "到了")


class Word(NamedTuple):
    """One form and what it says of the number beside it."""

    form: str
    role: Role
    bound: Bound | None
    direction: Direction | None
    basis: Basis | None
    not_after: tuple[str, ...]


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
                entry.not_after,
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
            for ending in ENDINGS if word.role == "move" else ():
                goal = word._replace(form=word.form + ending, role="to")
                by_last.setdefault(ending[-1], []).append(goal)
    return {
        last: tuple(sorted(words, key=lambda word: -len(word.form)))
        for last, words in by_last.items()
    }


@cache
def right_bounds() -> dict[str, Bound]:
    """Words that bind a number from its right."""
    return {word.form: word.bound for side, word in _words() if side == "right" and word.bound}


@cache
def comparison() -> re.Pattern[str]:
    """Finds what opens a distance from another place (高于全国平均水平)."""
    return _finder("gap", 2)


@cache
def ranking() -> re.Pattern[str]:
    """Finds what opens a rank (位列全市)."""
    return _finder("rank", 1)


def _finder(role: Role, shortest: int) -> re.Pattern[str]:
    words = [w for _, w in _words() if w.role == role and len(w.form) >= shortest]
    words.sort(key=lambda word: -len(word.form))
    return re.compile(
        "|".join(
            "".join(f"(?<!{re.escape(other)})" for other in word.not_after) + re.escape(word.form)
            for word in words
        )
    )


@cache
def change_nouns() -> tuple[str, ...]:
    """Nouns for a rate of growth (增速, 涨幅)."""
    return tuple(w.form for _, w in _words() if w.role == "move_noun" and w.direction == "up")


@cache
def rates_of_change() -> frozenset[str]:
    """Every noun for a rate of change, up or down (增速, 降幅)."""
    return frozenset(w.form for _, w in _words() if w.role == "move_noun")


@cache
def basis_by_word() -> dict[str, Basis]:
    """What each word for a basis (同比, 年均, 累计) says."""
    return {word.form: word.basis for _, word in _words() if word.basis}


@cache
def basis_words() -> re.Pattern[str]:
    """Finds a word for a basis."""
    return re.compile("|".join(map(re.escape, sorted(basis_by_word(), key=len, reverse=True))))
