"""Ink that no recognised line covers: the detector drops whole lines at times."""

from collections.abc import Sequence

from duixian.stages.read.ocr.engine import Image

_DARK = 0.72  # of the paper's brightness
_MOST = 60  # places of a page that are looked at
_SPREAD = 0.35  # of a line's height that its box is made larger by
_THIN, _TALL = 0.45, 2.2  # of a line's height
_WIDE = 2.0
_SPARSE, _SOLID = 0.08, 0.7  # share of dark dots in words; a rule or a picture has more

Box = tuple[float, float, float, float]


def uncovered(image: Image, boxes: Sequence[Box], height: float) -> list[Box]:
    """Places outside ``boxes`` with ink in the shape of a line of words ``height`` dots high."""
    import cv2
    import numpy as np

    gray = cv2.medianBlur(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), 3)
    dark = (gray < _DARK * float(np.median(gray))).astype(np.uint8)
    for x0, y0, x1, y1 in boxes:
        edge = _SPREAD * (y1 - y0)
        dark[max(int(y0 - edge), 0) : int(y1 + edge), max(int(x0 - edge), 0) : int(x1 + edge)] = 0
    reach = np.ones((max(int(0.2 * height), 1), max(int(1.2 * height), 1)), np.uint8)
    joined = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, reach)
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    found: list[Box] = []
    for index in range(1, count):
        x, y, wide, high, _ = (int(value) for value in stats[index])
        if not _THIN * height <= high <= _TALL * height or wide < _WIDE * height:
            continue
        if _SPARSE <= float(dark[y : y + high, x : x + wide].mean()) <= _SOLID:
            found.append((float(x), float(y), float(x + wide), float(y + high)))
    return found[:_MOST]
