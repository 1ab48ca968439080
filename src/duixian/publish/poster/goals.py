"""The headline indicators: which ones, in which rows, each with its target and its result."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby

from duixian.model import Figure, Report
from duixian.model.reconciliation import Commitment, Item
from duixian.publish.cards import targets
from duixian.publish.naming import name_of
from duixian.publish.poster.asked import Asked
from duixian.publish.poster.bars import Aim, bar
from duixian.publish.poster.content import Answered, Bar, Goal, Piece
from duixian.publish.poster.layouts import FEWEST, MOST, REST, ROWS
from duixian.publish.poster.promises import exceptions, tally
from duixian.publish.poster.quoting import clauses, shorten, spoken

ANSWER = 40  # characters of an answer in words
# A figure on one of these is no result of the year itself.
OTHER_BASES = frozenset({"annual_average", "cumulative", "plan_period"})


def answered(asked: Asked) -> Answered | None:
    """How the targets of the report before were answered; ``None`` where none was given."""
    found, before = asked.edition.reconciliation, asked.edition.before
    if found is None or before is None or not found.items:
        return None
    groups = _headlines(found.items, before)
    goals = [_goal(group, before, asked) for group in groups]
    shown = goals[:MOST]
    told = {item.commitment.id for group in groups for item in group}
    exchanges, unshown = exceptions(found.items, told, before, asked)
    return Answered(
        goals=tuple(shown),
        rows=ROWS[len(shown)],
        rest=tuple(goals[MOST : MOST + REST]),
        hidden=max(len(goals) - MOST - REST, 0),
        tally=tuple(tally(found.items, asked)),
        exceptions=exchanges,
        unshown=unshown,
    )


def aims(asked: Asked) -> Answered | None:
    """The targets of this year beside last year's results; ``None`` where there are none."""
    report = asked.edition.report
    pairs = [(statement.id, figure) for statement, figure in targets(report)]
    groups = [
        [figure for _, figure in group] for _, group in groupby(pairs, key=lambda one: _same(*one))
    ]
    goals = [_aim(group, asked) for group in groups]
    if not goals:
        return None
    shown = goals[:MOST]
    hidden = max(len(goals) - MOST - REST, 0)
    return Answered(
        tuple(shown), ROWS[len(shown)], tuple(goals[MOST : MOST + REST]), hidden, (), (), 0
    )


def _same(statement: str, figure: Figure) -> tuple[str, str]:
    """Figures of one indicator in one sentence are one goal: 确保7%、力争8%."""
    return statement, figure.indicator.text if figure.indicator else figure.id


def _headlines(items: Sequence[Item], before: Report) -> list[list[Item]]:
    """The items of the main targets in text order, those of one indicator together.

    A report with fewer than five is filled up with the promises that have a known indicator and
    were answered.
    """
    by_figure = {item.commitment.figure: item for item in items if item.commitment.figure}
    main = [by_figure[one.id] for _, one in targets(before) if one.id in by_figure]
    groups = _together(main)
    if len(groups) < FEWEST:
        taken = {item.commitment.id for item in main}
        known = [
            item
            for item in by_figure.values()
            if item.commitment.id not in taken
            and item.answers
            and item.commitment.indicator
            and item.commitment.indicator.id
        ]
        groups += _together(known)[: FEWEST - len(groups)]
    return sorted(groups, key=lambda group: group[0].commitment.start)


def _together(items: Iterable[Item]) -> list[list[Item]]:
    def key(item: Item) -> tuple[str, str]:
        one = item.commitment
        return one.statement, one.indicator.text if one.indicator else one.id

    return [list(group) for _, group in groupby(items, key=key)]


def _goal(group: Sequence[Item], before: Report, asked: Asked) -> Goal:
    first = group[0]
    made = first.commitment
    figure = asked.figures.get(first.answers[0].figure or "") if first.answers else None
    words = _spoken_at(before, made.figure)
    return Goal(
        name=name_of(made.indicator) or made.text,
        target=Piece(words, True, asked.links.promise(made.id)),
        result=_result(first, figure, asked),
        mark=asked.mark(first.verdict),
        bar=_bar_of(first, figure),
        also=tuple(
            (
                Piece(
                    _spoken_at(before, item.commitment.figure),
                    True,
                    asked.links.promise(item.commitment.id),
                ),
                asked.mark(item.verdict),
            )
            for item in group[1:]
        ),
    )


def _spoken_at(report: Report, id_: str | None) -> str:
    return spoken(report, next(one for one in report.figures if one.id == id_))


def _result(item: Item, figure: Figure | None, asked: Asked) -> Piece | None:
    """The answer's figure as it was said; an answer without one is quoted."""
    if not item.answers or item.answers[0].voice != "report":
        return None
    report = asked.edition.report
    if figure is None:
        answer = item.answers[0]
        words = "".join(
            one.text for one in shorten(report, (answer.start, answer.end), ANSWER, asked.links)
        )
        return Piece(words, False, asked.links.statement(answer.statement))
    return Piece(spoken(report, figure), True, asked.links.figure(report, figure.id))


def _bar_of(item: Item, figure: Figure | None) -> Bar | None:
    made: Commitment = item.commitment
    aim = Aim(
        made.indicator,
        made.value,
        made.value_max,
        made.unit,
        made.measure,
        made.direction,
        made.bound,
    )
    fits = figure and figure.unit == made.unit and item.verdict != "not_comparable"
    return bar(aim, _oriented(figure, made.direction) if fits and figure else None)


def _oriented(figure: Figure, direction: str) -> Decimal | None:
    """The value in the direction of the goal: 下降3% against a promised rise is −3%."""
    if figure.value is None:
        return None
    against = {figure.direction, direction} == {"up", "down"}
    moving = figure.measure in ("growth", "change")
    return -figure.value if against and moving else figure.value


def _aim(group: Sequence[Figure], asked: Asked) -> Goal:
    report, first = asked.edition.report, group[0]
    last = _last_result(report, first)
    aim = Aim(
        first.indicator,
        first.value,
        first.value_max,
        first.unit,
        first.measure,
        first.direction,
        first.bound,
    )
    said = [Piece(spoken(report, one), True, asked.links.figure(report, one.id)) for one in group]
    return Goal(
        name=name_of(first.indicator) or _clause(report, first),
        target=said[0],
        result=Piece(spoken(report, last), True, asked.links.figure(report, last.id))
        if last
        else None,
        mark=None,
        bar=bar(aim, _oriented(last, first.direction) if last else None),
        also=tuple((one, None) for one in said[1:]),
    )


def _clause(report: Report, figure: Figure) -> str:
    """The clause in which the figure stands: its name where it has no indicator."""
    statement = next(one for one in report.statements if one.id == figure.statement)
    at = figure.start - statement.start
    return next(
        (statement.text[a:b] for a, b in clauses(statement.text) if a <= at < b), statement.text
    )


def _last_result(report: Report, goal: Figure) -> Figure | None:
    """The year's own figure of the same indicator, from the first result that states one.

    Of two in one sentence it is the second: 由28.3下降到26.4.
    """
    if goal.indicator is None or goal.indicator.id is None:
        return None
    results = {one.id for one in report.statements if one.kind == "result"}
    found: Figure | None = None
    for one in report.figures:
        if (
            one.statement in results
            and one.indicator is not None
            and one.indicator.id == goal.indicator.id
            and (one.measure, one.unit) == (goal.measure, goal.unit)
            and one.basis not in OTHER_BASES
            and one.restates is None
            and one.period == report.review_period
        ):
            if found and found.statement != one.statement:
                break
            found = one
    return found
