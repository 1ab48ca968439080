"""How alike two phrases are: character bigrams, the rare ones counting more."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from rapidfuzz import fuzz

from duixian.lexicon.loader import load

_DROPPED = str.maketrans(
    "", "", "“”‘’《》（）()、，。；：的了和与及 \u3000\n\u200b0123456789.%％·—－-"
)


@cache
def _short_names() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {form: entry.id for entry in load("abbreviations").entries for form in entry.forms}
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), names


def plain(words: str) -> str:
    """``words`` with long names for short ones, without punctuation, digits and joints."""
    shorts, names = _short_names()
    return shorts.sub(lambda found: names[found[0]], words).translate(_DROPPED)


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
