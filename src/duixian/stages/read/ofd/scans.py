"""Pages of an OFD that are pictures: each as one picture, for the recognition of its words."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from duixian.errors import SourceError
from duixian.stages.read.layout.typeset import Rect, TypesetPage
from duixian.stages.read.limits import Limits
from duixian.stages.read.ocr.images import Picture, pictures
from duixian.stages.read.ofd.structure import Structure

_FEW = 4  # characters of a page number: a page of pictures with no more is a scan
_OPENED = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*")  # PNG, JPEG, TIFF
_LEAST, _MOST = 100.0, 300.0  # dots an inch of the whole page
_DOTS = 40_000_000  # of a page
_INCH = 72.0


class Placed(NamedTuple):
    """A picture on a page: its part in the container, where it lies in points, how it is turned.

    ``quarter`` counts quarter turns clockwise.
    """

    part: str
    box: Rect
    quarter: int = 0


class DrawnPage(NamedTuple):
    """A page as its words, its pictures in the order of drawing, and its size in points."""

    page: TypesetPage
    pictures: tuple[Placed, ...]
    width: float
    height: float

    def is_scan(self, structure: Structure) -> bool:
        """Whether pictures that can be opened are all that it shows."""
        few = sum(len(run.text) for run in self.page.runs) <= _FEW
        return (
            few
            and bool(self.pictures)
            and all(
                structure.package.data(placed.part).startswith(_OPENED) for placed in self.pictures
            )
        )


def scanned(
    structure: Structure, pages: Sequence[DrawnPage], name: str, limits: Limits
) -> Iterator[Picture]:
    """Each of ``pages`` as it is shown. Raise ``SourceError`` where a picture is damaged."""
    for drawn in pages:
        images = [
            _opened(structure, placed, drawn.page.number, name, limits) for placed in drawn.pictures
        ]
        yield _composed(drawn, images)


def _opened(structure: Structure, placed: Placed, page: int, name: str, limits: Limits) -> Picture:
    try:
        return next(pictures(structure.package.data(placed.part), name, limits))
    except (SourceError, StopIteration):
        raise SourceError(
            "{name}: the picture on page {page} is damaged or too large; print the page to PDF and "
            "read that",
            name=name,
            page=page,
        ) from None


def _composed(drawn: DrawnPage, images: Sequence[Picture]) -> Picture:
    """The pictures where they lie, on white paper, as fine as the finest of them."""
    import numpy as np
    from PIL import Image

    dpi = _LEAST
    for placed, (image, _) in zip(drawn.pictures, images, strict=True):
        across = image.shape[placed.quarter % 2 == 0]
        dpi = max(dpi, across * _INCH / max(placed.box.x1 - placed.box.x0, 1.0))
    most = _INCH * (_DOTS / max(drawn.width * drawn.height, 1.0)) ** 0.5
    dpi = min(dpi, _MOST, most)
    scale = dpi / _INCH
    size = max(round(drawn.width * scale), 1), max(round(drawn.height * scale), 1)
    paper = Image.new("RGB", size, "white")
    for placed, (image, _) in zip(drawn.pictures, images, strict=True):
        box = placed.box
        wide, high = (box.x1 - box.x0) * scale, (box.y1 - box.y0) * scale
        if not (1 <= wide <= 2 * size[0] and 1 <= high <= 2 * size[1]):
            continue  # a rule or a dot, or far beyond the page
        turned = Image.fromarray(np.rot90(image, -placed.quarter))
        fitted = turned.resize((round(wide), round(high)), Image.Resampling.LANCZOS)
        paper.paste(fitted, (round(box.x0 * scale), round(box.y0 * scale)))
    return Picture(np.asarray(paper), dpi)
