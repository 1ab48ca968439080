"""What it costs to put a list under a heading.

Features and weights in one place. All costs are on one scale, on which about one unit makes a
pair three times less likely; the weights were set on the invented pages of the tests.
"""

from collections.abc import Sequence

from duixian.stages.read.layout.affinity import Affinity
from duixian.stages.read.layout.listing import Head, Listing, tense_of
from duixian.stages.read.layout.pieces import CELLS, Piece
from duixian.stages.read.layout.series import words_of

BARE_LIST = 6.0  # a list without a heading
_BARE_SERIES, _BARE_HEADING, _STRAY = 5.0, 3.0, 1.2  # a heading without a list; one unlike the rest
_FACING, _BACKING = 0.0, 1.5  # next to each other on the side that the page shows, or the other
_APART, _A_STEP, _STEPS = 2.6, 0.03, 10  # anywhere else, and for each list or heading between
_TEXT_BETWEEN = 0.4
_WORDS = 5.0
_GLYPH, _TONE = 1.8, 0.8
_PART = 3.0  # a heading that seems to open a part
_TABLE, _NO_TABLE, _NO_GOALS = -2.0, 2.5, 1.0


class Costs:
    """The costs of the pairs of one page; rows are kept, since they are asked for often."""

    def __init__(
        self,
        pieces: Sequence[Piece],
        listings: Sequence[Listing],
        heads: list[Head],
        series: list[int],
    ) -> None:
        self.pieces, self.heads, self.series = pieces, heads, series
        self._sizes = [series.count(number) for number in series]
        parallel = sum(size > 1 for size in self._sizes)
        self._lone = _STRAY if parallel * 2 > len(heads) else _BARE_HEADING
        self.bare = [self._bare(column) for column in range(len(heads))]
        items = [i for i, piece in enumerate(pieces) if piece.kind in ("item", "cell")]
        self._item = {index: order for order, index in enumerate(items)}
        texts = [pieces[index].text for index in items]
        self._affinity = Affinity([words_of(head.text) for head in heads], texts)
        words = [self._words(listing) for listing in listings]
        self._common = [sum(column) / len(words) for column in zip(*words, strict=True)]
        self._ends, self._texts = self._between(listings)
        self._glyphs: dict[int, list[str]] = {}
        self._tones: dict[int, list[float]] = {}
        self._tone_of: dict[Listing, float] = {}
        self._rows: dict[tuple[Listing, bool], list[float]] = {}

    def _bare(self, column: int) -> float:
        head = self.heads[column]
        if head.part:
            return 0.0
        return _BARE_SERIES if self._sizes[column] > 1 or head.ordinal else self._lone

    def _between(self, listings: Sequence[Listing]) -> tuple[list[int], list[int]]:
        """Up to each piece, how many lists and headings begin, and how many paragraphs stand."""
        ends = [0] * (len(self.pieces) + 1)
        texts = [0] * (len(self.pieces) + 1)
        for listing in listings:
            ends[listing.first] += 1
        for head in self.heads:
            ends[head.piece] += not head.part
        for index, piece in enumerate(self.pieces):
            texts[index] += piece.kind == "text"
        for index in range(1, len(ends)):
            ends[index] += ends[index - 1]
            texts[index] += texts[index - 1]
        return ends, texts

    def row(self, listing: Listing, after: bool) -> list[float]:
        """What it costs to put ``listing`` under each heading."""
        key = listing, after
        if key not in self._rows:
            words = self._words(listing)
            mean = sum(words) / len(words)
            centre = sum(self._common) / len(self._common)
            habits = {number: self._unlike(listing, number) for number in set(self.series)}
            self._rows[key] = [
                self._distance(listing, head, after)
                + self._fit(listing, head)
                + habits[self.series[column]]
                - _WORDS * (words[column] - mean - self._common[column] + centre)
                for column, head in enumerate(self.heads)
            ]
        return self._rows[key]

    def _words(self, listing: Listing) -> list[float]:
        start = self._item[listing.first]
        items = range(start, start + len(listing))
        return [self._affinity.between(column, items) for column in range(len(self.heads))]

    def _distance(self, listing: Listing, head: Head, after: bool) -> float:
        behind = head.piece > listing.last
        first, last = (listing.last, head.piece - 1) if behind else (head.piece, listing.first - 1)
        steps = self._ends[last] - self._ends[first]
        if steps:
            return _APART + _A_STEP * min(steps, _STEPS)
        text = self._texts[last] > self._texts[first]
        return (_FACING if behind == after else _BACKING) + _TEXT_BETWEEN * text

    def stands_under(self, listing: Listing, column: int) -> bool:
        """Whether ``listing`` already stands right behind its heading."""
        head = self.heads[column]
        if head.piece > listing.first:
            return False
        return self._ends[listing.first - 1] == self._ends[head.piece]

    def _fit(self, listing: Listing, head: Head) -> float:
        cost = _PART if head.part else 0.0
        if listing.glyph == CELLS:
            return cost + (_TABLE if head.goal else _NO_TABLE)
        return cost + _NO_GOALS * head.goal

    def learn(self, listings: Sequence[Listing], head_of: Sequence[int]) -> None:
        """Learn glyph and tone of each series from the pairs that stand next to each other."""
        self._rows.clear()
        for listing, column in zip(listings, head_of, strict=True):
            if column < 0 or self._sizes[column] < 2:
                continue
            head = self.heads[column]
            if min(self._distance(listing, head, after) for after in (False, True)) < _BACKING:
                number = self.series[column]
                self._glyphs.setdefault(number, []).append(listing.glyph)
                self._tones.setdefault(number, []).append(self._tone(listing))

    def _tone(self, listing: Listing) -> float:
        if listing not in self._tone_of:
            tense, span = tense_of(self.pieces[listing.first : listing.last + 1])
            self._tone_of[listing] = tense + span
        return self._tone_of[listing]

    def _unlike(self, listing: Listing, number: int) -> float:
        """What it costs that ``listing`` differs from the known lists of a series."""
        glyphs = self._glyphs.get(number)
        if not glyphs:
            return 0.0
        tones = self._tones[number]
        unlike = 1 - glyphs.count(listing.glyph) / len(glyphs)
        return _GLYPH * unlike + _TONE * abs(self._tone(listing) - sum(tones) / len(tones))
