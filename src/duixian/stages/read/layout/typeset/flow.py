"""From the lines of columns to paragraphs, over the ends of columns and pages."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

import msgspec

from duixian.model import BlockRole
from duixian.stages.read.layout.bullets import glyph_of
from duixian.stages.read.layout.rows import first_token
from duixian.stages.read.layout.typeset.setlines import CELL_END, SetLine
from duixian.stages.read.layout.wraps import FINAL

_FINAL = frozenset(FINAL) - {"）", ")", "”"}
_SAME = 0.12  # share by which sizes of one text may differ
_LARGER = 1.12  # of the body: a heading
_INDENT = 1.1  # of the size
_APART = 0.9  # of the size, beyond the usual distance of lines


class SetColumn(msgspec.Struct):
    """The lines of one column from top to bottom, in the box ``box`` (-1: none) of its page."""

    lines: list[SetLine]
    box: int
    page: int


class Passage(msgspec.Struct):
    """A paragraph, an item or a heading: whole lines, in reading order.

    ``column`` numbers the column in which it begins. ``apart`` says that white space or a column's
    edge stands before it. ``role`` is what its place says, ``large`` that it is set like a heading.
    """

    lines: list[SetLine]
    column: int
    apart: bool
    role: BlockRole = ""
    large: bool = False

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
    for number, column in enumerate(columns):
        edges = _Edges(column, body)
        for index, line in enumerate(column.lines):
            before = column.lines[index - 1] if index else None
            if before is None:
                goes_on = bool(found) and _crosses(found[-1], columns, number, edges, body)
            else:
                goes_on = edges.goes_on(found[-1], before, line)
            if goes_on:
                found[-1].lines.append(line)
                continue
            apart = before is None or edges.is_apart(before, line)
            found.append(Passage([line], number, apart, large=line.size > _LARGER * body))
    return found


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
        self.right = max(line.x1 for line in plain)
        steps = [
            after.top - before.top for before, after in pairwise(plain) if after.top > before.top
        ]
        self.step = median(steps) if steps else 1.6 * body
        self.indents = any(self.is_indented(line) for line in plain)

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

    def goes_on(self, passage: Passage, before: SetLine, line: SetLine) -> bool:
        """Whether ``line`` continues the passage of which ``before`` is the last line."""
        if not alike(before, line) or glyph_of(line.text) or self.is_apart(before, line):
            return False
        if CELL_END in before.text or CELL_END in line.text:
            return False
        if passage.large:
            return _centred(before, line) or self.is_full(before, line)
        first = passage.lines[0]
        hangs = len(passage.lines) > 1 and abs(line.x0 - before.x0) < 0.4 * line.size
        if glyph_of(first.text) and len(passage.lines) == 1:
            hangs = 0 <= line.x0 - first.x0 < 2.6 * line.size
        if self.is_indented(line) and not hangs:
            return False
        if not self.indents and before.text[-1] in _FINAL and not hangs:
            return False
        return self.is_full(before, line)


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
    if passage.large or glyph_of(line.text) or not alike(last, line):
        return False
    if former.page == column.page and former.box != column.box:
        return False
    if last is not former.lines[-1] or last.text[-1] in _FINAL:
        return False
    if edges.is_indented(line) and not glyph_of(passage.lines[0].text):
        return False
    if last.text[-1] in "，、（《“":
        return True
    long = any(stop in passage.text for stop in "，。；") or glyph_of(passage.text) != ""
    return long and _Edges(former, body).is_full(last, line)
