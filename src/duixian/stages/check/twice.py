"""One quantity with two values: 城镇新增就业6738人 here, 城镇新增就业6783人 there."""

from collections.abc import Iterator, Sequence

from duixian.i18n import N_
from duixian.lexicon.arithmetic import words
from duixian.model import Figure, Finding, Report
from duixian.stages.check.claims import PAUSE, Claim, Key, is_narrowing
from duixian.stages.check.finding import found, named
from duixian.stages.check.passages import Passage, Spot, said_before
from duixian.stages.check.precision import is_counted, stated

TEMPLATE = N_("{indicator} is given two values: {computation}")
MOST = 8  # values of one thing that are told apart; a text that gives more is no report
SHORTEST = 6  # characters of a clause that name something well enough


def check_deeds(report: Report, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Hold every count of what was done against another of the same deed in the same words.

    新增规上工业企业21家 and 新增规上工业企业12家, where nothing before the verb narrows them.
    """
    seen: dict[tuple[str, str | None, str | None], Spot] = {}
    for passage in passages:
        if passage.part != "review" or passage.spanning or passage.statement.kind != "result":
            continue
        for spot in passage.spots:
            deed = _deed(report, passage, spot)
            if deed is None:
                continue
            key = deed, spot.figure.unit, spot.figure.period
            first = seen.setdefault(key, spot)
            apart = first.figure.statement != spot.figure.statement
            if apart and not stated(first.figure).agrees(stated(spot.figure)):
                yield _told(report, first.figure, spot.figure, deed)


def _deed(report: Report, passage: Passage, spot: Spot) -> str | None:
    """The clause before a count, where it is a verb and what it was done to."""
    figure = spot.figure
    if figure.value is None or not is_counted(figure.unit) or figure.basis not in (None, "yoy"):
        return None
    clause = PAUSE.split(spot.before)[-1]
    # A clause that another number opens speaks of a part: 10亿元以上制造业项目248个.
    if len(clause) < SHORTEST or clause == spot.before != _opening(passage, spot):
        return None
    before = said_before(report, passage, figure.start - len(clause))
    if passage.statement.places or is_narrowing(before):
        return None
    return clause if clause.startswith(words("yearly_deeds")) else None


def _opening(passage: Passage, spot: Spot) -> str:
    return passage.spots[0].before if spot is passage.spots[0] else ""


def check_twice(report: Report, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Hold every claim against the ones before it that have the same key."""
    seen: dict[Key, list[Claim]] = {}
    for claim in claims:
        others = seen.setdefault(claim.key, [])
        if len(others) < MOST and all(_disagree(claim, other) for other in others):
            others.append(claim)
            if len(others) > 1:
                yield _finding(report, others[0], claim)


def _disagree(one: Claim, other: Claim) -> bool:
    if one.statement.id == other.statement.id:
        return (
            False  # 连续12年超430亿斤 behind the year's own value: one sentence knows what it says
        )
    return not one.value.agrees(other.value)


def _finding(report: Report, first: Claim, second: Claim) -> Finding:
    indicator = second.figure.indicator
    name = indicator.text if indicator else ""
    return _told(report, first.figure, second.figure, name)


def _told(report: Report, first: Figure, second: Figure, name: str) -> Finding:
    return found(
        "stated-twice",
        "error",
        TEMPLATE,
        (named(report, first), named(report, second)),
        indicator=name,
        computation=f"{first.text} ≠ {second.text}",
    )
