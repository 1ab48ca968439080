"""What a heading and a list have in common when nothing but their words can tell.

Two measures between 0 and 1: topics of the lexicon that both speak of, and pairs of characters
that both hold. Words that every heading of the page holds count for nothing.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from duixian.lexicon.loader import Lexicon, load

_PAIR = re.compile("(?=([\u3400-\u9fff]{2}))")
_TOPICS, _PAIRS = 0.65, 0.35  # how much either measure counts
_FRAME = 0.4  # a pair of characters in so many of the headings is their frame


@cache
def _lexicon() -> Lexicon:
    return load("affinity")


def topics_of(text: str) -> set[str]:
    """The topics that ``text`` speaks of."""
    return {hit.entry.id for hit in _lexicon().find(text)}


@cache
def known_pairs() -> frozenset[str]:
    """Two Han characters that stand side by side in a word of the lexicon."""
    return frozenset().union(*map(pairs_of, _lexicon().by_form))


def pairs_of(text: str) -> set[str]:
    """Every two Han characters that stand side by side in ``text``."""
    return set(_PAIR.findall(text))


class Affinity:
    """The words of the headings of a page, ready to be compared with lists."""

    def __init__(self, headings: Sequence[str], items: Sequence[str]) -> None:
        count = len(headings)
        topics = [topics_of(heading) for heading in headings]
        pairs = [pairs_of(heading) for heading in headings]
        self._topics = [_weighted(own, topics, count) for own in topics]
        frames = Counter(pair for own in pairs for pair in own)
        most = max(2.0, _FRAME * count)
        spread = Counter(pair for item in items for pair in pairs_of(item))
        self._pairs = [
            {
                pair: math.log((len(items) + 1) / (spread[pair] + 0.5))
                for pair in own
                if frames[pair] < most
            }
            for own in pairs
        ]
        self._item_topics = [topics_of(item) for item in items]
        self._item_pairs = [pairs_of(item) for item in items]

    def between(self, heading: int, items: range) -> float:
        """How much the ``items`` are about what ``heading`` says, 0 to 1."""
        score = 0.0
        if weights := self._topics[heading]:
            shares = Counter(topic for item in items for topic in self._item_topics[item])
            met = sum(weight * shares[topic] / len(items) for topic, weight in weights.items())
            score += _TOPICS * met / sum(weights.values())
        if weights := self._pairs[heading]:
            held = set().union(*(self._item_pairs[item] for item in items))
            met = sum(weight for pair, weight in weights.items() if pair in held)
            score += _PAIRS * met / sum(weights.values())
        return score


def _weighted(own: set[str], every: Sequence[set[str]], count: int) -> dict[str, float]:
    """The topics of one heading, each the heavier the fewer headings share it."""
    return {
        topic: math.log((count + 1) / (sum(topic in other for other in every) + 0.5))
        for topic in own
    }


def centred(table: Sequence[Sequence[float]]) -> list[list[float]]:
    """``table`` less what its rows and columns have in common, so that only choices count."""
    if not table or not table[0]:
        return [list(row) for row in table]
    columns = [sum(column) / len(table) for column in zip(*table, strict=True)]
    mean = sum(columns) / len(columns)
    return [
        [
            value - sum(row) / len(row) - column + mean
            for value, column in zip(row, columns, strict=True)
        ]
        for row in table
    ]
