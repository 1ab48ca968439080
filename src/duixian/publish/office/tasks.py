"""The task table of a report: one row for each promise, in the order of the report."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from duixian import pipeline
from duixian.i18n import N_
from duixian.i18n.labels import BOUNDS, KINDS, STATES, label
from duixian.lexicon.wording import change_nouns
from duixian.model import Period, Report, last_year
from duixian.model.ownership import Ownership
from duixian.model.reconciliation import Commitment
from duixian.publish.naming import name_of
from duixian.publish.office.columns import NAMES, Cell
from duixian.publish.office.printed import printed

Row = Mapping[str, Cell]


@dataclass(frozen=True)
class TaskTable:
    """Rows with a cell for each of ``columns.NAMES``.

    ``key`` tells the tables of different reports apart: the hash of the bytes of the report.
    ``year`` is the year that is planned, ``place`` may be empty.
    """

    title: str
    key: str
    place: str
    year: int | None
    rows: tuple[Row, ...]


def task_table(report: Report, translate: Callable[[str], str]) -> TaskTable:
    """Every promise of ``report``, with the units that the text names."""
    owners = pipeline.owners_of(report)
    figures = {figure.id: figure.text for figure in report.figures}
    headings = {section.id: section.heading for section in report.sections}
    statements = {statement.id: statement for statement in report.statements}
    rows: list[Row] = []
    for one in pipeline.commitments_of(report):
        start, end = _without_notes(one, owners)
        words = report.text[start:end].strip("，。；、 ")
        if not words:
            continue
        statement = statements[one.statement]
        goal = printed(one, figures.get(one.figure or "", ""), translate)
        lead, support = statement.lead, statement.support
        cells: dict[str, Cell] = dict.fromkeys(NAMES)
        rows.append(
            cells
            | {
                "number": Decimal(len(rows) + 1),
                "section": headings.get(statement.section or "", ""),
                "kind": label(KINDS, one.kind, translate),
                "promise": words,
                "indicator": _indicator(one, translate),
                "target": goal.number if goal.number is not None else goal.words,
                "unit": goal.unit,
                "bound": "" if one.bound == "exact" else label(BOUNDS, one.bound, translate),
                "lead": "、".join(lead),
                "support": "、".join(support),
                "deadline": last_day(one.deadline),
                "status": translate(STATES["not_reported"]),
                "id": one.id,
                "sentence": statement.text,
            }
        )
    year = last_year(report.plan_period) if report.plan_period else report.year
    place = report.place.name if report.place else ""
    title = translate(N_("{place}: who does what of the government work report of {year}"))
    told = title.format(place=place, year=year or "").strip(" :：")
    return TaskTable(told, report.source.sha256, place, year, tuple(rows))


def last_day(period: Period | None) -> date | None:
    """The last day of an ISO 8601 period: 2025-H1 is due on 30 June 2025."""
    if not period:
        return None
    year, _, part = period.rpartition("/")[2].partition("-")
    month = 12
    if part.startswith(("H", "Q")):
        month = int(part[1:]) * (6 if part[0] == "H" else 3)
    elif part:
        month = int(part[:2])
    after = date(int(year) + month // 12, month % 12 + 1, 1)
    return after - timedelta(days=1)


def _indicator(one: Commitment, translate: Callable[[str], str]) -> str:
    name = name_of(one.indicator)
    if not name or one.measure != "growth" or name.endswith(change_nouns()):
        return name
    rate = N_("rate of fall") if one.direction == "down" else N_("growth rate")
    return translate(N_("{indicator} ({rate})")).format(indicator=name, rate=translate(rate))


def _without_notes(one: Commitment, owners: tuple[Ownership, ...]) -> tuple[int, int]:
    """The span of a promise without a note on units at either end; empty for a mere note."""
    start, end = one.start, one.end
    for note in owners:
        if not note.bracketed or note.note_end <= start or note.note_start >= end:
            continue
        if note.note_start <= start:
            start = min(note.note_end, end)
        elif note.note_end >= end:
            end = note.note_start
    return start, end
