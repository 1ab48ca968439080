"""The JSON contract ``duixian.reconciliation/1``: what ``duixian reconcile --json`` prints."""

from collections import Counter
from collections.abc import Callable
from typing import Any, Literal, get_args

import msgspec

from duixian.model.contract import FindingRow, PlainDecimal, message, plain, schema_of
from duixian.model.figure import Bound, Direction, Indicator, Measure
from duixian.model.period import Period
from duixian.model.reconciliation import (
    Answer,
    Commitment,
    Item,
    Reconciliation,
    ReportHead,
    Review,
    VerdictCode,
    Voice,
)
from duixian.model.structure import Kind


class CommitmentRow(msgspec.Struct, frozen=True):
    """A promise. Offsets count in the earlier text; a percentage is a fraction."""

    id: str
    statement: str
    figure: str | None
    text: str
    start: int
    end: int
    indicator: Indicator | None
    kind: Kind
    value: PlainDecimal | None
    value_max: PlainDecimal | None
    unit: str | None
    measure: Measure | None
    direction: Direction
    bound: Bound | None
    deadline: Period | None
    favourable: Direction
    firmness: str | None
    checkable: bool


class AnswerRow(msgspec.Struct, frozen=True):
    """Words that bear on a promise. Offsets count in the later text, or in that of ``source``."""

    statement: str
    figure: str | None
    text: str
    start: int
    end: int
    score: float
    reasons: tuple[str, ...]
    value: PlainDecimal | None
    unit: str | None
    voice: Voice
    source: str


class ItemRow(msgspec.Struct, frozen=True):
    """A promise with its verdict. ``explanation`` is in the language that was asked for."""

    commitment: CommitmentRow
    answers: tuple[AnswerRow, ...]
    verdict: VerdictCode
    rule: str
    explanation: str
    completion: PlainDecimal | None
    shortfall: PlainDecimal | None
    needs_review: bool
    review: Review | None
    statistics: tuple[AnswerRow, ...]


class SummaryRow(msgspec.Struct, frozen=True):
    """How many promises there are. ``silent`` counts those with a figure that get no answer."""

    commitments: int
    quantified: int
    silent: int
    by_verdict: dict[str, int]


class ReconciliationRow(msgspec.Struct, frozen=True):
    """Two reports of one place, held together."""

    schema: Literal["duixian.reconciliation/1"]
    earlier: ReportHead
    later: ReportHead
    items: tuple[ItemRow, ...]
    summary: SummaryRow
    unprompted: tuple[str, ...]
    findings: tuple[FindingRow, ...]
    others: tuple[str, ...]


def summary(found: Reconciliation) -> SummaryRow:
    """The counts that every outlet shows; ``by_verdict`` names every code."""
    counted = Counter(item.verdict for item in found.items)
    quantified = [item for item in found.items if item.commitment.figure]
    return SummaryRow(
        commitments=len(found.items),
        quantified=len(quantified),
        silent=sum(item.verdict == "unanswered" for item in quantified),
        by_verdict={code: counted[code] for code in get_args(VerdictCode) if counted[code]},
    )


def explanation(item: Item, translate: Callable[[str], str]) -> str:
    """Why the verdict is what it is, in the language of ``translate`` (a gettext function)."""
    return translate(item.template).format(**item.values)


def encode_reconciliation(found: Reconciliation, translate: Callable[[str], str]) -> bytes:
    """``found`` as one line of UTF-8 JSON without a line end."""
    return msgspec.json.encode(
        ReconciliationRow(
            schema="duixian.reconciliation/1",
            earlier=found.earlier,
            later=found.later,
            items=tuple(_item(item, translate) for item in found.items),
            summary=summary(found),
            unprompted=found.unprompted,
            findings=tuple(
                FindingRow(one.code, one.severity, message(one, translate), one.quotes)
                for one in found.findings
            ),
            others=found.others,
        )
    )


def _item(item: Item, translate: Callable[[str], str]) -> ItemRow:
    return ItemRow(
        commitment=commitment_row(item.commitment),
        answers=tuple(map(answer_row, item.answers)),
        verdict=item.verdict,
        rule=item.rule,
        explanation=explanation(item, translate),
        completion=plain(item.completion),
        shortfall=plain(item.shortfall),
        needs_review=item.needs_review,
        review=item.review,
        statistics=tuple(map(answer_row, item.statistics)),
    )


def commitment_row(one: Commitment) -> CommitmentRow:
    """``one`` with its decimals as JSON states them."""
    fields = {name: getattr(one, name) for name in one.__struct_fields__}
    return CommitmentRow(**fields | {"value": plain(one.value), "value_max": plain(one.value_max)})


def answer_row(one: Answer) -> AnswerRow:
    """``one`` with its value as JSON states it."""
    fields = {name: getattr(one, name) for name in one.__struct_fields__}
    return AnswerRow(**fields | {"value": plain(one.value)})


def reconciliation_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of ``duixian.reconciliation/1``."""
    return schema_of(ReconciliationRow, "duixian.reconciliation/1")
