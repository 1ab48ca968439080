"""Periods of time as ISO 8601 strings: ``2024``, ``2021/2024``, ``2024-Q3``, ``2024-06``.

A plain string sorts, compares and goes into CSV, JSON and Parquet unchanged. Quarters and
halves use the common extension ``2024-Q3`` and ``2024-H1``.
"""

from typing import NewType

Period = NewType("Period", str)


def years(first: int, last: int | None = None) -> Period:
    """The period of one year, or of all years from ``first`` to ``last`` inclusive."""
    if last is None or last == first:
        return Period(f"{first:04d}")
    return Period(f"{first:04d}/{last:04d}")


def last_year(period: Period) -> int:
    """The year in which ``period`` ends."""
    return int(period.rpartition("/")[2][:4])
