"""Holds the figures that were read against the labels of one passage."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple

from duixian.model import Figure
from eval.gold import GoldFigure

Span = tuple[int, int]
CLOSE = Decimal("1e-6")


class Match(NamedTuple):
    """A label, where it stands in the canonical text, and the figure that was read there.

    ``span`` is ``None`` where the canonical text does not hold the words. ``exact`` says that
    the spans are the same. ``figure`` is ``None`` where nothing was read.
    """

    gold: GoldFigure
    span: Span | None
    figure: Figure | None
    exact: bool


class Matched(NamedTuple):
    """All labels with their figures, and the figures that no label allows.

    ``extra`` are not at the exact span of a label, ``stray`` do not even touch one. Neither
    holds a figure that touches an optional label.
    """

    rows: tuple[Match, ...]
    extra: tuple[Figure, ...]
    stray: tuple[Figure, ...]


def match(
    gold: Sequence[GoldFigure],
    figures: Sequence[Figure],
    locate: Callable[[int, int], Span | None],
) -> Matched:
    """Pair each label with the figure of the same span, else with the best one that overlaps.

    ``locate`` takes raw offsets to canonical ones. A figure answers one label.
    """
    spans = [locate(row.start, row.end) for row in gold]
    exact = {(figure.start, figure.end): figure for figure in figures}
    taken = {span for span in spans if span in exact}
    rows = []
    for row, span in zip(gold, spans, strict=True):
        if span in exact:
            rows.append(Match(row, span, exact[span], exact=True))
            continue
        near = [f for f in figures if overlaps(f, span) and (f.start, f.end) not in taken]
        best = max(near, key=lambda figure: (same_value(row, figure), -figure.start), default=None)
        if best is not None:
            taken.add((best.start, best.end))
        rows.append(Match(row, span, best, exact=False))
    optional = [row.span for row in rows if row.gold.optional]
    free = [f for f in figures if not any(overlaps(f, span) for span in optional)]
    extra = [f for f in free if (f.start, f.end) not in set(spans)]
    stray = [f for f in extra if not any(overlaps(f, span) for span in spans)]
    return Matched(tuple(rows), tuple(extra), tuple(stray))


def overlaps(figure: Figure, span: Span | None) -> bool:
    """Whether the figure and the span share a character."""
    return span is not None and figure.start < span[1] and span[0] < figure.end


def same_value(gold: GoldFigure, figure: Figure) -> bool:
    """Equal within a millionth, since a third has no exact decimal; both ends of a range."""
    return _equal(gold.value, figure.value) and _equal(gold.value_max, figure.value_max)


def _equal(gold: Decimal | None, read: Decimal | None) -> bool:
    if gold is None or read is None:
        return gold is read
    return abs(gold - read) <= CLOSE * max(abs(gold), abs(read))


def coarse_measure(figure: Figure) -> str:
    """The label's coarser measure: ``rate``, ``delta``, ``rank`` or ``level``."""
    if figure.measure in {"count", "amount"} and figure.direction != "none":
        return "delta"
    return {"growth": "rate", "change": "delta", "rank": "rank"}.get(figure.measure, "level")


def squeezed(text: str) -> str:
    """Without white space and zero-width debris, which the canonical text does not keep."""
    return "".join(text.replace("\u200b", "").split())


def same_indicator(gold: GoldFigure, figure: Figure, *, loose: bool) -> bool:
    """Whether the phrase is one of the label's; ``loose`` lets one phrase contain the other."""
    read = squeezed(figure.indicator.text) if figure.indicator else ""
    for phrase in map(squeezed, gold.indicators):
        if read == phrase or (loose and read and (read in phrase or phrase in read)):
            return True
    return False
