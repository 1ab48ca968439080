"""Sorts a report into what a reader asks for: the targets, the report card, the task book."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, takewhile
from typing import Literal

from duixian.lexicon.loader import load
from duixian.model import Figure, Report, Section, Statement

CardName = Literal["review", "task"]

_CARD_OF_PART: dict[str, CardName] = {
    "review": "review",
    "term_review": "review",
    "target": "task",
    "task": "task",
}
_CARD_OF_KIND: dict[str, CardName] = {"result": "review", "target": "task", "task": "task"}


@dataclass(frozen=True)
class Group:
    """The statements under one heading.

    ``headings`` are the headings that are met here for the first time, each with its depth.
    """

    headings: tuple[tuple[int, str], ...]
    depth: int
    statements: tuple[Statement, ...]

    def without(self, ids: set[str]) -> "Group":
        """The group less the statements that the reader has already been told."""
        left = tuple(statement for statement in self.statements if statement.id not in ids)
        return Group(self.headings, self.depth, left)

    def telling(self, limit: int) -> tuple[Statement, ...]:
        """At most ``limit`` statements in text order: those with the most figures."""
        order = sorted(
            (statement for statement in self.statements if statement.kind != "context"),
            key=lambda statement: -len(statement.figures),
        )
        chosen = {statement.id for statement in order[:limit]}
        return tuple(statement for statement in self.statements if statement.id in chosen)


@dataclass(frozen=True)
class Card:
    """The report card (``review``) or the task book (``task``), and what it counts."""

    name: CardName
    groups: tuple[Group, ...]
    statements: int
    figures: int


def targets(report: Report) -> list[tuple[Statement, Figure]]:
    """The figures of the main targets (主要预期目标).

    They stand in the paragraph that announces them; in a report without one, in the part of that
    name; without either, all target statements are taken.
    """
    parts: dict[str | None, str] = {section.id: section.part for section in report.sections}
    figures = {figure.id: figure for figure in report.figures}
    stated = [statement for statement in report.statements if statement.kind == "target"]
    main = [statement for statement in stated if parts.get(statement.section) == "target"]
    return [
        (statement, figures[id_])
        for statement in _announced(report, parts) or main or stated
        for id_ in statement.figures
        if figures[id_].restates is None
    ]


def _announced(report: Report, parts: Mapping[str | None, str]) -> list[Statement]:
    """The target statements of the plan paragraph that says it gives the main targets.

    Of several, the one that names the year goes before one that does not, as that of a five-year
    plan, then the one with most figures.
    """
    forms = load("kinds").by_id["target_lead"].forms
    found: list[Statement] = []
    best = (False, 1)
    for index, lead in enumerate(report.statements):
        if parts.get(lead.section) not in ("target", "task"):
            continue
        if any(form in lead.text for form in forms):
            own = _goals(report, index)
            dated = lead.deadline is not None and lead.deadline == report.plan_period
            count = sum(len(one.figures) for one in own)
            if count > 1 and (dated, count) > best:
                found, best = own, (dated, count)
    return found


def _goals(report: Report, index: int) -> list[Statement]:
    """Target statements of the paragraph of statement ``index``, or of the list that it opens."""
    lead = report.statements[index]
    behind = report.statements[index + 1 :]
    end = report.text.find("\n", lead.end)
    if not lead.figures and end - lead.end <= 2:
        return list(takewhile(lambda one: one.kind == "target", behind))
    end = end if end >= 0 else len(report.text)
    same = takewhile(lambda one: one.start < end, behind)
    return [one for one in (lead, *same) if one.kind == "target"]


def cards(report: Report) -> Iterator[Card]:
    """The report card, then the task book; one that has no statement is left out."""
    sections = {section.id: section for section in report.sections}
    names: tuple[CardName, ...] = ("review", "task")
    for name in names:
        own = [statement for statement in report.statements if _card(statement, sections) == name]
        if own:
            yield Card(
                name,
                tuple(_groups(own, sections)),
                len(own),
                sum(len(statement.figures) for statement in own),
            )


def _card(statement: Statement, sections: dict[str, Section]) -> CardName | None:
    """By the part of its section; where the section does not say, by its kind."""
    section = sections.get(statement.section or "")
    return _CARD_OF_PART.get(section.part if section else "") or _CARD_OF_KIND.get(statement.kind)


def _groups(statements: list[Statement], sections: dict[str, Section]) -> Iterator[Group]:
    met: set[str] = set()
    for id_, own in groupby(statements, key=lambda statement: statement.section):
        path = list(_path(id_, sections))
        fresh = [(depth, section) for depth, section in enumerate(path) if section.id not in met]
        met.update(section.id for section in path)
        yield Group(
            tuple((depth, section.heading) for depth, section in fresh),
            max(len(path) - 1, 0),
            tuple(own),
        )


def _path(id_: str | None, sections: dict[str, Section]) -> list[Section]:
    """The section and its ancestors, the outermost first."""
    path: list[Section] = []
    while id_ is not None and id_ in sections:
        path.append(sections[id_])
        id_ = sections[id_].parent
    return path[::-1]
