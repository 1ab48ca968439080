"""Which part of a page a list belongs to, when the headings of the parts stand apart.

The tone of the list, the words that its heading shares with that of the part, the place in the
stream, and the parts of the lists that have parallel headings or the same glyph are added up.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from duixian.stages.read.layout.affinity import pairs_of
from duixian.stages.read.layout.listing import Head, Listing, tense_of
from duixian.stages.read.layout.pairing import Pairing
from duixian.stages.read.layout.parts import part_words, years_in
from duixian.stages.read.layout.pieces import Piece, roles

PartKind = Literal["review", "term", "plan", ""]

_TRUSTED, _DOUBTED = 2.5, 0.35  # the place in the stream, by how well it agrees with the tone
_AGREED = 0.8
_SHARED = 0.8
_SERIES, _GLYPH = 1.0, 0.5
_NO_GOAL = 3.0
_LOOSE = 1.6  # dearer than this, a list belongs to no part


@dataclass(frozen=True, slots=True)
class Part:
    """A heading over a part, and whether the part looks back, far back or ahead."""

    head: Head
    kind: PartKind
    years: tuple[int, ...]


def parts_of(pieces: Sequence[Piece], pairing: Pairing) -> list[Part]:
    """The headings of parts, in the order of the stream: those that no list was matched with."""
    taken = set(pairing.head_of)
    heads = [
        head
        for index, head in enumerate(pairing.heads)
        if head.part and index not in taken and not pieces[head.piece].role
    ]
    years = [years_in(head.text) for head in heads]
    latest = max((year for found in years for year in found), default=0)
    return [
        Part(head, _kind(head.text, found, latest), tuple(found))
        for head, found in zip(heads, years, strict=True)
    ]


def _kind(text: str, years: list[int], latest: int) -> PartKind:
    said, words = roles(text), part_words(text)
    if "term_review" in words or "years" in said or len(set(years)) > 1:
        return "term"
    if "review" in words or "behind" in said:
        return "review"
    if "task" in words or "ahead" in said:
        return "plan"
    return "" if not years else "plan" if years[0] == latest else "review"


class Parting:
    """The parts of a page, and what it costs to put a list in each."""

    def __init__(self, pieces: Sequence[Piece], pairing: Pairing, parts: list[Part]) -> None:
        self.pieces, self.parts = pieces, parts
        self.series = {
            head.piece: number for head, number in zip(pairing.heads, pairing.series, strict=True)
        }
        self.heads = {head.piece: head for head in pairing.heads}
        self.members = [
            (pairing.heads[head].piece, listing)
            for listing, head in zip(pairing.listings, pairing.head_of, strict=True)
            if head >= 0
        ]
        self.titles = [pairs_of(part.head.text) for part in parts]
        tones = [self._tone(listing) for _, listing in self.members]
        self.trust = self._agreement(tones)
        self.by_series: dict[int, list[list[float]]] = defaultdict(list)
        self.by_glyph: dict[str, list[list[float]]] = defaultdict(list)
        for (place, listing), tone in zip(self.members, tones, strict=True):
            costs = self._costs(place, tone)
            self.by_series[self.series[place]].append(costs)
            self.by_glyph[listing.glyph].append(costs)

    def part_of(self, place: int, listing: Listing | None) -> int | None:
        """The part of the heading at ``place`` with its ``listing``; ``None`` for no part."""
        if not self.parts:
            return None
        tone = self._tone(listing) if listing else None
        own = self._costs(place, tone)
        for weight, alike in (
            (_SERIES, self.by_series.get(self.series.get(place, -1), [])),
            (_GLYPH, self.by_glyph.get(listing.glyph, []) if listing else []),
        ):
            if alike:
                means = [sum(column) / len(alike) for column in zip(*alike, strict=True)]
                own = [cost + weight * mean for cost, mean in zip(own, means, strict=True)]
        least = min(own)
        return None if least > _LOOSE * (1 + _SERIES) else own.index(least)

    def sounds_ahead(self, places: Iterable[int]) -> bool:
        """Whether the units at ``places`` set tasks rather than report."""
        listings = dict(self.members)
        tones = [self._tone(listings[place]) for place in places if place in listings]
        return bool(tones) and sum(tense for tense, _ in tones) < 0

    def _tone(self, listing: Listing) -> tuple[float, float]:
        return tense_of(self.pieces[listing.first : listing.last + 1])

    def _agreement(self, tones: Sequence[tuple[float, float]]) -> float:
        """How far the place in the stream may be trusted: as far as it agrees with the tone."""
        agreed = [
            self._by_tone(tone).index(min(self._by_tone(tone))) == self._before(place)
            for (place, _), tone in zip(self.members, tones, strict=True)
            if self.parts
        ]
        return _TRUSTED if agreed and sum(agreed) >= _AGREED * len(agreed) else _DOUBTED

    def _before(self, place: int) -> int | None:
        """The part whose heading stands last before ``place``."""
        before = [index for index, part in enumerate(self.parts) if part.head.piece < place]
        return before[-1] if before else None

    def _by_tone(self, tone: tuple[float, float] | None) -> list[float]:
        if tone is None:
            return [0.5] * len(self.parts)
        tense, span = tone
        costs = {
            "review": (1 - tense) / 2 + 0.8 * span,
            "term": (1 - tense) / 4 + 0.9 * (1 - span),
            "plan": (1 + tense) / 2 + 0.3 * span,
            "": 0.7,
        }
        return [costs[part.kind] for part in self.parts]

    def _costs(self, place: int, tone: tuple[float, float] | None) -> list[float]:
        costs = self._by_tone(tone)
        head = self.heads.get(place)
        last = self._before(place)
        words = pairs_of(head.text) if head else set()
        for index, part in enumerate(self.parts):
            if head and head.goal and part.kind != "plan":
                costs[index] += _NO_GOAL
            others = set().union(*self.titles[:index], *self.titles[index + 1 :])
            if len(words & (self.titles[index] - others)) > 1:
                costs[index] -= _SHARED
            if index == last:
                costs[index] -= self.trust
        return costs
