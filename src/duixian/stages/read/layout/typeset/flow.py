"""From the lines of columns to paragraphs, over the ends of columns and pages."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

import msgspec

from duixian.model import BlockRole
from duixian.stages.read.layout.bullets import glyph_of
from duixian.stages.read.layout.debris import CLOSERS
from duixian.stages.read.layout.pieces import roles
from duixian.stages.read.layout.rows import first_token
from duixian.stages.read.layout.series import Series, leading_ordinal
from duixian.stages.read.layout.typeset.setlines import CELL_END, SetLine
from duixian.stages.read.layout.wraps import FINAL

_FINAL = frozenset(FINAL) - {"）", ")", "”"}
_OPEN = frozenset("，、（《“")
_NAMED = {"title", "byline"}
_SAME = 0.12  # share by which sizes of one text may differ
_LARGER = 1.12  # of the body: a heading
_INDENT = 1.1  # of the size
_APART = 0.9  # of the size, beyond the usual distance of lines
_LOOSE = 3.0  # of the size: room that a full line of prose may leave
_HANGING = 1.2  # of the size: a stop that stands over the edge
_CENTRED = 0.3  # of the size: how far what is centred may stand off
_PARALLEL = 1.2  # strength of a series from which a line is taken for a heading
_FEW = 5  # lines that may all open a paragraph


class SetColumn(msgspec.Struct):
    """The lines of one column from top to bottom, in the box ``box`` (-1: none) of its page."""

    lines: list[SetLine]
    box: int
    page: int


class Passage(msgspec.Struct):
    """A paragraph, an item or a heading: whole lines, in reading order.

    ``column`` numbers the column in which it begins. ``apart`` says that white space or a column's
    edge stands before it. ``role`` is what its place says, ``large`` that it is set like a heading,
    ``opened`` that it begins with the indent of a paragraph.
    """

    lines: list[SetLine]
    column: int
    apart: bool
    role: BlockRole = ""
    large: bool = False
    opened: bool = False

    @property
    def text(self) -> str:
        """The words, without a blank where lines meet, except between Latin words."""
        return "".join(part for line, part in self.parts())

    def parts(self) -> Iterable[tuple[SetLine, str]]:
        """Each line with what it gives to the text; a Latin word is parted from the next."""
        for line, following in zip(self.lines, [*self.lines[1:], None], strict=True):
            latin = following is not None and _latin(line.text[-1]) and _latin(following.text[0])
            yield line, line.text + " " if latin else line.text


def _latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def passages_of(columns: Sequence[SetColumn]) -> list[Passage]:
    """The passages of ``columns``, which stand in reading order."""
    body = body_size(columns)
    found: list[Passage] = []
    series: Series | None = None
    for number, column in enumerate(columns):
        edges = _Edges(column, body)
        for index, line in enumerate(column.lines):
            before = column.lines[index - 1] if index else None
            if before is None:
                goes_on = bool(found) and _crosses(found[-1], columns, number, edges, body)
                if goes_on and glyph_of(found[-1].lines[0].text):
                    series = series or _parallel(columns, body)
                    goes_on = series.strength(line.text) < _PARALLEL
            else:
                goes_on = edges.goes_on(found[-1], before, line)
            if goes_on:
                found[-1].lines.append(line)
                continue
            apart = before is None or edges.is_apart(before, line)
            large = line.size > _LARGER * body
            found.append(Passage([line], number, apart, "", large, edges.is_opening(line)))
    return found


def _parallel(columns: Sequence[SetColumn], body: float) -> Series:
    """What the lines share that begin something: those behind white space or at a column's top."""
    texts = [column.lines[0].text for column in columns]
    for column in columns:
        edges = _Edges(column, body)
        texts += [line.text for one, line in pairwise(column.lines) if edges.is_apart(one, line)]
    return Series(text for text in texts if not glyph_of(text))


def body_size(columns: Sequence[SetColumn]) -> float:
    """The height of the characters that most of the text has."""
    sizes: dict[float, int] = {}
    for column in columns:
        for line in column.lines:
            size = round(line.size, 1)
            sizes[size] = sizes.get(size, 0) + len(line.text)
    return max(sizes, key=lambda size: sizes[size]) if sizes else 1.0


class _Edges:
    """The edges of a column and the usual distance of its lines."""

    def __init__(self, column: SetColumn, body: float) -> None:
        lines = column.lines
        plain = [line for line in lines if abs(line.size - body) <= _SAME * body] or lines
        self.left = min(line.x0 for line in plain)
        self.right = _right_edge(plain, body)
        steps = [
            after.top - before.top for before, after in pairwise(plain) if after.top > before.top
        ]
        self.step = median(steps) if steps else 1.6 * body
        self.indents = any(self.is_indented(line) for line in plain)
        opened = sum(self.is_indented(line) and not glyph_of(line.text) for line in plain)
        # Paragraphs open with an indent: what stands at the edge goes on, wherever a line ended.
        self.prose = 2 * opened <= len(plain) and (opened > 0 or len(plain) > _FEW)

    def is_apart(self, before: SetLine, line: SetLine) -> bool:
        """Whether more white than usual stands between two lines."""
        return line.top - before.top > self.step + _APART * line.size

    def is_full(self, line: SetLine, following: SetLine) -> bool:
        """Whether ``line`` has no room for the start of ``following``."""
        token = len(first_token(following.text))
        room = following.rights[token - 1] - following.lefts[0]
        return self.right - line.x1 < max(room, 0.5 * line.size) + 0.35 * line.size

    def is_indented(self, line: SetLine) -> bool:
        """Whether ``line`` begins to the right of the column's edge."""
        return line.x0 - self.left > _INDENT * line.size

    def _is_centred(self, line: SetLine) -> bool:
        """Whether ``line`` stands in the middle of the column, with no stop at its end."""
        off = abs(line.x0 - self.left - (self.right - line.x1))
        return off < _CENTRED * line.size and line.text[-1] not in "，、。；"

    def _in_prose(self, passage: Passage, line: SetLine) -> bool:
        """Whether ``line`` stands at the edge, under a passage that opened with an indent."""
        return self.prose and passage.opened and not self.is_indented(line)

    def is_opening(self, line: SetLine) -> bool:
        """Whether ``line`` begins with the indent of a paragraph."""
        return self.is_indented(line) and not glyph_of(line.text)

    def goes_on(self, passage: Passage, before: SetLine, line: SetLine) -> bool:
        """Whether ``line`` continues the passage of which ``before`` is the last line."""
        if not alike(before, line) or self.is_apart(before, line):
            return False
        if glyph_of(line.text) and not self._in_prose(passage, line):
            return False
        if CELL_END in before.text or CELL_END in line.text:
            return False
        if passage.large:
            whole = _is_whole(passage.text) or _is_whole(line.text)
            return self.is_full(before, line) or (_centred(before, line) and not whole)
        first = passage.lines[0]
        hangs = len(passage.lines) > 1 and abs(line.x0 - before.x0) < 0.4 * line.size
        if glyph_of(first.text) and len(passage.lines) == 1:
            hangs = 0 <= line.x0 - first.x0 < 2.6 * line.size
        if self._is_centred(line) and all(map(self._is_centred, passage.lines)):
            return not _ends(before, line) and self.is_full(before, line)
        if self.is_indented(line) and not hangs:
            return False
        if _ends(before, line) and leading_ordinal(line.text)[0]:
            return False
        if self._in_prose(passage, line):
            return self.right - before.x1 < _LOOSE * line.size or self.is_full(before, line)
        if not self.indents and _ends(before, line) and not hangs:
            return False
        return self.is_full(before, line)


def _is_whole(text: str) -> bool:
    """Whether ``text`` is a heading by itself: numbered, behind a dash, a title, a byline."""
    return text[0] in "—－" or leading_ordinal(text)[0] > 0 or bool(roles(text) & _NAMED)


def _ends(line: SetLine, following: SetLine) -> bool:
    """Whether ``line`` ends a sentence; a colon in a ratio does not."""
    text = line.text
    ratio = text[-1] in ":：∶" and text[-2:-1].isdecimal() and following.text[0].isdecimal()
    return text[-1] in _FINAL and not ratio


def _right_edge(lines: Sequence[SetLine], body: float) -> float:
    """Where full lines end; a stop may hang over the edge."""
    far = max(line.x1 for line in lines)
    edge = max((line.x1 for line in lines if line.text[-1] not in CLOSERS), default=far)
    return edge if far - edge < _HANGING * body else far


def alike(one: SetLine, other: SetLine) -> bool:
    """Whether two lines are set in one size."""
    return abs(one.size - other.size) <= _SAME * max(one.size, other.size)


def _centred(one: SetLine, other: SetLine) -> bool:
    return abs(one.x0 + one.x1 - other.x0 - other.x1) < one.size


def _crosses(
    passage: Passage, columns: Sequence[SetColumn], number: int, edges: _Edges, body: float
) -> bool:
    """Whether the first line of column ``number`` continues the last passage before it."""
    column, former = columns[number], columns[number - 1]
    last, line = passage.lines[-1], column.lines[0]
    if passage.large or not alike(last, line):
        return False
    if former.page == column.page and former.box != column.box:
        return False
    if last is not former.lines[-1]:
        return False
    first = passage.lines[0]
    if edges.is_indented(line) and not glyph_of(first.text):
        return False
    before = _Edges(former, body)
    if passage.opened and edges.prose:
        return before.is_full(last, line) or last.text[-1] in _OPEN
    if glyph_of(line.text):
        return False
    if last.text[-1] in _OPEN:
        return True
    if _ends(last, line):
        return False
    long = any(stop in passage.text for stop in "，。；") or glyph_of(passage.text) != ""
    return long and before.is_full(last, line)
