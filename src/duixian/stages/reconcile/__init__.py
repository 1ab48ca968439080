"""Two reports to verdicts: what was promised, held against what is reported a year later."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from msgspec.structs import replace

from duixian.model import Finding, Report, last_year
from duixian.model.decision import Decision
from duixian.model.reconciliation import (
    Answer,
    Item,
    Reconciliation,
)
from duixian.stages.reconcile.adjusted import Adjustment, adjusted, adjustments
from duixian.stages.reconcile.answers import Finder
from duixian.stages.reconcile.cases import Case
from duixian.stages.reconcile.chain import chain
from duixian.stages.reconcile.commitments import commitments, promises
from duixian.stages.reconcile.decided import apply
from duixian.stages.reconcile.evidence import REVIEWED, Evidence, evidence
from duixian.stages.reconcile.heads import head
from duixian.stages.reconcile.ladder import ladder
from duixian.stages.reconcile.likeness import Weights
from duixian.stages.reconcile.numbers import completion, shortfall
from duixian.stages.reconcile.pair import pair_findings, require_pair
from duixian.stages.reconcile.promises import Promise
from duixian.stages.reconcile.scored import Scored
from duixian.stages.reconcile.settings import Settings
from duixian.stages.reconcile.verdicts import decide
from duixian.stages.reconcile.voices import Voice, difference, voices

__all__ = ["Settings", "chain", "commitments", "ladder", "reconcile"]

DEFAULT = Settings()


def reconcile(
    earlier: Report,
    later: Report,
    settings: Settings = DEFAULT,
    *,
    others: Sequence[Report] = (),
    decisions: Sequence[Decision] = (),
) -> Reconciliation:
    """Every commitment of ``earlier`` with its answers in the review of ``later`` and a verdict.

    ``others`` are second sources: they are quoted beside the answers and change no verdict.
    ``decisions`` are those of people. Raise ``PairError`` where the two cannot be held together.
    """
    require_pair(earlier, later)
    promised = promises(earlier)
    weights = Weights(
        statement.text for report in (earlier, later) for statement in report.statements
    )
    found = evidence(later)
    year = int((earlier.plan_period or str(earlier.year or 0))[-4:])
    heard, misfits = voices(earlier, others, year, settings)
    court = _Court(
        finder=Finder(found, weights, settings),
        changes=adjustments(later),
        economy=_economy(found),
        year=year,
        settings=settings,
        weights=weights,
        voices=heard,
        reviewed=int(later.review_period[:4]) if later.review_period else None,
    )
    judged = [_item(one, court) for one in promised]
    items = tuple(item for item, _ in judged)
    # A floor and its stretch (确保7%、力争8%) share one answer: it differs once.
    told = (finding for _, found in judged for finding in found)
    differences = list({_quoted(finding): finding for finding in told}.values())
    held = Reconciliation(
        earlier=head(earlier),
        later=head(later),
        items=items,
        unprompted=_unprompted(later, items),
        findings=(*pair_findings(earlier, later), *misfits, *differences),
        others=tuple(voice.name for voice in heard),
    )
    return apply(held, decisions, later) if decisions else held


def _quoted(finding: Finding) -> tuple[object, ...]:
    return finding.quotes, finding.values["name"], finding.values["other"]


class _Court(NamedTuple):
    """What is the same for every promise."""

    finder: Finder
    changes: tuple[Adjustment, ...]
    economy: Decimal | None
    year: int
    settings: Settings
    weights: Weights
    voices: tuple[Voice, ...]
    reviewed: int | None

    def is_too_late(self, promise: Promise) -> bool:
        """Whether the review begins after the year in which the promise was due."""
        due = promise.commitment.deadline
        if self.reviewed is None or due is None or promise.phrase is None:
            return False
        return max(last_year(due), self.year) < self.reviewed


def _item(promise: Promise, court: _Court) -> tuple[Item, list[Finding]]:
    checkable = promise.commitment.checkable
    scored = court.finder.answers(promise) if checkable else []
    best = _deciding(scored, court.settings)
    if best and court.is_too_late(promise):
        # 今年增长8% is not decided by the growth of a year long after.
        best = best._replace(comparable=False, reasons=(*best.reasons, "other_period"))
    figure = best.evidence.figure if best else None
    change = adjusted(promise, court.changes, court.weights) if checkable else None
    case = Case(
        promise, best, figure, change, court.year, court.economy, court.settings, court.weights
    )
    verdict = decide(case)
    answers = [_answer(one) for one in _shown(scored, best)]
    if change:
        answers = [_told_change(change), *answers]
    heard = [(voice.name, voice.answer(promise)) for voice in court.voices]
    told = [(name, one) for name, one in heard if one is not None]
    item = Item(
        commitment=promise.commitment,
        answers=tuple(answers),
        verdict=verdict.code,
        rule=verdict.rule,
        template=verdict.template,
        values=verdict.values,
        completion=completion(case),
        shortfall=shortfall(case),
        needs_review=_is_doubtful(scored, best, court.settings),
        statistics=tuple(_statistic(name, one) for name, one in told),
    )
    differences = [
        finding for name, one in told for finding in difference(promise, best, one, name)
    ]
    return item, differences


def _statistic(name: str, one: Scored) -> Answer:
    return replace(_answer(one), voice="statistics", source=name)


def _told_change(change: Adjustment) -> Answer:
    return Answer(
        statement=change.statement.id,
        figure=change.new.id,
        text=change.text,
        start=change.start,
        end=change.end,
        score=1.0,
        reasons=("goal_changed",),
        value=change.new.value,
        unit=change.new.unit,
    )


def _deciding(scored: list[Scored], settings: Settings) -> Scored | None:
    """The best; a comparable figure goes before what is only a little more alike."""

    def rank(one: Scored) -> float:
        if one.comparable:
            same = 0.01 if "same_unit" in one.reasons else 0.0
            return one.score + settings.comparable_bonus + same
        if one.evidence.figure is None or one.evidence.failed:
            return one.score
        return one.score if one.score >= settings.sure_score else -1.0

    best = max(scored, key=rank, default=None)
    return best if best and rank(best) >= 0 else None


def _shown(scored: list[Scored], best: Scored | None) -> list[Scored]:
    """The deciding answer first, then up to two more that a reader may want to see."""
    if best is None:
        return []
    return [best, *(one for one in scored if one is not best)][:3]


def _is_doubtful(scored: list[Scored], best: Scored | None, settings: Settings) -> bool:
    """A low score, or two comparable answers that disagree."""
    if best is None:
        return False
    if best.score < settings.sure_score:
        return True
    rivals = {
        one.evidence.figure.value
        for one in scored
        if one.comparable and one.evidence.figure and best.score - one.score < 0.05
    }
    return len(rivals) > 1


def _answer(one: Scored) -> Answer:
    evidence = one.evidence
    figure = evidence.figure
    return Answer(
        statement=evidence.statement.id,
        figure=figure.id if figure else None,
        text=evidence.text,
        start=evidence.start,
        end=evidence.end,
        score=one.score,
        reasons=one.reasons,
        value=figure.value if figure else None,
        unit=figure.unit if figure else None,
    )


def _economy(found: Sequence[Evidence]) -> Decimal | None:
    """The year's growth of the economy as the review states it."""
    for one in found:
        figure = one.figure
        if (
            figure
            and figure.indicator
            and figure.indicator.id in ("gdp", "economy")
            and figure.measure == "growth"
            and not one.several_years
            and not one.other_year
        ):
            return figure.value
    return None


def _unprompted(later: Report, items: tuple[Item, ...]) -> tuple[str, ...]:
    parts = {section.id: section.part for section in later.sections}
    answered = {answer.statement for item in items for answer in item.answers}
    return tuple(
        statement.id
        for statement in later.statements
        if statement.kind == "result"
        and parts.get(statement.section or "") in REVIEWED
        and statement.id not in answered
    )
