"""The table of what became of each promise (落实情况表)."""

from collections.abc import Callable, Iterator
from typing import BinaryIO

from duixian.i18n import N_
from duixian.i18n.labels import VERDICTS, label
from duixian.model import Report
from duixian.model.reconciliation import Item, Reconciliation
from duixian.model.reconciliation_contract import explanation
from duixian.publish.office.word import Column, Group, Look, WordDocument
from duixian.publish.reconciled import reviewed

Translate = Callable[[str], str]


def write_outcomes(
    found: Reconciliation, earlier: Report, file: BinaryIO, *, look: Look, translate: Translate
) -> None:
    """Write the table with its title: every promise of ``earlier`` and the words that answer it."""
    title = heading_of(found, translate)
    document = WordDocument(title, look)
    document.landscape()
    document.paragraph(title, "title")
    add_outcomes(document, found, earlier, translate)
    document.save(file)


def heading_of(found: Reconciliation, translate: Translate) -> str:
    """The title of the table."""
    place = found.earlier.place.name if found.earlier.place else ""
    told = translate(N_("{place}: what became of the promises of the report of {year}"))
    return told.format(place=place, year=found.earlier.year or "").strip(" :：")


def parts_of(found: Reconciliation, earlier: Report) -> list[str]:
    """The heading that each item stands under in the earlier report."""
    headings = {section.id: section.heading for section in earlier.sections}
    sections = {statement.id: statement.section for statement in earlier.statements}
    return [headings.get(sections.get(item.commitment.statement) or "", "") for item in found.items]


def add_outcomes(
    document: WordDocument, found: Reconciliation, earlier: Report, translate: Translate
) -> None:
    """Add the table: in the order of the earlier report, grouped by its headings."""
    columns = (
        Column(translate(N_("No.")), 5, centred=True),
        Column(translate(N_("Promised in {year}")).format(year=found.earlier.year or ""), 30),
        Column(translate(N_("Reported in {year}")).format(year=found.later.year or ""), 36),
        Column(translate(N_("Verdict")), 9, centred=True),
        Column(translate(N_("Grounds")), 20),
    )
    groups: list[tuple[str, list[tuple[str, ...]]]] = []
    pairs = zip(found.items, parts_of(found, earlier), strict=True)
    for number, (item, part) in enumerate(pairs, start=1):
        if not groups or groups[-1][0] != part:
            groups.append((part, []))
        groups[-1][1].append(_row(number, item, translate))
    document.table(columns, [Group(part, rows) for part, rows in groups])


def _row(number: int, item: Item, translate: Translate) -> tuple[str, ...]:
    return (
        str(number),
        item.commitment.text,
        item.answers[0].text if item.answers else "—",
        label(VERDICTS, item.verdict, translate),
        "\n".join(_grounds(item, translate)),
    )


def judged(item: Item, translate: Translate) -> str:
    """Why the verdict is what it is, without the two quotes that stand beside it."""
    template = translate(item.template)
    before, _, behind = template.rpartition("{actual}")
    behind = behind.lstrip("”，,：:；; ")
    if "{goal}" in before and behind:
        return behind.format(**item.values)
    return explanation(item, translate)


def _grounds(item: Item, translate: Translate) -> Iterator[str]:
    yield judged(item, translate)
    for answer in item.statistics[:1]:
        yield f"{answer.source}：{answer.text}"
    if told := reviewed(item, translate):
        yield told
    if item.needs_review:
        yield translate(N_("(to be reviewed)"))
