"""Which figures state, in so many words, the value of a named quantity in a named period."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from duixian.lexicon.arithmetic import either
from duixian.lexicon.frames import frame
from duixian.lexicon.indicators import known
from duixian.lexicon.synonyms import quantity
from duixian.model import Direction, Figure, Indicator, Period, PlaceLevel, Report, Statement
from duixian.stages.check.bridges import bridge
from duixian.stages.check.passages import Passage, Spot

Side = Literal["done", "planned"]
LEVELS = frozenset({"level", "amount", "count", "share", "ratio"})

# Words for a place larger than the report's own, by the levels that they are larger than.
_LARGER: dict[str, tuple[PlaceLevel, ...]] = {
    "全国": ("province", "prefecture", "county", "township"),
    "全球": ("nation", "province", "prefecture", "county", "township"),
    "世界": ("nation", "province", "prefecture", "county", "township"),
    "全省": ("prefecture", "county", "township"),
    "全市": ("county", "township"),
}


_PAUSE = re.compile("[，。；、：]")


class Said(NamedTuple):
    """What a figure states: two of the same key speak of the same thing."""

    key: tuple[str, str, str | None, Period | None, Side]
    figure: Figure
    statement: Statement
    direction: Direction


@cache
def _narrowed() -> re.Pattern[str]:
    return re.compile(f"{either('narrowing')}|{either('within')}|{either('within_year')}")


def said(report: Report, passages: Sequence[Passage]) -> Iterator[Said]:
    """Every figure that states a level or a yearly growth of the whole place, in text order."""
    level = report.place.level if report.place else None
    larger = tuple(word for word, levels in _LARGER.items() if level in levels)
    for passage in passages:
        side = _side(passage)
        if side is None:
            continue
        for index, spot in enumerate(passage.spots):
            indicator = spot.figure.indicator
            if indicator is None or indicator.id is None:
                continue
            what = _what(passage, index, spot)
            if what is None or _is_narrowed(report, passage, indicator, larger):
                continue
            name = quantity(indicator.text)
            key = (name, what, spot.figure.unit, spot.figure.period, side)
            yield Said(key, spot.figure, passage.statement, spot.figure.direction)


def _side(passage: Passage) -> Side | None:
    kind = passage.statement.kind
    if kind == "result" and passage.part in ("review", "term_review", "other"):
        return "done"
    if kind in ("target", "task") and passage.statement.firmness not in ("strive", "explore"):
        return "planned"
    return None


def _what(passage: Passage, index: int, spot: Spot) -> str | None:
    """``level`` or ``growth`` where the number stands right behind what it measures."""
    figure, indicator = spot.figure, spot.figure.indicator
    if figure.value is None or figure.restates or indicator is None:
        return None
    if passage.year is not None and figure.period != str(passage.year):
        return None
    gap = _between(passage, index, spot, indicator)
    if gap is None:
        return None
    words = bridge(gap)
    if words.rest or words.roles & {"gap", "rank", "from", "each"} or words.real:
        return None
    if figure.measure == "growth":
        yearly = figure.basis in (None, "yoy") and words.basis in (None, "yoy")
        return "growth" if yearly and not passage.spanning else None
    if figure.measure not in LEVELS or figure.basis is not None or words.basis is not None:
        return None
    if figure.unit == "%" or _is_stock(indicator):
        return "level"
    return None if passage.spanning else "level"


def _between(passage: Passage, index: int, spot: Spot, indicator: Indicator) -> str | None:
    """The words between the indicator and the number; a level may stand between them."""
    start = indicator.end - passage.statement.start
    if start < 0 or indicator.end > spot.figure.start:
        return None
    words = passage.statement.text[start : spot.figure.start - passage.statement.start]
    if len(words) <= len(spot.before):
        return words
    previous = passage.spots[index - 1]
    if spot.figure.measure != "growth" or previous.figure.indicator != indicator:
        return None
    # 达到421亿元，增长4.8%; but 421亿元，比2020年的336亿元增长… is not the growth of a year.
    between = _between(passage, index - 1, previous, indicator)
    return None if between is None or bridge(between).rest else spot.before


def _is_stock(indicator: Indicator) -> bool:
    entry = known().get(indicator.id or "")
    return entry is not None and entry.stock


def _is_narrowed(
    report: Report, passage: Passage, indicator: Indicator, larger: tuple[str, ...]
) -> bool:
    """Whether the sentence up to the indicator speaks of a part of the place or of the year."""
    before = report.text[passage.statement.start : indicator.start]
    if passage.statement.places or _narrowed().search(before):
        return True
    clause = _PAUSE.split(before)[-1]
    if clause and bridge(clause).rest.removesuffix("“") not in ("", *frame("scope")):
        return True  # 新登记经营主体, 外资企业进出口: a part of what the name says
    around = clause[-4:] + indicator.text
    return any(word in around for word in larger)
