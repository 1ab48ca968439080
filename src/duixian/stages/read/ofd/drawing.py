"""The pages of an OFD as runs of characters and drawn boxes."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from duixian.errors import SourceError
from duixian.stages.read.layout.typeset import Rect, Run, TypesetPage
from duixian.stages.read.layout.typeset.gathering import SEPARATORS, append
from duixian.stages.read.limits import Limits
from duixian.stages.read.metering import metered
from duixian.stages.read.ofd.geometry import (
    POINTS,
    Matrix,
    advance,
    box,
    cell,
    deltas,
    matrix,
    numbers,
    path_box,
    spread,
)
from duixian.stages.read.ofd.scans import DrawnPage, Placed
from duixian.stages.read.ofd.structure import Structure, child, children, local
from duixian.stages.read.package import Element

_DEEPEST = 12  # drawings within drawings
_OBJECTS = 100_000  # drawn objects of a page
_A4 = Rect(0.0, 0.0, 210.0, 297.0)


class _Char(NamedTuple):
    text: str
    box: Rect  # in points, on the page as it is shown
    em: float
    quarter: int


def pages_of(structure: Structure, name: str, limits: Limits) -> list[DrawnPage]:
    """Each page: its words and its pictures."""

    def read(index: int) -> tuple[DrawnPage, int]:
        drawing = _Drawing(structure, index, name, limits)
        width = (drawing.area.x1 - drawing.area.x0) * POINTS
        height = (drawing.area.y1 - drawing.area.y0) * POINTS
        page = DrawnPage(drawing.page(), tuple(drawing.pictures), width, height)
        return page, len(drawing.chars)

    return metered(len(structure.pages), read, name, limits)


class _Drawing:
    """One page while its objects are gone through, in the order in which they are drawn."""

    def __init__(self, structure: Structure, index: int, name: str, limits: Limits) -> None:
        self.structure, self.number, self.name, self.limits = structure, index + 1, name, limits
        self.chars: list[_Char] = []
        self.boxes: list[Rect] = []
        self.pictures: list[Placed] = []
        self.objects = 0
        root = structure.page(index)
        self.area = self._area(root)
        templates = list(structure.templates(root))
        shown = [template.root for template in templates if not template.foreground]
        shown += [root, *(template.root for template in templates if template.foreground)]
        at = Matrix(POINTS, 0, 0, POINTS, -self.area.x0 * POINTS, -self.area.y0 * POINTS)
        for page in shown:
            for content in children(page, "Content"):
                self._draw(content, at, 0)

    def _area(self, root: Element) -> Rect:
        for area in (child(root, "Area"), self.structure.area):
            for kind in ("PhysicalBox", "ApplicationBox"):
                found = child(area, kind)
                sides = box(found.text) if found is not None else None
                if sides is not None and sides.area > 0:
                    return self._checked(sides)
        return _A4

    def _checked(self, area: Rect) -> Rect:
        width, height = area.x1 - area.x0, area.y1 - area.y0
        if max(width, height) * POINTS > self.limits.page_points:
            raise SourceError(
                "{name}: page {page} is {width} by {height} m, which no page of a report is; "
                "save it at its true size",
                name=self.name,
                page=self.number,
                width=round(width / 1000, 1),
                height=round(height / 1000, 1),
            )
        return area

    def _draw(self, parent: Element, at: Matrix, depth: int) -> None:
        for element in parent:
            self.objects += 1
            if self.objects > _OBJECTS or depth > _DEEPEST:
                raise SourceError(
                    "{name}: more drawn on page {page} than a page of a report holds; save the "
                    "report's pages alone",
                    name=self.name,
                    page=self.number,
                )
            kind = local(element)
            if element.get("Visible") == "false":
                continue
            if kind in ("Layer", "PageBlock"):
                self._draw(element, at, depth + 1)
            elif kind in ("TextObject", "PathObject", "ImageObject", "CompositeObject"):
                self._object(kind, element, at, depth)

    def _object(self, kind: str, element: Element, at: Matrix, depth: int) -> None:
        boundary = box(element.get("Boundary")) or Rect(0.0, 0.0, 0.0, 0.0)
        moved = at.after(Matrix(e=boundary.x0, f=boundary.y0))
        inner = moved.after(matrix(element.get("CTM")))
        if kind == "TextObject":
            self._text(element, inner)
        elif kind == "PathObject":
            data = child(element, "AbbreviatedData")
            if data is not None:
                self.boxes.append(inner.rect(path_box(data.text or "", boundary)))
        elif kind == "ImageObject":
            part = self.structure.media(self.number - 1, element.get("ResourceID", ""))
            shape = Rect(0.0, 0.0, 1.0, 1.0)
            if not element.get("CTM"):
                shape = Rect(0.0, 0.0, boundary.x1 - boundary.x0, boundary.y1 - boundary.y0)
            self.pictures.append(Placed(part, inner.rect(shape), inner.quarter))
        else:
            unit = self.structure.unit(element.get("ResourceID", ""))
            for content in children(unit, "Content"):
                self._draw(content, inner, depth + 1)

    def _text(self, element: Element, at: Matrix) -> None:
        size = (numbers(element.get("Size")) or [0.0])[0]
        if size <= 0:
            return
        scale = (numbers(element.get("HScale")) or [1.0])[0] or 1.0
        transforms = [
            tuple(int((numbers(found.get(key)) or [default])[0]) for key, default in _COUNTS)
            for found in children(element, "CGTransform")
        ]
        x = y = 0.0
        first = 0
        for code in children(element, "TextCode"):
            text = code.text or ""
            x = (numbers(code.get("X")) or [x])[0]
            y = (numbers(code.get("Y")) or [y])[0]
            drawn = [(p - first, c, g) for p, c, g in transforms if first <= p < first + len(text)]
            first += len(text)
            if len(self.chars) + len(text) > self.limits.page_characters:
                raise SourceError(
                    "{name}: more than {limit} characters on page {page}; save the report's "
                    "pages alone",
                    name=self.name,
                    page=self.number,
                    limit=self.limits.page_characters,
                )
            for char, rect in _cells(code, text, (x, y, size, scale), drawn):
                if ord(char) not in SEPARATORS:
                    self.chars.append(_Char(char, at.rect(rect), size * at.height, at.quarter))

    def page(self) -> TypesetPage:
        """The page, turned so that most of its text is upright."""
        quarters = Counter(char.quarter for char in self.chars).most_common(1)
        turn = quarters[0][0] if quarters else 0  # of the text, clockwise
        width = (self.area.x1 - self.area.x0) * POINTS
        height = (self.area.y1 - self.area.y0) * POINTS
        runs: list[Run] = []
        for place, char in enumerate(self.chars):
            rect = _turned(char.box, turn, width, height)
            if not runs or not append(runs[-1], char.text, rect):
                runs.append(Run(char.text, [rect.x0], [rect.x1], rect.y0, rect.y1, place, char.em))
        boxes = [_turned(rect, turn, width, height) for rect in self.boxes]
        if turn % 2:
            width, height = height, width
        return TypesetPage(self.number, width, height, runs, boxes, turn)


_COUNTS = (("CodePosition", 0.0), ("CodeCount", 1.0), ("GlyphCount", 1.0))


def _cells(
    code: Element,
    text: str,
    at: tuple[float, float, float, float],
    drawn: list[tuple[int, int, int]],
) -> Iterator[tuple[str, Rect]]:
    """Each character of a ``TextCode`` and its box; ``at`` is x, y, size and ``HScale``."""
    x, y, size, scale = at
    count = len(text)
    across, down = (deltas(code.get(key), max(count - 1, 0)) for key in ("DeltaX", "DeltaY"))
    known = max(len(across), len(down))
    glyphs = spread(count, drawn) if known < count - 1 else list(range(count))
    shown = glyphs[-1] + 1 if glyphs else 0
    for glyph in range(shown):
        members = [char for char, of in zip(text, glyphs, strict=True) if of == glyph]
        step = _step(across, glyph)
        room = step if step is not None else (0.0 if down else advance(members[0], size) * scale)
        whole = cell(members[0], x, y, size, room)
        if glyph == shown - 1:
            whole = cell(members[0], x, y, size, advance(members[0], size) * scale)
        width = (whole.x1 - whole.x0) / len(members)
        for index, char in enumerate(members):
            left = whole.x0 + index * width
            yield char, Rect(left, whole.y0, left + width, whole.y1)
        x += room
        y += _step(down, glyph) or 0.0


def _step(steps: list[float], index: int) -> float | None:
    """The distance behind character ``index``; the last one goes on where they are too few."""
    if not steps:
        return None
    return steps[min(index, len(steps) - 1)]


def _turned(rect: Rect, turn: int, width: float, height: float) -> Rect:
    """``rect`` on a page of ``width`` by ``height`` when text turned by ``turn`` is upright."""
    if turn == 1:
        return Rect(rect.y0, width - rect.x1, rect.y1, width - rect.x0)
    if turn == 2:
        return Rect(width - rect.x1, height - rect.y1, width - rect.x0, height - rect.y0)
    if turn == 3:
        return Rect(height - rect.y1, rect.x0, height - rect.y0, rect.x1)
    return rect
