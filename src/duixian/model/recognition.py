"""What is known of a text that was recognised from pictures of its pages (OCR)."""

from bisect import bisect_right
from statistics import fmean
from typing import TYPE_CHECKING

import msgspec

from duixian.model.pages import Box

if TYPE_CHECKING:
    from duixian.model.document import Origin


class Repair(msgspec.Struct, frozen=True):
    """A misread sign that was set right: the ``rule`` that says so, the words before and after."""

    rule: str
    before: str
    after: str
    page: int


class Recognition(msgspec.Struct, frozen=True):
    """How sure the recognition was, and what it may have passed over.

    ``paragraphs[n - 1]`` gives the confidence of each column of paragraph ``n``, from 0 to 1, as
    ``Origin.lines`` and ``Origin.columns`` number them; 1 for a blank that nobody printed.
    ``uncovered`` are places with ink in which no words were found. ``pages`` are the 1-based
    numbers of the pages that were recognised.
    """

    engine: str
    pages: tuple[int, ...]
    paragraphs: tuple[tuple[float, ...], ...]
    repairs: tuple[Repair, ...] = ()
    uncovered: tuple[Box, ...] = ()

    @property
    def confidence(self) -> float:
        """The mean over all characters."""
        every = [one for paragraph in self.paragraphs for one in paragraph]
        return round(fmean(every), 4) if every else 0.0

    def of(self, origin: "Origin", start: int, end: int) -> float:
        """The lowest confidence of the canonical characters ``start:end``."""
        lowest = 1.0
        run = max(bisect_right(origin.starts, start) - 1, 0)
        while run < len(origin.starts) and origin.starts[run] < end:
            first = max(start, origin.starts[run])
            last = min(end, origin.starts[run + 1]) if run + 1 < len(origin.starts) else end
            column = origin.columns[run] + first - origin.starts[run] - 1
            here = self.paragraphs[origin.lines[run] - 1][column : column + last - first]
            lowest = min(lowest, *here) if here else lowest
            run += 1
        return round(lowest, 4)
