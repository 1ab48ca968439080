"""Rates of growth between two levels."""

from decimal import Decimal

from duixian.stages.check.precision import Interval

ONE = Interval(Decimal(1), Decimal(1))


def growth_interval(low: Interval, high: Interval) -> Interval | None:
    """Every rate of growth from a value of ``low`` to one of ``high``; negative for a decline."""
    factor = high.over(low)
    return None if factor is None else factor.minus(ONE)


def annual(growth: Interval, years: Decimal) -> Interval:
    """The average rate of growth in each of ``years`` years (geometric mean)."""
    root = 1 / years
    return Interval(
        max(growth.low + 1, Decimal(0)) ** root - 1, max(growth.high + 1, Decimal(0)) ** root - 1
    )
