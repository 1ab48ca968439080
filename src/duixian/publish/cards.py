"""Sorts a report into what a reader asks for: the targets, the report card, the task book."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

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
    """The target statements of the first plan paragraph that says it gives the main targets."""
    lead = load("kinds").by_id["target_lead"]
    for statement in report.statements:
        if parts.get(statement.section) in ("target", "task") and any(
            form in statement.text for form in lead.forms
        ):
            end = _paragraph_end(report.text, statement)
            found = [
                one
                for one in report.statements
                if statement.start <= one.start < end and one.kind == "target" and one.figures
            ]
            if len(found) > 1 or any(len(one.figures) > 1 for one in found):
                return found
    return []


def _paragraph_end(text: str, lead: Statement) -> int:
    """The end of the lead's paragraph; where it only announces (目标是：), of the one after it."""
    end = text.find("\n", lead.end)
    if end >= 0 and end - lead.end <= 2:
        end = text.find("\n", end + 1)
    return end if end >= 0 else len(text)


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
