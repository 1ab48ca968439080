"""From one value to another, and the change that is printed beside them.

由31.6%提升至54.9%，提高23.3个百分点: the difference, the rate of growth or the annual average has
to follow from the two ends. Real growth is never held against levels at current prices.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import msgspec

from duixian.i18n import N_
from duixian.lexicon.arithmetic import either
from duixian.model import Figure, Finding, Report, Severity, last_year
from duixian.stages.check.bridges import Bridge, at_constant_prices, bridge
from duixian.stages.check.finding import found, whole
from duixian.stages.check.growth import annual, growth_interval
from duixian.stages.check.multiples import other_multiple
from duixian.stages.check.passages import Passage, Spot, said_before
from duixian.stages.check.precision import Interval, plain, printing, say, span, stated
from duixian.text import numerals

CHANGE = N_("from {first} to {second} is another change than is printed: {computation}")
LAST_DIGIT = N_(
    "from {first} to {second} differs from the change that is printed in the last digit, which the "
    "rounding of both ends can explain: {computation}"
)
DIRECTION = N_("{first} to {second} goes {direction}, but the words say the opposite")

_FROM = re.compile(r"(?:由|从|自)([^，。；：:]*)$")
_TO = re.compile(r"(?:到|至|为|成|到了|为了)([^，。；：:]{0,10}年[底末]?的?)?[^，。；：:]{0,3}$")
_DURATION = re.compile(
    r"(?<=[由从])([0-9.]{1,6})(个工作日|个小时|分钟|小时|秒|天)[^，。；0-9]{0,8}(?:到|至|为)[^，。；0-9]{0,3}$"
)
_BASE = re.compile(r"[，,、（(](?:比|较)[^，。；：:]{0,14}的[^，。；：:]{0,4}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?=年)")
_TIME = re.compile("[年期初末]|之前|过去")
_LAST_YEAR = re.compile("上年|去年|上一年|前一年")
FOLLOWING = 3  # figures behind the end point that can be its change


class Move(NamedTuple):
    """A change from ``first`` to ``second``.

    ``years`` lie between them where that is known; ``base`` is the year of the first where the
    words name it; ``anchored`` says that they name a time for the first, which need not be the
    year before.
    """

    first: Spot
    second: Spot
    years: int | None
    base: int | None
    subject: str
    anchored: bool


def check_moves(report: Report, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Hold every from–to against its direction and against the changes printed behind it."""
    for passage in passages:
        for index, move in moves(report, passage):
            if move.first.figure.start < move.second.figure.start:
                wrong = _against_words(report, move)
                if wrong is not None:
                    yield wrong
                    continue
            yield from _changes(report, move, passage.spots[index + 1 : index + 1 + FOLLOWING])


def _changes(report: Report, move: Move, spots: Sequence[Spot]) -> Iterator[Finding]:
    """Hold what is printed behind a move against it."""
    for spot in spots:
        if spot.figure.value is None:
            break
        ends = move.first.figure, move.second.figure
        if {end.measure for end in ends} == {"rank"}:
            yield from _places(report, move, spot)
            break
        if (shown := other_multiple(*ends, move.base, spot)) is not None:
            quote = (whole(report, *ends, spot.figure),)
            values = {"first": ends[0].text, "second": ends[1].text, "computation": shown}
            yield found("from-to", "warning", CHANGE, quote, **values)
            break
        said = bridge(spot.before)
        if said.change is None:
            break
        if (finding := _held(report, move, spot.figure, said)) is not None:
            yield finding
        if said.years and not move.years:
            move = move._replace(years=said.years)


@cache
def _passed() -> re.Pattern[str]:
    return re.compile(rf"[，、,（(]?[^，。；0-9]{{0,4}}{either('moved_places')}(?:了)?")


def _places(report: Report, move: Move, spot: Spot) -> Iterator[Finding]:
    """由第27位上升到第23位，前移4位: places are counted, not measured."""
    first, second, told = move.first.figure, move.second.figure, spot.figure
    passed = abs((first.value or Decimal(0)) - (second.value or Decimal(0)))
    exact = {one.bound for one in (first, second, told)} == {"exact"}
    if exact and told.value != passed and _passed().fullmatch(spot.before):
        above, below = sorted((first, second), key=lambda one: one.value or Decimal(0))
        shown = f"{below.text} − {above.text} = {plain(passed)}"
        yield _finding(report, move, told, shown, "error", CHANGE)


def moves(report: Report, passage: Passage) -> Iterator[tuple[int, Move]]:
    """Each change between two printed values, with the index of the second number printed.

    由31.6%提升至54.9%, and 提升至54.9%，比2020年的31.6%提高…: there the base is printed second.
    """
    for index, spot in enumerate(passage.spots):
        if (unread := _unread(report, spot)) is not None:
            begun = _FROM.search(unread.before)
            named = (begun[1] if begun else "", spot.before)
            subject = said_before(report, passage, unread.figure.start)
            yield index, _move(report, unread, spot, named, subject)
    for index, (first, second) in enumerate(pairwise(passage.spots), 1):
        one, other = first.figure, second.figure
        if one.unit != other.unit or one.value is None or other.value is None:
            continue
        if "composition" in (one.measure, other.measure):
            continue
        subject = said_before(report, passage, one.start)
        if _BASE.fullmatch(second.before):
            yield index, _move(report, second, first, (second.before, ""), subject)
        elif "，" not in second.before and any(word in first.before for word in "由从自"):
            start = _FROM.search(first.before)
            if start and _TO.search(second.before):
                yield index, _move(report, first, second, (start[1], second.before), subject)


def _unread(report: Report, spot: Spot) -> Spot | None:
    """由41个工作日压缩到27个工作日: the first is a duration, which is no figure by itself."""
    figure = spot.figure
    match = _DURATION.search(spot.before)
    if match is None or figure.value is None or not figure.text.endswith(match[2]):
        return None
    opened = figure.start - len(spot.before)
    start, end = opened + match.start(1), opened + match.end(2)
    base = msgspec.structs.replace(
        figure,
        text=report.text[start:end],
        start=start,
        end=end,
        value=numerals.parse(match[1]),
        bound="exact",
    )
    return Spot(base, spot.before[: match.start(1)], spot.before[match.end(2) :])


def _move(report: Report, first: Spot, second: Spot, named: tuple[str, str], subject: str) -> Move:
    anchored = bool(_TIME.search(named[0])) and not _LAST_YEAR.search(named[0])
    begun = _YEAR.search(named[0])
    base = int(begun[0]) if begun else None
    return Move(first, second, _years(report, *named), base, subject, anchored)


def _years(report: Report, begun: str, ended: str) -> int | None:
    """How many years lie between the two values, where the words name the first."""
    first, last = _YEAR.search(begun), _YEAR.search(ended)
    end = int(last[0]) if last else _review_year(report)
    return end - int(first[0]) if first and end else None


def _review_year(report: Report) -> int | None:
    return last_year(report.review_period) if report.review_period else None


def _against_words(report: Report, move: Move) -> Finding | None:
    """提高 from more to less: the ends are swapped, or one of them is wrong."""
    first, second = move.first.figure, move.second.figure
    direction = bridge(move.second.before).direction
    one, other = stated(first), stated(second)
    if "rank" in (first.measure, second.measure):
        one, other = other, one
    rises, falls = one.high < other.low, other.high < one.low
    if not (direction == "up" and falls) and not (direction == "down" and rises):
        return None
    return found(
        "from-to",
        "error",
        DIRECTION,
        (whole(report, first, second),),
        first=first.text,
        second=second.text,
        direction="down" if falls else "up",
        computation=f"{first.text} {'>' if falls else '<'} {second.text}",
    )


def _held(report: Report, move: Move, change: Figure, said: Bridge) -> Finding | None:
    """A finding where ``change`` does not follow from the ends of ``move``."""
    first, second = move.first.figure, move.second.figure
    low, high = stated(first), stated(second)
    if not low.bounded or not high.bounded or "rank" in (first.measure, second.measure):
        return None
    years = said.years or move.years
    if said.basis == "annual_average" and not years:
        return None
    if move.anchored and (said.against or said.basis == "yoy"):
        return None  # 由2015年的50%提高到55%，比上年提高0.5个百分点
    over = Decimal(years or 1) if said.basis == "annual_average" else Decimal(1)
    if change.unit == "pp" and first.unit == "%":
        return _difference(report, move, change, said, 100 / over)
    if change.unit == first.unit and not (change.unit == "%" and _as_growth(low, high, change)):
        # 提高到45%，提高1%: a percentage of a percentage, or points that are called per cent.
        return _difference(report, move, change, said, 1 / over)
    if change.unit in ("%", "倍") and change.measure == "growth":
        return _growth(report, move, change, said, over)
    return None


def _difference(
    report: Report, move: Move, change: Figure, said: Bridge, scale: Decimal
) -> Finding | None:
    """A finding where ``change`` is not the difference of the ends times ``scale``."""
    first, second = move.first.figure, move.second.figure
    low, high = stated(first), stated(second)
    below, above = (second, first) if said.change == "down" else (first, second)
    reach = low.minus(high) if said.change == "down" else high.minus(low)
    value = ((above.value or Decimal(0)) - (below.value or Decimal(0))) * scale
    told = f"{plain(value)}个百分点" if change.unit == "pp" else say(value, second)
    shown = f"{above.text} − {below.text} = {told}"
    if not reach.times(scale).meets(stated(change)):
        return _finding(report, move, change, shown, "error", CHANGE)
    same_digits = {printing(one).step * scale for one in (first, second)} == {printing(change).step}
    exact = {one.bound for one in (first, second, change)} == {"exact"}
    if same_digits and exact and value != change.value:
        return _finding(report, move, change, shown, "warning", LAST_DIGIT)
    return None


def _as_growth(low: Interval, high: Interval, change: Figure) -> bool:
    growth = growth_interval(low, high)
    return growth is not None and (growth.meets(stated(change)) or (-growth).meets(stated(change)))


def _growth(
    report: Report, move: Move, change: Figure, said: Bridge, years: Decimal
) -> Finding | None:
    if said.real or at_constant_prices(move.subject) or change.unit == "pp":
        return None
    low, high = stated(move.first.figure), stated(move.second.figure)
    growth = growth_interval(low, high)
    if growth is None:
        return None
    if years > 1:
        growth = annual(growth, years)
    if said.change == "down":
        growth = -growth
    if growth.meets(stated(change)):
        return None
    root = f" ^(1/{plain(years)})" if years > 1 else ""
    shown = (
        f"{move.second.figure.text} ÷ {move.first.figure.text}{root} − 1 = "
        f"{span(growth.times(Decimal(100)), 2)}%"
    )
    return _finding(report, move, change, shown, "warning", CHANGE)


def _finding(
    report: Report, move: Move, change: Figure, shown: str, severity: Severity, template: str
) -> Finding:
    first, second = move.first.figure, move.second.figure
    return found(
        "from-to",
        severity,
        template,
        (whole(report, first, second, change),),
        first=first.text,
        second=second.text,
        computation=f"{shown} ≠ {change.text}",
    )
