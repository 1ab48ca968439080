"""A second source of answers: what the statistics say beside what the government says."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from duixian.i18n import N_
from duixian.model import Figure, Finding, Quote, Report
from duixian.model.reconciliation import Commitment
from duixian.stages.reconcile.answers import Finder
from duixian.stages.reconcile.cases import in_unit
from duixian.stages.reconcile.evidence import evidence
from duixian.stages.reconcile.likeness import Weights
from duixian.stages.reconcile.outcome_tables import table_evidence
from duixian.stages.reconcile.promises import Promise
from duixian.stages.reconcile.scored import Scored
from duixian.stages.reconcile.settings import Settings

_NUMERAL = re.compile(r"\d+(?:[.．·](\d+))?")


class Voice(NamedTuple):
    """A second source: its name, and what it says about a promise."""

    name: str
    finder: Finder

    least: float

    def answer(self, promise: Promise) -> Scored | None:
        """The best figure of the promise's own kind, else sure words; ``None`` without either."""
        if not promise.commitment.checkable:
            return None
        scored = self.finder.answers(promise)
        asked = bool(promise.phrase and promise.phrase.stock)
        told = (
            one
            for one in scored
            if one.comparable
            and one.evidence.figure
            and (not asked or _is_stock(one) or _same_measure(promise.commitment, one))
        )
        sure = (one for one in scored if one.evidence.figure is None and one.score >= self.least)
        return next(told, None) or next(sure, None)


def voices(
    earlier: Report, others: Sequence[Report], year: int, settings: Settings
) -> tuple[tuple[Voice, ...], tuple[Finding, ...]]:
    """The sources that speak of the place and of ``year``; a finding for each of the others."""
    fit, findings = [], []
    for other in others:
        told = _misfit(earlier, other, year)
        if told:
            findings.append(told)
            continue
        weights = Weights(
            statement.text for report in (earlier, other) for statement in report.statements
        )
        found = table_evidence(other) or evidence(other)
        finder = Finder(found, weights, settings)
        fit.append(Voice(other.source.name, finder, settings.sure_score))
    return tuple(fit), tuple(findings)


def _misfit(earlier: Report, other: Report, year: int) -> Finding | None:
    values = {"name": other.source.name, "year": str(year)}
    if earlier.place and other.place and earlier.place.name != other.place.name:
        return Finding(
            "other-source-other-place",
            "warning",
            N_("{name} speaks of {other}, not of {place}; it is left out"),
            values | {"other": other.place.name, "place": earlier.place.name},
            (),
        )
    # A table of what was done bears the year of the tasks in its name.
    reviewed = str(other.year or "") if table_evidence(other) else other.review_period
    if reviewed and not reviewed[:4] <= str(year) <= reviewed[-4:]:
        return Finding(
            "other-source-other-year",
            "warning",
            N_("{name} speaks of {reviewed}, the promises are for {year}; it is left out"),
            values | {"reviewed": reviewed},
            (),
        )
    return None


def difference(
    promise: Promise, government: Scored | None, statistics: Scored, name: str
) -> Iterator[Finding]:
    """A finding where the two voices state one quantity with values that no rounding explains."""
    if government is None or not government.comparable:
        return
    one, other = government.evidence.figure, statistics.evidence.figure
    if one is None or other is None or one.value is None or other.value is None:
        return
    if _is_stock(government) != _is_stock(statistics) and not _same_measure(one, statistics):
        return
    converted = in_unit(other, one.unit)
    if converted is None or abs(one.value - converted) <= (_grain(one) + _grain(other)) / 2:
        return
    shown = government.evidence
    yield Finding(
        "voices-differ",
        "warning",
        N_("{promise}: the report says {one}, {name} says {other}"),
        {
            "promise": promise.commitment.text,
            "one": shown.text,
            "other": statistics.evidence.text,
            "name": name,
        },
        (Quote(shown.text, shown.start, shown.end),),
    )


def _same_measure(one: Commitment | Figure, scored: Scored) -> bool:
    """Whether both measure one known indicator alike: 稳定在 makes no stock of a harvest."""
    other = scored.evidence.figure
    if other is None or one.indicator is None or other.indicator is None:
        return False
    known = one.indicator.id is not None and one.indicator.id == other.indicator.id
    return known and one.measure == other.measure


def _is_stock(one: Scored) -> bool:
    return bool(one.evidence.phrase and one.evidence.phrase.stock)


def _grain(figure: Figure) -> Decimal:
    """The worth of one step of the last digit that is printed, in the unit of the value."""
    found = _NUMERAL.search(figure.text)
    if not found or not figure.value:
        return Decimal(0)
    number = Decimal(found[0].replace("．", ".").replace("·", "."))
    if not number:
        return Decimal(0)
    step = Decimal(1).scaleb(-len(found[1] or ""))
    return abs(figure.value / number) * step
