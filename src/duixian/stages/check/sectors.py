"""Members of a known division against their whole: trade, town and country, sectors."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from duixian.lexicon.arithmetic import arithmetic, either, partitions, words
from duixian.model import Figure, Finding, Report
from duixian.stages.check.parts import Sum, against_whole, within
from duixian.stages.check.passages import Passage, Spot
from duixian.stages.check.precision import is_counted

# How many statements behind the one with the whole may hold its members.
REACH = 5
# The indicator that a division makes up.
WHOLES = {"trade": "foreign_trade", "sectors": "gdp"}


@cache
def _listed_sectors() -> re.Pattern[str]:
    return re.compile(rf"{either('three_sectors')}增加值分别(?:为|达|达到|是|实现|完成)?")


def check_divisions(report: Report, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Add up the members of each division that is printed in full beside its whole."""
    for index, passage in enumerate(passages):
        following = passages[index + 1 : index + REACH]
        for one in (*_within(report, passage, following), *_sectors((passage, *following))):
            if (finding := against_whole(report, one)) is not None:
                yield finding


def _within(report: Report, passage: Passage, following: Sequence[Passage]) -> Iterator[Sum]:
    """总人口56.5万人，其中城镇人口25.9万人，乡村人口30.6万人, or 其中 opens the next sentence."""
    spots = passage.spots
    last = passage.statement
    for other in following:
        opens = other.statement.text.startswith(words("within"))
        before = report.text[last.end - 1 : last.end + 1].strip("\n")[-1:]
        if not opens and before not in ("；", ";"):
            break
        spots, last = spots + other.spots, other.statement
    if not any(word in spot.before for spot in spots for word in words("within")):
        return
    for index, spot in enumerate(passage.spots):
        for name, parts in _members(within(spots, index), spot.figure).items():
            if len(parts) == _size(name) and _is_whole(name, spot):
                yield Sum(spot.figure, tuple(parts.values()))


def _members(spots: Sequence[Spot], one: Figure) -> dict[str, dict[str, Figure]]:
    """By division, the first figure of each member, in the unit of the whole.

    It ends where a number in that unit names no member: it speaks of something else.
    """
    found: dict[str, dict[str, Figure]] = {}
    for spot in spots:
        if "。" in spot.before:
            break
        if spot.figure.unit != one.unit or spot.figure.measure in ("growth", "change"):
            continue
        hits = [hit.entry for hit in arithmetic().find(spot.before)]
        hits = [entry for entry in hits if "partition" in entry.extra]
        if len(hits) != 1:
            break
        members = found.setdefault(hits[0].extra["partition"], {})
        if hits[0].id in members:
            break
        members[hits[0].id] = spot.figure
    return found


@cache
def _size(name: str) -> int:
    return len(set(partitions()[name].values()))


def _is_whole(name: str, spot: Spot) -> bool:
    """Exports and imports divide 进出口 alone; the other divisions are of counted people."""
    figure = spot.figure
    known = figure.indicator.id if figure.indicator else None
    if name in WHOLES:
        return known == WHOLES[name]
    entries = {hit.entry.id for hit in arithmetic().find(spot.before)}
    if entries & ({"averages"} | set(partitions()[name].values())):
        return False
    return is_counted(figure.unit) or (name == "residence" and known == "retail_sales")


def _sectors(passages: Sequence[Passage]) -> Iterator[Sum]:
    """The three sectors' value added in the statement of the GDP or right behind it."""
    one = next((spot.figure for spot in passages[0].spots if _is_gdp(spot.figure)), None)
    if one is None:
        return
    members: dict[str, Figure] = {}
    for passage in passages:
        for index, spot in enumerate(passage.spots):
            if spot.figure.start <= one.start or spot.figure.unit != one.unit:
                continue
            if spot.figure is not one and _is_gdp(spot.figure):
                return
            if _listed_sectors().search(spot.before):
                run = passage.spots[index : index + 3]
                if len(run) == 3 and all(other.before in ("、", "和", "，") for other in run[1:]):
                    yield Sum(one, tuple(other.figure for other in run))
                return
            for form, member in partitions()["sectors"].items():
                if _ends_in(spot.before, form):
                    members.setdefault(member, spot.figure)
        if len(members) == 3:
            yield Sum(one, tuple(members.values()))
            return


def _is_gdp(figure: Figure) -> bool:
    return bool(
        figure.unit == "CNY"
        and figure.measure in ("level", "amount")
        and figure.indicator
        and figure.indicator.id == "gdp"
    )


_BEHIND = ("", "为", "达", "达到", "完成", "实现", "分别为", "约", "是")


def _ends_in(before: str, form: str) -> bool:
    _, said, behind = before.rpartition(form)
    return bool(said) and behind.strip(" ：:") in _BEHIND
