"""What stands at the foot of a terminal report: findings, and what was not counted."""

from collections import Counter

from rich.text import Text

from duixian.i18n import N_
from duixian.i18n.labels import IGNORED, SET_ASIDE, SEVERITIES, label
from duixian.model import Finding, Quote, Report
from duixian.model.contract import message
from duixian.publish.page import Page

COLOURS = {"error": "#e03131", "warning": "#e8710a", "info": "#3b82f6"}
ORDER = list(COLOURS)
SHOWN_FINDINGS = 10  # unless everything is asked for
AROUND = 14  # characters shown on each side of a quote


def print_findings(report: Report, page: Page) -> None:
    """Print what the checks found, the gravest first, with the words that show it."""
    found = sorted(report.findings, key=lambda finding: ORDER.index(finding.severity))
    if not found:
        return
    page.rule(page.say(N_("Findings")), str(len(found)), COLOURS[found[0].severity])
    shown = found if page.full else found[:SHOWN_FINDINGS]
    for finding in shown:
        _print_finding(finding, report, page)
    if left := len(found) - len(shown):
        page.line((f"  {page.say(N_('… {count} more'), count=left)}", "dim"))


def _print_finding(finding: Finding, report: Report, page: Page) -> None:
    page.paragraph(finding_line(finding, page), indent=2)
    for quote in finding.quotes:
        page.paragraph(in_context(quote, report, page), indent=4, limit=2)


def finding_line(finding: Finding, page: Page) -> Text:
    """How grave it is, what it says, and its code."""
    severity = label(SEVERITIES, finding.severity, page.translate)
    text = Text.assemble((f"{severity} ", f"bold {COLOURS[finding.severity]}"))
    text.append(message(finding, page.translate))
    return text.append(f" [{finding.code}]", style="dim")


def in_context(quote: Quote, report: Report, page: Page) -> Text:
    """The quote with its neighbours on the line, and where it stands in the source."""
    line = report.text.rfind("\n", 0, quote.start) + 1
    end = report.text.find("\n", quote.end)
    end = len(report.text) if end < 0 else end
    first = max(line, quote.start - AROUND)
    last = min(end, quote.end + AROUND)
    number = report.origin.locate(quote.start).line
    return Text.assemble(
        (page.say(N_("line {number}: "), number=number), "dim"),
        ("…" if first > line else "", "dim"),
        (report.text[first : quote.start], "dim"),
        (quote.text, "bold underline"),
        (report.text[quote.end : last], "dim"),
        ("…" if last < end else "", "dim"),
    )


def print_remainder(report: Report, page: Page) -> None:
    """Print, a line each, what was set aside and which numbers are no figures, by name."""
    rows = (
        (N_("Set aside: "), Counter(one.kind for one in report.set_aside), SET_ASIDE),
        (N_("Numbers that are no figures: "), Counter(one.rule for one in report.ignored), IGNORED),
    )
    if any(counted for _, counted, _ in rows) or report.recognition:
        page.line()
    if report.recognition and report.recognition.pages:
        sure = f"{report.recognition.confidence:.1%}"
        how = N_("Recognised from pictures (OCR), mean confidence {sure}: compare its figures.")
        page.line((page.say(how, sure=sure), "dim"))
    for title, counted, names in rows:
        if counted:
            told = [
                (f"{label(names, code, page.translate)} {number}", "dim")
                for code, number in counted.most_common()
            ]
            page.items(told, mark=page.say(title))
