"""Pages that are typeset here, so that their reading order is known: prose and newspapers.

The characters are those of a font that every viewer brings along (STSong-Light), 1 em wide, so
that no font file is needed. Lines are justified, as in print.
"""

import io
import random
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
NO_START = "，。、；：！？）》”’％%"
WIDTH, HEIGHT = 595.0, 842.0


class Section(NamedTuple):
    """A heading and its items, under the heading of a part."""

    part: str
    heading: str
    items: tuple[str, ...]


class Place(NamedTuple):
    """Where something is set: left edge, top and width, from the top left of the page."""

    x: float
    y: float
    width: float


class Grid(NamedTuple):
    """How lists are set; lengths in points.

    ``boxed`` draws a frame around each list; with ``outside`` its heading stands above the frame.
    ``hanging`` sets the later lines of an item in from its bullet.
    """

    columns: int = 3
    boxed: bool = True
    outside: bool = False
    gutter: float = 20.0
    size: float = 10.5
    heading: float = 14.0
    bullet: str = "●"
    hanging: bool = False


class Drawn(NamedTuple):
    """Words at a place: left edge and top, from the top left of the page, and their size."""

    x: float
    y: float
    text: str
    size: float


class Sheet:
    """What is to be drawn on a page, in an order that may be shuffled."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.words: list[tuple[float, float, str, float, float]] = []
        self.boxes: list[tuple[float, float, float, float]] = []

    def line(self, x: float, y: float, text: str, size: float, space: float = 0.0) -> None:
        """Words from ``x`` on, with ``space`` added behind each character."""
        self.words.append((x, y, text, size, space))

    def block(self, place: Place, text: str, size: float, indent: float = 0.0) -> float:
        """Set ``text`` justified; return the top of what follows.

        ``indent``, in points, sets in the first line, or the others where it is below zero.
        """
        x, y, width = place
        rest = max(-indent, 0.0)
        lines = wrapped(text, size, width - rest, indent)
        for index, line in enumerate(lines):
            inset = max(indent, 0.0) if index == 0 else rest
            start = x + inset
            room = width - inset - measure(line, size)
            last = index == len(lines) - 1
            space = 0.0 if last or len(line) < 2 else room / (len(line) - 1)
            self.line(start, y, line, size, space)
            y += 1.45 * size
        return y

    def draw(self, canvas: Canvas, rng: random.Random | None, turn: int = 0) -> None:
        """Put the page on ``canvas``, its words in an order that ``rng`` shuffles."""
        # reportlab takes the size of the page as it is shown, that is, turned.
        sizes = (self.width, self.height)
        canvas.setPageSize(sizes if turn % 180 == 0 else sizes[::-1])
        canvas.setPageRotation(turn)
        for x0, y0, x1, y1 in self.boxes:
            canvas.rect(x0, self.height - y1, x1 - x0, y1 - y0)
        words = list(self.words)
        if rng:
            rng.shuffle(words)
        for x, y, text, size, space in words:
            drawn = canvas.beginText(x, self.height - y - 0.88 * size)
            drawn.setFont(FONT, size)
            drawn.setCharSpace(space)
            drawn.textOut(text)
            canvas.drawText(drawn)
        canvas.showPage()


def measure(text: str, size: float) -> float:
    """The width of ``text`` in points."""
    return float(pdfmetrics.stringWidth(text, FONT, size))


def wrapped(text: str, size: float, width: float, indent: float = 0.0) -> list[str]:
    """``text`` in lines of ``width``; no line begins with a stop, no number is broken."""
    lines: list[str] = []
    line, room = "", width - indent
    for token in _tokens(text):
        if line and measure(line + token, size) > room:
            lines.append(line)
            line, room = "", width
        line += token
    return [*lines, line]


def _tokens(text: str) -> list[str]:
    tokens: list[str] = []
    for char in text:
        number = char.isascii() and (char.isalnum() or char in ".%:-")
        joins = number and tokens and tokens[-1][-1].isascii() and tokens[-1][-1].isalnum()
        opened = tokens and tokens[-1][-1] in "（《“"
        if tokens and (char in NO_START or joins or opened):
            tokens[-1] += char
        else:
            tokens.append(char)
    return tokens


def new_canvas(password: str = "") -> tuple[io.BytesIO, Canvas]:
    """An empty PDF, and the canvas that draws on its pages."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    target = io.BytesIO()
    return target, Canvas(target, invariant=1, encrypt=password or None)


def pages_pdf(
    pages: Sequence[Sequence[Drawn]],
    *,
    width: float = WIDTH,
    turn: int = 0,
    password: str = "",
    picture: bool = False,
) -> bytes:
    """Pages with words just where they are given; ``picture`` puts a grey square on each."""
    target, canvas = new_canvas(password)
    for words in pages:
        sheet = Sheet(width, HEIGHT)
        for word in words:
            sheet.line(word.x, word.y, word.text, word.size)
        if picture:
            pixels = ImageReader(io.BytesIO(b"P5 2 2 255 \x80\x80\x80\x80"))
            canvas.drawImage(pixels, 100, 100, 300, 300)
        sheet.draw(canvas, None, turn)
    canvas.save()
    return target.getvalue()


def prose_pdf(
    title: str,
    paragraphs: Sequence[str],
    *,
    notes: Sequence[str] = (),
    header: str = "",
    size: float = 16.0,
) -> bytes:
    """A report in one column: title, header, page numbers, notes at the foot of the first pages."""
    target, canvas = new_canvas()
    left, width, foot = 80.0, WIDTH - 160.0, HEIGHT - 100.0
    sheet, number, y = Sheet(WIDTH, HEIGHT), 1, 100.0
    waiting = list(notes)

    def bottom() -> float:
        return foot - (40.0 if len(waiting) >= 1 else 0.0)

    def close() -> None:
        nonlocal sheet, number, y
        if header:
            sheet.line(left, 50.0, header, 9.0)
        sheet.line(WIDTH / 2 - 14, HEIGHT - 60.0, f"- {number} -", 9.0)
        if waiting:
            sheet.block(Place(left, foot - 26.0, width), waiting.pop(0), 9.0)
        sheet.draw(canvas, None)
        sheet, number, y = Sheet(WIDTH, HEIGHT), number + 1, 100.0

    sheet.line((WIDTH - measure(title, 22.0)) / 2, y, title, 22.0)
    y += 60.0
    for paragraph in paragraphs:
        lines = wrapped(paragraph, size, width, 2 * size)
        for index, line in enumerate(lines):
            if y + 1.8 * size > bottom():
                close()
            indent = 2 * size * (index == 0)
            room = width - indent - measure(line, size)
            last = index == len(lines) - 1
            sheet.line(left + indent, y, line, size, 0.0 if last else room / max(len(line) - 1, 1))
            y += 1.8 * size
    close()
    canvas.save()
    return target.getvalue()


def newspaper_pdf(
    title: str,
    opening: str,
    sections: Sequence[Section],
    grid: Grid = Grid(),  # noqa: B008
    seed: int | None = 0,
) -> bytes:
    """One page of a newspaper: headline, opening, then part after part in columns of lists.

    Lines are drawn in an order shuffled by ``seed``, or as they are read with ``None``.
    """
    target, canvas = new_canvas()
    sheet = Sheet(1000.0, 4000.0)
    sheet.line((1000.0 - measure(title, 36.0)) / 2, 60.0, title, 36.0)
    y = sheet.block(Place(60.0, 130.0, 880.0), opening, 11.0, 22.0) + 20.0
    for part, members in by_part(sections):
        sheet.line((1000.0 - measure(part, 24.0)) / 2, y, part, 24.0)
        y = _columns(sheet, y + 44.0, members, grid) + 24.0
    sheet.height = y + 60.0
    sheet.draw(canvas, random.Random(seed) if seed is not None else None)
    canvas.save()
    return target.getvalue()


def by_part(sections: Iterable[Section]) -> list[tuple[str, list[Section]]]:
    """The sections gathered under their parts, in order."""
    found: dict[str, list[Section]] = {}
    for section in sections:
        found.setdefault(section.part, []).append(section)
    return list(found.items())


def _columns(sheet: Sheet, top: float, members: Sequence[Section], grid: Grid) -> float:
    """Set sections one below the other, column after column; return the lowest edge."""
    left, right = 60.0, 940.0
    width = (right - left - grid.gutter * (grid.columns - 1)) / grid.columns
    share = -(-len(members) // grid.columns)
    lowest = top
    for column in range(grid.columns):
        y = top
        for section in members[column * share : (column + 1) * share]:
            y = _section(
                sheet, Place(left + column * (width + grid.gutter), y, width), section, grid
            )
        lowest = max(lowest, y)
    return lowest


def _section(sheet: Sheet, place: Place, section: Section, grid: Grid) -> float:
    x, y, width = place
    edge = 8.0 * grid.boxed
    top = y
    y += edge
    y = sheet.block(Place(x + edge, y, width - 2 * edge), section.heading, grid.heading) + 4.0
    if grid.outside:
        top = y
        y += edge
    for item in section.items:
        inner = Place(x + edge, y, width - 2 * edge)
        indent = -grid.size if grid.hanging else 0.0
        y = sheet.block(inner, f"{grid.bullet}{item}", grid.size, indent)
    if grid.boxed:
        sheet.boxes.append((x, top, x + width, y + edge))
        y += edge
    return y + 16.0
