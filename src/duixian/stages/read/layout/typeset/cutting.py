"""The columns of a page in reading order: recursive XY-cut over runs and drawn boxes.

A gutter is white over the full height of what it parts. What stands across the gutters of the
rest (a headline, a picture's caption) is masked while gutters are looked for, and then parts the
page into bands (XY-Cut++). A drawn box is one element for everything outside it, and is cut by
itself. Cells that stand in rows are no columns.
"""

from collections.abc import Sequence
from statistics import median

import msgspec

from duixian.stages.read.layout.bullets import glyph_of
from duixian.stages.read.layout.typeset.elements import Element, elements_of
from duixian.stages.read.layout.typeset.runs import Rect, Run, TypesetPage, around

_GUTTER = 0.8  # of the size of the characters
_FEWEST_ROWS = 2  # on either side of a gutter
_WIDE = 0.6  # of the region: what may lie across gutters
_LARGE = 1.25  # of the size of the text: a headline
_LARGER = 1.1  # of what has neighbours
_COMMON = 0.5  # of the lower one's height: neighbours
_BELOW = 2.2  # of the size: the next line
_CELL = 9  # characters of a middling cell at most
_SHORTEST_LINE = 5  # characters of a line of prose
_DEEPEST = 40


class Column(msgspec.Struct):
    """Runs that are read from top to bottom. ``box`` numbers the drawn box, -1 for none."""

    runs: list[Run]
    box: int
    rect: Rect


def columns_of(page: TypesetPage) -> list[Column]:
    """The columns of ``page`` in reading order."""
    if not page.runs:
        return []
    size = median(run.size for run in page.runs)
    cutter = _Cutter(elements_of(page, _GUTTER * size), size)
    columns = cutter.columns(-1)
    return _in_stream(columns) or columns


class _Cutter:
    def __init__(self, inside: dict[int, list[Element]], size: float) -> None:
        self.inside, self.size = inside, size
        self.found: list[Column] = []

    def columns(self, box: int) -> list[Column]:
        self._cut(self.inside.get(box, []), box, 0)
        return self.found

    def _cut(self, elements: list[Element], box: int, depth: int) -> None:
        boxed = any(element.is_box for element in elements)
        if not boxed and (len(elements) < 2 or depth > _DEEPEST):
            self._close(elements, box)
            return
        if len(elements) == 1:
            self.columns(elements[0].box)
            return
        for part in self._parts(elements):
            if part is elements:
                self._leaf(elements, box, depth)
            else:
                self._cut(part, box, depth + 1)

    def _leaf(self, elements: list[Element], box: int, depth: int) -> None:
        """One column: its runs as they are, the boxes in it where they stand."""
        runs: list[Element] = []
        for element in sorted(elements, key=lambda element: element.rect.y0):
            if element.is_box:
                self._close(runs, box)
                runs = []
                self._cut([element], box, depth + 1)
            else:
                runs.append(element)
        self._close(runs, box)

    def _close(self, elements: list[Element], box: int) -> None:
        runs = [run for element in elements for run in element.runs]
        if runs:
            self.found.append(Column(runs, box, around(run.rect for run in runs)))

    def _parts(self, elements: list[Element]) -> list[list[Element]]:
        over = self._over_columns(elements)
        if over:
            rest, columns = self._without(over, elements)
            heads = [one for one in over if one.is_box or not _stands_in_one(one, columns)]
            if len(heads) < len(over):
                over = heads
                rest, columns = self._without(over, elements)
            if over and columns and not _is_table(columns):
                return _bands(over, rest)
        columns = self._side_by_side(elements)
        if columns:
            return [elements] if _is_table(columns) else columns
        return self._one_below_another(elements) or [elements]

    def _without(
        self, over: Sequence[Element], elements: Sequence[Element]
    ) -> tuple[list[Element], list[list[Element]]]:
        """The elements that are not ``over`` columns, and the columns that they stand in."""
        masked = {id(element) for element in over}
        rest = [element for element in elements if id(element) not in masked]
        return rest, self._side_by_side(rest) if rest else []

    def _over_columns(self, elements: Sequence[Element]) -> list[Element]:
        """What may stand over several columns: wide elements, and headlines with no neighbour.

        A headline stands in the middle, or is larger than whatever has neighbours.
        """
        region = around(element.rect for element in elements)
        wide = _WIDE * (region.x1 - region.x0)
        beside = [element for element in elements if not _is_lone(element, elements)]
        largest = max((element.size for element in beside), default=0.0)
        middle = region.x0 + region.x1
        found = []
        for element in elements:
            rect, size = element.rect, element.size
            if rect.x1 - rect.x0 >= wide and not _has_neighbour(element, elements):
                found.append(element)
            elif size > _LARGE * self.size and _is_lone(element, elements):
                centred = abs(rect.x0 + rect.x1 - middle) < 2 * size
                if centred or size > _LARGER * largest:
                    found.append(element)
        return found + _last_lines(found, elements)

    def _side_by_side(self, elements: Sequence[Element]) -> list[list[Element]]:
        """The columns that white gutters part; none where there is no gutter."""
        found: list[list[Element]] = []
        reach = float("-inf")
        for element in sorted(elements, key=lambda element: element.rect.x0):
            if element.rect.x0 - reach >= _GUTTER * self.size:
                found.append([])
            found[-1].append(element)
            reach = max(reach, element.rect.x1)
        columns = sum(map(self._is_column, found))
        # A text may end with a single line in its last column.
        enough = columns == len(found) or (columns > 1 and self._is_column(found[0]))
        return found if len(found) > 1 and enough else []

    def _is_column(self, elements: Sequence[Element]) -> bool:
        if any(element.is_box for element in elements):
            return True
        rects = [element.rect for element in elements]
        rows = around(rects)
        return rows.y1 - rows.y0 > (_FEWEST_ROWS - 0.5) * max(rect.y1 - rect.y0 for rect in rects)

    def _one_below_another(self, elements: list[Element]) -> list[list[Element]]:
        """The two parts of the elements above and below the widest white band."""
        ordered = sorted(elements, key=lambda element: element.rect.y0)
        best, at, reach = 0.6 * self.size, 0, ordered[0].rect.y1
        for index in range(1, len(ordered)):
            gap = ordered[index].rect.y0 - reach
            if gap > best and self._changes(ordered[:index], ordered[index:]):
                best, at = gap, index
            reach = max(reach, ordered[index].rect.y1)
        return [ordered[:at], ordered[at:]] if at else []

    def _changes(self, above: list[Element], below: list[Element]) -> bool:
        """Whether a cut here lets columns be seen that the whole does not show."""
        return any(len(part) > 3 and self._side_by_side(part) and True for part in (above, below))


def _is_lone(element: Element, elements: Sequence[Element]) -> bool:
    """Whether nothing stands to the left or to the right of ``element``."""
    rect = element.rect
    return not any(
        other is not element and min(rect.y1, other.rect.y1) > max(rect.y0, other.rect.y0)
        for other in elements
    )


def _stands_in_one(element: Element, columns: Sequence[Sequence[Element]]) -> bool:
    """Whether ``element`` is as wide as one column at most and below it is no other column."""
    rect = element.rect
    below = [
        region for column in columns if (region := around(one.rect for one in column)).y1 > rect.y1
    ]
    return len(below) == 1 and below[0].x0 - 1 < rect.x0 and rect.x1 < below[0].x1 + 1


def _has_neighbour(element: Element, elements: Sequence[Element]) -> bool:
    """Whether something stands beside ``element`` on its line, as in a row it is a part of."""
    rect = element.rect
    return any(
        (other.rect.x0 >= rect.x1 or other.rect.x1 <= rect.x0)
        and min(rect.y1, other.rect.y1) - max(rect.y0, other.rect.y0)
        > _COMMON * min(rect.y1 - rect.y0, other.rect.y1 - other.rect.y0)
        for other in elements
    )


def _last_lines(over: Sequence[Element], elements: Sequence[Element]) -> list[Element]:
    """The short lines that end the paragraphs of ``over``: right below them, of their size."""
    taken = {id(element) for element in over}
    found = []
    for element in elements:
        rect, size = element.rect, element.size
        if size and id(element) not in taken and _is_lone(element, elements):
            near = (
                other
                for other in over
                if other.size and 0 < rect.y0 - other.rect.y0 < _BELOW * size
            )
            if any(
                abs(other.size - size) < 0.05 * size and rect.x0 - other.rect.x0 < 3 * size
                for other in near
            ):
                found.append(element)
    return found


def _bands(over: list[Element], rest: list[Element]) -> list[list[Element]]:
    """The elements above, on and below each of ``over``; neighbours in ``over`` are one band."""
    bands: list[list[Element]] = [[]]
    marked = [(element.rect.y0 + element.rect.y1, True, element) for element in over]
    marked += [(element.rect.y0 + element.rect.y1, False, element) for element in rest]
    kind = False
    for _, is_over, element in sorted(marked, key=lambda mark: mark[0]):
        alone = element.is_box and is_over
        if is_over is not kind or alone:
            bands.append([])
        bands[-1].append(element)
        kind = is_over
    return [band for band in bands if band]


def _is_table(columns: Sequence[Sequence[Element]]) -> bool:
    """Whether ``columns`` are those of a table: short cells that stand in rows, and no lists."""
    if any(element.is_box for column in columns for element in column):
        return False
    listed = [any(glyph_of(one.runs[0].text) for one in column) for column in columns]
    if sum(listed) > 1:
        return False
    lengths = [element.length for column in columns for element in column]
    if median(lengths) > _CELL or _is_justified(columns):
        return False
    first, *others = [[element.rect for element in column] for column in columns]
    aligned = sum(
        any(abs(rect.y0 - other.y0) < 0.3 * (rect.y1 - rect.y0) for other in first)
        for column in others
        for rect in column
    )
    return aligned >= 0.6 * sum(map(len, others))


def _is_justified(columns: Sequence[Sequence[Element]]) -> bool:
    """Whether most of what stands in narrow columns fills them, as prose does and cells do not."""
    full = count = 0
    for column in columns:
        region = around(element.rect for element in column)
        for element in column:
            rect = element.rect
            slack = rect.x0 - region.x0 + region.x1 - rect.x1
            full += slack < 0.6 * element.size and element.length > _SHORTEST_LINE
            count += 1
    return full > 0.6 * count


def _in_stream(columns: list[Column]) -> list[Column]:
    """The columns in stream order, where nothing that is seen speaks against it; else none.

    No column is drawn in turns with another, none before one above it or to its left, and a box
    is not left before it is whole.
    """
    spans = [
        (min(run.place for run in column.runs), max(run.place for run in column.runs), column)
        for column in columns
    ]
    spans.sort(key=lambda span: span[0])
    seen: list[int] = []
    for index, (_, last, column) in enumerate(spans):
        if index + 1 < len(spans) and last > spans[index + 1][0]:
            return []
        if column.box in seen and column.box != seen[-1] and column.box >= 0:
            return []
        seen.append(column.box)
        if any(_comes_before(other.rect, column.rect) for _, _, other in spans[index + 1 :]):
            return []
    return [column for _, _, column in spans]


def _comes_before(one: Rect, other: Rect) -> bool:
    """Whether ``one`` stands above ``other``, or beside it to the left."""
    beside = min(one.y1, other.y1) - max(one.y0, other.y0) > 0
    below = min(one.x1, other.x1) - max(one.x0, other.x0) > 0
    if beside and not below:
        return one.x1 <= other.x0
    return below and not beside and one.y1 <= other.y0
