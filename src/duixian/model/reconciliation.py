"""A reconciliation: what one year promised, held against what the next year reports."""

from decimal import Decimal
from typing import Literal

import msgspec

from duixian.i18n import Language, translator
from duixian.model.document import Source
from duixian.model.figure import Bound, Direction, Figure, Indicator, Measure
from duixian.model.finding import Finding
from duixian.model.period import Period
from duixian.model.place import Place
from duixian.model.structure import Kind

VerdictCode = Literal[
    "exceeded",
    "met",
    "partly",
    "late",
    "missed",
    "adjusted",
    "not_comparable",
    "not_checkable",
    "unanswered",
]
Voice = Literal["report", "statistics"]


class ReportHead(msgspec.Struct, frozen=True):
    """Who reports and for when, and where it was read: one of the reports held together."""

    title: str
    place: Place | None
    year: int | None
    review_period: Period | None
    plan_period: Period | None
    source: Source | None = None


class Commitment(msgspec.Struct, frozen=True):
    """One checkable promise of the earlier report.

    ``figure`` is the id of its figure, ``None`` for a task without one. ``text`` is the shortest
    clause that carries it, at canonical offsets of the earlier report. ``favourable`` is the
    direction that is good. ``checkable`` is false where no fact could decide it (a slogan).
    """

    id: str
    statement: str
    figure: str | None
    text: str
    start: int
    end: int
    indicator: Indicator | None
    kind: Kind
    value: Decimal | None
    value_max: Decimal | None
    unit: str | None
    measure: Measure | None
    direction: Direction
    bound: Bound | None
    deadline: Period | None
    favourable: Direction
    firmness: str | None
    checkable: bool


class Answer(msgspec.Struct, frozen=True):
    """Words of the later report that bear on a commitment.

    ``score`` is 0 to 1; ``reasons`` are codes that say why it was taken (``same_indicator``,
    ``same_words``, ``same_name``, ``same_unit``, …). ``voice`` tells the government's report from
    the statistics; ``source`` names the second source, at whose text the offsets then count.
    """

    statement: str
    figure: str | None
    text: str
    start: int
    end: int
    score: float
    reasons: tuple[str, ...]
    value: Decimal | None = None
    unit: str | None = None
    voice: Voice = "report"
    source: str = ""


class Review(msgspec.Struct, frozen=True):
    """What a person decided instead: the machine's reading is kept beside it.

    ``reopened`` says that the words decided on have changed since: then the machine's reading
    stands, and the item is to be reviewed again.
    """

    verdict: VerdictCode
    reason: str
    by: str
    on: str
    machine_verdict: VerdictCode
    machine_rule: str
    reopened: bool = False


class Item(msgspec.Struct, frozen=True):
    """One commitment with its answers and its verdict.

    ``rule`` names the rule that decided; ``template`` and ``values`` explain it (an English gettext
    msgid and its placeholders). ``completion`` is answer over goal for amounts and counts;
    ``shortfall`` is goal minus answer in percentage points for rates, on the unfavourable side.
    ``statistics`` is what a second source says: it never changes the verdict.
    """

    commitment: Commitment
    answers: tuple[Answer, ...]
    verdict: VerdictCode
    rule: str
    template: str
    values: dict[str, str]
    completion: Decimal | None
    shortfall: Decimal | None
    needs_review: bool
    review: Review | None = None
    statistics: tuple[Answer, ...] = ()


class Reconciliation(msgspec.Struct, frozen=True):
    """Two reports of one place, held together.

    ``unprompted`` are the ids of result statements of the later report that answer no commitment;
    ``others`` are the names of the second sources.
    """

    earlier: ReportHead
    later: ReportHead
    items: tuple[Item, ...]
    unprompted: tuple[str, ...]
    findings: tuple[Finding, ...]
    others: tuple[str, ...] = ()

    def to_json(self, language: Language = "zh") -> str:
        """The JSON contract ``duixian.reconciliation/1``; ``language`` is the explanations'."""
        from duixian.model.reconciliation_contract import encode_reconciliation

        return encode_reconciliation(self, translator(language)).decode()


__all__ = [
    "Answer",
    "Commitment",
    "Figure",
    "Item",
    "Reconciliation",
    "ReportHead",
    "Review",
    "VerdictCode",
    "Voice",
]
