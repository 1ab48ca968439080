"""A series as a chart: targets as marks with their bound, outcomes as dots; all geometry here.

The template draws what stands in :class:`Chart`; lengths are units of its view box.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import floor, log10

from duixian.i18n import Language
from duixian.pipeline import DEFAULT_SETTINGS
from duixian.publish.site.series import Series, Told, Year

LEFT, TOP, BOTTOM, COLUMN, HEIGHT = 58, 34, 30, 78, 240
OPEN = 16  # how far the mark of an open bound reaches
MARK = 40  # width of the mark of a target
LABEL = 8  # from a mark to its label
LINE = 13  # height of a label
SIGNS = {
    "about": "≈",
    "at_least": "≥",
    "at_most": "≤",
    "more_than": ">",
    "less_than": "<",
    "nearly": "≲",
}
SCALES = {
    "zh": ((Decimal(10**12), "万亿"), (Decimal(10**8), "亿"), (Decimal(10**4), "万")),
    "en": (
        (Decimal(10**12), "tn"),
        (Decimal(10**9), "bn"),
        (Decimal(10**6), "m"),
        (Decimal(10**3), "k"),
    ),
}


@dataclass(frozen=True)
class Label:
    """Words at a place. ``kind`` is ``target`` or ``outcome``."""

    x: float
    y: float
    text: str
    kind: str


@dataclass(frozen=True)
class Box:
    """The band of a target, and the line of what was stated at ``at`` (both ends of a range)."""

    x: float
    y: float
    width: float
    height: float
    at: tuple[float, ...]


@dataclass(frozen=True)
class Dot:
    """An outcome; ``verdict`` is empty where it answers no target."""

    x: float
    y: float
    verdict: str


@dataclass(frozen=True)
class Chart:
    """Everything that is drawn. ``unit`` is that of the axis, its magnitude included."""

    width: float
    height: float
    left: float
    unit: str
    ticks: tuple[tuple[float, str], ...]
    columns: tuple[tuple[float, str], ...]
    boxes: tuple[Box, ...]
    dots: tuple[Dot, ...]
    lines: tuple[str, ...]
    labels: tuple[Label, ...]


def chart(series: Series, unit: str, language: Language) -> Chart | None:
    """The chart of ``series``; ``None`` where it has no number to draw.

    ``unit`` is the name of its unit in the reader's language.
    """
    years = series.in_order
    values = [value for year in years for value in _values(year, series)]
    if not values:
        return None
    factor, axis = _scale(values, series.unit, unit, language)
    ticks = _ticks(min(values) * factor, max(values) * factor)
    ruler = _Ruler(ticks[0], ticks[-1], factor)
    boxes, dots, labels = [], [], []
    for index, year in enumerate(years):
        x = LEFT + COLUMN * (index + 0.5)
        if year.target and year.target.value is not None:
            boxes.append(_box(year.target, x, series, ruler))
        if year.outcome and year.outcome.value is not None:
            dots.append(Dot(x, ruler.y(year.outcome.value), year.verdict or ""))
        labels += _labels(year, x, ruler)
    return Chart(
        width=LEFT + COLUMN * len(years) + 6,
        height=HEIGHT,
        left=LEFT,
        unit=axis,
        ticks=tuple((ruler.place(tick), _plain(tick)) for tick in ticks),
        columns=tuple((LEFT + COLUMN * (i + 0.5), str(one.year)) for i, one in enumerate(years)),
        boxes=tuple(boxes),
        dots=tuple(dots),
        lines=tuple(_lines(years, ruler)),
        labels=tuple(labels),
    )


@dataclass(frozen=True)
class _Ruler:
    """The axis from ``low`` to ``high``, in the unit of the ticks."""

    low: Decimal
    high: Decimal
    factor: Decimal

    def place(self, scaled: Decimal) -> float:
        """The height of a number that is in the unit of the axis."""
        room = HEIGHT - TOP - BOTTOM
        return round(TOP + room * float((self.high - scaled) / (self.high - self.low)), 1)

    def y(self, value: Decimal) -> float:
        """The height of a value."""
        return self.place(value * self.factor)

    def say(self, value: Decimal) -> str:
        """The value in the unit of the axis."""
        return _plain(value * self.factor)


def _values(year: Year, series: Series) -> list[Decimal]:
    told = [one for one in (year.target, year.outcome) if one and one.value is not None]
    values = [one.value for one in told if one.value is not None]
    values += [one.high for one in told if one.high is not None]
    if year.target and year.target.value is not None:
        low, high = _reach(year.target, series)
        values += [low, high]
    return values


def _reach(target: Told, series: Series) -> tuple[Decimal, Decimal]:
    """The values that count as met by tolerance: 左右 has some on both sides."""
    value = target.value or Decimal(0)
    if target.high is not None:
        return min(value, target.high), max(value, target.high)
    if target.bound != "about":
        return value, value
    settings = DEFAULT_SETTINGS
    rate = series.unit in ("%", "‰", "pp")
    slack = settings.about_points / 100 if rate else abs(value) * settings.about_ratio
    return value - slack, value + slack


def _box(target: Told, x: float, series: Series, ruler: _Ruler) -> Box:
    low, high = _reach(target, series)
    top, bottom = ruler.y(high), ruler.y(low)
    at = (bottom, top) if target.high is not None else (ruler.y(target.value or Decimal(0)),)
    if target.bound in ("at_least", "more_than"):
        top -= OPEN
    elif target.bound in ("at_most", "less_than", "nearly"):
        bottom += OPEN
    return Box(x - MARK / 2, top, MARK, round(bottom - top, 1), at)


def _labels(year: Year, x: float, ruler: _Ruler) -> list[Label]:
    """The values beside their marks: what is higher has its label above, the other below."""
    told = []
    if year.target and year.target.value is not None:
        goal = year.target.value
        words = SIGNS.get(year.target.bound, "") + ruler.say(goal)
        if year.target.high is not None:
            words += f"–{ruler.say(year.target.high)}"
        told.append((ruler.y(goal), words, "target"))
    if year.outcome and year.outcome.value is not None:
        told.append((ruler.y(year.outcome.value), ruler.say(year.outcome.value), "outcome"))
    told.sort()
    places = (-LABEL, LABEL + LINE) if len(told) > 1 else (-LABEL,)
    return [
        Label(x, round(y + place, 1), words, kind)
        for (y, words, kind), place in zip(told, places, strict=False)
    ]


def _lines(years: Sequence[Year], ruler: _Ruler) -> list[str]:
    """Runs of outcomes of neighbouring years, as the points of a line."""
    runs: list[list[str]] = [[]]
    last: int | None = None
    for index, year in enumerate(years):
        if year.outcome is None or year.outcome.value is None:
            continue
        if last is not None and year.year != last + 1:
            runs.append([])
        x = LEFT + COLUMN * (index + 0.5)
        runs[-1].append(f"{x:g},{ruler.y(year.outcome.value):g}")
        last = year.year
    return [" ".join(run) for run in runs if len(run) > 1]


def _scale(
    values: Sequence[Decimal], code: str | None, unit: str, language: Language
) -> tuple[Decimal, str]:
    """What values are multiplied by for the axis, and the name of its unit."""
    if code == "%":
        return Decimal(100), "%"
    if code == "‰":
        return Decimal(1000), "‰"
    largest = max(map(abs, values))
    for size, name in SCALES[language]:
        if largest >= size:
            return 1 / size, f"{name}{unit}" if language == "zh" else f"{unit} ({name})"
    return Decimal(1), unit


def _ticks(low: Decimal, high: Decimal) -> list[Decimal]:
    """Three to seven round numbers that hold ``low`` and ``high`` with room beside them."""
    span = high - low or abs(high) * Decimal("0.2") or Decimal(1)
    low, high = low - span * Decimal("0.2"), high + span * Decimal("0.2")
    rough = (high - low) / 4
    size = Decimal(10) ** floor(log10(rough))
    step = next(size * one for one in (1, 2, 5, 10) if size * one >= rough)
    first, last = floor(low / step), -floor(-high / step)
    return [step * number for number in range(first, last + 1)]


def _plain(value: Decimal) -> str:
    """At most two places, no exponent, a true minus sign."""
    short = round(value, 2)
    words = f"{short.normalize():,f}" if short else "0"
    return words.replace("-", "−")
