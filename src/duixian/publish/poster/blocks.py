"""The report card and the task book for the poster: sections in the report's own order."""

import re
from collections.abc import Iterator, Sequence

from duixian.model import Report, Section, Statement
from duixian.publish.cards import CardName, cards
from duixian.publish.poster.content import Block, Piece
from duixian.publish.poster.links import Links
from duixian.publish.poster.quoting import leaning, shorten, window

QUOTE = 64  # characters of a quote
# Quotes under a heading: fewer where there are many headings.
ALLOWED = ((1, 8), (2, 5), (4, 3), (10, 2))
LIST, ITEMS = 5, 10  # a numbered list has so many items at least, and so many are shown
NUMBERED = re.compile(r"[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）).．、]")
HEADING = 34


def blocks(report: Report, name: CardName, told: set[str], links: Links) -> tuple[Block, ...]:
    """What the card says, section by section; statements of ``told`` are shown elsewhere.

    A section of the third level or below counts to the one above it.
    """
    kinds = ("result",) if name == "review" else ("target", "task")
    sections = {section.id: section for section in report.sections}
    paths: dict[str, list[Section]] = {}
    own: dict[str, list[Statement]] = {}
    for statement in _statements(report, name):
        if statement.kind in kinds and statement.id not in told:
            path = _path(statement.section, sections)[:2]
            for depth in range(1, len(path) + 1):  # a heading stands above what is under it
                paths.setdefault(path[depth - 1].id, path[:depth])
                own.setdefault(path[depth - 1].id, [])
            own.setdefault(path[-1].id if path else "", []).append(statement)
    quoted = sum(1 for statements in own.values() if statements)
    limit = next((few for many, few in ALLOWED if quoted <= many), 1)
    return tuple(
        _block(report, paths.get(key, []), statements, limit, links)
        for key, statements in own.items()
    )


def _statements(report: Report, name: CardName) -> Iterator[Statement]:
    for card in cards(report):
        if card.name == name:
            for group in card.groups:
                yield from group.statements


def heading(report: Report, section: Section, links: Links) -> tuple[Piece, ...]:
    """The words of the heading; one that runs over two lines has no figures to link."""
    start = report.text.find(section.heading, section.start, section.end)
    if start < 0:
        return (Piece(section.heading),)
    return shorten(report, (start, start + len(section.heading)), HEADING, links)


def _block(
    report: Report, path: Sequence[Section], own: Sequence[Statement], limit: int, links: Links
) -> Block:
    title = heading(report, path[-1], links) if path else ()
    level = max(len(path) - 1, 0)
    numbered = [one for one in own if NUMBERED.match(one.text)]
    if len(numbered) >= LIST:
        items = numbered[:ITEMS]
        return Block(
            title,
            level,
            (),
            tuple(shorten(report, (one.start, one.end), QUOTE, links) for one in items),
            len(own) - len(items),
        )
    chosen = telling(report, own, limit)
    return Block(
        title,
        level,
        tuple(shorten(report, (one.start, one.end), QUOTE, links) for one in chosen),
        (),
        len(own) - len(chosen),
    )


def telling(report: Report, own: Sequence[Statement], limit: int) -> list[Statement]:
    """At most ``limit`` statements in text order: those whose quote holds most figures."""
    figures = {one.id: one for one in report.figures}

    def held(statement: Statement) -> int:
        spans = [
            (figures[id_].start - statement.start, figures[id_].end - statement.start)
            for id_ in statement.figures
            if figures[id_].restates is None
        ]
        start, end = window(statement.text, spans, QUOTE)
        if _leans(statement.text):
            return -1
        return sum(start <= first and last <= end for first, last in spans)

    best = sorted(own, key=lambda one: -held(one))[:limit]
    return sorted(best, key=lambda one: one.start)


def _leans(text: str) -> bool:
    """Whether the sentence begins with a word that leans on the one before (其中, 与此同时)."""
    first = next(leaning().find(text), None)
    return first is not None and first.start == 0 and first.entry.id != "copula"


def _path(id_: str | None, sections: dict[str, Section]) -> list[Section]:
    path: list[Section] = []
    while id_ is not None and id_ in sections:
        path.append(sections[id_])
        id_ = sections[id_].parent
    return path[::-1]
