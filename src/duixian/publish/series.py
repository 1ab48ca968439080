"""Ladders and chains for the terminal: one indicator after the other, a line for each report."""

from rich.cells import cell_len
from rich.text import Text

from duixian.i18n import N_
from duixian.i18n.labels import CHANGES, STEPS, VERDICTS, label
from duixian.model import Finding
from duixian.model.contract import message
from duixian.model.reconciliation import ReportHead
from duixian.model.series import Chain, Ladder, Thread
from duixian.publish.page import Page
from duixian.publish.reconciled import COLOURS
from duixian.publish.remarks import COLOURS as SEVERE

STEP_COLOURS = {"higher": "#d7263d", "lower": "#1f77b4", "equal": "dim"}
FEW = 12


def print_ladder(found: Ladder, page: Page) -> None:
    """One indicator after the other, from the highest level down."""
    page.line()
    page.line((page.say(N_("Targets, level by level")), "bold"))
    _print_findings(found.findings, page)
    names = [_place(head, page) for head in found.reports]
    room = max(map(cell_len, names))
    for row in found.rows:
        page.line()
        page.line((row.name, "bold"))
        for name, rung in zip(names, row.rungs, strict=True):
            if rung.goal is None:
                continue
            told = Text(rung.goal.text)
            if rung.step:
                words = label(STEPS, rung.step, page.translate)
                told.append(f"  {words}", STEP_COLOURS[rung.step])
            page.row(Text(name, style="dim"), told, indent=2, room=room)


def print_chain(found: Chain, page: Page, *, full: bool = False) -> None:
    """What went on from year to year, then what was dropped."""
    say = page.say
    years = [str(head.year) for head in found.reports]
    page.line()
    title = say(
        N_("{place}: promises from {first} to {last}"),
        place=_place(found.reports[0], page),
        first=years[0],
        last=years[-1],
    )
    page.line((title, "bold"))
    _print_findings(found.findings, page)
    followed = [thread for thread in found.threads if len(thread.links) > 1]
    followed.sort(key=lambda thread: thread.links[0].commitment.figure is None)
    page.rule(say(N_("Followed")), str(len(followed)), "#1f77b4")
    for thread in followed:
        _print_thread(thread, page)
    # What the last year alone has can still go on; what stands once and is gone was dropped.
    dropped = [one for one in found.threads if len(one.links) == 1 and one.dropped]
    page.rule(say(N_("Said once")), str(len(dropped)), "#8a8a8a")
    for thread in dropped if full else dropped[:FEW]:
        _print_thread(thread, page)
    if not full and len(dropped) > FEW:
        page.line((f"  {say(N_('… {count} more'), count=len(dropped) - FEW)}", "dim"))


def _print_thread(thread: Thread, page: Page) -> None:
    page.line()
    page.line((thread.name, "bold"))
    for link in thread.links:
        told = Text(link.commitment.text)
        told.append(f"  {label(CHANGES, link.change, page.translate)}", "dim")
        if link.verdict:
            told.append(f"  {label(VERDICTS, link.verdict, page.translate)}", COLOURS[link.verdict])
        page.row(Text(str(link.year), style="dim"), told, indent=2, room=4)
        if link.answer:
            page.row(Text(""), Text(f"→ {link.answer.text}", style="dim"), indent=2, room=4)
    if thread.dropped:
        told = Text(page.say(N_("not promised any more")), style="#b8860b")
        page.row(Text(str(thread.dropped), style="dim"), told, indent=2, room=4)


def _place(head: ReportHead, page: Page) -> str:
    return head.place.name if head.place else page.say(N_("(no place found)"))


def _print_findings(findings: tuple[Finding, ...], page: Page) -> None:
    for finding in findings:
        colour = SEVERE[finding.severity]
        page.paragraph(Text(message(finding, page.translate), style=colour), mark="! ")
