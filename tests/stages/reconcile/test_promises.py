"""What of a plan is a promise, and what only stands around one."""

import pytest

from duixian.model.reconciliation import Commitment
from tests.stages.reconcile.invented import hold, only


def promised(plan: str) -> list[Commitment]:
    return [one.commitment for one in hold(plan, "民生持续改善。").items if one.commitment.figure]


@pytest.mark.parametrize(
    "plan",
    [
        "目前全县有合作社120家，要提高发展质量。",
        "去年对30户企业提供了支持，今年要扩大范围。",
        "充分发挥县乡两个积极性。",
        "着重解决三个问题。",
        "用好国内国外两个市场、两种资源。",
        "把每一分钱都花在刀刃上。",
    ],
)
def test_background_and_ideas_are_no_promises(plan: str) -> None:
    """How things stand, what was done, and counts of ideas ask for no answer."""
    assert promised(plan) == []


def test_a_comparison_behind_an_amount_is_no_promise_of_its_own() -> None:
    """安排2000万元，比上年增加300万元，增长17.6%: one promise."""
    found = promised("县财政安排教育资金2000万元，比上年增加300万元，增长17.6%。")
    assert [str(one.value) for one in found] == ["20000000"]


def test_a_floor_behind_an_amount_is_one() -> None:
    """投入增加300万元以上，增长20%以上: both are to be reached."""
    found = promised("县财政教育投入增加300万元以上，比上年增长20%以上。")
    assert len(found) == 2


@pytest.mark.parametrize(
    ("plan", "due"),
    [
        ("今后三年改造农村户厕900户。", "2026"),
        ("三年内改造农村户厕900户。", "2026"),
        ("今明两年改造农村户厕600户。", "2025"),
        ("改造农村户厕300户。", "2024"),
    ],
)
def test_years_ahead_are_a_deadline(plan: str, due: str) -> None:
    """A goal over several years is due at the end of the last one."""
    [one] = promised(plan)
    assert one.deadline == due


def test_a_list_with_one_figure_is_split() -> None:
    """化肥、农药使用量分别下降1%、2%: each member with its own figure."""
    found = promised("化肥、农药使用量分别下降1%、2%。")
    assert [str(one.value) for one in found] == ["0.01", "0.02"]


@pytest.mark.parametrize(
    ("promise", "result", "verdict"),
    [
        # Public money is told apart by what it is for.
        ("县财政教育投入2000万元。", "县财政用于教育的支出2100万元。", "met"),
        ("县财政教育投入2000万元。", "县财政用于交通的支出2100万元。", "unanswered"),
        ("县财政安排资金2000万元。", "县财政安排9000万元支持企业改造。", "unanswered"),
        # What was begun is answered by what was begun, not by what was finished.
        ("新开工保障性住房630套。", "新开工保障性住房666套，基本建成544套。", "met"),
        # A goal that was reached ahead of time is a result.
        ("人均公用经费提高到500元。", "提前实现人均公用经费500元的目标。", "met"),
        # In words, but of this very thing.
        ("淘汰老旧锅炉50台。", "淘汰老旧锅炉年度任务如期完成。", "met"),
        ("解决2万人安全饮水问题。", "农村饮水安全工程使2.1万人受益。", "met"),
    ],
)
def test_the_right_thing_answers(promise: str, result: str, verdict: str) -> None:
    """Purpose, deed and name decide which figure is held against the promise."""
    assert only(promise, result).verdict == verdict


@pytest.mark.parametrize(
    ("promise", "result", "verdict"),
    [
        ("编制县域交通规划。", "着手编制县域交通规划。", "partly"),
        ("建设滨江体育公园。", "推进滨江体育公园建设。", "unanswered"),
        ("实施青虾振兴规划。", "实施三大产业振兴规划。", "unanswered"),
        ("实施青虾振兴规划。", "实施青虾产业振兴规划。", "met"),
    ],
)
def test_activity_is_no_answer(promise: str, result: str, verdict: str) -> None:
    """Words count where they say that this thing was done, or begun."""
    assert only(promise, result).verdict == verdict
