"""Turning a picture until its lines are level."""

import math
from collections.abc import Sequence
from statistics import median
from typing import Any, NamedTuple

from duixian.stages.read.ocr.engine import Image, Quad, is_upside_down, places

_SIDE = 1280  # dots of the longer side in which words are looked for first
_FINE = 20.0  # dots that a line should be high where they are looked for again
_COARSE = 13.0  # below that small print is lost
_TILE, _OVERLAP = 1600, 120
_LEVEL = math.radians(0.15)
_STEEPEST = math.radians(8)
_ASKED = 3  # lines that are asked whether they stand on their head


class Level(NamedTuple):
    """A picture whose lines are level, and what was done to it.

    ``boxes`` hold left, top, right and bottom of each line in dots. ``turn`` counts the quarter
    turns clockwise that lead back to the picture as it came, ``skew`` the rest, in radians.
    """

    image: Image
    boxes: list[tuple[float, float, float, float]]
    turn: int
    skew: float


def level(image: Image) -> Level:
    """``image`` turned by quarters, then by the small angle of a page that lay askew."""
    import numpy as np

    turn = 0
    quads = _quads(image)
    if _standing(quads) * 2 > len(quads):
        image, turn = np.ascontiguousarray(np.rot90(image)), 1
        quads = _quads(image)
    widest = sorted(quads, key=_length, reverse=True)[:_ASKED]
    heads = sum(is_upside_down(cut(image, _around(quad.corners))) for quad in widest)
    if heads * 2 > len(widest):
        image, turn = np.ascontiguousarray(image[::-1, ::-1]), (turn + 2) % 4
        height, width = image.shape[:2]
        quads = [Quad(np.roll((width, height) - quad.corners, 2, axis=0)) for quad in quads]
    skew = _skew(quads)
    if abs(skew) < _LEVEL:
        return Level(image, [_around(quad.corners) for quad in quads], turn, 0.0)
    straight, matrix = _rotated(image, skew)
    corners = [quad.corners @ matrix[:, :2].T + matrix[:, 2] for quad in quads]
    return Level(straight, [_around(each) for each in corners], turn, skew)


def cut(image: Image, box: tuple[float, float, float, float]) -> Image:
    """The part of ``image`` in ``box``, with white paper where that reaches over its edge."""
    import numpy as np

    height, width = image.shape[:2]
    x0, y0, x1, y1 = (round(side) for side in box)
    found = np.full((max(y1 - y0, 1), max(x1 - x0, 1), 3), 255, np.uint8)
    left, top, right, bottom = max(x0, 0), max(y0, 0), min(x1, width), min(y1, height)
    if left < right and top < bottom:
        found[top - y0 : bottom - y0, left - x0 : right - x0] = image[top:bottom, left:right]
    return found


def _quads(image: Image) -> list[Quad]:
    """The lines of ``image``: in the whole at once, in finer tiles where they are small."""
    longest = max(image.shape[:2])
    scale = min(1.0, _SIDE / longest)
    quads = _found(image, scale)
    if not quads or scale == 1.0:
        return quads
    height = median(_thickness(quad) for quad in quads)
    if height * scale >= _COARSE:
        return quads
    return _tiled(image, min(1.0, max(_FINE / height, 2 * scale)))


def _found(image: Image, scale: float) -> list[Quad]:
    import cv2

    small = image
    if scale < 1.0:
        small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return [Quad(quad.corners / scale) for quad in places(small)]


def _tiled(image: Image, scale: float) -> list[Quad]:
    """Overlapping tiles; a line counts where its middle lies in a tile's own half."""
    import numpy as np

    side = int(_TILE / scale)
    overlap = int(_OVERLAP / scale)
    found: list[Quad] = []
    height = image.shape[0]
    tops = list(range(0, max(height - overlap, 1), side))
    for top in tops:
        first, last = max(top - overlap, 0), min(top + side + overlap, height)
        for quad in _found(np.ascontiguousarray(image[first:last]), scale):
            corners = np.add(quad.corners, (0, first))
            middle = float(corners[:, 1].mean())
            if top <= middle < top + side or (top == tops[-1] and middle >= top):
                found.append(Quad(corners))
    return found


def _rotated(image: Image, skew: float) -> tuple[Image, Any]:
    import cv2

    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), math.degrees(skew), 1.0)
    straight = cv2.warpAffine(
        image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255)
    )
    return straight, matrix


def _skew(quads: Sequence[Quad]) -> float:
    """The angle of the long lines against the horizon, clockwise; 0 where they do not agree."""
    long = [quad for quad in quads if _length(quad) > 6 * _thickness(quad)]
    angles = []
    for quad in long:
        (x0, y0), (x1, y1) = quad.corners[0], quad.corners[1]
        angles.append(math.atan2(float(y1 - y0), float(x1 - x0)))
    if not angles:
        return 0.0
    found = median(angles)
    return found if abs(found) <= _STEEPEST else 0.0


def _standing(quads: Sequence[Quad]) -> int:
    """How many lines are higher than wide."""
    boxes = (_around(quad.corners) for quad in quads)
    return sum(y1 - y0 > 1.5 * (x1 - x0) for x0, y0, x1, y1 in boxes)


def _around(corners: Any) -> tuple[float, float, float, float]:
    (x0, y0), (x1, y1) = corners.min(axis=0), corners.max(axis=0)
    return float(x0), float(y0), float(x1), float(y1)


def _length(quad: Quad) -> float:
    (x0, y0), (x1, y1) = quad.corners[0], quad.corners[1]
    return math.hypot(float(x1 - x0), float(y1 - y0))


def _thickness(quad: Quad) -> float:
    (x0, y0), (x1, y1) = quad.corners[0], quad.corners[3]
    return math.hypot(float(x1 - x0), float(y1 - y0))
