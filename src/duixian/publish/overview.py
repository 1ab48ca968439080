"""What is told of a report as a whole, as named facts."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from duixian.i18n.labels import COLUMNS, KINDS, PLACE_LEVELS, label
from duixian.model import Report
from duixian.publish.phrases import say_period


class Fact(NamedTuple):
    """A fact: the msgid of its name, and the fact in the reader's language."""

    name: str
    value: str | int | None


def facts(report: Report, translate: Callable[[str], str]) -> Iterator[Fact]:
    """Who and when, where from, and how much, always the same names in the same order."""
    place = report.place
    told: dict[str, str | int | None] = {
        "source": report.source.name,
        "title": report.title,
        "place": place.name if place else None,
        "level": label(PLACE_LEVELS, place.level if place else None, translate),
        "place_code": place.code if place else None,
        "year": report.year,
        "review_period": say_period(report.review_period),
        "term_period": say_period(report.term_period),
        "plan_period": say_period(report.plan_period),
        "publisher": report.metadata.publisher,
        "date": report.metadata.date,
        "characters": len(report.text),
        "statements": len(report.statements),
    }
    for name, value in told.items():
        yield Fact(COLUMNS[name], value)
    kinds: list[str] = [statement.kind for statement in report.statements]
    for code, name in KINDS.items():
        yield Fact(name, kinds.count(code))
    yield Fact(COLUMNS["figures"], len(report.figures))
    yield Fact(COLUMNS["findings"], len(report.findings))
    yield Fact(COLUMNS["media_type"], report.source.media_type)
    yield Fact(COLUMNS["sha256"], report.source.sha256)
