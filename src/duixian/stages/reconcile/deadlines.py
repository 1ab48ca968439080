"""By when a promise is due: the last time that is named before it, else the end of the year."""

import re

from duixian.model import Figure, Period, Report, Statement, last_year, years
from duixian.stages.reconcile.phrases import time_of
from duixian.text.numerals import parse


def figure_deadline(
    report: Report, statement: Statement, figure: Figure, due: Period | None
) -> Period | None:
    """Of a figure. ``due`` is the end of the term that its section plans, if it plans one."""
    planned = report.plan_period
    head = report.text[statement.start : figure.end]
    if planned and (spoken := _SPAN.search(head)) and not due:
        number = parse(spoken[1] or spoken[2] or "二")
        if number and 1 < number <= LONGEST:
            return years(_year(planned) + int(number) - 1)
    if planned and not due and time_of(head, _year(planned)) == "one_year":
        return _within_year(statement, head, planned)
    period = figure.period
    if due and (period is None or last_year(period) < last_year(due)):
        return due
    if period and planned and last_year(period) > last_year(planned):
        return period
    if period and "/" in period:
        return period
    return _named(statement, head, planned)


def clause_deadline(report: Report, statement: Statement, end: int) -> Period | None:
    """Of a clause without a figure that ends at ``end``."""
    head = report.text[statement.start : end]
    return _named(statement, head, report.plan_period)


def _named(statement: Statement, head: str, planned: Period | None) -> Period | None:
    """The statement's deadline, where its words stand in ``head``."""
    deadline = statement.deadline
    if deadline is None or planned is None:
        return deadline or planned
    if last_year(deadline) != last_year(planned):
        return deadline if f"{last_year(deadline)}年" in head or "年内" in head else planned
    return _within_year(statement, head, planned)


def _within_year(statement: Statement, head: str, planned: Period) -> Period:
    """A month or quarter of the planned year counts once it has been named."""
    deadline = statement.deadline
    if deadline is None or len(deadline) == 4 or last_year(deadline) != last_year(planned):
        return planned
    month = re.search(r"-(\d\d)", deadline)
    if month and f"{int(month[1])}月" not in head:
        return planned
    return deadline


# 今后三年, 三年内, 今明两年
_SPAN = re.compile(
    r"(?:今后|未来|力争|争取|用|近期)([一二三四五六七八九十]|\d{1,2})年|今明[两二]年"
    r"|(?<![一二三四五六七八九十第\d])([二两三四五六七八九十])年内"
)
LONGEST = 20


def _year(period: Period) -> int:
    return last_year(period)
