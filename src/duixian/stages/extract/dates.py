"""The dates of one sentence, found without going through all of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

# How far back the date of a number is looked for: a list of hundreds of years dates nothing.
NEAREST = 40


class Dates:
    """Half-open spans in text order, each behind the one before."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def add(self, start: int, end: int) -> None:
        """Add the span ``start:end`` behind all others."""
        self._starts.append(start)
        self._ends.append(end)

    def ending(self, end: int) -> int | None:
        """The start of the date that ends at ``end``, ``None`` where none does."""
        at = bisect_left(self._ends, end)
        return self._starts[at] if at < len(self._ends) and self._ends[at] == end else None

    def starting(self, low: int, high: int) -> dict[int, int]:
        """Start and end of the dates that begin in ``low:high``."""
        first, last = bisect_left(self._starts, low), bisect_left(self._starts, high)
        return dict(zip(self._starts[first:last], self._ends[first:last], strict=True))

    def before(self, position: int, low: int) -> Iterator[tuple[int, int]]:
        """Start and end of the dates within ``low:position``, the nearest first."""
        last = bisect_right(self._ends, position)
        for at in range(last - 1, max(last - NEAREST, 0) - 1, -1):
            if self._starts[at] < low:
                return
            yield self._starts[at], self._ends[at]
