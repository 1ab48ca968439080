"""What a page with coordinates gives to the layout: runs of characters, and boxes around them.

All coordinates are in points from the top left corner of the page, turned so that its text is
upright: x grows to the right, y downwards.
"""

from collections.abc import Iterable
from typing import NamedTuple

import msgspec


class Rect(NamedTuple):
    """A rectangle of a page."""

    x0: float
    y0: float
    x1: float
    y1: float

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies inside."""
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1

    @property
    def area(self) -> float:
        """Width times height."""
        return (self.x1 - self.x0) * (self.y1 - self.y0)


def around(rects: Iterable[Rect]) -> Rect:
    """The smallest rectangle around ``rects``, of which there is at least one."""
    sides = list(zip(*rects, strict=True))
    return Rect(min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3]))


class Run(msgspec.Struct):
    """Characters of one size on one line, with little room between them.

    Character ``i`` reaches from ``lefts[i]`` to ``rights[i]``, all of them from ``top`` to
    ``bottom``. ``place`` is the index of the first one in the stream of the page. ``em`` is the
    size of the type in points, 0 where it is not known: then the height of the run stands for it.
    """

    text: str
    lefts: list[float]
    rights: list[float]
    top: float
    bottom: float
    place: int
    em: float = 0.0

    @property
    def size(self) -> float:
        """The size of the type in points."""
        return self.em or self.bottom - self.top

    @property
    def rect(self) -> Rect:
        """Where the run stands."""
        return Rect(self.lefts[0], self.top, self.rights[-1], self.bottom)


class TypesetPage(msgspec.Struct):
    """One page: its 1-based number, its size, its runs in stream order and its drawn boxes.

    ``turn`` counts the quarter turns clockwise from here to the page as it is shown; ``stamp`` is
    what was printed across the page and is no part of its text.
    """

    number: int
    width: float
    height: float
    runs: list[Run]
    boxes: list[Rect]
    turn: int = 0
    stamp: str = ""
