"""Shares of one whole: 12.2:44.9:42.9, or 三次产业占比分别为12.2%、44.9%、42.9%."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from duixian.i18n import N_
from duixian.lexicon.arithmetic import either, shares_of_a_whole
from duixian.model import Figure, Finding, Report
from duixian.stages.check.finding import found, whole
from duixian.stages.check.passages import Passage, Spot
from duixian.stages.check.precision import ZERO, Interval, plain, rounded

# Ratios like 1:3.4 or 3:3:4 are no percentages. What is near 100 was meant to be 100.
NEAR = Interval(Decimal(90), Decimal(110))
HUNDRED = Decimal(100)
TEMPLATE = N_("the parts of a whole do not add up to 100: {computation}")

CLAUSE = 60  # characters back to the words that name what is divided
_PAUSE = re.compile("[，。；]")
_JOINTS = ("、", "和", "，", ",", "与", "及", "：", ":")


@cache
def _sectors() -> re.Pattern[str]:
    return re.compile(either("three_sectors"))


@cache
def _shares() -> re.Pattern[str]:
    return re.compile(f"{either('share_of_whole')}|{either('make_up')}")


def check_compositions(report: Report, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Add up the parts of every composition and of every list of the three sectors' shares."""
    for passage in passages:
        for run in (*_runs(passage.spots), *_divided(passage)):
            parts = [spot.figure.value or Decimal(0) for spot in run]
            if run[0].figure.unit == "%":
                parts = [part * HUNDRED for part in parts]
            total = sum(parts, Decimal(0))
            # The three sectors are the whole economy: they have to be complete, however far off.
            clause = _clause(report, passage, run[0])
            if not (NEAR.low <= total <= NEAR.high or _sectors().search(clause)):
                continue
            if not _reach(run).meets(Interval(HUNDRED, HUNDRED)):
                yield found(
                    "composition",
                    "error",
                    TEMPLATE,
                    (whole(report, *(spot.figure for spot in run)),),
                    computation=f"{' + '.join(map(plain, parts))} = {plain(total)}",
                )


def _reach(run: Sequence[Spot]) -> Interval:
    """What the parts can have added up to before each was rounded."""
    total = ZERO
    for spot in run:
        part = rounded(spot.figure)
        total = total.plus(part.times(HUNDRED) if spot.figure.unit == "%" else part)
    return total


def _clause(report: Report, passage: Passage, spot: Spot) -> str:
    """The words of the clause before ``spot``, numbers included."""
    said = report.text[max(passage.statement.start, spot.figure.start - CLAUSE) : spot.figure.start]
    return _PAUSE.split(said)[-1]


def _runs(spots: Sequence[Spot]) -> Iterator[list[Spot]]:
    """The figures of each composition."""
    run: list[Spot] = []
    for spot in spots:
        if run and _goes_on(run[-1].figure, spot):
            run.append(spot)
            continue
        if len(run) > 2:
            yield run
        run = [spot] if _begins(spot) else []
    if len(run) > 2:
        yield run


def _begins(spot: Spot) -> bool:
    if spot.figure.value is None:
        return False
    if spot.figure.measure == "composition":
        return True
    if spot.figure.unit != "%" or "分别" not in spot.before or spot.figure.measure == "growth":
        return False
    clause = _PAUSE.split(spot.before)[-1]
    return bool("分别" in clause and _sectors().search(clause) and _shares().search(clause))


def _goes_on(last: Figure, spot: Spot) -> bool:
    figure = spot.figure
    if figure.value is None or figure.unit != last.unit:
        return False
    if figure.measure == "composition" or last.measure == "composition":
        return figure.measure == last.measure and figure.start == last.end + 1
    return spot.before in _JOINTS


def _divided(passage: Passage) -> Iterator[list[Spot]]:
    """第一产业占比15.2%，第二产业占比41.1%，第三产业占比43.7%: a share for each member."""
    spots, start = passage.spots, 0
    while start < len(spots):
        run = _named_shares(spots[start:])
        if run:
            yield run
        start += len(run) or 1


def _named_shares(spots: Sequence[Spot]) -> list[Spot]:
    """The first shares of ``spots`` where each names a member and all of a whole are there."""
    run: list[Spot] = []
    seen: set[str] = set()
    division, taken = "", False
    for spot in spots:
        if not _is_share(spot):
            break
        clause = _PAUSE.split(spot.before)[-1] if run else spot.before
        named = _member(clause)
        if named is None or (division and named[0] != division):
            break
        if named[1] in seen or (run and not _follows(spot.before)):
            break
        # 占 once is enough: 城镇人口占52.7%，农村人口47.3%.
        taken = taken or bool(_share_words().search(clause))
        division = named[0]
        seen.add(named[1])
        run.append(spot)
        if taken and len(seen) == len(set(shares_of_a_whole()[division].values())):
            return run
    return []


def _is_share(spot: Spot) -> bool:
    figure = spot.figure
    return figure.unit == "%" and figure.measure in ("share", "ratio") and figure.value is not None


def _follows(before: str) -> bool:
    return before[:1] in _JOINTS and not re.search("[。；]", before)


@cache
def _share_words() -> re.Pattern[str]:
    return re.compile(f"{either('share_of_whole')}|{either('make_up')}|占")


def _member(clause: str) -> tuple[str, str] | None:
    """The division of a whole and the member of it that ``clause`` names, where it is one."""
    named = {
        (division, member)
        for division, forms in shares_of_a_whole().items()
        for form, member in forms.items()
        if form in clause
    }
    return named.pop() if len(named) == 1 else None
