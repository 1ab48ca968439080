"""Target and result on one axis: the band that a target leaves, and how far the result came."""

from dataclasses import dataclass
from decimal import Decimal

from duixian.lexicon.indicators import known
from duixian.model import Bound, Direction, Indicator
from duixian.pipeline import DEFAULT_SETTINGS
from duixian.publish.poster.content import Bar, OpenEnd

RATES = ("%", "‰", "fraction", "pp")
ROOM = Decimal("1.12")  # of the axis beyond the furthest value
OPEN = Decimal("1.3")  # where a band without an end needs room
WHOLE = frozenset({"share", "ratio"})  # a part of a whole ends at all of it


@dataclass(frozen=True)
class Aim:
    """What a target asks for, whichever object states it. Percentages are fractions."""

    indicator: Indicator | None
    value: Decimal | None
    value_max: Decimal | None
    unit: str | None
    measure: str | None
    direction: Direction
    bound: Bound | None


def bar(aim: Aim, result: Decimal | None) -> Bar | None:
    """The bar of ``aim``; ``None`` where it states no value (与经济增长同步).

    ``result`` is in the unit and in the direction of the aim: a fall of 3% against a promised fall
    is 0.03.
    """
    if aim.value is None:
        return None
    low, high, open_end = band(aim)
    values = [one for one in (low, high, result, aim.value) if one is not None]
    top = max(*values, Decimal(0)) * (OPEN if open_end == "right" else ROOM)
    if aim.measure in WHOLE and aim.unit == "%" and max(values) <= 1 < top:
        top = Decimal(1)
    bottom = min(*values, Decimal(0)) * ROOM
    if top == bottom:
        top = bottom + 1
    place = _scale(bottom, top)
    start = place(bottom if open_end == "left" else low)
    end = place(top if open_end == "right" else high)
    return Bar(place(Decimal(0)), start, end, open_end, None if result is None else place(result))


def band(aim: Aim) -> tuple[Decimal, Decimal, OpenEnd]:
    """The values that keep the promise: from, to, and the end that is open (then both are it)."""
    goal = aim.value
    assert goal is not None  # noqa: S101 - the caller has looked
    if aim.value_max is not None:
        return goal, aim.value_max, "none"
    if aim.bound in ("at_least", "more_than"):
        return goal, goal, "right"
    entry = known().get(aim.indicator.id) if aim.indicator and aim.indicator.id else None
    if aim.bound in ("at_most", "less_than") or (entry and entry.ceiling):
        return goal, goal, "left"
    if aim.bound == "about":
        if aim.unit in RATES:
            slack = DEFAULT_SETTINGS.about_points / (1 if aim.unit == "pp" else 100)
        else:
            slack = abs(goal) * DEFAULT_SETTINGS.about_ratio
        return goal - slack, goal + slack, "none"
    return goal, goal, "none"


class _scale:  # noqa: N801 - used as a function
    """Maps a value onto 0 to 1, rounded so that every machine writes the same digits."""

    def __init__(self, bottom: Decimal, top: Decimal) -> None:
        self.bottom, self.length = bottom, top - bottom

    def __call__(self, value: Decimal) -> float:
        share = (value - self.bottom) / self.length
        return float(round(min(max(share, Decimal(0)), Decimal(1)), 4))
