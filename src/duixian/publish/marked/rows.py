"""A ledger row for each figure, as the marked page shows it."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from duixian.i18n.labels import BASES, BOUNDS, MEASURES, label
from duixian.model import Figure, Report
from duixian.model.contract import plain
from duixian.model.pages import Box
from duixian.publish.naming import name_of
from duixian.publish.phrases import say_period


class Row(NamedTuple):
    """One figure: its words, what was read from them, its sentence, and where it stands."""

    key: str
    text: str
    indicator: str
    value: str
    facts: str
    sentence: str
    start: int
    end: int
    boxes: tuple[Box, ...]

    @property
    def says(self) -> str:
        """The row in one line for each part."""
        parts = (self.indicator, self.value, self.facts, self.sentence)
        return "\n".join(part for part in parts if part)


def rows_of(report: Report, translate: Callable[[str], str]) -> Iterator[Row]:
    """The figures of ``report`` in the order of the text."""
    sentences = {statement.id: statement.text for statement in report.statements}
    for figure in sorted(report.figures, key=lambda figure: (figure.start, figure.id)):
        yield Row(
            figure.id,
            figure.text,
            name_of(figure.indicator),
            _value(figure),
            _facts(figure, translate),
            sentences.get(figure.statement, ""),
            figure.start,
            figure.end,
            report.boxes(figure),
        )


def _value(figure: Figure) -> str:
    """The value in base units; a fraction as the percentage that it is."""
    percent = figure.unit == "%"
    ends = (figure.value, figure.value_max)
    shown = "–".join(plain(end * 100 if percent else end) or "" for end in ends if end is not None)
    return f"{shown}%" if percent and shown else f"{shown} {figure.unit or ''}".strip()


def _facts(figure: Figure, translate: Callable[[str], str]) -> str:
    facts = (
        label(MEASURES, figure.measure, translate),
        "" if figure.bound == "exact" else label(BOUNDS, figure.bound, translate),
        label(BASES, figure.basis, translate),
        say_period(figure.period),
    )
    return " · ".join(fact for fact in facts if fact)
