"""A reconciliation for the terminal: verdicts first, exceptions first, both quotes."""

from collections.abc import Callable, Iterable

from rich.text import Text

from duixian.i18n import N_
from duixian.i18n.labels import VERDICTS, label
from duixian.model import Origin
from duixian.model.contract import message
from duixian.model.reconciliation import Item, Reconciliation, VerdictCode
from duixian.model.reconciliation_contract import explanation, summary
from duixian.publish.page import Page
from duixian.publish.remarks import COLOURS as SEVERE

# Exceptions first: what a reader looks for stands above what went as promised.
ORDER: tuple[VerdictCode, ...] = (
    "missed",
    "late",
    "adjusted",
    "not_comparable",
    "partly",
    "unanswered",
    "met",
    "exceeded",
    "not_checkable",
)
COLOURS: dict[str, str] = {
    "missed": "#d7263d",
    "late": "#e05a00",
    "adjusted": "#b8860b",
    "not_comparable": "#9a6fb0",
    "partly": "#1f77b4",
    "unanswered": "#8a8a8a",
    "met": "#2a9d4a",
    "exceeded": "#00a37a",
    "not_checkable": "#8a8a8a",
}
FEW = 12


def in_order(items: Iterable[Item]) -> list[Item]:
    """Exceptions first, those with a figure before those without, else in text order."""
    return sorted(items, key=lambda one: (ORDER.index(one.verdict), one.commitment.figure is None))


def print_reconciliation(
    found: Reconciliation,
    page: Page,
    *,
    full: bool = False,
    origins: tuple[Origin, Origin] | None = None,
    few: int | None = None,
) -> None:
    """Verdicts first, exceptions first, each promise above the words that answer it.

    With ``origins``, those of the two texts, each quote says where it stands in its source. With
    ``few`` every verdict is shown by so many promises.
    """
    _print_title(found, page)
    _print_counts(found, page)
    for finding in found.findings:
        colour = SEVERE[finding.severity]
        page.paragraph(Text(message(finding, page.translate), style=colour), mark="! ")
    items = in_order(found.items)
    for code in ORDER:
        own = [item for item in items if item.verdict == code]
        if own and (full or few or code != "not_checkable"):
            most = len(own) if full else few or FEW
            _print_group(code, own, page, most=most, origins=origins)
    if not full:
        page.line()
        told = page.say(N_("Shortened; --full shows every promise, --sources where it stands."))
        page.paragraph(Text(told, style="dim"))


def _print_title(found: Reconciliation, page: Page) -> None:
    say = page.say
    place = found.earlier.place.name if found.earlier.place else say(N_("(no place found)"))
    page.line()
    title = say(
        N_("{place}: the promises of {earlier} in the report of {later}"),
        place=place,
        earlier=found.earlier.year,
        later=found.later.year,
    )
    page.line((title, "bold"))


def _print_counts(found: Reconciliation, page: Page) -> None:
    counted = summary(found)
    told = page.say(
        N_("{commitments} promises, {quantified} of them with a figure"),
        commitments=counted.commitments,
        quantified=counted.quantified,
    )
    page.paragraph(Text(told))
    share = f"{100 * counted.silent / counted.quantified:.0f}%" if counted.quantified else "0%"
    told = page.say(
        N_("{silent} of the {quantified} with a figure get no answer: {share}"),
        silent=counted.silent,
        quantified=counted.quantified,
        share=share,
    )
    page.paragraph(Text(told, style="bold"))
    page.items(
        [
            (f"{label(VERDICTS, code, page.translate)} {counted.by_verdict[code]}", COLOURS[code])
            for code in ORDER
            if code in counted.by_verdict
        ]
    )


def _print_group(
    code: VerdictCode,
    items: list[Item],
    page: Page,
    *,
    most: int,
    origins: tuple[Origin, Origin] | None,
) -> None:
    page.rule(label(VERDICTS, code, page.translate), str(len(items)), COLOURS[code])
    for item in items[:most]:
        _print_item(item, page, origins)
    if len(items) > most:
        page.line((f"  {page.say(N_('… {count} more'), count=len(items) - most)}", "dim"))


def _print_item(item: Item, page: Page, origins: tuple[Origin, Origin] | None) -> None:
    doubt = f"  {page.say(N_('to be reviewed'))}" if item.needs_review else ""
    where = _where(origins, 0, item.commitment.start, page)
    words = Text.assemble(item.commitment.text, (where, "dim"), (doubt, "yellow"))
    page.paragraph(words, indent=2, mark="· ")
    for answer in item.answers[:1]:
        where = _where(origins, 1, answer.start, page)
        words = Text.assemble((answer.text, COLOURS[item.verdict]), (where, "dim"))
        page.paragraph(words, indent=4, mark="→ ", limit=3)
    for answer in item.statistics[:1]:
        words = Text.assemble(answer.text, (f"  {answer.source}", "dim"))
        page.paragraph(words, indent=4, mark="≈ ", limit=3)
    if told := reviewed(item, page.translate):
        page.paragraph(Text(told, style="yellow"), indent=6)
    if item.verdict not in ("unanswered", "not_checkable"):
        page.paragraph(Text(explanation(item, page.translate), style="dim"), indent=6, limit=2)


def _where(origins: tuple[Origin, Origin] | None, which: int, offset: int, page: Page) -> str:
    if origins is None:
        return ""
    number = origins[which].locate(offset).line
    told = N_("  (earlier report, line {number})") if which == 0 else N_("  (line {number})")
    return page.say(told, number=number)


def reviewed(item: Item, translate: Callable[[str], str]) -> str:
    """Who decided what, when and why, beside the machine's reading; empty where nobody did."""
    review = item.review
    if review is None:
        return ""
    told = N_("{by}, {on}: {verdict} ({reason}); by the rules: {machine}")
    if review.reopened:
        told = N_("reopened, the words have changed; {by}, {on}: {verdict} ({reason})")
    return translate(told).format(
        by=review.by,
        on=review.on,
        reason=review.reason,
        verdict=label(VERDICTS, review.verdict, translate),
        machine=label(VERDICTS, review.machine_verdict, translate),
    )
