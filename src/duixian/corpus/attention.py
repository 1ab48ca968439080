"""Keyword attention: how often the words of a user's list stand in a text.

A list is a text file, one word a line; ``#`` begins a remark. Matches do not overlap, and of two
words that begin at one place the longer one counts: 数字经济 is no 数字 as well.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import ahocorasick_rs

from duixian.errors import SourceError

PER = 10_000  # characters
_NAME = re.compile(r"\W+")
NAME = 24  # characters of a column's name, as Stata admits 32 with its ending


class WordList(NamedTuple):
    """A list of words; ``name`` is the name of its file, fit for a column."""

    name: str
    words: tuple[str, ...]
    automaton: ahocorasick_rs.AhoCorasick

    def count(self, text: str) -> int:
        """How many of its words stand in ``text``."""
        return len(self.automaton.find_matches_as_indexes(text))


def read_lists(paths: Sequence[Path]) -> list[WordList]:
    """The lists in ``paths``. Raise :class:`SourceError` where one is missing, empty or no text."""
    lists = [_read(path) for path in paths]
    for number, one in enumerate(lists):
        if any(one.name == other.name for other in lists[:number]):
            raise SourceError(
                "{name}: two word lists have this name; rename one of the files", name=one.name
            )
    return lists


def _read(path: Path) -> WordList:
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(
            "{name}: the word list cannot be read ({reason}); give a text file in UTF-8 with one "
            "word a line",
            name=path,
            reason=" ".join(str(error).split())[:120],
        ) from error
    words = tuple(dict.fromkeys(filter(None, (line.partition("#")[0].strip() for line in lines))))
    if not words:
        raise SourceError("{name}: no word in it; write one word a line", name=path)
    automaton = ahocorasick_rs.AhoCorasick(
        list(words), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
    )
    name = _NAME.sub("_", path.stem)[:NAME].strip("_") or "words"
    return WordList(f"w{name}" if name[0].isdigit() else name, words, automaton)
