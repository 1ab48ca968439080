"""Units that measure the same quantity, and by how much they differ."""

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from duixian.lexicon.loader import load


class Conversion(NamedTuple):
    """``factor`` turns a number in the unit into the base unit of its ``family``."""

    family: str
    factor: Decimal


@cache
def conversions() -> dict[str, Conversion]:
    """Each unit, as a figure prints it, that another unit can restate."""
    return {
        form: Conversion(entry.extra["family"], Decimal(entry.extra["factor"]))
        for entry in load("conversions").entries
        for form in entry.forms
    }
