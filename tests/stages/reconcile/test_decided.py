"""What people decide: kept beside the rules' own reading, and reopened when its words change."""

from typing import Any

from duixian.model.decision import Decision
from duixian.model.reconciliation import Item, Reconciliation
from tests.stages.reconcile.invented import hold

PROMISE, RESULT = "盘活低效用地600亩。", "盘活低效用地412亩。"


def decision(**changes: Any) -> Decision:
    machine = only(hold(PROMISE, RESULT))
    values = {
        "commitment": machine.commitment.id,
        "promise": machine.commitment.text,
        "verdict": "partly",
        "by": "陆审",
        "on": "2025-02-01",
        "why": "另有200亩在办手续",
        "saw": machine.answers[0].text,
    }
    return Decision(**values | changes)


def only(found: Reconciliation) -> Item:
    [item] = [one for one in found.items if one.commitment.figure]
    return item


def codes(found: Reconciliation) -> list[str]:
    return [finding.code for finding in found.findings]


def test_a_decision_overrides_and_both_readings_stay() -> None:
    """The verdict is the person's; the rules' verdict and rule stand beside it."""
    item = only(hold(PROMISE, RESULT, decisions=[decision()]))
    assert (item.verdict, item.rule, item.needs_review) == ("partly", "decided", False)
    assert item.review
    assert (item.review.machine_verdict, item.review.machine_rule) == ("missed", "amount")
    assert item.completion is not None


def test_the_last_decision_on_a_promise_counts() -> None:
    """A file is appended to; what was decided later replaces what was decided before."""
    found = hold(PROMISE, RESULT, decisions=[decision(), decision(verdict="met")])
    assert only(found).verdict == "met"


def test_a_changed_answer_reopens() -> None:
    """The rules' reading stands again, the item is to be reviewed, and a finding says so."""
    found = hold(PROMISE, "盘活低效用地399亩。", decisions=[decision()])
    item = only(found)
    assert (item.verdict, item.needs_review) == ("missed", True)
    assert item.review
    assert item.review.reopened
    assert codes(found) == ["decision-reopened"]


def test_a_decision_without_its_promise_is_told() -> None:
    """It refers to what no longer exists: a finding that names who, when and the words."""
    found = hold("改造农村户厕300户。", RESULT, decisions=[decision()])
    assert codes(found) == ["decision-refers-to-nothing"]
    assert "陆审" in found.findings[0].values["by"]
    assert only(found).review is None


def test_a_decision_follows_its_words() -> None:
    """Where only the id changed, because the report was read anew, the words still find it."""
    item = only(hold(PROMISE, RESULT, decisions=[decision(commitment="00000000.9")]))
    assert item.verdict == "partly"


def test_chosen_words_come_first_and_have_to_be_there() -> None:
    """An answer that a person chose is quoted with its offsets; lost words reopen."""
    result = "盘活低效用地412亩，另有200亩正在办理手续。"
    chosen = decision(answer="另有200亩正在办理手续")
    item = only(hold(PROMISE, result, decisions=[chosen]))
    assert item.answers[0].reasons == ("chosen",)
    assert item.completion is None
    assert only(hold(PROMISE, RESULT, decisions=[chosen])).review.reopened  # type: ignore[union-attr]
