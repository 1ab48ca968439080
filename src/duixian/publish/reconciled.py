"""A reconciliation as people and programs take it: a terminal page, and JSON by contract."""

from collections import Counter
from typing import Any

import msgspec
from rich.text import Text

from duixian.i18n import N_, Language, translator
from duixian.i18n.labels import VERDICTS, label
from duixian.model.reconciliation import Item, Reconciliation, ReportHead, VerdictCode
from duixian.publish.page import Page

SCHEMA = "duixian.reconciliation/1"
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


def to_json(found: Reconciliation, language: Language = "zh") -> str:
    """``found`` by the contract ``duixian.reconciliation/1``; explanations in ``language``."""
    translate = translator(language)
    document = {
        "schema": SCHEMA,
        "earlier": _head(found.earlier),
        "later": _head(found.later),
        "items": [_item(item, language) for item in found.items],
        "summary": summary(found),
        "unprompted": found.unprompted,
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity,
                "message": translate(finding.template).format(**finding.values),
                "quotes": finding.quotes,
            }
            for finding in found.findings
        ],
    }
    return msgspec.json.encode(document).decode()


def summary(found: Reconciliation) -> dict[str, Any]:
    """How many commitments there are, how many with a figure, and how many of each verdict."""
    counted = Counter(item.verdict for item in found.items)
    return {
        "commitments": len(found.items),
        "quantified": sum(item.commitment.figure is not None for item in found.items),
        "by_verdict": {code: counted[code] for code in ORDER if counted[code]},
    }


def _head(head: ReportHead) -> dict[str, Any]:
    return msgspec.to_builtins(head)  # type: ignore[no-any-return]


def _item(item: Item, language: Language) -> dict[str, Any]:
    translate = translator(language)
    return {
        "commitment": item.commitment,
        "answers": item.answers,
        "verdict": item.verdict,
        "rule": item.rule,
        "explanation": translate(item.template).format(**item.values),
        "completion": item.completion,
        "shortfall": item.shortfall,
        "needs_review": item.needs_review,
    }


def print_reconciliation(found: Reconciliation, page: Page, *, full: bool = False) -> None:
    """Verdicts first, exceptions first, each promise above the words that answer it."""
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
    _print_counts(found, page)
    for finding in found.findings:
        page.paragraph(Text(say(finding.template, **finding.values), style="yellow"))
    for code in ORDER:
        items = [item for item in found.items if item.verdict == code]
        if items and (full or code != "not_checkable"):
            _print_group(code, items, page, full=full)
    if not full:
        page.line()
        page.paragraph(Text(say(N_("Shortened; --full shows every promise.")), style="dim"))


def _print_counts(found: Reconciliation, page: Page) -> None:
    counted = summary(found)
    quantified = [item for item in found.items if item.commitment.figure]
    silent = sum(item.verdict == "unanswered" for item in quantified)
    share = f"{100 * silent / len(quantified):.0f}%" if quantified else "0%"
    told = page.say(
        N_("{commitments} promises, {quantified} of them with a figure"),
        commitments=counted["commitments"],
        quantified=counted["quantified"],
    )
    page.paragraph(Text(told))
    page.paragraph(
        Text(
            page.say(
                N_("{silent} of the {quantified} with a figure get no answer: {share}"),
                silent=silent,
                quantified=len(quantified),
                share=share,
            ),
            style="bold",
        )
    )
    page.items(
        [
            (f"{label(VERDICTS, code, page.translate)} {number}", COLOURS[code])
            for code, number in counted["by_verdict"].items()
        ]
    )


def _print_group(code: VerdictCode, items: list[Item], page: Page, *, full: bool) -> None:
    items = sorted(items, key=lambda item: item.commitment.figure is None)
    page.rule(label(VERDICTS, code, page.translate), str(len(items)), COLOURS[code])
    for item in items if full else items[:FEW]:
        doubt = f"  {page.say(N_('to be reviewed'))}" if item.needs_review else ""
        page.paragraph(Text.assemble(item.commitment.text, (doubt, "yellow")), indent=2, mark="· ")
        if item.answers:
            answer = Text(item.answers[0].text, style=COLOURS[code])
            page.paragraph(answer, indent=4, mark="→ ", limit=3)
        if item.verdict not in ("unanswered", "not_checkable"):
            told = page.say(item.template, **item.values)
            page.paragraph(Text(told, style="dim"), indent=6, limit=2)
    if not full and len(items) > FEW:
        page.line((f"  {page.say(N_('… {count} more'), count=len(items) - FEW)}", "dim"))
