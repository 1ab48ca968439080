"""How alike two phrases are: character bigrams, the rare ones counting more."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from rapidfuzz import fuzz

from duixian.lexicon.loader import load

_DROPPED = str.maketrans(
    "", "", "“”‘’《》（）()、，。；：的了和与及 \u3000\n\u200b0123456789.%％·—－-"
)


@cache
def _short_names() -> tuple[tuple[str, str], ...]:
    entries = load("abbreviations").entries
    return tuple((form, entry.id) for entry in entries for form in entry.forms)


def plain(words: str) -> str:
    """``words`` with long names for short ones, without punctuation, digits and joints."""
    for short, long in _short_names():
        if short in words:
            words = words.replace(short, long)
    return words.translate(_DROPPED)


def bigrams(words: str) -> frozenset[str]:
    """The character pairs of ``plain`` words; the character itself where there is only one."""
    if len(words) < 2:
        return frozenset((words,)) if words else frozenset()
    return frozenset(words[index : index + 2] for index in range(len(words) - 1))


class Weights:
    """Inverse document frequency of bigrams over the sentences of both reports."""

    def __init__(self, sentences: Iterable[str]) -> None:
        counts: Counter[str] = Counter()
        total = 0
        for sentence in sentences:
            counts.update(bigrams(plain(sentence)))
            total += 1
        self._rarest = math.log(total + 1)
        self._weights: Mapping[str, float] = {
            pair: math.log((total + 1) / (count + 0.5)) for pair, count in counts.items()
        }

    def of(self, pairs: Iterable[str]) -> float:
        """The summed weight of ``pairs``."""
        return sum(self._weights.get(pair, self._rarest) for pair in pairs)

    def covered(self, part: frozenset[str], whole: frozenset[str]) -> float:
        """The share of the weight of ``part`` that stands in ``whole``, 0 to 1."""
        weight = self.of(part)
        return self.of(part & whole) / weight if weight > 0 else 0.0


def fuzzy(one: str, other: str) -> float:
    """How well the shorter phrase fits into the longer one, 0 to 1 (RapidFuzz partial ratio)."""
    return fuzz.partial_ratio(one, other) / 100 if one and other else 0.0
