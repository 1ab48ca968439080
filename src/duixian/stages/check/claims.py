"""What a report says, in so many words, of a named quantity in a named year.

Two claims with the same key speak of the same thing and must not contradict each other: within
one report, and across two. Only quantities that the indicator lexicon knows are taken, only where
nothing narrows them to a part of the place or of the year.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from duixian.lexicon.arithmetic import either, words
from duixian.lexicon.conversions import conversions
from duixian.lexicon.frames import frame
from duixian.lexicon.indicators import identify, known
from duixian.lexicon.synonyms import quantity
from duixian.model import Figure, Indicator, PlaceLevel, Report, Statement
from duixian.stages.check.bridges import Bridge, bridge
from duixian.stages.check.passages import REACH, Passage, said_before
from duixian.stages.check.precision import Interval, exactly, stated

Side = Literal["done", "planned"]
What = Literal["level", "growth"]
LEVELS = frozenset({"level", "amount", "count", "share", "ratio", "change"})

PAUSE = re.compile("[，。；、：]")
# Words for a place larger than the report's own, by the levels that they are larger than.
_LARGER: dict[str, tuple[PlaceLevel, ...]] = {
    "全国": ("province", "prefecture", "county", "township"),
    "全球": ("nation", "province", "prefecture", "county", "township"),
    "世界": ("nation", "province", "prefecture", "county", "township"),
    "全省": ("prefecture", "county", "township"),
    "全市": ("county", "township"),
}


class Key(NamedTuple):
    """What is claimed of: quantity, level or growth, unit, year, and done or planned.

    ``unit`` is the kind of quantity (``mass``) where other units could state it too.
    """

    name: str
    what: What
    unit: str | None
    year: int
    side: Side


class Claim(NamedTuple):
    """A figure that states a value. ``real`` says that a growth is no quotient of levels."""

    key: Key
    figure: Figure
    statement: Statement
    real: bool

    @property
    def value(self) -> Interval:
        """What the value can have been; a decline is a growth below zero.

        A result was measured and rounded; a goal is set, and is what it says.
        """
        goal = self.key.side == "planned" and self.figure.bound == "exact"
        near = exactly(self.figure) if goal else stated(self.figure)
        if conversion := conversions().get(self.figure.unit or ""):
            near = near.times(conversion.factor)
        falls = self.key.what == "growth" and self.figure.direction == "down"
        return -near if falls else near


class _Read(NamedTuple):
    what: What
    year: int
    real: bool


@cache
def _narrowed() -> re.Pattern[str]:
    return re.compile(f"{either('narrowing')}|{either('within')}|{either('within_year')}")


def is_narrowing(said: str) -> bool:
    """Whether the words speak of a part of the place or of the year."""
    return _narrowed().search(said) is not None


@cache
def _aimed() -> re.Pattern[str]:
    return re.compile(f"{either('foreseen')}|{either('not_yet')}")


def claims(report: Report, passages: Sequence[Passage]) -> Iterator[Claim]:
    """Every claim of ``report``, in text order."""
    level = report.place.level if report.place else None
    larger = tuple(word for word, levels in _LARGER.items() if level in levels)
    for passage in passages:
        side = _side(passage)
        if side is None:
            continue
        for index, spot in enumerate(passage.spots):
            indicator = spot.figure.indicator
            name = _name(indicator) if indicator else None
            if indicator is None or name is None:
                continue
            read = _read(report, passage, index, indicator)
            if read is None or _is_narrowed(report, passage, indicator, larger):
                continue
            unit = spot.figure.unit
            conversion = conversions().get(unit or "")
            unit = conversion.family if conversion else unit
            key = Key(name, read.what, unit, read.year, side)
            yield Claim(key, spot.figure, passage.statement, read.real)


def _side(passage: Passage) -> Side | None:
    kind = passage.statement.kind
    if kind == "result" and passage.part in ("review", "term_review", "other"):
        return "done"
    if kind in ("target", "task") and passage.statement.firmness not in ("strive", "explore"):
        # A result that stands among the goals is neither.
        return None if _told_back().search(passage.statement.text) else "planned"
    return None


@cache
def _told_back() -> re.Pattern[str]:
    return re.compile(either("told_back"))


@cache
def _revising() -> re.Pattern[str]:
    return re.compile(f"{either('revised')}$")


def _name(indicator: Indicator) -> str | None:
    """What the indicator names, where the lexicon knows it (地区生产总值 of 地区生产总值修订)."""
    if indicator.id is not None:
        return quantity(indicator.text)
    bare = _revising().sub("", indicator.text)
    return quantity(bare) if bare != indicator.text and identify(bare) else None


def _read(report: Report, passage: Passage, index: int, indicator: Indicator) -> _Read | None:
    """What number ``index`` states of the indicator, where nothing stands between the two."""
    figure = passage.spots[index].figure
    if figure.value is None or figure.restates or figure.period is None:
        return None
    gap = _between(passage, index, indicator)
    if gap is None or "/" in figure.period or "-" in figure.period:
        return None
    said = bridge(gap)
    if said.rest not in ("", *words("revised")) or said.roles & {"gap", "rank", "each"}:
        return None
    year = int(figure.period)
    # 年均浓度 is a level: the average is in its name.
    basis = None if "年均" in indicator.text and figure.measure != "growth" else figure.basis
    if said.basis not in (None, "yoy") or basis not in (None, "yoy"):
        return None
    if "from" in said.roles:
        return _base(passage, figure, said, year)
    if passage.year not in (None, year) and not _is_named(report, passage, figure, year):
        return None
    if figure.measure == "growth":
        return None if passage.spanning else _Read("growth", year, said.real)
    if figure.measure not in LEVELS or (figure.measure == "change" and "to" not in said.roles):
        return None
    if passage.spanning and figure.unit != "%" and not _is_stock(indicator):
        return None
    return _Read("level", year, False)


def _is_named(report: Report, passage: Passage, figure: Figure, year: int) -> bool:
    """Whether the sentence itself names the year before the number."""
    return f"{year}年" in said_before(report, passage, figure.start)


def _base(passage: Passage, figure: Figure, said: Bridge, year: int) -> _Read | None:
    """由51.8%提高到…: the year before, unless another is named or the change is over several."""
    if figure.measure not in LEVELS:
        return None
    if said.dated:
        return _Read("level", year, False)
    elsewhere = passage.year is not None and passage.year != year
    return None if passage.spanning or elsewhere else _Read("level", year - 1, False)


def _between(passage: Passage, index: int, indicator: Indicator, back: int = 1) -> str | None:
    """The words between indicator and number; the numbers that may stand between them left out.

    达到421亿元，增长4.8% and 由51.8%提高到52.7%: the second number is as near as the first.
    """
    spot, start = passage.spots[index], indicator.end - passage.statement.start
    if (
        start < 0
        or indicator.start < spot.figure.start - REACH
        or indicator.end > spot.figure.start
    ):
        return None
    if spot.figure.start - indicator.end <= len(spot.before):
        return passage.statement.text[start : spot.figure.start - passage.statement.start]
    if not back or passage.spots[index - 1].figure.indicator != indicator:
        return None
    between = _between(passage, index - 1, indicator, back - 1)
    if between is None or (first := bridge(between)).rest:
        return None
    moved = "from" in first.roles and not PAUSE.search(spot.before)
    grown = "from" not in first.roles and spot.figure.measure == "growth"
    return spot.before if moved or grown else None


def _is_stock(indicator: Indicator) -> bool:
    entry = known().get(indicator.id or "")
    return entry is not None and entry.stock


def _is_narrowed(
    report: Report, passage: Passage, indicator: Indicator, larger: tuple[str, ...]
) -> bool:
    """Whether the sentence up to the indicator speaks of a part of the place or of the year."""
    before = said_before(report, passage, indicator.start)
    if passage.statement.places or is_narrowing(before):
        return True
    if passage.statement.kind == "result" and _aimed().search(before):
        return True
    clause = PAUSE.split(before)[-1]
    rest = bridge(clause).rest if clause else ""
    if rest and not any(rest.endswith(scope) for scope in frame("scope")):
        return True  # 新登记经营主体, 外资企业进出口: a part of what the name says
    around = clause[-4:] + indicator.text
    return any(word in around for word in larger)
