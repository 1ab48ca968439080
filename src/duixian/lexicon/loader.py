"""Loads a vocabulary from TOML and finds its words in a text in one pass.

A lexicon file is a list of ``[[entry]]`` tables::

    [[entry]]
    id = "strive"
    forms = ["力争", "争取"]
    not_before = ["上游"]            # 力争上游 is an idiom
    examples = ["规上工业增加值力争增长6%"]
    counterexamples = ["鼓足干劲、力争上游"]
    source = "…"

``forms`` are literal strings, unique in the file. Matching is leftmost-longest over the whole
file, so that a longer form shields the shorter one inside it. ``not_after`` and ``not_before``
list the neighbours that forbid a match. Further keys belong to the lexicon that defines them.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib.resources import files
from typing import Any, NamedTuple

import ahocorasick_rs

from duixian.errors import LexiconError

KNOWN = {"id", "forms", "not_after", "not_before", "examples", "counterexamples", "source"}


class Entry(NamedTuple):
    """One entry of a lexicon. ``extra`` holds the keys of its own lexicon."""

    id: str
    forms: tuple[str, ...]
    not_after: tuple[str, ...]
    not_before: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    source: str
    extra: Mapping[str, Any]


class Hit(NamedTuple):
    """An entry found in a text at the half-open span ``start:end``."""

    start: int
    end: int
    entry: Entry


class Lexicon:
    """The entries of one file, in file order, and their matcher."""

    def __init__(self, name: str, entries: tuple[Entry, ...]) -> None:
        """Raise :class:`LexiconError` where two entries share a form."""
        self.name = name
        self.entries = entries
        self.by_id = {entry.id: entry for entry in entries}
        self.by_form: dict[str, Entry] = {}
        for entry in entries:
            for form in entry.forms:
                other = self.by_form.setdefault(form, entry)
                if other is not entry:
                    raise LexiconError(
                        "lexicon {name}: the form {form} stands in both {first} and {second}; "
                        "keep it in one of them",
                        name=name,
                        form=form,
                        first=other.id,
                        second=entry.id,
                    )

    @cached_property
    def _automaton(self) -> ahocorasick_rs.AhoCorasick:
        return ahocorasick_rs.AhoCorasick(
            list(self.by_form), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        )

    @cached_property
    def _order(self) -> tuple[Entry, ...]:
        return tuple(self.by_form.values())

    def find(self, text: str) -> Iterator[Hit]:
        """Every match in ``text``, left to right, not overlapping."""
        order = self._order
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            entry = order[index]
            if entry.not_before and text.startswith(entry.not_before, end):
                continue
            if entry.not_after and text.endswith(entry.not_after, 0, start):
                continue
            yield Hit(start, end, entry)

    def spans(self, text: str) -> list[tuple[int, int, Entry]]:
        """What :meth:`find` yields, as plain tuples: for loops over every word of a report."""
        order = self._order
        return [
            (start, end, entry)
            for index, start, end in self._automaton.find_matches_as_indexes(text)
            if not (
                ((entry := order[index]).not_before and text.startswith(entry.not_before, end))
                or (entry.not_after and text.endswith(entry.not_after, 0, start))
            )
        ]


def load(name: str) -> Lexicon:
    """The lexicon ``data/<name>.toml``. Not cached here: the module that owns it keeps it."""
    raw = tomllib.loads(files("duixian.lexicon").joinpath(f"data/{name}.toml").read_text("utf-8"))
    return Lexicon(name, tuple(_entry(name, row) for row in raw["entry"]))


def _entry(name: str, row: dict[str, Any]) -> Entry:
    try:
        return Entry(
            id=row["id"],
            forms=tuple(row["forms"]),
            not_after=tuple(row.get("not_after", ())),
            not_before=tuple(row.get("not_before", ())),
            examples=tuple(row["examples"]),
            counterexamples=tuple(row.get("counterexamples", ())),
            source=row["source"],
            extra={key: value for key, value in row.items() if key not in KNOWN},
        )
    except KeyError as missing:
        raise LexiconError(
            "lexicon {name}: entry {entry} lacks the key {key}",
            name=name,
            entry=row.get("id", "?"),
            key=missing.args[0],
        ) from None
