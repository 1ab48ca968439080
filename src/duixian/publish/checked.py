"""What the checks found, as a person reads it in a terminal."""

from collections.abc import Sequence

from rich.text import Text

from duixian.i18n import N_
from duixian.model import Finding, Report
from duixian.publish.page import Page
from duixian.publish.remarks import ORDER, finding_line, in_context

CLEAN = N_("nothing that contradicts itself in {figures} figures")
COUNTED = N_("{count} findings in {figures} figures")
ACROSS = N_("{count} values told otherwise than in {name}")


def print_checked(
    report: Report, findings: Sequence[Finding], page: Page, *, brief: bool = False
) -> None:
    """Print the findings on ``report``, the gravest first, with the words that show each.

    With ``brief`` set a report without findings takes a line.
    """
    counted = CLEAN if not findings else COUNTED
    line = Text.assemble(
        (report.source.name, "bold"),
        ("  ", ""),
        (page.say(counted, count=len(findings), figures=len(report.figures)), "dim"),
    )
    if not brief:
        page.line()
    page.paragraph(line)
    for finding in sorted(findings, key=_gravity):
        page.line()
        page.paragraph(finding_line(finding, page), indent=2)
        for quote in finding.quotes:
            page.paragraph(in_context(quote, report, page), indent=4, limit=2)


def print_across(earlier: Report, later: Report, findings: Sequence[Finding], page: Page) -> None:
    """Print what ``later`` tells otherwise than ``earlier``: each finding quotes both."""
    page.line()
    page.paragraph(Text(page.say(ACROSS, count=len(findings), name=earlier.source.name), "dim"))
    for finding in sorted(findings, key=_gravity):
        page.line()
        page.paragraph(finding_line(finding, page), indent=2)
        for report, quote in zip((earlier, later), finding.quotes, strict=True):
            where = Text(f"{report.source.name} ", "dim").append(in_context(quote, report, page))
            page.paragraph(where, indent=4, limit=2)


def _gravity(finding: Finding) -> int:
    return ORDER.index(finding.severity)
