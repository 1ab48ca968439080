"""层层加码: the same year's targets of nation, province, prefecture and county, side by side."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import get_args

from duixian.errors import PairError
from duixian.i18n import N_
from duixian.lexicon.indicators import known
from duixian.model import Finding, PlaceLevel, Report
from duixian.model.reconciliation import Commitment
from duixian.model.series import Ladder, LadderRow, Rung, Step
from duixian.stages.reconcile.commitments import promises
from duixian.stages.reconcile.heads import head
from duixian.stages.reconcile.promises import Promise

Key = tuple[str, str]
RATES = ("%", "‰", "pp", "fraction")
LEVELS: tuple[str, ...] = get_args(PlaceLevel)


def ladder(reports: Sequence[Report]) -> Ladder:
    """The targets that at least two of ``reports`` set.

    Raise :class:`PairError` where fewer than two reports are given.
    """
    if len(reports) < 2:
        raise PairError(N_("a ladder needs two reports or more; give one of each level"))
    ordered = sorted(reports, key=_height)
    aims = [_targets(report) for report in ordered]
    names = {key: promise for found in reversed(aims) for key, promise in found.items()}
    keys = dict.fromkeys(key for found in aims for key in found)
    rows = [
        LadderRow(names[key].known, _name(names[key]), tuple(_rungs(ordered, aims, key)))
        for key in keys
        if sum(key in found for found in aims) >= 2
    ]
    return Ladder(tuple(map(head, ordered)), tuple(rows), tuple(_findings(ordered)))


def _height(report: Report) -> tuple[int, str]:
    place = report.place
    return (LEVELS.index(place.level), place.name) if place else (len(LEVELS), "")


def _targets(report: Report) -> dict[Key, Promise]:
    """The first target of each quantity; those of the main part where there is one."""
    parts = {section.id: section.part for section in report.sections}
    sections = {statement.id: parts.get(statement.section or "") for statement in report.statements}
    aimed = [one for one in promises(report) if one.commitment.figure]
    main = [one for one in aimed if sections[one.commitment.statement] == "target"]
    found: dict[Key, Promise] = {}
    for promise in main or [one for one in aimed if one.commitment.kind == "target"]:
        found.setdefault(_key(promise), promise)
    return found


def _key(promise: Promise) -> Key:
    """The quantity: growth of an indicator and its level are two."""
    goal = promise.commitment
    name = "gdp" if promise.known == "economy" else promise.known
    growing = "growth" if goal.measure == "growth" else str(goal.unit)
    assert promise.phrase
    return name or promise.phrase.key, growing


def _name(promise: Promise) -> str:
    indicator = promise.commitment.indicator
    return indicator.text if indicator else promise.commitment.text


def _rungs(
    ordered: Sequence[Report], aims: Sequence[dict[Key, Promise]], key: Key
) -> Iterator[Rung]:
    """Each level is held against the nearest one above it, never against its neighbours."""
    told: list[tuple[int, Commitment]] = []
    for report, found in zip(ordered, aims, strict=True):
        goal = found[key].commitment if key in found else None
        level = _height(report)[0]
        above = [one for height, one in told if height < level]
        yield Rung(goal, step(above[-1], goal) if above and goal else None)
        if goal:
            told.append((level, goal))


def step(above: Commitment, goal: Commitment) -> Step | None:
    """How ``goal`` stands to the one ``above`` it: the more ambitious one is the higher one.

    Only rates and shares of two places can be compared, amounts and counts cannot.
    """
    if above.value is None or goal.value is None or above.unit != goal.unit:
        return None
    if goal.unit not in RATES:
        return None
    one, other = middle(above), middle(goal)
    if one == other:
        return "equal"
    entry = known().get(goal.indicator.id) if goal.indicator and goal.indicator.id else None
    upward = goal.favourable != "down" or goal.direction == "down"
    if entry and entry.ceiling:
        upward = False
    return "higher" if (other > one) == upward else "lower"


def middle(goal: Commitment) -> Decimal:
    """The value, or the middle of the range."""
    assert goal.value is not None
    return goal.value if goal.value_max is None else (goal.value + goal.value_max) / 2


def _findings(ordered: Sequence[Report]) -> Iterator[Finding]:
    years = sorted({report.year for report in ordered if report.year})
    if len(years) > 1:
        yield Finding(
            "ladder-years-differ",
            "warning",
            N_("the reports are of several years ({years}): their targets are not for one year"),
            {"years": ", ".join(map(str, years))},
            (),
        )
    names = [report.place.name for report in ordered if report.place]
    for name in dict.fromkeys(name for name in names if names.count(name) > 1):
        yield Finding(
            "ladder-place-twice",
            "warning",
            N_("{place} is there more than once"),
            {"place": name},
            (),
        )
