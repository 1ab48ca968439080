"""A level with its increase and its rate of growth: 5955亿元，比上年增加1637亿元，增长37.9%."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from duixian.i18n import N_
from duixian.model import Figure, Finding, Report
from duixian.stages.check.bridges import Bridge, at_constant_prices, bridge
from duixian.stages.check.finding import found, whole
from duixian.stages.check.growth import growth_interval
from duixian.stages.check.passages import Passage, said_before
from duixian.stages.check.precision import Interval, say, span, stated

TEMPLATE = N_("level, increase and rate of growth do not fit together: {computation}")
_FROM = re.compile("[由从自][^，。；]*$")
_TO = re.compile("^[^，。；]*[到至为]")
LEVELS = ("level", "amount", "count")


class Step(NamedTuple):
    """A figure that says how the level before it has changed."""

    figure: Figure
    said: Bridge


def check_increments(report: Report, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Hold level, increase and growth against one another wherever all three are printed."""
    for passage in passages:
        spots = passage.spots
        for index in range(len(spots) - 2):
            level = spots[index].figure
            if level.measure not in LEVELS or spots[index + 1].figure.indicator != level.indicator:
                continue
            if index and _FROM.search(spots[index - 1].before) and _TO.search(spots[index].before):
                continue  # both ends are printed: what is wrong there is told of them
            steps = []
            for spot in spots[index + 1 : index + 3]:
                said = bridge(spot.before)
                if said.change is None or spot.figure.value is None:
                    break
                steps.append(Step(spot.figure, said))
            if len(steps) == 2 and (finding := _held(report, passage, level, steps)) is not None:
                yield finding


def _held(report: Report, passage: Passage, level: Figure, steps: Sequence[Step]) -> Finding | None:
    increase = next((step for step in steps if step.figure.unit == level.unit), None)
    growth = next((step for step in steps if step.figure.unit == "%"), None)
    if increase is None or growth is None or increase.said.change != growth.said.change:
        return None
    if any(step.said.real or step.said.basis not in (None, "yoy") for step in steps):
        return None
    named = {step.said.against for step in steps if step.said.against}
    if len(named) > 1 or at_constant_prices(said_before(report, passage, level.start)):
        return None
    now, step = stated(level), stated(increase.figure)
    rate = stated(growth.figure)
    if not (now.bounded and step.bounded and rate.bounded):
        return None
    if increase.said.change == "down":
        step, rate = -step, -rate
    before = now.minus(step)
    if (grown := growth_interval(before, now)) is None or grown.meets(rate):
        return None
    sign = "+" if increase.said.change == "down" else "−"
    base = say((before.low + before.high) / 2, level)
    return found(
        "level-and-growth",
        "warning",
        TEMPLATE,
        (whole(report, level, increase.figure, growth.figure),),
        computation=(
            f"{level.text} {sign} {increase.figure.text} = {base}; "
            f"{increase.figure.text} ÷ {base} = {_percent(grown)} ≠ {growth.figure.text}"
        ),
    )


def _percent(growth: Interval) -> str:
    """A rate of growth or of decline, as people say it: without a sign."""
    shown = growth if growth.low >= 0 else -growth
    return f"{span(shown.times(Decimal(100)), 2)}%"
