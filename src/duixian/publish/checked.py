"""What the checks found, as a person reads it in a terminal."""

from collections import Counter
from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from duixian.i18n import N_
from duixian.i18n.labels import SEVERITIES, label
from duixian.model import Finding, Quote, Report
from duixian.model.contract import message
from duixian.publish.page import GAP, Page
from duixian.publish.remarks import COLOURS, ORDER, in_context

CLEAN = N_("nothing that contradicts itself in {figures} figures")
COUNTED = N_("{figures} figures, findings: {count} ({severities})")
ACROSS = N_("values told otherwise than in {name}: {count}")
SAME = N_("no value told otherwise than in {name}")
APART = N_(
    "no value told otherwise than in {name}; {years} years lie between, few are told in both"
)
INDENT = 2


def print_checked(
    report: Report, findings: Sequence[Finding], page: Page, *, brief: bool = False
) -> None:
    """Print the findings on ``report``, the gravest first, with the words that show each.

    With ``brief`` set a report without findings takes a line.
    """
    told = page.say(
        COUNTED if findings else CLEAN,
        count=len(findings),
        figures=len(report.figures),
        severities=_severities(findings, page),
    )
    if not brief:
        page.line()
    page.paragraph(Text.assemble((report.source.name, "bold"), "  ", (told, "dim")))
    for finding in sorted(findings, key=_gravity):
        _print(finding, [(report, quote, "") for quote in finding.quotes], page)
    if brief and findings:
        page.line()


def print_across(earlier: Report, later: Report, findings: Sequence[Finding], page: Page) -> None:
    """Print what ``later`` tells otherwise than ``earlier``: each finding quotes both."""
    years = (later.year or 0) - (earlier.year or 0)
    template = ACROSS if findings else (APART if earlier.year and years > 1 else SAME)
    page.line()
    told = page.say(template, count=len(findings), name=earlier.source.name, years=years)
    page.paragraph(Text(told, "dim"))
    for finding in sorted(findings, key=_gravity):
        pair = zip((earlier, later), finding.quotes, strict=True)
        _print(finding, [(report, quote, report.source.name) for report, quote in pair], page)
    page.line()


def _print(finding: Finding, quotes: Sequence[tuple[Report, Quote, str]], page: Page) -> None:
    """A finding: how grave it is, what it says, and below it the words with where they stand."""
    severity = label(SEVERITIES, finding.severity, page.translate)
    said = Text(message(finding, page.translate)).append(f" [{finding.code}]", style="dim")
    room = max(cell_len(label(SEVERITIES, one, page.translate)) for one in ORDER)
    page.line()
    page.row(Text(severity, f"bold {COLOURS[finding.severity]}"), said, indent=INDENT, room=room)
    for report, quote, name in quotes:
        words = in_context(quote, report, page)
        if name:
            words = Text.assemble((f"{name} ", "dim"), words)
        page.paragraph(words, indent=INDENT + room + GAP, limit=QUOTED)


QUOTED = 3  # lines of a quote that are shown


def _severities(findings: Sequence[Finding], page: Page) -> str:
    """How many there are of each severity, the gravest first."""
    counted = Counter(finding.severity for finding in findings)
    told = [
        f"{label(SEVERITIES, severity, page.translate)} {counted[severity]}"
        for severity in sorted(counted, key=ORDER.index)
    ]
    return " · ".join(told)


def _gravity(finding: Finding) -> int:
    return ORDER.index(finding.severity)
