"""What a printed number can have been before it was rounded.

A number rounded to its last printed digit lies within half a unit of that digit. The interval is
closed at both ends, so that it holds what rounds there half-up (四舍五入) as well as half-even
(GB/T 8170-2008, 3.2). A plain count (145项) is what it says.
"""

import re
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from functools import cache
from typing import NamedTuple

from duixian.lexicon.units import units
from duixian.model import Figure
from duixian.text.numerals import arabic

# Numerals have up to 30 digits; products and quotients of them stay exact enough with this many.
DIGITS = 60
ENDLESS = Decimal("Infinity")
HALF = Decimal("0.5")
# How far 约 and 左右 reach: half a point for a percentage, one in twenty for anything else.
ABOUT_POINTS = Decimal("0.005")
ABOUT_SHARE = Decimal("0.05")
NEARLY_SHARE = Decimal("0.1")

_ARABIC = re.compile(r"[0-9０-９][0-9０-９,，]*+(?:[.．·∙]([0-9０-９]++))?+")
_HAN_POINT = re.compile(r"点([〇零○一二三四五六七八九]++)([十百千万亿萬億]*+)")
_PER = {"百分之": Decimal("0.01"), "千分之": Decimal("0.001"), "万分之": Decimal("0.0001")}
_MAGNITUDES = dict(zip("十百千万亿萬億", map(Decimal, (10, 100, 1000, 10**4, 10**8, 10**4, 10**8)),
                       strict=True))  # fmt: skip


class Interval(NamedTuple):
    """All values from ``low`` to ``high``, both included; a side without end is infinite."""

    low: Decimal
    high: Decimal

    @property
    def bounded(self) -> bool:
        """Whether both ends are finite, so that it can be computed with."""
        return self.low.is_finite() and self.high.is_finite()

    def __neg__(self) -> "Interval":
        return Interval(-self.high, -self.low)

    def plus(self, other: "Interval") -> "Interval":
        """Every sum of a value here and one of ``other``."""
        return Interval(self.low + other.low, self.high + other.high)

    def minus(self, other: "Interval") -> "Interval":
        """Every difference."""
        return Interval(self.low - other.high, self.high - other.low)

    def times(self, factor: Decimal) -> "Interval":
        """Every value times ``factor``, which is positive."""
        return Interval(self.low * factor, self.high * factor)

    def over(self, other: "Interval") -> "Interval | None":
        """Every quotient of two positive intervals; ``None`` where one reaches zero."""
        if self.low < 0 or other.low <= 0:
            return None
        return Interval(self.low / other.high, self.high / other.low)

    def meets(self, other: "Interval") -> bool:
        """Whether some value is in both."""
        return self.low <= other.high and other.low <= self.high

    def agrees(self, other: "Interval") -> bool:
        """Whether one number can have been printed as both: 58.2 and 58.3 only touch."""
        touching = self.high == other.low or other.high == self.low
        wide = self.low < self.high and other.low < other.high
        return self.meets(other) and not (touching and wide)


ZERO = Interval(Decimal(0), Decimal(0))


class Print(NamedTuple):
    """How a number is printed: ``scale`` is what its numeral counts, ``step`` its last digit.

    421.38亿元 has a scale of 10⁸ and a step of 10⁶, both in base units.
    """

    scale: Decimal
    step: Decimal


def printing(figure: Figure) -> Print:
    """How ``figure``, which has a value, is printed."""
    value = figure.value or Decimal(0)
    found = _ARABIC.search(figure.text)
    if found is None:
        return _han(figure.text, value, is_counted(figure.unit))
    number = arabic(found[0])
    decimals = len(found[1] or "")
    if number == 0 or value == 0:
        scale = Decimal("0.01") if figure.unit == "%" else Decimal(1)
    elif figure.text[found.end() :].translate(_NO_DIGITS) != figure.text[found.end() :]:
        # 3万5千 and 1.86:1: what the second numeral says is not known here.
        return Print(Decimal(1), _last_place(value))
    else:
        scale = abs(value) / number
    if decimals == 0 and scale == 1 and is_counted(figure.unit):
        return Print(scale, Decimal(0))
    return Print(scale, scale.scaleb(-decimals))


_NO_DIGITS = str.maketrans("", "", "0123456789０１２３４５６７８９")


def _han(text: str, value: Decimal, counted: bool) -> Print:
    """百分之七点八 to a tenth of a percent; 三千亿 to its last digit that is not zero."""
    scale = next((factor for form, factor in _PER.items() if form in text), Decimal(1))
    if found := _HAN_POINT.search(text):
        for magnitude in found[2]:
            scale *= _MAGNITUDES[magnitude]
        return Print(scale, scale.scaleb(-len(found[1])))
    if not any(magnitude in text for magnitude in "万亿萬億"):
        return Print(scale, Decimal(0) if counted and scale == 1 else scale)
    return Print(scale, _last_place(value))


def _last_place(value: Decimal) -> Decimal:
    """The place of the last digit of ``value`` that is not zero."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(0)


@cache
def is_counted(unit: str | None) -> bool:
    """Whether ``unit`` counts people or things, which come whole."""
    known = units().get(unit) if unit else None
    return known is not None and known.kind in ("thing", "people")


def rounded(figure: Figure) -> Interval:
    """What the printed number can have been, whatever word binds it."""
    value = figure.value or Decimal(0)
    half = printing(figure).step * HALF
    return Interval(value - half, (value if figure.value_max is None else figure.value_max) + half)


def exactly(figure: Figure) -> Interval:
    """The printed number and nothing beside it, or the range from one printed number to another."""
    value = figure.value or Decimal(0)
    return Interval(value, value if figure.value_max is None else figure.value_max)


def stated(figure: Figure) -> Interval:
    """What the number can have been with the word that binds it (约 近 超 以上 …)."""
    near = rounded(figure)
    match figure.bound:
        case "about":
            reach = ABOUT_POINTS if figure.unit == "%" else abs(near.high) * ABOUT_SHARE
            return Interval(near.low - reach, near.high + reach)
        case "nearly":
            return Interval(near.low - abs(near.low) * NEARLY_SHARE, near.high)
        case "more_than" | "at_least":
            return Interval(near.low, ENDLESS)
        case "less_than" | "at_most":
            return Interval(-ENDLESS, near.high)
    return near


def say(value: Decimal, like: Figure) -> str:
    """``value`` as ``like`` is printed: 42138000000 like 64.05亿元 is ``421.38亿元``."""
    found = _ARABIC.search(like.text)
    if found is None or (found.end() < len(like.text) and like.text[-1].isdigit()):
        if like.unit == "%":
            return f"{plain(value * 100)}%"
        return plain(value) + ("元" if like.unit == "CNY" else like.unit or "")
    return plain(value / printing(like).scale) + like.text[found.end() :]


def plain(value: Decimal, places: int = 6) -> str:
    """``value`` in plain notation with at most ``places`` decimals."""
    # A quotient has as many digits as the context allows; nobody wants to see them.
    with localcontext(prec=80):
        short = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)
    digits = format(short, "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def span(interval: Interval, places: int = 6) -> str:
    """``5199.975–5200.125``; one number where both ends are the same."""
    low, high = plain(interval.low, places), plain(interval.high, places)
    return low if low == high else f"{low}–{high}"
