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
_SERIES, _GLYPH = 4.0, 1.0
_NO_GOAL = 3.0
_UNMOVED = 3.0  # a series that minds more stays where it is
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
        self.moved = self._fill_empty() if len(parts) > 1 else {}

    def part_of(self, place: int, listing: Listing | None) -> int | None:
        """The part of the heading at ``place`` with its ``listing``; ``None`` for no part."""
        if not self.parts:
            return None
        moved = self.moved.get(self.series.get(place, -1))
        if moved is not None and listing:
            return moved
        costs = self._weighed(place, listing)
        least = min(costs)
        return None if least > _LOOSE * (1 + _SERIES) else costs.index(least)

    def _weighed(self, place: int, listing: Listing | None) -> list[float]:
        """The costs of a list with those of the lists under parallel headings or of its glyph."""
        own = self._costs(place, self._tone(listing) if listing else None)
        for weight, alike in (
            (_SERIES, self.by_series.get(self.series.get(place, -1), [])),
            (_GLYPH, self.by_glyph.get(listing.glyph, []) if listing else []),
        ):
            if alike:
                means = [sum(column) / len(alike) for column in zip(*alike, strict=True)]
                own = [cost + weight * mean for cost, mean in zip(own, means, strict=True)]
        return own

    def _fill_empty(self) -> dict[int, int]:
        """Series that move to a part that would have no list: the one that minds it least."""
        costs = {place: self._weighed(place, listing) for place, listing in self.members}
        groups: dict[int, list[int]] = defaultdict(list)
        for place in costs:
            groups[self.series[place]].append(place)
        chosen = {place: row.index(min(row)) for place, row in costs.items() if row}
        moved: dict[int, int] = {}
        for empty in sorted(set(range(len(self.parts))) - set(chosen.values())):
            best, least = -1, _UNMOVED
            for number, places in groups.items():
                left = {chosen[place] for place in chosen if place not in places}
                if len(places) < 2 or number in moved or not {chosen[p] for p in places} <= left:
                    continue
                extra = sum(costs[p][empty] - costs[p][chosen[p]] for p in places) / len(places)
                if extra < least:
                    best, least = number, extra
            if best >= 0:
                moved[best] = empty
                chosen |= dict.fromkeys(groups[best], empty)
        return moved

    def is_in_order(self) -> bool:
        """Whether every part has its lists under it, or the lists sound as if they had."""
        if not self.parts or self.trust == _TRUSTED:
            return True
        starts = [part.head.piece for part in self.parts]
        ends = [*starts[1:], len(self.pieces)]
        return all(
            any(start < place < end for place, _ in self.members)
            for start, end in zip(starts, ends, strict=True)
        )

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
            if head and part.kind == "term" and "years" in roles(head.text):
                costs[index] -= _SHARED
            if head and head.goal and part.kind != "plan":
                costs[index] += _NO_GOAL
            others = set().union(*self.titles[:index], *self.titles[index + 1 :])
            if len(words & (self.titles[index] - others)) > 1:
                costs[index] -= _SHARED
            if index == last:
                costs[index] -= self.trust
        return costs
