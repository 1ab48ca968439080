"""Decisions of people, applied: both readings are kept, and changed words reopen them."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from duixian.i18n import N_
from duixian.model import Finding, Quote, Report
from duixian.model.decision import Decision
from duixian.model.reconciliation import Answer, Item, Reconciliation, Review


def apply(found: Reconciliation, decisions: Sequence[Decision], later: Report) -> Reconciliation:
    """``found`` with ``decisions``; one that refers to nothing is a finding."""
    by_id = {decision.commitment: decision for decision in decisions}
    known = {item.commitment.id for item in found.items}
    by_words = {
        decision.promise: decision
        for decision in by_id.values()
        if decision.commitment not in known
    }
    items = tuple(_decided(item, by_id, by_words, later) for item in found.items)
    findings = (*found.findings, *_stale(by_words, items), *_reopened(items))
    return replace(found, items=items, findings=findings)


def _decided(
    item: Item, by_id: Mapping[str, Decision], by_words: Mapping[str, Decision], later: Report
) -> Item:
    commitment = item.commitment
    decision = by_id.get(commitment.id) or by_words.get(commitment.text)
    if decision is None:
        return item
    saw = item.answers[0].text if item.answers else ""
    start = later.text.find(decision.answer) if decision.answer else -1
    lost = bool(decision.answer) and start < 0
    reopened = lost or decision.promise != commitment.text or decision.saw != saw
    review = Review(
        verdict=decision.verdict,
        reason=decision.why,
        by=decision.by,
        on=decision.on,
        machine_verdict=item.verdict,
        machine_rule=item.rule,
        reopened=reopened,
    )
    if reopened:
        return replace(item, review=review, needs_review=True)
    answers = item.answers
    if start >= 0:
        answers = (_chosen(later, decision.answer, start), *answers)
    return replace(
        item,
        answers=answers,
        verdict=decision.verdict,
        rule="decided",
        template=N_("decided by {by} on {on}: {reason}"),
        values={"by": decision.by, "on": decision.on, "reason": decision.why},
        completion=item.completion if answers == item.answers else None,
        shortfall=item.shortfall if answers == item.answers else None,
        needs_review=False,
        review=review,
    )


def _chosen(later: Report, words: str, start: int) -> Answer:
    end = start + len(words)
    statement = next((one for one in later.statements if one.start < end and start < one.end), None)
    return Answer(
        statement=statement.id if statement else "",
        figure=None,
        text=words,
        start=start,
        end=end,
        score=1.0,
        reasons=("chosen",),
    )


def _stale(by_words: Mapping[str, Decision], items: Sequence[Item]) -> Iterator[Finding]:
    texts = {item.commitment.text for item in items}
    for words, decision in by_words.items():
        if words not in texts:
            yield Finding(
                "decision-refers-to-nothing",
                "warning",
                N_("a decision by {by} on {on} refers to a promise that is not there: {words}"),
                {"by": decision.by, "on": decision.on, "words": words},
                (),
            )


def _reopened(items: Sequence[Item]) -> Iterator[Finding]:
    for item in items:
        if item.review and item.review.reopened:
            quote = Quote(item.commitment.text, item.commitment.start, item.commitment.end)
            yield Finding(
                "decision-reopened",
                "warning",
                N_("the words that {by} decided on have changed; look again: {words}"),
                {"by": item.review.by, "words": item.commitment.text},
                (quote,),
            )
