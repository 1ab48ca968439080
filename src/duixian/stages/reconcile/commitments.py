"""The promises of a report: every goal figure of its plan, and every task that could be answered."""

import re
from collections.abc import Iterator, Mapping

import msgspec

from duixian.lexicon.frames import frame
from duixian.lexicon.indicators import identify, known
from duixian.lexicon.wording import right_bounds
from duixian.model import (
    Direction,
    Figure,
    Indicator,
    Part,
    Period,
    Report,
    Section,
    Statement,
    last_year,
    years,
)
from duixian.model.reconciliation import Commitment
from duixian.stages.reconcile.deeds import is_checkable
from duixian.text.numerals import parse

PLANNED: tuple[Part, ...] = ("target", "task")
BREAKS = "，；。！？：\n"


def commitments(report: Report) -> tuple[Commitment, ...]:
    """Every promise of the plan parts of ``report``, in text order.

    A quantified one has the figure's id, an unquantified one its statement's with ``.0``.
    """
    sections = {section.id: section for section in report.sections}
    parts: dict[str | None, Part] = {section.id: section.part for section in report.sections}
    by_statement = _figures_of(report)
    found: list[Commitment] = []
    for statement in report.statements:
        if parts.get(statement.section) not in PLANNED or statement.kind not in ("target", "task"):
            continue
        figures = by_statement.get(statement.id, [])
        goals = [figure for figure in figures if _is_goal(report.text, figure, figures)]
        if goals:
            due = _term_end(sections, statement.section)
            for figure in goals:
                found.extend(_split(_quantified(report, statement, figure, due)))
        else:
            found.append(_unquantified(report, statement))
    return tuple(found)


def _figures_of(report: Report) -> dict[str, list[Figure]]:
    grouped: dict[str, list[Figure]] = {}
    for figure in report.figures:
        grouped.setdefault(figure.statement, []).append(figure)
    return grouped


def _is_goal(text: str, figure: Figure, figures: list[Figure]) -> bool:
    """Whether a plan figure is a goal, an amount to spend or a quantity to do."""
    if figure.restates or _is_start(text, figure, figures) or _is_comparator(figure, figures):
        return False
    return not (_is_label(text, figure) or _is_list_total(text, figure))


def _is_start(text: str, figure: Figure, figures: list[Figure]) -> bool:
    """从380元提高到420元: the first value is where the step begins."""
    following = next((other for other in figures if other.start > figure.start), None)
    if following is None or following.unit != figure.unit:
        return False
    low = max(text.rfind(mark, 0, figure.start) for mark in BREAKS + "、") + 1
    opening = text[max(low, figure.start - 10) : figure.start]
    return any(word in opening for word in ("由", "从")) and (
        following.start - figure.end <= 12 and following.direction != "none"
    )


def _is_comparator(figure: Figure, figures: list[Figure]) -> bool:
    """160亿元，增长9.6%: a step that only comments on the amount before it."""
    if figure.measure not in ("growth", "change") or figure.indicator is None:
        return False
    return any(
        other.end <= figure.start
        and figure.start - other.end <= 14
        and other.indicator is not None
        and other.indicator.start == figure.indicator.start
        and other.measure in ("amount", "level", "count")
        for other in figures
    )


def _is_label(text: str, figure: Figure) -> bool:
    """千亿级产业, 120万吨乙烯项目: the size names an object."""
    if figure.text[0] in "万亿千百" or text[figure.end : figure.end + 1] == "级":
        return True
    noun = figure.indicator
    if noun is None or noun.start < figure.end or figure.measure not in ("level", "amount"):
        return False
    return figure.unit != "CNY" and noun.text.endswith(frame("project_noun"))


def _is_list_total(text: str, figure: Figure) -> bool:
    """三项举措, 八个方面: how long the list is, not a quantity to be done."""
    if figure.text[0].isdigit() or figure.value is None or figure.value > 30:
        return False
    behind = text[figure.end : figure.end + 6]
    return figure.unit in (None, "方面", "大") or behind.startswith(frame("list_noun"))


def _quantified(
    report: Report, statement: Statement, figure: Figure, due: Period | None
) -> Commitment:
    start, end = _clause(report.text, statement, figure)
    indicator = figure.indicator
    entry = known().get(indicator.id) if indicator and indicator.id else None
    return Commitment(
        id=figure.id,
        statement=statement.id,
        figure=figure.id,
        text=report.text[start:end],
        start=start,
        end=end,
        indicator=indicator,
        kind=statement.kind,
        value=figure.value,
        value_max=figure.value_max,
        unit=figure.unit,
        measure=figure.measure,
        direction=figure.direction,
        bound=figure.bound,
        deadline=statement.deadline or _later(figure.period, due) or report.plan_period,
        favourable=_favourable(figure, entry.favourable if entry else None),
        firmness=statement.firmness,
        checkable=True,
    )


def _unquantified(report: Report, statement: Statement) -> Commitment:
    return Commitment(
        id=f"{statement.id}.0",
        statement=statement.id,
        figure=None,
        text=statement.text,
        start=statement.start,
        end=statement.end,
        indicator=None,
        kind=statement.kind,
        value=None,
        value_max=None,
        unit=None,
        measure=None,
        direction="none",
        bound=None,
        deadline=statement.deadline or report.plan_period,
        favourable="none",
        firmness=statement.firmness,
        checkable=is_checkable(statement.text),
    )


def _favourable(figure: Figure, listed: str | None) -> Direction:
    """The good direction: the lexicon's, else the one that the promise itself moves in."""
    if listed == "up":
        return "up"
    if listed == "down":
        return "down"
    if figure.bound in ("at_most", "less_than"):
        return "down"
    return "down" if figure.direction == "down" else "up"


def _clause(text: str, statement: Statement, figure: Figure) -> tuple[int, int]:
    """The shortest clause that carries indicator and figure."""
    start = max(text.rfind(mark, statement.start, figure.start) for mark in BREAKS)
    start = max(start + 1, statement.start)
    end = figure.end
    for size in (3, 2, 1):
        if text[end : end + size] in right_bounds():
            end += size
            break
    if figure.indicator:
        start = min(start, figure.indicator.start)
        end = max(end, figure.indicator.end)
    return start, min(end, statement.end)


def _later(period: Period | None, due: Period | None) -> Period | None:
    """The period that the figure names, but not before the term that its section plans."""
    if due and (period is None or last_year(period) < last_year(due)):
        return due
    return period


def _term_end(sections: Mapping[str, Section], name: str | None) -> Period | None:
    """The last year of the five-year plan that the headings above speak of (“十三五”: 2020)."""
    while name:
        section = sections[name]
        if found := _PLAN.search(section.heading):
            number = parse(found[1])
            return years(1955 + 5 * int(number)) if number else None
        name = section.parent
    return None


_PLAN = re.compile("“([一二三四五六七八九十]{1,2})五”")


def _split(commitment: Commitment) -> Iterator[Commitment]:
    """One commitment for each member of a list that shares one figure (甲、乙排放量分别下降2%)."""
    members = _members(commitment)
    if len(members) < 2:
        yield commitment
        return
    for order, member in enumerate(members, start=1):
        yield msgspec.structs.replace(commitment, id=f"{commitment.id}.{order}", indicator=member)


def _members(commitment: Commitment) -> list[Indicator]:
    indicator = commitment.indicator
    if indicator is None:
        return []
    pieces = [piece for piece in re.split("[、和与及]", indicator.text) if piece]
    shared = any(word in commitment.text for word in frame("each_shares"))
    if len(pieces) < 2 or not (shared or all(identify(piece) for piece in pieces)):
        return []
    members = []
    position = 0
    for piece in pieces:
        at = indicator.text.index(piece, position)
        position = at + len(piece)
        entry = identify(piece)
        members.append(
            Indicator(
                entry.id if entry else None,
                piece,
                indicator.start + at,
                indicator.start + position,
            )
        )
    return members
