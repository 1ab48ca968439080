"""The rows of the tables, in the order of the reports and of their texts."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from duixian import pipeline
from duixian.i18n import N_
from duixian.i18n.labels import UNITS as UNIT_NAMES
from duixian.i18n.labels import label
from duixian.model import Report
from duixian.model import tables as report_tables
from duixian.model.contract import message
from duixian.model.reconciliation import Answer, Item
from duixian.model.reconciliation_contract import explanation
from duixian.publish.data_package import fields
from duixian.publish.data_package.fields import TablePlan
from duixian.publish.edition import Edition

Translate = Callable[[str], str]
Row = tuple[Any, ...]
_STATED = {"sections", "statements", "figures"}
_READ = {
    "%": N_("a fraction: 0.055 is 5.5 %"),
    "‰": N_("a fraction: 0.003 is 3 ‰"),
    "pp": N_("percentage points: 0.2 is 0.2 percentage points"),
}


def tables(edition: Edition, translate: Translate) -> dict[TablePlan, list[Row]]:
    """Every table of the package with its rows; verdicts and answers only where there are two."""
    reports = (*edition.earlier, edition.report)
    made: dict[TablePlan, list[Row]] = {plan: [] for plan in fields.PLANS}
    for report in reports:
        made[fields.REPORTS].append(_report(report))
        for plan in (fields.SECTIONS, fields.STATEMENTS, fields.FIGURES):
            made[plan] += _table(report, plan, translate)
        made[fields.COMMITMENTS] += _commitments(report)
        made[fields.FINDINGS] += _findings(report, edition, translate)
    made[fields.VERDICTS] += _verdicts(edition, translate)
    made[fields.ANSWERS] += _answers(edition)
    made[fields.UNITS] += _units(made, translate)
    return {plan: rows for plan, rows in made.items() if rows or plan.name in _STATED}


def id_of(report: Report) -> str:
    """The id of a report in the package."""
    return report.source.sha256[:16]


def _place(report: Report) -> Row:
    place = report.place
    return (place.name if place else None, place.code if place else None, report.year)


def _report(report: Report) -> Row:
    place = report.place
    return (
        id_of(report),
        report.title,
        *_place(report),
        place.level if place else None,
        place.code_year if place else None,
        report.review_period,
        report.plan_period,
        report.term_period,
        report.source.name,
        report.source.media_type,
        report.source.sha256,
        report.metadata.publisher or None,
        report.metadata.date or None,
        report.text,
    )


def _table(report: Report, plan: TablePlan, translate: Translate) -> Iterator[Row]:
    """The rows of a table that ``model.tables`` knows, under the columns of ``plan``."""
    table: Any = plan.name
    names = [column.name for column in report_tables.COLUMNS[table]]
    chosen = [names.index(field.name) for field in plan.fields[1:]]
    for row in report_tables.rows(report, table, translate):
        yield (id_of(report), *(row[index] for index in chosen))


def _findings(report: Report, edition: Edition, translate: Translate) -> Iterator[Row]:
    """What reading found, and of the report that is published also what its checks found."""
    checked = edition.findings if report is edition.report else ()
    across = edition.across if report is edition.report else ()
    for finding in (*report.findings, *checked, *across):
        # A finding between two reports quotes both: its offsets would be of no one text.
        first = finding.quotes[0] if finding.quotes and finding not in across else None
        yield (
            id_of(report),
            *_place(report),
            finding.code,
            finding.severity,
            message(finding, translate),
            tuple(quote.text for quote in finding.quotes),
            first.start if first else None,
            first.end if first else None,
        )


def _commitments(report: Report) -> Iterator[Row]:
    for one in pipeline.commitments_of(report):
        yield (
            id_of(report),
            *_place(report),
            one.id,
            one.statement,
            one.figure,
            one.kind,
            one.text,
            one.indicator.id if one.indicator else None,
            one.indicator.text if one.indicator else None,
            one.value,
            one.value_max,
            one.unit,
            one.measure,
            one.direction,
            one.bound,
            one.favourable,
            one.deadline,
            one.firmness,
            one.checkable,
            one.start,
            one.end,
        )


def _verdicts(edition: Edition, translate: Translate) -> Iterator[Row]:
    if edition.reconciliation is None or edition.before is None:
        return
    for item in edition.reconciliation.items:
        review = item.review
        yield (
            id_of(edition.before),
            item.commitment.id,
            id_of(edition.report),
            item.verdict,
            item.rule,
            explanation(item, translate),
            item.completion,
            item.shortfall,
            item.needs_review,
            review.by if review else None,
            review.on if review else None,
            review.reason if review else None,
            review.machine_verdict if review else None,
        )


def _answers(edition: Edition) -> Iterator[Row]:
    if edition.reconciliation is None or edition.before is None:
        return
    for item in edition.reconciliation.items:
        for answers in (item.answers, item.statistics):
            for order, answer in enumerate(answers, start=1):
                yield _answer(id_of(edition.before), item, order, answer)


def _answer(report: str, item: Item, order: int, answer: Answer) -> Row:
    return (
        report,
        item.commitment.id,
        order,
        answer.voice,
        answer.source,
        answer.statement,
        answer.figure,
        answer.text,
        answer.value,
        answer.unit,
        Decimal(str(round(answer.score, 4))),
        answer.start,
        answer.end,
    )


def _units(made: dict[TablePlan, list[Row]], translate: Translate) -> Iterator[Row]:
    used: set[str] = set()
    for plan, rows in made.items():
        names = [field.name for field in plan.fields]
        if "unit" in names:
            at = names.index("unit")
            used |= {row[at] for row in rows if row[at]}
    for unit in sorted(used):
        counted = N_("a number of these, in full: ten thousand is 10000")
        yield unit, label(UNIT_NAMES, unit, translate), translate(_READ.get(unit, counted))
