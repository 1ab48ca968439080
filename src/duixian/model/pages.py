"""Where on a page each character stands, for sources that have pages."""

from bisect import bisect_right
from math import cos, sin
from typing import TYPE_CHECKING, Annotated

import msgspec

if TYPE_CHECKING:
    from duixian.model.document import Origin


class Box(msgspec.Struct, frozen=True):
    """A rectangle of a page, in points (1/72 inch) from the top left corner of the page.

    ``page`` counts from 1; ``x0 < x1`` and ``y0 < y1``, ``y`` downwards.
    """

    page: Annotated[int, msgspec.Meta(ge=1)]
    x0: float
    y0: float
    x1: float
    y1: float


class Stretch(msgspec.Struct, frozen=True):
    """Neighbouring characters of a paragraph on one printed line.

    The first stands in column ``column`` (1-based) of the paragraph; character ``i`` reaches from
    ``lefts[i]`` to ``rights[i]``, all of them from ``top`` to ``bottom``, in points.
    """

    column: int
    page: int
    top: float
    bottom: float
    lefts: tuple[float, ...]
    rights: tuple[float, ...]

    def box(self, column: int, end: int) -> Box | None:
        """The box of the characters in columns ``column:end``; none where none is here."""
        first = max(column - self.column, 0)
        last = min(end - self.column, len(self.lefts))
        if first >= last:
            return None
        x0, x1 = min(self.lefts[first:last]), max(self.rights[first:last])
        sides = (x0, self.top, x1, self.bottom)
        return Box(self.page, *(round(side, 2) for side in sides))


class Pages(msgspec.Struct, frozen=True):
    """The pages of a source and the places of its paragraphs on them.

    ``sizes`` gives width and height of each page in points, turned so that its text is upright.
    ``paragraphs[n - 1]`` holds the printed lines of paragraph ``n``, as ``Origin.lines`` numbers
    them. ``turns`` counts for each page the quarter turns clockwise to the page as it is shown;
    it is empty where text and pages are all upright. ``skews`` gives for each page the angle, in
    radians clockwise, by which it lay askew when it was scanned; it is empty where none did.
    """

    sizes: tuple[tuple[float, float], ...]
    paragraphs: tuple[tuple[Stretch, ...], ...]
    turns: tuple[int, ...] = ()
    skews: tuple[float, ...] = ()

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of the 1-based ``page`` as it is shown, in points."""
        width, height = self.sizes[page - 1]
        return (height, width) if self.turns and self.turns[page - 1] % 2 else (width, height)

    def boxes(self, origin: "Origin", start: int, end: int) -> tuple[Box, ...]:
        """Where the canonical characters ``start:end`` stand: one box for each printed line."""
        found: list[Box] = []
        run = max(bisect_right(origin.starts, start) - 1, 0)
        while run < len(origin.starts) and origin.starts[run] < end:
            first = max(start, origin.starts[run])
            last = min(end, origin.starts[run + 1]) if run + 1 < len(origin.starts) else end
            column = origin.columns[run] + first - origin.starts[run]
            found.extend(
                box
                for stretch in self.paragraphs[origin.lines[run] - 1]
                if (box := stretch.box(column, column + last - first))
            )
            run += 1
        return tuple(map(self._shown, found)) if self.turns or self.skews else tuple(found)

    def _shown(self, box: Box) -> Box:
        """``box`` on the page as it is shown."""
        width, height = self.sizes[box.page - 1]
        if self.skews:
            box = _askew(box, self.skews[box.page - 1], width, height)
        turn = self.turns[box.page - 1] if self.turns else 0
        if turn == 1:
            sides = (height - box.y1, box.x0, height - box.y0, box.x1)
        elif turn == 2:
            sides = (width - box.x1, height - box.y1, width - box.x0, height - box.y0)
        elif turn == 3:
            sides = (box.y0, width - box.x1, box.y1, width - box.x0)
        else:
            return box
        return Box(box.page, *(round(side, 2) for side in sides))


def _askew(box: Box, angle: float, width: float, height: float) -> Box:
    """``box`` with its middle turned clockwise by ``angle`` about that of the page."""
    x, y = (box.x0 + box.x1 - width) / 2, (box.y0 + box.y1 - height) / 2
    dx = x * cos(angle) - y * sin(angle) - x
    dy = x * sin(angle) + y * cos(angle) - y
    sides = (box.x0 + dx, box.y0 + dy, box.x1 + dx, box.y1 + dy)
    return Box(box.page, *(round(side, 2) for side in sides))
