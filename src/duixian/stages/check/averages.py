"""Growth over several years and its yearly average: 五年累计增长61%，年均增长10%."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from duixian.i18n import N_
from duixian.model import Figure, Finding, Report, last_year
from duixian.stages.check.bridges import Bridge, bridge
from duixian.stages.check.finding import found, whole
from duixian.stages.check.growth import annual
from duixian.stages.check.passages import Passage, said_before
from duixian.stages.check.precision import Interval, span, stated
from duixian.text import numerals

TEMPLATE = N_("the growth over the years and its yearly average do not fit: {computation}")

_SPAN = re.compile("(?<![0-9一二三四五六七八九十〇零○])([两三四五六七八九十2-9])年")
_AGAINST = re.compile(r"[比较]([0-9〇○零一二三四五六七八九]{4})年[^，。；]*$")
_TO_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


def check_averages(report: Report, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Hold an average yearly growth against the growth over all the years beside it."""
    for passage in passages:
        for index, (first, second) in enumerate(pairwise(passage.spots), 1):
            one, other = first.figure, second.figure
            if one.indicator != other.indicator or one.unit != "%" or other.unit != "%":
                continue
            said, then = bridge(first.before), bridge(second.before)
            if then.change is None or not _is_growth(one) or not _is_growth(other):
                continue
            if one.direction != other.direction or said.real != then.real:
                continue
            before = said_before(report, passage, one.start)
            steps = _steps(before, one)
            pair = _sorted((one, said), (other, then), over_years=steps is not None)
            years = (steps,) if steps else _years(before, said, then)
            if pair and years and (shown := _computed(pair, *years)) is not None:
                figures = passage.spots[index - 1].figure, other
                yield found(
                    "from-to", "warning", TEMPLATE, (whole(report, *figures),), computation=shown
                )


def _is_growth(figure: Figure) -> bool:
    return figure.measure == "growth" and figure.value is not None


def _sorted(
    one: tuple[Figure, Bridge], other: tuple[Figure, Bridge], *, over_years: bool
) -> tuple[Figure, Figure] | None:
    """The growth over all years and the yearly average, where one is each.

    ``over_years`` says that the first of the two is told against a year further back.
    """
    averaged = [figure for figure, _ in (one, other) if figure.basis == "annual_average"]
    over = [
        figure
        for figure, said in (one, other)
        if figure.basis != "annual_average"
        and (figure.basis == "cumulative" or said.years or (over_years and figure is one[0]))
    ]
    return (over[0], averaged[0]) if len(over) == len(averaged) == 1 else None


def _steps(before: str, one: Figure) -> int | None:
    """The years from the one that the words name to the figure's own: 比2020年增长60%."""
    base = _AGAINST.search(before)
    if base is None or one.period is None:
        return None
    steps = last_year(one.period) - int(base[1].translate(_TO_DIGITS))
    return steps if steps > 1 else None


def _years(before: str, said: Bridge, then: Bridge) -> tuple[int, ...]:
    """How many yearly steps 五年来 can be: five or, from its first year to its last, four."""
    years = said.years or then.years
    if not years and (spans := _SPAN.findall(before)):
        years = int(numerals.parse(spans[-1]) or 0)
    return (years, years - 1) if years and years > 1 else ()


def _computed(pair: tuple[Figure, Figure], *years: int) -> str | None:
    """``(1 + 50%)^(1/5) − 1 = 8.44–8.46% ≠ 12%``; ``None`` where the two fit."""
    over, average = pair
    total, rate = stated(over), stated(average)
    if not total.bounded or not rate.bounded:
        return None
    if over.direction == "down":
        total, rate = -total, -rate
    rates = [annual(total, Decimal(count)) for count in years]
    if any(one.meets(rate) for one in rates):
        return None
    if over.direction == "down":
        lead = f"1 − (1 − {over.text})^(1/{years[0]})"
    else:
        lead = f"(1 + {over.text})^(1/{years[0]}) − 1"
    return f"{lead} = {_percent(rates[0], over)}% ≠ {average.text}"


def _percent(rate: Interval, over: Figure) -> str:
    return span((-rate if over.direction == "down" else rate).times(Decimal(100)), 2)
