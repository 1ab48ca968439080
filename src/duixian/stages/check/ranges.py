"""Values that cannot be: a share above 100%, 第0位, a rank beyond its field, 下降-3%."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from duixian.i18n import N_
from duixian.lexicon.arithmetic import words
from duixian.model import Finding, Quote, Report, Severity
from duixian.stages.check.bridges import bridge
from duixian.stages.check.finding import found
from duixian.stages.check.passages import Passage, Spot
from duixian.stages.check.precision import rounded
from duixian.text import numerals

OVER = N_("a share of a whole is above 100%: {text}")
DECLINE = N_("nothing declines by more than all of it: {text}")
TWICE_DOWN = N_("a decline is given with a minus sign: {text}")
NO_RANK = N_("there is no such rank: {text}")
BEYOND = N_("the rank is beyond the field that it is in: {computation}")
DAYS = N_("a year does not have that many days: {text}")
NEGATIVE = N_("a count cannot be below zero: {text}")

_PAUSE = re.compile("[，。；：]")
CLAUSE = 40  # characters back to the field of a rank
SHOWN = 8  # characters before a number that are quoted with it
MINUS = "-－−﹣"
_HAN = "零一二三四五六七八九十百千"
# 百强镇, 500强, 全省88个县: the field of a rank that follows in the same clause.
_FIELD = re.compile(
    rf"(?<![0-9{_HAN}双])([0-9]{{2,5}}|[{_HAN}]{{1,5}})(?:强|佳)"
    rf"|([0-9]{{1,5}}|[{_HAN}]{{2,5}})个[^，。；、]{{0,6}}[县市区州省镇乡旗][^，。；、]{{0,3}}[中）]"
)
# 占一般公共预算支出的180%; a thousand of a thousand is all of it.
_TAKES = re.compile(
    r"占(?:到|了)?([^，。；：]{1,24})的(?:比重|比例|份额)?(?:达到|达|为|约|近|超|超过)?$"
)
_DAYS = re.compile(r"[^，。；0-9]{0,6}?(?<![0-9])([0-9]{3,4})天")
DAYS_OF_A_YEAR = 366


def check_ranges(report: Report, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Look at each number alone, whether it can be."""
    yield from _days(report)
    for passage in passages:
        for spot in passage.spots:
            figure = spot.figure
            if figure.value is None:
                continue
            if figure.measure == "rank":
                yield from _rank(report, spot)
            elif figure.unit in ("%", "‰") and rounded(figure).low > 1:
                yield from _percentage(report, spot)
            if figure.value < 0 or (spot.before and spot.before[-1] in MINUS):
                yield from _minus(report, spot)


@cache
def _shares() -> tuple[str, ...]:
    return words("bounded_shares") + words("share_of_whole")


def _percentage(report: Report, spot: Spot) -> Iterator[Finding]:
    """占比112%, and 下降120% of what cannot turn negative."""
    figure = spot.figure
    said = bridge(spot.before)
    if figure.measure == "growth":
        named = spot.before + (figure.indicator.text if figure.indicator else "")
        if said.direction == "down" and not any(word in named for word in words("turns_negative")):
            yield _finding(report, spot, "error", DECLINE)
        return
    named = said.rest or (figure.indicator.text if figure.indicator else "")
    taken = _TAKES.search(spot.before)
    share = named.endswith(_shares()) and not named.endswith(_unbounded())
    if share or figure.unit == "‰" or (taken and not _is_planned(taken[1])):
        yield _finding(report, spot, "error", OVER)


def _is_planned(words_before: str) -> bool:
    """Whether a percentage is of what was planned or was there before: 占年度计划的104%."""
    bare = words_before.replace("预算支出", "").replace("预算收入", "")
    return any(word in bare for word in words("planned_whole"))


def _days(report: Report) -> Iterator[Finding]:
    """空气质量优良天数386天: no year has as many."""
    for word in words("day_counts"):
        position = report.text.find(word)
        while position >= 0:
            end = position + len(word)
            match = _DAYS.match(report.text, end)
            if match and int(match[1]) > DAYS_OF_A_YEAR:
                quote = Quote.take(report, position, match.end())
                shown = f"{match[1]} > {DAYS_OF_A_YEAR}"
                yield found(
                    "out-of-range", "error", DAYS, (quote,), text=quote.text, computation=shown
                )
            position = report.text.find(word, end)


@cache
def _unbounded() -> tuple[str, ...]:
    """拨备覆盖率: a rate that is called one of a whole and is none."""
    return tuple(kind + share for kind in words("not_of_a_whole") for share in _shares())


def _minus(report: Report, spot: Spot) -> Iterator[Finding]:
    """下降-3%; a dash between words and a number is none."""
    before = spot.before.rstrip(MINUS)
    if bridge(before).direction == "down":
        yield _finding(report, spot, "warning", TWICE_DOWN)
    elif spot.figure.measure == "count" and bridge(before).roles & {"link", "move"}:
        yield _finding(report, spot, "error", NEGATIVE)


def _rank(report: Report, spot: Spot) -> Iterator[Finding]:
    figure = spot.figure
    rank = figure.value or Decimal(0)
    if rank < 1:
        yield _finding(report, spot, "error", NO_RANK)
        return
    low = max(0, figure.start - CLAUSE)
    clauses = _PAUSE.split(report.text[low : figure.start])
    clause = clauses[-1]
    field = _field(clause)
    if field is None and len(clauses) > 1 and not bridge(clause).rest:
        # 入选全国百强县，位列第104位: nothing but the verb stands between.
        clause = "，".join(clauses[-2:])
        field = _field(clause)
    size = numerals.parse(field[1] or field[2]) if field else None
    if field and size is not None and rank > size:
        start = figure.start - len(clause) + field.start()
        quote = Quote.take(report, start, figure.end)
        shown = f"{figure.text} > {field[0]}"
        yield found("out-of-range", "error", BEYOND, (quote,), computation=shown)


def _field(clause: str) -> re.Match[str] | None:
    """The last field of a rank that ``clause`` names."""
    found_last = None
    for found_last in _FIELD.finditer(clause):  # noqa: B007 - the last one is wanted
        pass
    return found_last


def _finding(report: Report, spot: Spot, severity: Severity, template: str) -> Finding:
    """A finding on one number, quoted with the words that bind it."""
    figure = spot.figure
    quote = Quote.take(
        report, max(figure.start - SHOWN, figure.start - len(spot.before)), figure.end
    )
    return found(
        "out-of-range", severity, template, (quote,), text=quote.text, computation=figure.text
    )
