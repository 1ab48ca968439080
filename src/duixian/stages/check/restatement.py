"""A quantity and the same quantity in another unit: 1546.67公顷（2.32万亩）."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from duixian.i18n import N_
from duixian.lexicon.conversions import conversions
from duixian.lexicon.frames import frame
from duixian.model import Figure, Finding, Report
from duixian.stages.check.finding import found, whole
from duixian.stages.check.passages import Passage
from duixian.stages.check.precision import Interval, plain, rounded, say, span, stated

TEMPLATE = N_("one quantity in two units: {computation}, but {second} is printed")


LONGEST = 6  # characters between a quantity and its restatement


def check_restatements(report: Report, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Hold every restated quantity against what it restates."""
    for first, second in _pairs(passages):
        one, other = conversions().get(first.unit or ""), conversions().get(second.unit or "")
        if one is None or other is None or one.family != other.family:
            continue
        factor = one.factor / other.factor
        if _agree(first, second, factor):
            continue
        reach = rounded(first).times(factor)
        value = (first.value or Decimal(0)) * factor
        yield found(
            "restatement",
            "error",
            TEMPLATE,
            (whole(report, first, second),),
            computation=_computation(first, second, factor, value, reach),
            second=second.text,
        )


def _pairs(passages: Sequence[Passage]) -> Iterator[tuple[Figure, Figure]]:
    """A figure and the next one, where that repeats it: in a parenthesis, or behind 折合."""
    for passage in passages:
        for previous, spot in pairwise(passage.spots):
            figure = spot.figure
            if figure.restates is not None:
                if figure.restates == previous.figure.id:
                    yield previous.figure, figure
            elif (
                len(spot.before) < LONGEST
                and (words := spot.before.lstrip("，,、（( ")) in frame("restating")
                and words != "约"
            ):
                yield previous.figure, figure


def _agree(first: Figure, second: Figure, factor: Decimal) -> bool:
    """Whether the printed numbers agree, or what the words around them leave open does."""
    if first.value is None or second.value is None:
        return True
    return rounded(first).times(factor).meets(rounded(second)) or (
        (first.bound != "exact" or second.bound != "exact")
        and stated(first).times(factor).meets(stated(second))
    )


def _computation(
    first: Figure, second: Figure, factor: Decimal, value: Decimal, reach: Interval
) -> str:
    """``346.67公顷 × 15 = 5200.05亩（5199.975–5200.125）`` in the units that are printed."""
    unit = second.unit or ""
    sign = f"× {plain(factor)}" if factor >= 1 else f"÷ {plain(1 / factor)}"
    return f"{first.text} {sign} = {say(value, second)} ({span(reach)} {unit})"
