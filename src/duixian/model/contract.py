"""The JSON contract ``duixian.report/1``: what ``duixian read --json`` prints.

The value objects of :mod:`duixian.model` are encoded as they are; only what JSON states
differently (decimals as plain strings, findings in a language) has a type of its own here, so
that the JSON Schema is made from the very types that are encoded.
"""

from collections.abc import Callable
from decimal import Decimal
from inspect import cleandoc
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec

from duixian.i18n.labels import DIRECTIONS
from duixian.model.document import Metadata, Quote, SetAside, Source
from duixian.model.figure import Basis, Bound, Direction, IgnoredNumber, Indicator, Measure
from duixian.model.finding import Finding, Severity
from duixian.model.pages import Box
from duixian.model.period import Period
from duixian.model.place import Place
from duixian.model.structure import Section, Statement

if TYPE_CHECKING:
    from duixian.model.report import Report

PERIOD_PATTERN = (
    r"^\d{4}(-(Q[1-4]|H[12]|\d{2}(-\d{2})?))?(/\d{4}(-(Q[1-4]|H[12]|\d{2}(-\d{2})?))?)?$"
)
CODED = {"direction": DIRECTIONS}  # values of findings that are codes
PERIOD_KEYS = {"review_period", "plan_period", "term_period", "period", "deadline"}

# Nothing else is a decimal in JSON: no exponent, no trailing zeros after the point.
PlainDecimal = Annotated[str, msgspec.Meta(pattern=r"^-?\d+(\.\d*[1-9])?$")]


class ReportHead(msgspec.Struct, frozen=True):
    """Which report this is: place and year of delivery, and the periods as ISO 8601 strings."""

    title: str
    place: Place | None
    year: int | None
    review_period: Period | None
    plan_period: Period | None
    term_period: Period | None


class FigureRow(msgspec.Struct, frozen=True):
    """One number of the text. ``value`` is in base units; a percentage is a fraction.

    ``boxes`` says where its words stand, for a source with pages; empty for any other.
    ``confidence`` is that of its least sure character where the text was recognised (OCR).
    """

    id: str
    statement: str
    text: str
    start: int
    end: int
    indicator: Indicator | None
    value: PlainDecimal | None
    value_max: PlainDecimal | None
    unit: str | None
    measure: Measure
    direction: Direction
    bound: Bound
    basis: Basis | None
    period: Period | None
    restates: str | None
    boxes: tuple[Box, ...]
    confidence: float | None


class RecognitionRow(msgspec.Struct, frozen=True):
    """Where the text was recognised from pictures (OCR): the engine, its mean confidence, 0 to 1.

    ``pages`` are the pages that were recognised; ``uncovered`` places with ink in which no words
    were found.
    """

    engine: str
    confidence: float
    pages: tuple[int, ...]
    uncovered: tuple[Box, ...]


class FindingRow(msgspec.Struct, frozen=True):
    """Something a reader should look at. ``message`` is in the language that was asked for."""

    code: str
    severity: Severity
    message: str
    quotes: tuple[Quote, ...]


class ReportRow(msgspec.Struct, frozen=True):
    """A report. Offsets are half-open and count Unicode code points of ``text``."""

    schema: Literal["duixian.report/1"]
    source: Source
    report: ReportHead
    text: str
    sections: tuple[Section, ...]
    statements: tuple[Statement, ...]
    figures: tuple[FigureRow, ...]
    findings: tuple[FindingRow, ...]
    metadata: Metadata
    set_aside: tuple[SetAside, ...]
    ignored: tuple[IgnoredNumber, ...]
    recognition: RecognitionRow | None


def plain(value: Decimal | None) -> str | None:
    """``value`` in plain notation: ``51547000000``, ``0.055``; never ``5.1547E+10``."""
    if value is None:
        return None
    digits = format(value, "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits


def message(finding: Finding, translate: Callable[[str], str]) -> str:
    """The sentence of ``finding`` in the language of ``translate`` (a gettext function).

    Values are words and numbers of the text, or codes of ours, which have names.
    """
    named = {
        key: translate(names[value])
        for key, names in CODED.items()
        if (value := finding.values.get(key, "")) in names
    }
    return translate(finding.template).format(**{**finding.values, **named})


def encode(report: "Report", translate: Callable[[str], str]) -> bytes:
    """``report`` as one line of UTF-8 JSON without a line end."""
    return msgspec.json.encode(
        ReportRow(
            schema="duixian.report/1",
            source=report.source,
            report=head_row(report),
            text=report.text,
            sections=report.sections,
            statements=report.statements,
            figures=tuple(
                FigureRow(
                    figure.id,
                    figure.statement,
                    figure.text,
                    figure.start,
                    figure.end,
                    figure.indicator,
                    plain(figure.value),
                    plain(figure.value_max),
                    figure.unit,
                    figure.measure,
                    figure.direction,
                    figure.bound,
                    figure.basis,
                    figure.period,
                    figure.restates,
                    report.boxes(figure),
                    report.confidence(figure),
                )
                for figure in report.figures
            ),
            findings=tuple(
                FindingRow(
                    finding.code, finding.severity, message(finding, translate), finding.quotes
                )
                for finding in report.findings
            ),
            metadata=report.metadata,
            set_aside=report.set_aside,
            ignored=report.ignored,
            recognition=_recognition_row(report),
        )
    )


def _recognition_row(report: "Report") -> RecognitionRow | None:
    known = report.recognition
    if known is None:
        return None
    return RecognitionRow(known.engine, known.confidence, known.pages, known.uncovered)


def head_row(report: "Report") -> ReportHead:
    """The head of ``report`` as the contracts show it."""
    return ReportHead(
        title=report.title,
        place=report.place,
        year=report.year,
        review_period=report.review_period,
        plan_period=report.plan_period,
        term_period=report.term_period,
    )


def report_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of ``duixian.report/1``."""
    return schema_of(ReportRow, "duixian.report/1")


def schema_of(row: type[msgspec.Struct], title: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a contract whose object is ``row``.

    Every key is always printed, so every key is required; further keys may be added within
    version 1, so unknown keys are allowed.
    """
    (root,), definitions = msgspec.json.schema_components([row], ref_template="#/$defs/{name}")
    for definition in definitions.values():
        definition["description"] = cleandoc(definition["description"])
        definition["required"] = list(definition["properties"])
        for key, column in definition["properties"].items():
            column.pop("default", None)
            if "anyOf" in column:  # null last, whatever the version of msgspec
                column["anyOf"].sort(key=lambda variant: variant.get("type") == "null")
            if key in PERIOD_KEYS:
                _be_periods(column)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **root,
        "$defs": definitions,
    }


def _be_periods(column: dict[str, Any]) -> None:
    for variant in column.get("anyOf", [column]):
        if variant.get("type") == "string":
            variant["pattern"] = PERIOD_PATTERN


def _findings_schema() -> dict[str, Any]:
    from duixian.model.findings_contract import FindingsRow

    return schema_of(FindingsRow, "duixian.findings/1")


def _reconciliation_schema() -> dict[str, Any]:
    from duixian.model.reconciliation_contract import reconciliation_schema

    return reconciliation_schema()


def _ladder_schema() -> dict[str, Any]:
    from duixian.model.series_contract import LadderJson

    return schema_of(LadderJson, "duixian.ladder/1")


def _chain_schema() -> dict[str, Any]:
    from duixian.model.series_contract import ChainJson

    return schema_of(ChainJson, "duixian.chain/1")


SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    "report": report_schema,
    "findings": _findings_schema,
    "reconciliation": _reconciliation_schema,
    "ladder": _ladder_schema,
    "chain": _chain_schema,
}
