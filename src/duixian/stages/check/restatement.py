"""A quantity and the same quantity in another unit: 1546.67公顷（2.32万亩）."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from duixian.i18n import N_
from duixian.lexicon.conversions import conversions
from duixian.lexicon.frames import frame
from duixian.model import Figure, Finding, Report
from duixian.stages.check.finding import found, whole
from duixian.stages.check.passages import Passage, Spot
from duixian.stages.check.precision import Interval, plain, printing, rounded, say, span, stated

TEMPLATE = N_("one quantity in two units: {computation}, but {second} is printed")


LONGEST = 6  # characters between a quantity and its restatement


def check_restatements(report: Report, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Hold every restated quantity against what it restates."""
    for first, second in _pairs(passages):
        factor = _factor(first, second)
        if factor is None or _agree(first, second, factor):
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


def _factor(first: Figure, second: Figure) -> Decimal | None:
    """What turns the unit of ``first`` into that of ``second``; ``None`` where nothing does."""
    if first.unit == second.unit and first.unit not in ("%", "pp", None):
        return Decimal(1)  # 3200万元，即0.32亿元
    one, other = conversions().get(first.unit or ""), conversions().get(second.unit or "")
    if one is None or other is None or one.family != other.family:
        return None
    return one.factor / other.factor


def _pairs(passages: Sequence[Passage]) -> Iterator[tuple[Figure, Figure]]:
    """A figure and one that repeats it: in a parenthesis, or behind 折合; perhaps both."""
    for passage in passages:
        root: Figure | None = None  # what the figure before repeated
        for previous, spot in pairwise(passage.spots):
            figure, last = spot.figure, previous.figure
            known = figure.restates in (last.id, root.id if root else last.id)
            if not known and (figure.restates is not None or not _again(last, spot)):
                root = None
                continue
            yield (root or last), figure
            root = root or last


def _again(last: Figure, spot: Spot) -> bool:
    """Whether nothing but 折合, 即, … or a parenthesis stands before the number.

    3200万元（3.2亿元）: in a parenthesis the same unit is the same quantity where another
    magnitude is counted.
    """
    words = spot.before.lstrip("，,、（( ")
    if len(spot.before) >= LONGEST:
        return False
    if spot.before[:1] in ("（", "(") and words in ("", "约"):
        same = spot.figure.unit == last.unit
        closed = spot.after[:1] in ("）", ")")
        return not same or (closed and printing(spot.figure).scale != printing(last).scale)
    return words in frame("restating") and words != "约"


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
    if factor == 1:
        return f"{first.text} = {say(value, second)}"
    sign = f"× {plain(factor)}" if factor > 1 else f"÷ {plain(1 / factor)}"
    return f"{first.text} {sign} = {say(value, second)} ({span(reach)} {unit})"
