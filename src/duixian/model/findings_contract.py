"""The JSON contract ``duixian.findings/1``: what ``duixian check --json`` prints."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal

import msgspec

from duixian.model.contract import ReportHead, head_row, message
from duixian.model.document import Quote, Source
from duixian.model.finding import Finding, Severity

if TYPE_CHECKING:
    from duixian.model.report import Report


class CheckedRow(msgspec.Struct, frozen=True):
    """What a check found. ``computation`` shows the numbers, alike in both languages."""

    code: str
    severity: Severity
    message: str
    computation: str
    quotes: tuple[Quote, ...]


class AcrossRow(msgspec.Struct, frozen=True):
    """What two reports tell differently: a quote from each, with offsets into its own text."""

    code: str
    severity: Severity
    message: str
    computation: str
    earlier: Quote
    later: Quote


class FindingsRow(msgspec.Struct, frozen=True):
    """What does not add up in a report, and beside the report of a year before where one is given.

    ``earlier`` is that report and ``across`` what was found between the two.
    """

    schema: Literal["duixian.findings/1"]
    source: Source
    report: ReportHead
    findings: tuple[CheckedRow, ...]
    earlier: Source | None
    across: tuple[AcrossRow, ...]


def encode_findings(
    report: "Report",
    findings: Sequence[Finding],
    translate: Callable[[str], str],
    earlier: "Report | None" = None,
    across: Sequence[Finding] = (),
) -> bytes:
    """The findings on ``report`` as one line of UTF-8 JSON without a line end.

    ``across`` are those between ``earlier`` and ``report``: a quote from each, in this order.
    """
    return msgspec.json.encode(
        FindingsRow(
            schema="duixian.findings/1",
            source=report.source,
            report=head_row(report),
            findings=tuple(
                CheckedRow(*_told(finding, translate), finding.quotes) for finding in findings
            ),
            earlier=earlier.source if earlier else None,
            across=tuple(
                AcrossRow(*_told(finding, translate), *finding.quotes) for finding in across
            ),
        )
    )


def _told(finding: Finding, translate: Callable[[str], str]) -> tuple[str, Severity, str, str]:
    computation = finding.values.get("computation", "")
    return finding.code, finding.severity, message(finding, translate), computation
