"""Reports that say the same: identical texts, near copies, and parts of others."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

NEAR = 0.7  # shared clauses over all clauses of both
PART = 0.8  # share of the smaller one's clauses that the larger one has
FEWEST = 6  # hashes in a sketch below which an estimate says nothing
COMMONPLACE = 30  # reports that may share a clause before it is a set phrase of the genre


class Likeness(NamedTuple):
    """How ``source`` and ``other`` are alike; a part is named before its whole."""

    source: str
    other: str
    kind: str
    similarity: float
    contained: float


def duplicates(
    digests: Mapping[str, Sequence[str]], sketches: Mapping[str, frozenset[int]]
) -> Iterator[Likeness]:
    """Each pair once, in order of names.

    ``digests`` maps a hash of the whole text to the sources that have it; of more than two the
    first is paired with each of the others. ``sketches`` maps a source to its sketch.
    """
    found = list(_identical(digests))
    known = {(pair.source, pair.other) for pair in found}
    copies = {source for sources in digests.values() for source in sorted(sources)[1:]}
    alone = {name: kept for name, kept in sketches.items() if name not in copies}
    found += (pair for pair in _near(alone) if (pair.source, pair.other) not in known)
    yield from sorted(found)


def _identical(digests: Mapping[str, Sequence[str]]) -> Iterator[Likeness]:
    for sources in digests.values():
        first, *others = sorted(sources)
        for other in others:
            yield Likeness(first, other, "identical", 1.0, 1.0)


def _near(sketches: Mapping[str, frozenset[int]]) -> Iterator[Likeness]:
    shared: Counter[tuple[str, str]] = Counter()
    bearers: defaultdict[int, list[str]] = defaultdict(list)
    for name in sorted(sketches):
        if len(sketches[name]) >= FEWEST:
            for value in sketches[name]:
                bearers[value].append(name)
    for names in bearers.values():
        if 1 < len(names) <= COMMONPLACE:
            shared.update(combinations(names, 2))
    for (one, two), count in shared.items():
        smaller, larger = sorted((one, two), key=lambda name: (len(sketches[name]), name))
        if count < FEWEST // 2 or count < PART / 2 * len(sketches[smaller]):
            continue
        both = len(sketches[one] & sketches[two])
        similarity = both / len(sketches[one] | sketches[two])
        contained = both / len(sketches[smaller])
        if similarity >= NEAR:
            yield Likeness(one, two, "near", similarity, both / len(sketches[one]))
        elif contained >= PART:
            yield Likeness(smaller, larger, "part_of", similarity, contained)
