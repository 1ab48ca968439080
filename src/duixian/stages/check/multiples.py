"""How many times as much: 由20亿元增加到50亿元，是2020年的2.5倍, 翻了一番."""

import re
from decimal import Decimal
from functools import cache

from duixian.lexicon.arithmetic import either
from duixian.model import Figure
from duixian.stages.check.passages import Spot
from duixian.stages.check.precision import Interval, plain, span, stated

_OF = re.compile(r"[，、,；]?[^，。；0-9]{0,4}?(?:是|为|相当于|达到|达)([^，。；]{0,10})的")
_YEAR = re.compile("((?:19|20)[0-9]{2})年")
# 翻番 is a round word: what lies within a twentieth below it is called so too.
ROUND = Decimal("0.95")


@cache
def _doubled() -> re.Pattern[str]:
    return re.compile(rf"[，、,；（(]?[^，。；0-9]{{0,6}}{either('doubled')}")


def other_multiple(first: Figure, second: Figure, base: int | None, spot: Spot) -> str | None:
    """How ``second`` divided by ``first`` differs from the multiple that ``spot`` prints.

    ``None`` where it does not, or where ``spot`` prints no multiple of ``first``, which was
    reached in the year ``base``.
    """
    told = _told(base, spot)
    low, high = stated(first), stated(second)
    if told is None or not (low.bounded and high.bounded):
        return None
    ratio = high.over(low)
    if ratio is None or ratio.meets(told):
        return None
    shown = f"{plain(ratio.low, 2)}–{plain(ratio.high, 2)}"
    shown = span(ratio, 2) if plain(ratio.low, 2) == plain(ratio.high, 2) else shown
    return f"{second.text} ÷ {first.text} = {shown} ≠ {spot.figure.text}"


def _told(base: int | None, spot: Spot) -> Interval | None:
    """The multiples that the printed words allow."""
    figure = spot.figure
    if figure.value is None:
        return None
    if figure.unit == "%" and "番" in figure.text and _doubled().fullmatch(spot.before):
        times = figure.value + 1
        return Interval(times * ROUND, times * 2)
    if figure.unit != "倍" or figure.measure != "ratio" or not (of := _OF.fullmatch(spot.before)):
        return None
    year = _YEAR.search(of[1])
    if year and int(year[1]) != base:
        return None
    return stated(figure)
