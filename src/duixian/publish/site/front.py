"""The front page: how last year's targets were answered, this year's, and what stands out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from duixian.i18n.labels import FIRMNESS, label
from duixian.model import Figure, Report, Statement
from duixian.model.reconciliation import Item, VerdictCode
from duixian.publish.cards import cards, targets
from duixian.publish.edition import Edition
from duixian.publish.hedges import firmness_of, telling
from duixian.publish.naming import name_of
from duixian.publish.phrases import say
from duixian.publish.reconciled import ORDER, in_order
from duixian.publish.site.links import anchor
from duixian.publish.site.reports import ReportPage, Words

Translate = Callable[[str], str]
EXCEPTIONS = 6
STANDING_OUT: tuple[VerdictCode, ...] = ("missed", "late", "adjusted")


@dataclass(frozen=True)
class Answered:
    """A main target of the year before and its answer. ``series`` is the indicator's page."""

    name: str
    target: str
    firmness: str
    answer: Words | None
    verdict: VerdictCode
    href: str
    series: str


@dataclass(frozen=True)
class Aim:
    """A main target of this year."""

    name: str
    target: str
    firmness: str
    href: str
    series: str


@dataclass(frozen=True)
class Count:
    """A card of the report: how many statements and figures it has."""

    name: str
    statements: int
    figures: int


@dataclass(frozen=True)
class Front:
    """What the front page shows; ``more`` exceptions are only on the page of verdicts."""

    answered: tuple[Answered, ...]
    aims: tuple[Aim, ...]
    exceptions: tuple[Item, ...]
    more: int
    cards: tuple[Count, ...]


def front(
    edition: Edition,
    pages: Sequence[ReportPage],
    series: Mapping[str, str],
    translate: Translate,
) -> Front:
    """The front page of ``edition``; ``series`` gives an indicator's page by its id or words."""
    answered: tuple[Answered, ...] = ()
    exceptions: list[Item] = []
    if edition.reconciliation:
        answered = _answered(edition.reconciliation.items, pages, series, translate)
        exceptions = [
            item
            for item in in_order(edition.reconciliation.items)
            if item.verdict in STANDING_OUT and item.commitment.checkable
        ]
    return Front(
        answered=answered,
        aims=_aims(pages[-1], series, translate),
        exceptions=tuple(exceptions[:EXCEPTIONS]),
        more=max(len(exceptions) - EXCEPTIONS, 0),
        cards=tuple(Count(one.name, one.statements, one.figures) for one in cards(edition.report)),
    )


def _answered(
    items: Sequence[Item],
    pages: Sequence[ReportPage],
    series: Mapping[str, str],
    translate: Translate,
) -> tuple[Answered, ...]:
    before, after = pages[-2:]
    by_figure = {item.commitment.figure: item for item in items if item.commitment.figure}
    rows = []
    for statement, figure in targets(before.report):
        item = by_figure.get(figure.id)
        if item is None:
            continue
        answer = item.answers[0] if item.answers else None
        name = name_of(figure.indicator) or item.commitment.text
        rows.append(
            Answered(
                name,
                say(figure, translate),
                _firmness(before.report, statement, figure, translate),
                after.words(answer.start, answer.end, answer.statement) if answer else None,
                item.verdict,
                f"reconciliation.html#{anchor(item)}",
                _series(series, figure),
            )
        )
    return tuple(sorted(rows, key=lambda row: ORDER.index(row.verdict)))


def _aims(page: ReportPage, series: Mapping[str, str], translate: Translate) -> tuple[Aim, ...]:
    report: Report = page.report
    return tuple(
        Aim(
            name_of(figure.indicator) or statement.text,
            say(figure, translate),
            _firmness(report, statement, figure, translate),
            page.href(figure.id),
            _series(series, figure),
        )
        for statement, figure in targets(report)
    )


def _firmness(report: Report, statement: Statement, figure: Figure, translate: Translate) -> str:
    return label(FIRMNESS, telling(firmness_of(report, statement, figure)), translate)


def _series(series: Mapping[str, str], figure: Figure) -> str:
    name = figure.indicator
    return series.get(name.id or name.text, "") if name else ""
