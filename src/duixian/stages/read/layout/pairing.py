"""Which list stands under which heading: the cheapest one-to-one matching.

The cost of a pair adds up what speaks for and against it: how far apart they stand and on which
side, whether a table meets a heading of targets, what their words are about, and, once the plain
pairs are known, whether glyph and tone are those of the other lists under parallel headings.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from duixian.stages.read.layout.costs import BARE_LIST, Costs
from duixian.stages.read.layout.listing import Head, Listing, heads_of, listings_of
from duixian.stages.read.layout.matching import assign
from duixian.stages.read.layout.pieces import Piece
from duixian.stages.read.layout.series import clusters, words_of

LARGEST = 120  # lists or headings; more are no page of a newspaper, and keep their order

_AGAINST_STREAM = 1.5  # that headings stand behind their lists has to be shown
_SPLIT_BLANK, _SPLIT_LOOSE, _SPLIT = 1.2, 2.2, 3.0
_TRIED, _ROUNDS = 4, 12  # splits that are tried in earnest, and how often one is made
_HOPELESS = 3.0  # a split that looks dearer by so much is not tried


@dataclass(frozen=True, slots=True)
class Pairing:
    """The pairs of a page.

    ``head_of`` gives for each list the index of its heading, -1 for none. ``after`` says that
    headings stand behind their lists. ``in_order`` says that every list already stands right
    behind its heading, and the ordinals count up. ``series`` numbers the series of each heading.
    """

    listings: list[Listing]
    heads: list[Head]
    head_of: list[int]
    after: bool
    in_order: bool
    series: list[int]
    cost: float


def pair(pieces: Sequence[Piece]) -> Pairing:
    """Match the lists of ``pieces`` with their headings."""
    listings, heads = listings_of(pieces), heads_of(pieces)
    series = clusters([words_of(head.text) for head in heads])
    if not listings or not heads or max(len(listings), len(heads)) > LARGEST:
        return Pairing(listings, heads, [-1] * len(listings), False, True, series, 0.0)
    costs = Costs(pieces, listings, heads, series)
    before = _match(costs, listings, after=False)
    after = _match(costs, listings, after=True)
    found = after if after.cost + _AGAINST_STREAM < before.cost else before
    costs.learn(found.listings, found.head_of)
    return _split(costs, _match(costs, listings, found.after))


def _match(costs: Costs, listings: list[Listing], after: bool, extra: float = 0.0) -> Pairing:
    bare = costs.bare
    table = [
        [
            *(cost - alone for cost, alone in zip(costs.row(listing, after), bare, strict=True)),
            *([BARE_LIST] * len(listings)),
        ]
        for listing in listings
    ]
    columns = assign(table)
    cost = sum(bare) + sum(table[row][column] for row, column in enumerate(columns)) + extra
    head_of = [column if column < len(bare) else -1 for column in columns]
    in_order = _counts_up(costs, head_of) and all(
        head < 0 or costs.stands_under(listing, head)
        for listing, head in zip(listings, head_of, strict=True)
    )
    return Pairing(listings, costs.heads, head_of, after, in_order, costs.series, cost)


def _counts_up(costs: Costs, head_of: list[int]) -> bool:
    """Whether the ordinals of the headings count up, anew from 1 in each part."""
    ordinals = [costs.heads[head].ordinal for head in head_of if head >= 0]
    counted = [ordinal for ordinal in ordinals if ordinal]
    return all(after > before or after == 1 for before, after in pairwise(counted))


def _split(costs: Costs, found: Pairing) -> Pairing:
    """Split lists in two as long as a heading is left over and the whole becomes cheaper."""
    for _ in range(_ROUNDS):
        best = found
        for penalty, row, place in _seams(costs, found):
            halves = found.listings[row].split(place)
            parts = [*found.listings[:row], *halves, *found.listings[row + 1 :]]
            tried = _match(costs, parts, found.after, penalty)
            best = min(best, tried, key=lambda pairing: pairing.cost)
        if best is found:
            return found
        found = best
    return found


def _seams(costs: Costs, found: Pairing) -> list[tuple[float, int, int]]:
    """The likeliest splits: what it costs to make them, the list, the piece behind the seam.

    A split is judged by what its halves could do at once: one keeps the heading, the other takes
    a heading that is left over, or one whose list can move on to a heading that is left over.
    """
    offers = _offers(costs, found)
    seams = []
    for row, (listing, head) in enumerate(zip(found.listings, found.head_of, strict=True)):
        if not offers or len(listing) < 2:
            continue
        now = costs.row(listing, found.after)[head] if head >= 0 else BARE_LIST
        for place, penalty in _places(costs, listing):
            one, other = (costs.row(half, found.after) for half in listing.split(place))
            keeps = (one[head], other[head]) if head >= 0 else (BARE_LIST, BARE_LIST)
            new = min(
                min(keeps[0] + other[column], keeps[1] + one[column]) + offer
                for column, offer in offers.items()
                if column != head
            )
            seams.append((new + penalty - now, penalty, row, place))
    return [seam[1:] for seam in sorted(seams)[:_TRIED] if seam[0] < _HOPELESS]


def _offers(costs: Costs, found: Pairing) -> dict[int, float]:
    """What it costs, for each heading that can be had, to free it for one more list."""
    taken = set(found.head_of)
    bare = [column for column, alone in enumerate(costs.bare) if alone > 0 and column not in taken]
    if not bare:
        return {}
    offers = {column: -costs.bare[column] for column in bare}
    for listing, head in zip(found.listings, found.head_of, strict=True):
        if head >= 0:
            row = costs.row(listing, found.after)
            offers[head] = min(row[column] - costs.bare[column] for column in bare) - row[head]
    return offers


def _places(costs: Costs, listing: Listing) -> list[tuple[int, float]]:
    """Where ``listing`` may be two lists, and what it costs to say so: at blank lines, if any."""
    inner = range(listing.first + 1, listing.last + 1)
    blanks = [place for place in inner if costs.pieces[place].blank]
    if not blanks:
        return [(place, _SPLIT) for place in inner]
    loose = len(blanks) * 2 > len(inner)
    return [(place, _SPLIT_LOOSE if loose else _SPLIT_BLANK) for place in blanks]
