"""Rates of growth between two levels."""

from decimal import Decimal, localcontext

from duixian.stages.check.precision import Interval

ROOT_DIGITS = 20
ONE = Interval(Decimal(1), Decimal(1))


def growth_interval(low: Interval, high: Interval) -> Interval | None:
    """Every rate of growth from a value of ``low`` to one of ``high``; negative for a decline."""
    factor = high.over(low)
    return None if factor is None else factor.minus(ONE)


def annual(growth: Interval, years: Decimal) -> Interval:
    """The average rate of growth in each of ``years`` years (geometric mean)."""
    # A root of 60 digits costs a millisecond; nobody prints more than three.
    with localcontext(prec=ROOT_DIGITS):
        root = 1 / years
        low, high = (max(end + 1, Decimal(0)) ** root - 1 for end in growth)
    return Interval(low, high)
