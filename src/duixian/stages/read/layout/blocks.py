"""From the rows of a page to its pieces.

A row without a bullet behind an item is either the rest of the item or something new. What speaks
for either is added up: whether the line before it was full, its length, numbers and stops, whether
it is parallel to other lines or carries an ordinal, whether its first character makes a known pair
with the last one before it, and how such rows lie elsewhere on the page.
"""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from duixian.stages.read.layout.affinity import known_pairs, pairs_of
from duixian.stages.read.layout.bullets import glyphs_of, without_bullet
from duixian.stages.read.layout.debris import Segment, is_ideograph
from duixian.stages.read.layout.parts import may_head_part
from duixian.stages.read.layout.pieces import Piece, has_quantity, roles
from duixian.stages.read.layout.rows import ADJACENT, BLANK, Row, first_token, set_width, width
from duixian.stages.read.layout.series import LONGEST, Series, leading_ordinal, trailing_ordinal
from duixian.stages.read.layout.standing import standing_pieces
from duixian.stages.read.layout.wraps import FINAL, hangs, is_open

_NEIGHBOURS = 6  # items on either side whose width tells how wide a list is set
_TELLING = 3  # items in a block from which on its own width counts
_LOOSE = 4  # rows with blank lines before them, one behind the other: no heading alone does that
_SURE = 2.0
_HABIT = 2.5
_HANGS, _OPEN = 4.0, 3.0  # a comma that needs more; a bracket or number that may
_PARALLEL = 1.2  # strength of a series from which a line is taken for a heading
_LONGEST_NAME = 24
_ROOM = ((0, 1.6), (2, 0.8), (4, -0.5), (6, -2.0))  # columns left over, and what that speaks for
_AMPLE, _ELSEWHERE = -3.5, -2.5  # the width of another block says less
_IN_A_WORD, _BETWEEN_WORDS = 2.0, -0.5  # whether the page knows the characters at the seam
_SHORT = ((2, 4.0), (3, 3.0), (5, 1.0))  # a heading has more characters
_Columns = tuple[int, int]  # plain, and as newspapers set it
_Habit = tuple[int, int, bool, bool]
_NO_COLUMNS: _Columns = (0, 0)
_NAMED = {"title", "byline", "goal"}


def pieces_of(rows: Sequence[Row]) -> list[Piece]:
    """The pieces of a page in the order of its rows."""
    return _Page(rows).pieces()


class _Page:
    """The rows of a page with what is measured once and asked often."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.glyphs = glyphs_of(rows)
        self.widths = [(row.width, set_width(row.text)) for row in rows]
        self.series = Series(
            row.text
            for row, glyph in zip(rows, self.glyphs, strict=True)
            if not glyph and not has_quantity(row.text)
        )
        self.columns = self._list_columns()
        self.pairs = known_pairs().union(*(pairs_of(row.text) for row in rows))
        self.loose = self._looseness()
        self.counted = _are_counted(rows)
        self.habits: dict[_Habit, float] = {}

    def pieces(self) -> list[Piece]:
        """Weigh every row once without and once with the habits of the page."""
        first = self._continued()
        self._learn(first)
        continued = [score > 0 for score in self._continued()]
        found: list[Piece] = []
        index = 0
        while index < len(self.rows):
            end = index + 1
            if self.glyphs[index]:
                while end < len(self.rows) and continued[end]:
                    end += 1
                found.append(self._item(index, end))
            else:
                while end < len(self.rows) and not self.glyphs[end]:
                    end += 1
                found.extend(standing_pieces(self.rows, index, end, self.series))
            index = end
        return found

    def _item(self, start: int, end: int) -> Piece:
        mark, segments = without_bullet(self.rows[start], self.glyphs[start])
        segments = list(segments)
        for index in range(start + 1, end):
            before, row = self.rows[index - 1], self.rows[index]
            if before.text[-1].isascii() and before.text[-1].isalpha() and row.text[0].isascii():
                tail = segments[-1]
                segments[-1] = Segment(tail.text + " ", tail.line, tail.column)
            segments.extend(row.segments)
        columns = max(self.widths[start:end])[0]
        blank = self.rows[start].gap != ADJACENT
        glyph = self.glyphs[start]
        return Piece("item", segments, start, end - 1, columns, blank, glyph, mark)

    def _list_columns(self) -> list[tuple[_Columns, _Columns]]:
        """For each row how wide items are set: in its own block, and in the rows around it.

        Only rows with a bullet count: the first line of a wrapped item is full. A block of few
        items tells nothing and is passed over.
        """
        columns = [(_NO_COLUMNS, _NO_COLUMNS)] * len(self.rows)
        part, block = 0, 0
        for index in range(1, len(self.rows) + 1):
            ends = index == len(self.rows)
            if ends or self.rows[index].gap != ADJACENT or self._parts_lists(index):
                items = [row for row in range(block, index) if self.glyphs[row]]
                own = self._widest(items) if len(items) >= _TELLING else _NO_COLUMNS
                columns[block:index] = [(own, _NO_COLUMNS)] * (index - block)
                block = index
            if ends or self._parts_lists(index):
                items = [row for row in range(part, index) if self.glyphs[row]]
                for row in range(part, index):
                    place = bisect_left(items, row)
                    near = items[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS]
                    columns[row] = (columns[row][0], self._widest(near))
                part = index
        return columns

    def _widest(self, items: Sequence[int]) -> _Columns:
        if not items:
            return _NO_COLUMNS
        widths = [self.widths[row] for row in items]
        return max(width for width, _ in widths), max(width for _, width in widths)

    def _parts_lists(self, index: int) -> bool:
        """Whether a new list surely begins at or behind row ``index``."""
        text, glyph = self.rows[index].text, self.glyphs[index]
        if glyph:
            before = next((g for g in reversed(self.glyphs[max(0, index - 6) : index]) if g), glyph)
            return before != glyph
        return self.series.strength(text) >= _PARALLEL or trailing_ordinal(text)[0] > 0

    def _continued(self) -> list[float]:
        """For each row how surely it continues the item before it; minus infinity for no item."""
        scores = [-math.inf] * len(self.rows)
        inside = False
        for index, row in enumerate(self.rows):
            if self.glyphs[index]:
                inside = True
            elif inside:
                scores[index] = self._weigh(index) + self.habits.get(self._habit(index), 0.0)
                inside = scores[index] > 0
            if row.line.role:
                inside = False
        return scores

    def _weigh(self, index: int) -> float:
        """Evidence that row ``index`` continues the item that the row before it belongs to."""
        before, row = self.rows[index - 1], self.rows[index]
        text = row.text
        if row.line.role:
            return -math.inf
        if hangs(before.text, text):
            return _HANGS
        seam = before.text[-1] + text[0]
        parallel = self._parallel(index)
        score = self._weigh_room(index) + self._weigh_words(text) - parallel
        if is_open(before.text, text) or before.text[-1] in ".．":
            score += _OPEN
        elif before.text[-1].isdecimal() and parallel < _PARALLEL:
            score += 2.5
        if before.text[-1] in FINAL:
            score -= 1.5
        if self._is_cut_off(index):
            score += 2.5
        if is_ideograph(seam[0]) and is_ideograph(seam[1]):
            score += _IN_A_WORD if seam in self.pairs else _BETWEEN_WORDS
        elif seam[0] in "%％" and is_ideograph(seam[1]):
            score -= 1.0
        if row.gap == ADJACENT:
            score += 0.5
        elif not self.loose[index]:
            score -= 1.5 if self._is_isolated(index) else 1.0
        return score

    def _is_cut_off(self, index: int) -> bool:
        """Whether the row behind ``index`` can only be its rest, so that it heads nothing."""
        if index + 1 == len(self.rows) or self.glyphs[index + 1]:
            return False
        text, following = self.rows[index].text, self.rows[index + 1].text
        return is_open(text, following) or (following[0].isdecimal() and has_quantity(following))

    def _parallel(self, index: int) -> float:
        """How surely row ``index``, alone or with the next, is parallel to other lines."""
        text = self.rows[index].text
        alone = self.series.strength(text)
        if index + 1 < len(self.rows) and self.rows[index + 1].gap == ADJACENT:
            following = self.rows[index + 1].text
            if not self.glyphs[index + 1] and len(text) + len(following) < LONGEST:
                both = f"{text} {following}"
                framed = any(key.startswith("=") for key in self.series.shared(both))
                half = framed and self.series.strength(following) < _PARALLEL
                return max(alone, self.series.strength(both) + half)
        return alone

    def _weigh_room(self, index: int) -> float:
        """Whether the row before ``index`` had room for its first token, however it was set."""
        row, token = self.rows[index - 1], first_token(self.rows[index].text)
        plain, halved = self.widths[index - 1]
        plain, halved = plain + width(token), halved + set_width(token)
        stretched = row.stretched_width + width(token)
        scores = []
        for columns in self.columns[index - 1]:
            if columns != _NO_COLUMNS:
                room = min(columns[0] - plain, columns[1] - halved, columns[0] - stretched)
                scores.append(next((score for most, score in _ROOM if room <= most), _AMPLE))
        if not scores:
            return 0.0
        if len(scores) == 1:
            return max(scores[0], _ELSEWHERE)
        return max(scores) if max(scores) - min(scores) < 2 else min(max(scores), 1.0)

    def _weigh_words(self, text: str) -> float:
        """Whether ``text`` looks like the rest of a sentence rather than a heading."""
        score = next((score for most, score in _SHORT if len(text) <= most), 0.0)
        if trailing_ordinal(text)[0] or leading_ordinal(text)[0]:
            score -= 6.0 if self.counted else 3.0
        if has_quantity(text):
            score += 3.0 if text[0].isdecimal() else 2.2
        if "，" in text:
            score += 0.7
        if " " in text:
            score -= 1.0
        if len(text) <= _LONGEST_NAME and (roles(text) & _NAMED or may_head_part(text)):
            score -= 2.5
        return score

    def _is_isolated(self, index: int) -> bool:
        return index + 1 == len(self.rows) or self.rows[index + 1].gap != ADJACENT

    def _habit(self, index: int) -> _Habit:
        """How row ``index`` lies: the gaps around it, whether an item follows, how items stand."""
        last = index + 1 == len(self.rows)
        behind = BLANK if last else self.rows[index + 1].gap
        item = last or bool(self.glyphs[index + 1])
        return self.rows[index].gap, behind, item, self.loose[index]

    def _looseness(self) -> list[bool]:
        """For each row whether lines around it are set apart by blank lines, item or not."""
        loose = [False] * len(self.rows)
        start = 0
        for index in range(1, len(self.rows) + 1):
            if index == len(self.rows) or self.rows[index].gap == ADJACENT:
                loose[start:index] = [index - start > _LOOSE] * (index - start)
                start = index
        return loose

    def _learn(self, scores: Sequence[float]) -> None:
        """Learn from the sure rows what rows that lie alike are on this page."""
        rest: dict[_Habit, int] = defaultdict(int)
        new: dict[_Habit, int] = defaultdict(int)
        for index, score in enumerate(scores):
            if score >= _SURE:
                rest[self._habit(index)] += 1
            elif -math.inf < score <= -_SURE:
                new[self._habit(index)] += 1
        for habit in {*rest, *new}:
            odds = math.log((rest[habit] + 1) / (new[habit] + 1))
            self.habits[habit] = max(-_HABIT, min(_HABIT, odds))


def _are_counted(rows: Sequence[Row]) -> bool:
    """Whether ordinals number the headings of the page: three of them at least, all different."""
    short = [row.text for row in rows if len(row.text) <= 44]
    values = {trailing_ordinal(text)[0] or leading_ordinal(text)[0] for text in short}
    return len(values & {1, 2, 3, 4, 5, 6}) >= 3
