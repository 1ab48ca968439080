"""From pictures of pages to canonical text, with box and confidence of every character."""

import time
from collections.abc import Iterable, Sequence
from statistics import fmean, median
from typing import NamedTuple

import msgspec

from duixian.errors import SourceError
from duixian.model.pages import Box, Pages, Stretch
from duixian.model.recognition import Recognition, Repair
from duixian.stages.read.layout.compose import Composition
from duixian.stages.read.layout.typeset import Run, TypesetPage, compose_pages
from duixian.stages.read.limits import Limits
from duixian.stages.read.ocr.engine import Reading as Line
from duixian.stages.read.ocr.engine import engine_name, read_line
from duixian.stages.read.ocr.images import Picture
from duixian.stages.read.ocr.ink import uncovered
from duixian.stages.read.ocr.repairs import around, repairs, with_wide_stops
from duixian.stages.read.ocr.upright import cut, level

_POINTS = 72.0
_UNREAD = 0.5  # mean confidence below which a line is no words
_RESCUED = 0.8  # … of a line that the detector had not seen
_PAPER = 0.2  # of a line's height
_ALIKE = 1.2  # of a size: another line in the same one
_LONG = 8  # characters
_NEAR = 1.25  # of a height
_EDGE = 0.4  # of the size
_HALF = 0.5  # of the size: half a Chinese character
_REPAIRED = 0.5  # confidence of a sign that a rule set right


class Recognised(NamedTuple):
    """A page as runs for the layout; ``lines`` keep how sure each character was."""

    page: TypesetPage
    lines: list[tuple[Run, list[float]]]
    repairs: list[Repair]
    uncovered: list[Box]
    skew: float


def recognise(picture: Picture, number: int) -> Recognised:
    """The words of one page. Coordinates are points from the top left, as of any page."""
    straight = level(picture.image)
    scale = _POINTS / picture.dpi
    found: list[tuple[Run, list[float]]] = []
    mended: list[Repair] = []
    read: list[tuple[float, float, float, float]] = []
    heights = [y1 - y0 for _, y0, _, y1 in straight.boxes]
    height = median(heights) if heights else picture.dpi / 6
    for tight in straight.boxes:
        box = _padded(tight)
        line = read_line(cut(straight.image, box))
        if line.text and sum(line.confidences) / len(line.confidences) >= _UNREAD:
            read.append(box)
            found.append(_run(line, box, scale, len(found), mended, number))
    missed: list[Box] = []
    for box in uncovered(straight.image, read, height):
        edge = 0.15 * height
        wider = (box[0] - edge, box[1] - edge, box[2] + edge, box[3] + edge)
        line = read_line(cut(straight.image, wider))
        if len(line.text) > 1 and sum(line.confidences) / len(line.confidences) >= _RESCUED:
            found.append(_run(line, wider, scale, len(found), mended, number))
        else:
            missed.append(Box(number, *(round(side * scale, 2) for side in box)))
    runs = [run for run, _ in found]
    _make_even(runs)
    _align(runs)
    high, wide = straight.image.shape[:2]
    page = TypesetPage(
        number, wide * scale, high * scale, [run for run, _ in found], [], straight.turn
    )
    return Recognised(page, found, mended, missed, straight.skew)


def _make_even(runs: Sequence[Run]) -> None:
    """Lines of about one size are set in one: measured one by one it differs by a tenth.

    Long lines tell the sizes. A short one says little of its own: it takes the commonest size of
    those whose lines are about as high.
    """
    left = sorted((run for run in runs if len(run.text) >= _LONG), key=lambda run: run.em)
    sizes: list[tuple[int, float, float]] = []  # lines, their height, their size
    while left:
        alike = [run for run in left if run.em <= _ALIKE * left[0].em]
        size = round(median(run.em for run in alike), 1)
        for run in alike:
            run.em = size
        sizes.append((len(alike), median(map(_height, alike)), size))
        left = left[len(alike) :]
    for run in runs:
        if len(run.text) < _LONG:
            near = [one for one in sizes if 1 / _NEAR <= _height(run) / one[1] <= _NEAR]
            run.em = max(near, default=(0, 0.0, run.em))[2]


def _align(runs: Sequence[Run]) -> None:
    """Lines that begin, or end, at nearly one edge do so at one: measured, they differ by dots."""
    for edge, at in (("lefts", 0), ("rights", -1)):
        left = sorted(runs, key=lambda run: getattr(run, edge)[at])
        while left:
            first = getattr(left[0], edge)[at]
            near = [run for run in left if getattr(run, edge)[at] <= first + _EDGE * run.size]
            middle = median(getattr(run, edge)[at] for run in near)
            for run in near:
                other = (run.rights if edge == "lefts" else run.lefts)[at]
                room = other - 0.1 if edge == "lefts" else other + 0.1
                side = min(middle, room) if edge == "lefts" else max(middle, room)
                getattr(run, edge)[at] = round(side, 3)
            left = left[len(near) :]


def _height(run: Run) -> float:
    return run.bottom - run.top


def _padded(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """``box`` with some paper around: the detector cuts first and last characters close."""
    edge = _PAPER * (box[3] - box[1])
    return box[0] - edge, box[1] - 0.3 * edge, box[2] + edge, box[3] + 0.3 * edge


def _run(
    line: Line,
    box: tuple[float, float, float, float],
    scale: float,
    place: int,
    mended: list[Repair],
    page: int,
) -> tuple[Run, list[float]]:
    line = _mended(line, mended, page)
    x0, y0, x1, y1 = (side * scale for side in box)
    middles = [x0 + middle * (x1 - x0) for middle in line.middles]
    size = _size(line.text, middles, y1 - y0)
    paper = _PAPER * (y1 - y0) / (1 + 0.6 * _PAPER)
    lefts, rights = _edges(line.text, middles, size, (x0 + paper, x1 - paper))
    return Run(line.text, lefts, rights, y0, y1, place, round(size, 2)), line.confidences


def _mended(line: Line, mended: list[Repair], page: int) -> Line:
    """``line`` after the repairs; a sign that was set right is not sure."""
    text, middles, sure = line.text, list(line.middles), list(line.confidences)
    for _, start, end, after in (changes := list(repairs(text))):
        text = text[:start] + after + text[end:]
        middles[start:end] = [sum(middles[start:end]) / (end - start)]
        sure[start:end] = [min([*sure[start:end], _REPAIRED])]
    for rule, start, end, after in changes:
        before = around(line.text, start, end)
        told = around(line.text[:start] + after + line.text[end:], start, start + 1)
        mended.append(Repair(rule, before, told, page))
    return Line(with_wide_stops(text), middles, sure)


def _size(text: str, middles: Sequence[float], height: float) -> float:
    """The size of the type: the distance of Chinese characters, else most of the line's height."""
    steps = [
        middles[index + 1] - middles[index]
        for index in range(len(text) - 1)
        if _is_wide(text[index]) and _is_wide(text[index + 1])
    ]
    if len(steps) < 3:
        return 0.8 * height
    # The mean of the usual steps: one by one they are known to a sixth of a character only.
    middle = median(steps)
    usual = [step for step in steps if 0.6 * middle <= step <= 1.4 * middle]
    return min(max(fmean(usual), 0.5 * height), height)


def _edges(
    text: str, middles: Sequence[float], size: float, sides: tuple[float, float]
) -> tuple[list[float], list[float]]:
    """Left and right edges: half a character around its middle, and not over its neighbour's.

    ``sides`` are where the ink of the line begins and ends.
    """
    lefts: list[float] = []
    rights: list[float] = []
    for index, (char, middle) in enumerate(zip(text, middles, strict=True)):
        half = size * (_HALF if _is_wide(char) else 0.5 * _HALF)
        left, right = middle - half, middle + half
        if index:
            left = max(left, (middles[index - 1] + middle) / 2, rights[-1])
        if index + 1 < len(middles):
            right = min(right, (middle + middles[index + 1]) / 2)
        lefts.append(round(left, 3))
        rights.append(round(max(right, left + 0.1), 3))
    # The ends of the line are where its ink ends; the middles of its characters are less sure.
    lefts[0] = round(min(max(sides[0], lefts[0] - size / 2), rights[0] - 0.1), 3)
    rights[-1] = round(max(min(sides[1], rights[-1] + size / 2), lefts[-1] + 0.1), 3)
    return lefts, rights


def _is_wide(char: str) -> bool:
    return "\u2e80" <= char <= "\uffdc" and not "\uff61" <= char <= "\uffdc"


def compose(
    pages: Sequence[Recognised], typeset: Sequence[TypesetPage] = ()
) -> tuple[Composition, Pages, Recognition]:
    """The canonical text of recognised ``pages`` and of ``typeset`` ones, by their numbers."""
    every = sorted([*typeset, *(one.page for one in pages)], key=lambda page: page.number)
    composition, places = compose_pages(every)
    skews = {one.page.number: one.skew for one in pages if one.skew}
    if skews:
        tilts = tuple(skews.get(page.number, 0.0) for page in every)
        places = msgspec.structs.replace(places, skews=tilts)
    known = {one.page.number: one.lines for one in pages}
    paragraphs = tuple(_confidences(stretches, known) for stretches in places.paragraphs)
    return (
        composition,
        places,
        Recognition(
            engine_name(),
            tuple(sorted(known)),
            paragraphs,
            tuple(repair for one in pages for repair in one.repairs),
            tuple(box for one in pages for box in one.uncovered),
        ),
    )


def _confidences(
    stretches: Iterable[Stretch], known: dict[int, list[tuple[Run, list[float]]]]
) -> tuple[float, ...]:
    """By column of a paragraph: how sure the character printed there was recognised."""
    found: list[float] = []
    for stretch in stretches:
        found += [1.0] * (stretch.column - 1 - len(found))
        lines = [
            line
            for line in known.get(stretch.page, ())
            if min(line[0].bottom, stretch.bottom) - max(line[0].top, stretch.top)
            > 0.3 * (line[0].bottom - line[0].top)
        ]
        by_place = {
            (left, right): sure
            for run, sures in lines
            for left, right, sure in zip(run.lefts, run.rights, sures, strict=True)
        }
        found += [
            round(by_place.get(edges, 1.0), 4)
            for edges in zip(stretch.lefts, stretch.rights, strict=True)
        ]
    return tuple(found)


class Clock:
    """How long recognising may take. Raise ``SourceError`` beyond it."""

    def __init__(self, name: str, limits: Limits) -> None:
        self._name, self._limits = name, limits
        self._end = time.monotonic() + limits.recognition_seconds

    def look(self, page: int) -> None:
        """To be called behind each page."""
        if time.monotonic() > self._end:
            raise SourceError(
                "{name}: recognising page {page} is reached after {limit} seconds and more; give "
                "fewer pages at a time",
                name=self._name,
                page=page,
                limit=self._limits.recognition_seconds,
            )
