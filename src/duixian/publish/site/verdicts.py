"""The page of verdicts: each promise beside the words that answer it, exceptions first."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from duixian.i18n.labels import COLUMNS, FIRMNESS, label
from duixian.model import Statement
from duixian.model.contract import plain
from duixian.model.reconciliation import Answer, Item, Reconciliation, Review, VerdictCode
from duixian.model.reconciliation_contract import explanation, summary
from duixian.publish.hedges import telling
from duixian.publish.reconciled import ORDER, in_order
from duixian.publish.site.links import anchor
from duixian.publish.site.reports import ReportPage, Words

Translate = Callable[[str], str]


@dataclass(frozen=True)
class Voice:
    """What a second source says, and its name."""

    text: str
    source: str


@dataclass(frozen=True)
class Promise:
    """A promise with its verdict.

    ``said`` is the sentence of the earlier report, ``answers`` are those of the later one; the
    first of them decided.
    """

    id: str
    verdict: VerdictCode
    rule: str
    said: Words
    answers: tuple[Words, ...]
    explanation: str
    measures: tuple[tuple[str, str], ...]
    topics: tuple[str, ...]
    quantified: bool
    doubtful: bool
    review: Review | None
    voices: tuple[Voice, ...]


@dataclass(frozen=True)
class Group:
    """The promises with one verdict."""

    verdict: VerdictCode
    promises: tuple[Promise, ...]


@dataclass(frozen=True)
class Part:
    """What has one verdict: ``count`` of all, ``share`` as words, and its run of the bar."""

    verdict: VerdictCode
    count: int
    quantified: int
    share: str
    start: float
    width: float


@dataclass(frozen=True)
class Counts:
    """The denominators: all promises, those with a figure, and of these those without answer."""

    promises: int
    quantified: int
    silent: int
    silent_share: str
    doubtful: int
    reviewed: int
    parts: tuple[Part, ...]


def groups(
    found: Reconciliation, before: ReportPage, after: ReportPage, translate: Translate
) -> tuple[Group, ...]:
    """The promises of ``before`` by verdict, what a reader looks for first."""
    made = [_promise(item, before, after, translate) for item in in_order(found.items)]
    return tuple(
        Group(code, own) for code in ORDER if (own := tuple(p for p in made if p.verdict == code))
    )


def counts(found: Reconciliation) -> Counts:
    """How many, and of how many."""
    told = summary(found)
    quantified = Counter(item.verdict for item in found.items if item.commitment.figure)
    parts, start = [], 0.0
    for code in ORDER:
        count = told.by_verdict.get(code, 0)
        if not count:
            continue
        width = round(100 * count / told.commitments, 3)
        parts.append(
            Part(code, count, quantified[code], share(count, told.commitments), start, width)
        )
        start = round(start + width, 3)
    return Counts(
        promises=told.commitments,
        quantified=told.quantified,
        silent=told.silent,
        silent_share=share(told.silent, told.quantified),
        doubtful=sum(item.needs_review for item in found.items),
        reviewed=sum(item.review is not None for item in found.items),
        parts=tuple(parts),
    )


def share(part: int, whole: int) -> str:
    """``12.5%``; a dash where there is nothing to be part of."""
    return f"{100 * part / whole:.1f}%" if whole else "–"


def _promise(item: Item, before: ReportPage, after: ReportPage, translate: Translate) -> Promise:
    goal = item.commitment
    statement = before.statements.get(goal.statement)
    return Promise(
        id=anchor(item),
        verdict=item.verdict,
        rule=item.rule,
        said=before.words(goal.start, goal.end, goal.statement),
        answers=tuple(_words(one, after) for one in item.answers),
        explanation=explanation(item, translate),
        measures=tuple(_measures(item, statement, translate)),
        topics=statement.topics if statement else (),
        quantified=goal.figure is not None,
        doubtful=item.needs_review,
        review=item.review,
        voices=tuple(Voice(one.text, one.source) for one in item.statistics),
    )


def _words(answer: Answer, after: ReportPage) -> Words:
    return after.words(answer.start, answer.end, answer.statement)


def _measures(
    item: Item, statement: Statement | None, translate: Translate
) -> Sequence[tuple[str, str]]:
    """Completion, shortfall, deadline and firmness, where there are any."""
    goal, told = item.commitment, []
    if item.completion is not None:
        told.append((translate(COLUMNS["completion"]), f"{(item.completion * 100).normalize():f}%"))
    if item.shortfall is not None:
        told.append((translate(COLUMNS["shortfall"]), plain(item.shortfall) or ""))
    if statement and statement.deadline:
        told.append((translate(COLUMNS["deadline"]), str(statement.deadline)))
    if firmness := telling(goal.firmness):
        told.append((translate(COLUMNS["firmness"]), label(FIRMNESS, firmness, translate)))
    return told
