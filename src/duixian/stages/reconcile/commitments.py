"""The promises of a report: every goal figure of its plan, every task that has an answer."""

import re
from collections.abc import Iterator, Mapping

import msgspec

from duixian.lexicon.frames import frame
from duixian.lexicon.indicators import identify, known
from duixian.lexicon.promises import said
from duixian.model import (
    Direction,
    Figure,
    Indicator,
    Part,
    Period,
    Report,
    Section,
    Statement,
    years,
)
from duixian.model.reconciliation import Commitment
from duixian.stages.reconcile.amounts import amount
from duixian.stages.reconcile.checkable import is_checkable
from duixian.stages.reconcile.deadlines import clause_deadline, figure_deadline
from duixian.stages.reconcile.goals import is_goal, is_past
from duixian.stages.reconcile.phrases import Phrase, clauses, phrase
from duixian.stages.reconcile.promises import Found, Promise, searchable
from duixian.text.numerals import parse

PLANNED: tuple[Part, ...] = ("target", "task")


def commitments(report: Report) -> tuple[Commitment, ...]:
    """Every promise of the plan parts of ``report``, in text order.

    A quantified one has the figure's id; one without a figure has its statement's id with
    ``.c1``, ``.c2``, … for the clauses that name a deed, or ``.0`` for a whole statement that names
    none.
    """
    return tuple(found.commitment for found in _found(report))


def promises(report: Report) -> tuple[Promise, ...]:
    """The same with the words by which they are searched for."""
    return tuple(searchable(found) for found in _found(report))


def _found(report: Report) -> Iterator[Found]:
    sections = {section.id: section for section in report.sections}
    parts: dict[str | None, Part] = {section.id: section.part for section in report.sections}
    by_statement = _figures_of(report)
    seen: set[tuple[object, ...]] = set()
    for statement in report.statements:
        if parts.get(statement.section) not in PLANNED or statement.kind not in ("target", "task"):
            continue
        figures = by_statement.get(statement.id, [])
        due = _term_end(sections, statement.section)
        own: list[Found] = []
        for figure in figures:
            if is_goal(report, statement, figure, figures):
                described = phrase(report, statement, figure, figures)
                split = _split(_quantified(report, statement, figure, described, due))
                words = amount(report.text, figure)
                own.extend(Found(one, described, words) for one in split)
        own += _unquantified(report, statement, [one.commitment for one in own])
        fresh = (one for one in own if not _is_repeat(one, seen, statement.text))
        yield from sorted(fresh, key=lambda one: one.commitment.start)


def _is_repeat(promise: Found, seen: set[tuple[object, ...]], around: str) -> bool:
    """Whether a main target is only named again, as where its level is explained.

    ``around`` are the words of its statement.
    """
    goal = promise.commitment
    if goal.value is None:
        return False
    if goal.unit == "%" and "headline" in said("name_words", around):
        return any(one[1:4] == (goal.value, goal.value_max, goal.unit) for one in seen)
    if goal.measure not in ("growth", "ratio") or (known_as := promise.known) is None:
        return False
    name = "gdp" if known_as == "economy" else known_as
    told = (name, goal.value, goal.value_max, goal.unit, goal.bound, goal.deadline)
    if told in seen:
        return True
    seen.add(told)
    return False


def _figures_of(report: Report) -> dict[str, list[Figure]]:
    grouped: dict[str, list[Figure]] = {}
    for figure in report.figures:
        grouped.setdefault(figure.statement, []).append(figure)
    return grouped


def _quantified(
    report: Report, statement: Statement, figure: Figure, described: Phrase, due: Period | None
) -> Commitment:
    start, end = _words(report.text, statement, figure, described)
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
        deadline=figure_deadline(report, statement, figure, due),
        favourable=_favourable(figure, entry.favourable if entry else None),
        firmness=statement.firmness,
        checkable=True,
    )


def _unquantified(report: Report, statement: Statement, taken: list[Commitment]) -> list[Found]:
    """A promise for each clause that names a deed and is no part of another promise."""
    spans = [
        (start, end)
        for start, end in clauses(report.text, statement)
        if not any(start < one.end and one.start < end for one in taken)
        and is_checkable(report.text[start:end])
        and not is_past(report.text[start:end])
    ]
    if spans or taken:
        return [
            Found(_plain(report, statement, f"c{order}", span, checkable=True))
            for order, span in enumerate(spans, start=1)
        ]
    whole = (statement.start, statement.end)
    return [Found(_plain(report, statement, "0", whole, checkable=False))]


def _plain(
    report: Report, statement: Statement, name: str, span: tuple[int, int], *, checkable: bool
) -> Commitment:
    start, end = span
    return Commitment(
        id=f"{statement.id}.{name}",
        statement=statement.id,
        figure=None,
        text=report.text[start:end],
        start=start,
        end=end,
        indicator=None,
        kind=statement.kind,
        value=None,
        value_max=None,
        unit=None,
        measure=None,
        direction="none",
        bound=None,
        deadline=clause_deadline(report, statement, end),
        favourable="none",
        firmness=statement.firmness,
        checkable=checkable,
    )


def _favourable(figure: Figure, listed: str | None) -> Direction:
    """The good direction: the lexicon's, else the one that the promise itself moves in."""
    if listed == "up" or (figure.bound in ("at_least", "more_than") and figure.direction == "none"):
        return "up"
    if listed == "down":
        return "down"
    if figure.bound in ("at_most", "less_than"):
        return "down"
    return "down" if figure.direction == "down" else "up"


def _words(text: str, statement: Statement, figure: Figure, described: Phrase) -> tuple[int, int]:
    """The shortest words that carry indicator and figure, with what follows the figure."""
    start, end = described.start, max(described.end, figure.end)
    found = _NUMBERED.match(text, start, figure.start)
    if found:
        start = found.end()
    return max(start, statement.start), min(end, statement.end)


_NUMBERED = re.compile(r"(?:[（(]?\d{1,2}[)）.．、]|[①-⑳⑴-⒇⒈-⒛㈠-㈩])\s*(?=\D)")


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
