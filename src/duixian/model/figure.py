"""A figure: one number with its unit, and what it says about which indicator."""

from decimal import Decimal
from typing import Literal

import msgspec

from duixian.model.period import Period

Measure = Literal[
    "level", "growth", "change", "share", "ratio", "count", "amount", "rank", "composition"
]
Direction = Literal["up", "down", "none"]
Bound = Literal[
    "exact", "about", "at_least", "at_most", "more_than", "less_than", "nearly", "range", "relative"
]
Basis = Literal["yoy", "annual_average", "cumulative", "plan_period"]


class Indicator(msgspec.Struct, frozen=True):
    """What is measured: canonical ``id`` where the lexicon knows it, always the verbatim words."""

    id: str | None
    text: str
    start: int
    end: int


class Figure(msgspec.Struct, frozen=True):
    """One number of the text.

    ``text == document.text[start:end]`` is the number with magnitude and unit, without bound
    words. ``value`` is exact and in base units: ``515.47亿元`` is 51547000000 with unit ``CNY``,
    ``5.5%`` is 0.055 with unit ``%``, ``0.2个百分点`` is 0.2 with unit ``pp``. It is ``None`` only
    for bound ``relative``. ``value_max`` is set for bound ``range`` alone. ``restates`` is
    the id of the figure whose quantity this one repeats in another unit.
    """

    id: str
    statement: str
    text: str
    start: int
    end: int
    indicator: Indicator | None
    value: Decimal | None
    value_max: Decimal | None
    unit: str | None
    measure: Measure
    direction: Direction
    bound: Bound
    basis: Basis | None
    period: Period | None
    restates: str | None = None


class IgnoredNumber(msgspec.Struct, frozen=True):
    """A numeral that is not a figure, and the rule that says so (``date``, ``ordinal``, …)."""

    rule: str
    text: str
    start: int
    end: int
