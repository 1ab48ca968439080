"""What the later report says was done: every figure and every clause of its review."""

from collections.abc import Iterator
from typing import NamedTuple

from duixian.model import Figure, Part, Report, Statement
from duixian.stages.reconcile.likeness import bigrams, plain

REVIEWED: tuple[Part, ...] = ("review", "term_review")


class Evidence(NamedTuple):
    """One clause of the review, with its figure where it has one.

    ``key`` is the plain name of what is measured (the clause itself without a figure), ``context``
    the plain words of the whole statement. ``several_years`` says that the figure is an average,
    a total or a level of more than one year; ``other_year`` that it speaks of an earlier year.
    """

    statement: Statement
    figure: Figure | None
    start: int
    end: int
    text: str
    key: str
    key_pairs: frozenset[str]
    context_pairs: frozenset[str]
    several_years: bool
    other_year: bool


def evidence(report: Report) -> tuple[Evidence, ...]:
    """All evidence of the review parts of ``report``, in text order."""
    parts: dict[str | None, Part] = {section.id: section.part for section in report.sections}
    figures = {figure.id: figure for figure in report.figures}
    found: list[Evidence] = []
    for statement in report.statements:
        part = parts.get(statement.section)
        if part not in REVIEWED:
            continue
        context = bigrams(plain(statement.text))
        for name in statement.figures:
            figure = figures[name]
            if figure.value is not None and figure.restates is None:
                found.append(_with_figure(report, statement, figure, part, context))
        found.extend(_clauses(report, statement, part, context))
    return tuple(found)


def _with_figure(
    report: Report, statement: Statement, figure: Figure, part: Part, context: frozenset[str]
) -> Evidence:
    start, end = figure.start, figure.end
    if figure.indicator:
        start, end = min(start, figure.indicator.start), max(end, figure.indicator.end)
    key = plain(figure.indicator.text) if figure.indicator else ""
    period = figure.period or ""
    several = figure.basis in ("annual_average", "cumulative") or "/" in period
    reviewed = report.review_period
    return Evidence(
        statement=statement,
        figure=figure,
        start=start,
        end=end,
        text=report.text[start:end],
        key=key,
        key_pairs=bigrams(key),
        context_pairs=context,
        several_years=several or (part == "term_review" and period != reviewed),
        other_year=bool(reviewed and period and "/" not in period and period[:4] < reviewed[-4:]),
    )


def _clauses(
    report: Report, statement: Statement, part: Part, context: frozenset[str]
) -> Iterator[Evidence]:
    """The statement and each of its comma clauses, as words without a figure."""
    spans = [(statement.start, statement.end)]
    start = statement.start
    for position in range(statement.start, statement.end + 1):
        if position == statement.end or report.text[position] in "，：":
            if position - start >= 4 and (start, position) != spans[0]:
                spans.append((start, position))
            start = position + 1
    for start, end in spans:
        text = report.text[start:end]
        key = plain(text)
        yield Evidence(
            statement, None, start, end, text, key, bigrams(key), context,
            part == "term_review", False,
        )  # fmt: skip
