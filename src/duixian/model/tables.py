"""Tables of a report: one row per figure, statement, section, finding or ignored number.

The column names and codes are those of the JSON contract, with the columns of the parents that
a row is not understood without (the place and year of the report, the sentence of a figure).
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from duixian.model.contract import message

if TYPE_CHECKING:
    from duixian.model.report import Report

Table = Literal["figures", "statements", "sections", "findings", "ignored", "set_aside"]
Cell = Any  # str, int, Decimal, tuple[str, ...] or None, as the column's type says
ColumnType = Literal["text", "integer", "decimal", "texts"]
TABLE_NAMES: tuple[Table, ...] = get_args(Table)


class Column(NamedTuple):
    """A column: ``decimal`` cells are exact, ``texts`` cells are tuples of strings."""

    name: str
    type: ColumnType


def _columns(**types: ColumnType) -> tuple[Column, ...]:
    return tuple(Column(name, type_) for name, type_ in types.items())


REPORT_COLUMNS = _columns(source="text", place="text", place_code="text", year="integer")
_SPAN = _columns(start="integer", end="integer")

COLUMNS: dict[Table, tuple[Column, ...]] = {
    "figures": (
        *REPORT_COLUMNS,
        *_columns(
            id="text",
            statement="text",
            part="text",
            kind="text",
            indicator_id="text",
            indicator="text",
            text="text",
            value="decimal",
            value_max="decimal",
            unit="text",
            measure="text",
            direction="text",
            bound="text",
            basis="text",
            period="text",
            restates="text",
            firmness="text",
            deadline="text",
            sentence="text",
        ),
        *_SPAN,
    ),
    "statements": (
        *REPORT_COLUMNS,
        *_columns(
            id="text",
            section="text",
            part="text",
            heading="text",
            kind="text",
            text="text",
            firmness="text",
            deadline="text",
            topics="texts",
            places="texts",
            figures="texts",
            lead="texts",
            support="texts",
        ),
        *_SPAN,
    ),
    "sections": (
        *REPORT_COLUMNS,
        *_columns(id="text", parent="text", level="integer", heading="text", part="text"),
        *_SPAN,
    ),
    "findings": (
        *REPORT_COLUMNS,
        *_columns(code="text", severity="text", message="text", quotes="texts"),
        *_SPAN,
    ),
    "ignored": (*REPORT_COLUMNS, *_columns(rule="text", text="text"), *_SPAN),
    "set_aside": (*REPORT_COLUMNS, *_columns(kind="text", text="text"), *_SPAN),
}


def rows(
    report: "Report", table: Table, translate: Callable[[str], str]
) -> Iterator[tuple[Cell, ...]]:
    """The rows of ``table`` in text order; each has the cells of ``COLUMNS[table]``.

    ``translate`` (a gettext function) gives the language of the messages of findings.
    """
    place = report.place
    head = (
        report.source.name,
        place.name if place else None,
        place.code if place else None,
        report.year,
    )
    return (head + row for row in _ROWS[table](report, translate))


def _figures(report: "Report", _: Callable[[str], str]) -> Iterator[tuple[Cell, ...]]:
    parts: dict[str | None, str] = {section.id: section.part for section in report.sections}
    statements = {statement.id: statement for statement in report.statements}
    for figure in report.figures:
        statement = statements[figure.statement]
        indicator = figure.indicator
        yield (
            figure.id,
            figure.statement,
            parts.get(statement.section),
            statement.kind,
            indicator.id if indicator else None,
            indicator.text if indicator else None,
            figure.text,
            figure.value,
            figure.value_max,
            figure.unit,
            figure.measure,
            figure.direction,
            figure.bound,
            figure.basis,
            figure.period,
            figure.restates,
            statement.firmness,
            statement.deadline,
            statement.text,
            figure.start,
            figure.end,
        )


def _statements(report: "Report", _: Callable[[str], str]) -> Iterator[tuple[Cell, ...]]:
    sections: dict[str | None, Any] = {section.id: section for section in report.sections}
    for statement in report.statements:
        section = sections.get(statement.section)
        yield (
            statement.id,
            statement.section,
            section.part if section else None,
            section.heading if section else None,
            statement.kind,
            statement.text,
            statement.firmness,
            statement.deadline,
            statement.topics,
            statement.places,
            statement.figures,
            statement.lead,
            statement.support,
            statement.start,
            statement.end,
        )


def _sections(report: "Report", _: Callable[[str], str]) -> Iterator[tuple[Cell, ...]]:
    for section in report.sections:
        yield (
            section.id,
            section.parent,
            section.level,
            section.heading,
            section.part,
            section.start,
            section.end,
        )


def _findings(report: "Report", translate: Callable[[str], str]) -> Iterator[tuple[Cell, ...]]:
    for finding in report.findings:
        first = finding.quotes[0] if finding.quotes else None
        yield (
            finding.code,
            finding.severity,
            message(finding, translate),
            tuple(quote.text for quote in finding.quotes),
            first.start if first else None,
            first.end if first else None,
        )


def _ignored(report: "Report", _: Callable[[str], str]) -> Iterator[tuple[Cell, ...]]:
    for number in report.ignored:
        yield number.rule, number.text, number.start, number.end


def _set_aside(report: "Report", _: Callable[[str], str]) -> Iterator[tuple[Cell, ...]]:
    for piece in report.set_aside:
        yield piece.kind, piece.text, piece.start, piece.end


_ROWS: dict[Table, Callable[["Report", Callable[[str], str]], Iterator[tuple[Cell, ...]]]] = {
    "figures": _figures,
    "statements": _statements,
    "sections": _sections,
    "findings": _findings,
    "ignored": _ignored,
    "set_aside": _set_aside,
}
