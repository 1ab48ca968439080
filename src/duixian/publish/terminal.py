"""A report for the terminal: who and when, the target table, the report card, the task book."""

from collections import Counter

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from duixian.i18n import N_
from duixian.i18n.labels import FIRMNESS, KINDS, MEASURES, PLACE_LEVELS, label
from duixian.model import Figure, Report, Statement
from duixian.publish.cards import Card, Group, cards, targets
from duixian.publish.hedges import firmness_of, telling
from duixian.publish.naming import name_of
from duixian.publish.page import Page
from duixian.publish.phrases import say, say_period
from duixian.publish.remarks import print_findings, print_remainder

# Of middle brightness: they read on light and on dark grounds alike.
COLOURS = {
    "growth": "#2f9e44",
    "change": "#a08000",
    "level": "#3b82f6",
    "share": "#b565d8",
    "ratio": "#b565d8",
    "count": "#0e9aa7",
    "amount": "#e8710a",
    "rank": "#e0497f",
    "composition": "#808080",
}
CARD_TITLES = {"review": N_("Report card"), "task": N_("Task book")}
CARD_COLOURS = {"review": "#2f9e44", "task": "#3b82f6"}
# Statements under a heading, unless everything is asked for; fewer where there are many headings.
FEW_SHOWN, MANY_SHOWN, MANY = 3, 2, 8
LONG = 20  # statements: a shorter report needs no word about what is left out
SHOWN_LINES = 2  # of one statement
NAME = 8  # cells at least for the name of an indicator
HEAD = 18  # cells for place and year in a list of reports


def print_report(report: Report, page: Page) -> None:
    """Print ``report``; a long one is summarised unless the page is ``full``."""
    print_head(report, page)
    _print_targets(report, page)
    told = set() if page.full else {statement.id for statement, _ in targets(report)}
    for card in cards(report):
        _print_card(card, report, page, told)
    print_findings(report, page)
    print_remainder(report, page)
    if not page.full and len(report.statements) > LONG:
        page.paragraph(Text(page.say(N_("Shortened; --full shows every statement.")), style="dim"))


def print_head(report: Report, page: Page) -> None:
    """Print place, year, periods and counts: the summary that stands above every report."""
    say = page.say
    place = report.place.name if report.place else say(N_("(no place found)"))
    year = report.year or say(N_("(no year found)"))
    title = say(N_("{place} {year} government work report"), place=place, year=year)
    if any(finding.code == "not-a-work-report" for finding in report.findings):
        title = report.title
    page.line()
    page.line((title, "bold"))
    facts = [label(PLACE_LEVELS, report.place.level, page.translate)] if report.place else []
    for template, period in (
        (N_("reviews {period}"), report.review_period),
        (N_("looks back on {period}"), report.term_period),
        (N_("plans {period}"), report.plan_period),
    ):
        if period:
            facts.append(say(template, period=say_period(period)))
    page.paragraph(Text(" · ".join(facts)))
    size = say(N_("{count} characters"), count=f"{len(report.text):,}")
    page.paragraph(Text(f"{report.source.name} · {size}", style="dim"))
    page.line()
    _print_counts(N_("Statements"), [one.kind for one in report.statements], KINDS, page)
    _print_counts(N_("Figures"), [one.measure for one in report.figures], MEASURES, page)


def print_line(report: Report, page: Page) -> None:
    """Print what a report holds in one line, for lists of many."""
    say = page.say
    place = report.place.name if report.place else say(N_("(no place found)"))
    head = Text(say(N_("{place} {year}"), place=place, year=report.year or "—"), style="bold")
    head.truncate(HEAD, pad=True, overflow="ellipsis")
    kinds = Counter(statement.kind for statement in report.statements)
    line = Text(" ").append(head)
    for name, count in (
        (KINDS["result"], kinds["result"]),
        (KINDS["task"], kinds["target"] + kinds["task"]),
        (N_("Figures"), len(report.figures)),
        (N_("Findings"), len(report.findings)),
    ):
        line.append(f"  {say(name)}", "dim").append(f"{count:>4}")
    source = report.source.name
    room = page.console.width - line.cell_len - 3
    if page.console.is_terminal and cell_len(source) > room:
        source = "…" + set_cell_size(source[::-1], max(room, 0))[::-1]  # its end tells more
    page.line(line, (f"  {source}", "dim"))


def _print_counts(title: str, codes: list[str], names: dict[str, str], page: Page) -> None:
    """``数值 19  增速 8 · 数量 5``: the colours of the measures are told here."""
    counted = [
        (f"{label(names, code, page.translate)} {number}", COLOURS.get(code, ""))
        for code in names
        if (number := codes.count(code))
    ]
    page.items(counted, mark=f"{page.say(title)} {len(codes)}  ")


def _print_targets(report: Report, page: Page) -> None:
    rows = targets(report)
    if not rows:
        return
    title = f"{page.say(N_('Main targets'))} {say_period(report.plan_period)}".rstrip()
    page.rule(title, page.say(N_("{figures} figures"), figures=len(rows)), "#b565d8")
    names = [name_of(figure.indicator) or "—" for _, figure in rows]
    values = [say(figure, page.translate) for _, figure in rows]
    room = max(min(max(map(cell_len, names)), page.width // 2), NAME)
    widest = min(max(map(cell_len, values)), page.width // 4)
    previous = ""
    for name, value, (statement, figure) in zip(names, values, rows, strict=True):
        aimed = Text.assemble((value, COLOURS[figure.measure]))
        if firm := label(FIRMNESS, firmness_of(report, statement, figure), page.translate):
            aimed.append(f"{' ' * (widest - cell_len(value))}  {firm}", style="dim")
        page.row(Text("" if name == previous else name), aimed, indent=2, room=room)
        previous = name


def _print_card(card: Card, report: Report, page: Page, told: set[str]) -> None:
    period = report.plan_period if card.name == "task" else report.review_period
    aside = page.say(
        N_("{statements} statements, {figures} figures"),
        statements=card.statements,
        figures=card.figures,
    )
    title = f"{page.say(CARD_TITLES[card.name])} {say_period(period)}".rstrip()
    page.rule(title, aside, CARD_COLOURS[card.name])
    figures = {figure.id: figure for figure in report.figures}
    few = MANY_SHOWN if len(card.groups) > MANY else FEW_SHOWN
    for group in card.groups:
        left = group.without(told)
        shown = left.statements if page.full else left.telling(few)
        hidden = 0 if page.full else len(group.statements) - len(shown)
        _print_headings(group, page, hidden=hidden)
        indent = 2 * group.depth + 2
        for statement in shown:
            _print_statement(statement, figures, indent, report, page)
        if hidden and not group.headings:
            page.line((f"{' ' * indent}{page.say(N_('… {count} more'), count=hidden)}", "dim"))


def _print_headings(group: Group, page: Page, *, hidden: int) -> None:
    """Print the headings; the last one counts its statements where some are not shown."""
    for index, (depth, words) in enumerate(group.headings, 1):
        heading = Text(words, style="bold")
        if hidden and index == len(group.headings):
            count = page.say(N_("{count} statements"), count=len(group.statements))
            heading = Text.assemble((words, "bold"), (f"  {count}", "dim"))
        page.paragraph(heading, indent=2 * depth)


def _print_statement(
    statement: Statement, figures: dict[str, Figure], indent: int, report: Report, page: Page
) -> None:
    own = [figures[id_] for id_ in statement.figures]
    page.paragraph(
        _marked(statement, own, report, page),
        indent=indent,
        mark="· ",
        whole=sorted((one.start - statement.start, one.end - statement.start) for one in own),
        limit=None if page.full else SHOWN_LINES,
    )


def _marked(statement: Statement, figures: list[Figure], report: Report, page: Page) -> Text:
    """The statement with its figures in colour, then its firmness and its deadline."""
    text = Text(statement.text, style="dim" if statement.kind == "context" else "")
    for figure in figures:
        text.stylize(
            f"bold {COLOURS[figure.measure]}",
            figure.start - statement.start,
            figure.end - statement.start,
        )
    deadline = statement.deadline
    remarks = [label(FIRMNESS, telling(statement.firmness), page.translate)]
    if deadline and deadline != report.plan_period:
        remarks.append(page.say(N_("by {period}"), period=deadline))
    if told := " · ".join(filter(None, remarks)):
        text.append(f" [{told}]", style="dim italic")
    return text
