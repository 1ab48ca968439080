"""What a page is cut into: rows of runs that no gutter parts, and drawn boxes."""

from collections.abc import Iterable

import msgspec

from duixian.stages.read.layout.typeset.runs import Rect, Run, TypesetPage, around
from duixian.stages.read.layout.typeset.setlines import shares

_MOST_BOXES = 60  # more are the cells of a table


class Element(msgspec.Struct):
    """Runs side by side on one line, or the drawn box ``box`` with all that it holds."""

    rect: Rect
    runs: list[Run]
    box: int = -1

    @property
    def is_box(self) -> bool:
        """Whether this is a drawn box."""
        return not self.runs

    @property
    def size(self) -> float:
        """The size of most of its type in points; 0 for a box."""
        if len(self.runs) == 1:
            return self.runs[0].size
        return max(self.runs, key=lambda run: len(run.text)).size if self.runs else 0.0

    @property
    def length(self) -> int:
        """How many characters it has."""
        return sum(len(run.text) for run in self.runs)


def elements_of(page: TypesetPage, gutter: float) -> dict[int, list[Element]]:
    """The elements of ``page`` by the box they stand in, -1 for none.

    Boxes are numbered from the smallest on. Runs closer than ``gutter`` points are one element.
    """
    boxes = _boxes(page)
    homes: dict[int, list[Run]] = {}
    for run in page.runs:
        rect = run.rect
        x, y = (rect.x0 + rect.x1) / 2, (rect.y0 + rect.y1) / 2
        home = next((index for index, box in enumerate(boxes) if box.holds(x, y)), -1)
        homes.setdefault(home, []).append(run)
    inside = {home: _rows(runs, gutter) for home, runs in homes.items()}
    for index in sorted(index for index in inside if index >= 0):  # the smallest first
        box = boxes[index]
        x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
        outer = (
            place
            for place in range(index + 1, len(boxes))
            if boxes[place].holds(x, y) and boxes[place].area > 1.02 * box.area
        )
        inside.setdefault(next(outer, -1), []).append(Element(box, [], index))
    return inside


def _boxes(page: TypesetPage) -> list[Rect]:
    """The drawn boxes that may hold text, the smallest first."""
    whole = page.width * page.height
    found = {
        box
        for box in page.boxes
        if box.x1 - box.x0 > 24 and box.y1 - box.y0 > 10 and box.area < 0.8 * whole
    }
    if len(found) > _MOST_BOXES:
        return []
    return sorted(found, key=lambda box: box.area)


def _rows(runs: Iterable[Run], gutter: float) -> list[Element]:
    """``runs`` as elements: a line in several types or with gaps in it is one."""
    found: list[Element] = []
    near: dict[int, list[Element]] = {}  # by height, in steps as high as a gutter is wide
    for run in sorted(runs, key=lambda run: run.lefts[0]):
        rect = run.rect
        step = max(gutter, 1.0)
        height = int((run.top + run.bottom) / 2 / step)
        for element in (one for at in (-1, 0, 1) for one in near.get(height + at, ())):
            gap = rect.x0 - element.rect.x1
            if -gutter < gap < gutter and shares(element.runs, run):
                element.runs.append(run)
                element.rect = around((element.rect, rect))
                break
        else:
            found.append(Element(rect, [run]))
            near.setdefault(height, []).append(found[-1])
    return found
