"""Two reports to verdicts: what was promised, held against what is reported a year later."""

from decimal import Decimal

from duixian.model import Report
from duixian.model.reconciliation import (
    Answer,
    Commitment,
    Item,
    Reconciliation,
    ReportHead,
)
from duixian.stages.reconcile.answers import Finder, Scored
from duixian.stages.reconcile.commitments import commitments
from duixian.stages.reconcile.evidence import REVIEWED, evidence
from duixian.stages.reconcile.likeness import Weights
from duixian.stages.reconcile.settings import Settings
from duixian.stages.reconcile.verdicts import Case, completion, decide, shortfall

__all__ = ["Settings", "commitments", "reconcile"]

DEFAULT = Settings()


def reconcile(earlier: Report, later: Report, settings: Settings = DEFAULT) -> Reconciliation:
    """Every commitment of ``earlier`` with its answers in the review of ``later`` and a verdict."""
    promised = commitments(earlier)
    found = evidence(later)
    weights = Weights(
        statement.text for report in (earlier, later) for statement in report.statements
    )
    finder = Finder(found, weights, settings)
    economy = _economy(later)
    year = earlier.year or 0
    items = tuple(_item(one, finder, year, economy, settings) for one in promised)
    return Reconciliation(
        earlier=_head(earlier),
        later=_head(later),
        items=items,
        unprompted=_unprompted(later, items),
        findings=(),
    )


def _item(
    commitment: Commitment, finder: Finder, year: int, economy: Decimal | None, settings: Settings
) -> Item:
    scored = finder.answers(commitment) if commitment.checkable else []
    best = _deciding(scored, settings)
    figure = best.evidence.figure if best else None
    case = Case(commitment, best, figure, year, economy, settings)
    verdict = decide(case)
    return Item(
        commitment=commitment,
        answers=tuple(_answer(one) for one in _shown(scored, best)),
        verdict=verdict.code,
        rule=verdict.rule,
        template=verdict.template,
        values=verdict.values,
        completion=completion(case),
        shortfall=shortfall(case),
        needs_review=_is_doubtful(scored, best, settings),
    )


def _deciding(scored: list[Scored], settings: Settings) -> Scored | None:
    """A comparable figure decides before words, and words before a figure of another kind."""
    comparable = [one for one in scored if one.comparable]
    if comparable:
        return comparable[0]
    words = [one for one in scored if one.evidence.figure is None]
    others = [one for one in scored if one.evidence.figure is not None]
    if words and (not others or words[0].score >= others[0].score):
        return words[0]
    return others[0] if others and others[0].score >= settings.sure_score else None


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


def _economy(report: Report) -> Decimal | None:
    """The year's growth of the economy as the review states it."""
    for one in evidence(report):
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


def _head(report: Report) -> ReportHead:
    return ReportHead(
        report.title, report.place, report.year, report.review_period, report.plan_period
    )


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
