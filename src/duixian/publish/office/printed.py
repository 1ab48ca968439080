"""A figure as its report prints it: 90 亿元, not 9000000000 yuan."""

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from duixian.i18n.labels import UNITS, label
from duixian.model.reconciliation import Commitment

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


class Printed(NamedTuple):
    """``number`` in ``unit``; where no single number is aimed at, ``words`` say the goal."""

    number: Decimal | None
    words: str
    unit: str


def printed(one: Commitment, words: str, translate: Callable[[str], str]) -> Printed:
    """The goal of ``one``, whose figure is printed as ``words``.

    The printed number is taken only where it is the exact value but for a power of ten (亿, %).
    """
    if one.value is None or one.value_max is not None:
        return Printed(None, words, "")
    plain = unicodedata.normalize("NFKC", words).replace("·", ".")
    found = _NUMBER.match(plain)
    if found:
        number = Decimal(found[0].replace(",", ""))
        if _same_but_for_tens(number, one.value):
            return Printed(number, words, plain[found.end() :].strip())
    if one.unit == "%":
        return Printed((one.value * 100).normalize(), words, "%")
    return Printed(one.value, words, label(UNITS, one.unit, translate))


def _same_but_for_tens(number: Decimal, value: Decimal) -> bool:
    return number.normalize().as_tuple().digits == value.normalize().as_tuple().digits
