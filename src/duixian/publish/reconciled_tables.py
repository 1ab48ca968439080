"""A reconciliation as tables: a workbook of four sheets, and the verdicts as CSV."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

from duixian.errors import OutputError
from duixian.i18n import N_
from duixian.i18n.labels import (
    BOUNDS,
    DIRECTIONS,
    FIRMNESS,
    KINDS,
    MEASURES,
    PLACE_LEVELS,
    SEVERITIES,
    UNITS,
    VERDICTS,
    label,
)
from duixian.model.contract import message, plain
from duixian.model.reconciliation import Answer, Item, Reconciliation, ReportHead
from duixian.model.reconciliation_contract import explanation, summary
from duixian.model.tables import Cell
from duixian.publish.as_csv import guard
from duixian.publish.atomic import atomic
from duixian.publish.naming import name_of
from duixian.publish.phrases import say_period
from duixian.publish.reconciled import COLOURS, in_order, reviewed
from duixian.publish.sheets import SheetColumn
from duixian.publish.workbook import Workbook

ENDINGS = (".json", ".xlsx", ".csv")
YES = N_("yes")

PROMISES = (
    SheetColumn("id", 13),
    SheetColumn("kind", 7, names=KINDS),
    SheetColumn("promise", 48),
    SheetColumn("indicator", 24),
    SheetColumn("value", 16, "decimal"),
    SheetColumn("value_max", 12, "decimal"),
    SheetColumn("unit", 9, names=UNITS),
    SheetColumn("bound", 8, names=BOUNDS),
    SheetColumn("measure", 8, names=MEASURES),
    SheetColumn("direction", 7, names=DIRECTIONS),
    SheetColumn("favourable", 8, names=DIRECTIONS),
    SheetColumn("deadline", 12),
    SheetColumn("firmness", 8, names=FIRMNESS),
    SheetColumn("checkable", 8),
)
JUDGED = (
    SheetColumn("verdict", 11, names=VERDICTS, colours=COLOURS),
    SheetColumn("promise", 40),
    SheetColumn("answer", 40),
    SheetColumn("explanation", 44),
    SheetColumn("completion", 9, "decimal"),
    SheetColumn("shortfall", 14),
    SheetColumn("statistics", 36),
    SheetColumn("needs_review", 8),
    SheetColumn("review", 30),
    SheetColumn("rule", 14),
    SheetColumn("id", 13),
    SheetColumn("statement", 12),
)
FOUND = (
    SheetColumn("severity", 8, names=SEVERITIES),
    SheetColumn("message", 70),
    SheetColumn("quotes", 44),
    SheetColumn("code", 22),
)
FACTS = (SheetColumn(N_("Item"), 26), SheetColumn(N_("Content"), 70))


def save(found: Reconciliation, path: Path, translate: Callable[[str], str]) -> None:
    """Write ``found`` to ``path``, whose ending is the format. Raise :class:`OutputError`."""
    suffix = path.suffix.lower()
    if suffix not in ENDINGS:
        raise OutputError(
            "{path}: no format has this ending; use one of {endings}",
            path=path,
            endings=" ".join(ENDINGS),
        )
    with atomic(path) as file:
        if suffix == ".xlsx":
            write_workbook(found, file, translate)
        elif suffix == ".csv":
            write_csv(found, file, translate)
        else:
            from duixian.model.reconciliation_contract import encode_reconciliation

            file.write(encode_reconciliation(found, translate) + b"\n")


def write_workbook(found: Reconciliation, file: BinaryIO, translate: Callable[[str], str]) -> None:
    """The promises, the verdicts (exceptions first), the findings and the sources."""
    book = Workbook(file, translate)
    try:
        sheets = (
            book.sheet(N_("Promises"), PROMISES, frozen=3),
            book.sheet(N_("Verdicts"), JUDGED, frozen=2),
            book.sheet(N_("Findings"), FOUND),
            book.sheet(N_("Sources"), FACTS, frozen=1),
        )
        sheets[1].open_here()
        # One sheet after the other: rows go to disk as they come.
        for item in found.items:
            sheets[0].add(_promise(item, translate), item.commitment.unit)
        for item in in_order(found.items):
            sheets[1].add(_judged(item, translate), "%")
        for finding in found.findings:
            quotes = tuple(quote.text for quote in finding.quotes)
            cells = (finding.severity, message(finding, translate), quotes, finding.code)
            sheets[2].add(cells)
        for row in _facts(found, translate):
            sheets[3].add(row)
    except BaseException:
        book.discard()
        raise
    book.close()


def write_csv(found: Reconciliation, file: BinaryIO, translate: Callable[[str], str]) -> None:
    """The verdicts as UTF-8 CSV with BOM: codes as in the JSON, explanations in the language."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column.name for column in JUDGED)
    for item in found.items:
        writer.writerow(_bare(cell) for cell in _judged(item, translate))
    text.detach()


def _bare(cell: Cell) -> str:
    return (plain(cell) or "") if isinstance(cell, Decimal) else guard(cell or "")


def _promise(item: Item, translate: Callable[[str], str]) -> Sequence[Cell]:
    one = item.commitment
    return (
        one.id,
        one.kind,
        one.text,
        name_of(one.indicator) or None,
        one.value,
        one.value_max,
        one.unit,
        one.bound,
        one.measure,
        one.direction,
        one.favourable,
        one.deadline,
        one.firmness,
        translate(YES) if one.checkable else None,
    )


def _judged(item: Item, translate: Callable[[str], str]) -> Sequence[Cell]:
    return (
        item.verdict,
        item.commitment.text,
        item.answers[0].text if item.answers else None,
        explanation(item, translate),
        item.completion,
        plain(item.shortfall),
        "；".join(map(_told, item.statistics)),
        translate(YES) if item.needs_review else None,
        reviewed(item, translate),
        item.rule,
        item.commitment.id,
        item.answers[0].statement if item.answers else None,
    )


def _told(answer: Answer) -> str:
    return f"{answer.text}（{answer.source}）"


def _facts(found: Reconciliation, translate: Callable[[str], str]) -> Iterator[Sequence[Cell]]:
    for title, head in (
        (N_("Earlier report"), found.earlier),
        (N_("Later report"), found.later),
    ):
        yield translate(title), head.source.name if head.source else None
        yield from _who(head, translate)
    for name in found.others:
        yield translate(N_("Second source")), name
    counted = summary(found)
    yield translate(N_("Promises")), counted.commitments
    yield translate(N_("Promises with a figure")), counted.quantified
    yield translate(N_("… that get no answer")), counted.silent
    for code, number in counted.by_verdict.items():
        yield label(VERDICTS, code, translate), number


def _who(head: ReportHead, translate: Callable[[str], str]) -> Iterator[Sequence[Cell]]:
    place = head.place
    level = label(PLACE_LEVELS, place.level if place else None, translate)
    yield translate(N_("Title")), head.title
    yield translate(N_("Place")), f"{place.name} {level}" if place else None
    yield translate(N_("Year")), head.year
    yield translate(N_("Period reviewed")), say_period(head.review_period)
    yield translate(N_("Period planned")), say_period(head.plan_period)
    yield translate(N_("SHA-256")), head.source.sha256 if head.source else None
