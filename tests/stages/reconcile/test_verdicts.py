"""What answers a promise, and the verdict that it gets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stages.reconcile.invented import hold, only


@pytest.mark.parametrize(
    ("promise", "result"),
    [
        ("新开工亿元以上项目30个。", "20个亿元以上项目竣工投产。"),
        ("推动50家企业实施数字化改造。", "规上工业企业达到21家。"),
        ("新登记经营主体5000户。", "经营主体总量达到4.61万户。"),
        ("引进10亿元以上项目2个。", "引进亿元以上项目20个。"),
        ("普惠小微贷款余额增长12%以上。", "贷款余额增长9.1%。"),
        ("单位地区生产总值用水量下降3%。", "单位地区生产总值能耗下降5%。"),
        ("二氧化硫排放量下降3%。", "氮氧化物排放量下降4%。"),
        ("生产安全事故起数下降10%以上。", "生产安全事故起数继续下降。"),
    ],
)
def test_another_thing_is_no_answer(promise: str, result: str) -> None:
    """Generic nouns, other deeds, stocks, sizes, scopes and members do not answer."""
    assert only(promise, result).verdict == "unanswered"


@pytest.mark.parametrize(
    ("promise", "result", "verdict", "rule"),
    [
        ("建设长者食堂30家。", "建成长者食堂34家。", "exceeded", "amount"),
        ("建设长者食堂30家。", "建成长者食堂31家。", "met", "amount"),
        ("建设长者食堂30家。", "建成长者食堂21家。", "missed", "amount"),
        (
            "改造农村户厕3000户。",
            "“十四五”以来累计改造农村户厕9200户。",
            "not_comparable",
            "other_basis",
        ),
        ("完成退化林修复6000亩。", "完成退化林修复400公顷。", "met", "amount"),
        ("完成退化林修复6000亩。", "完成退化林修复466.67公顷（7000亩）。", "exceeded", "amount"),
        ("旅游收入增长15%。", "旅游收入四年年均增长13.4%。", "not_comparable", "other_basis"),
        ("固定资产投资增长6%。", "固定资产投资增长6%的预期目标没有实现。", "missed", "said_failed"),
        ("城镇调查失业率控制在5.5%以内。", "城镇调查失业率5.6%。", "missed", "ceiling"),
        ("居民消费价格涨幅3%左右。", "居民消费价格上涨0.2%。", "met", "ceiling"),
        ("社会消费品零售总额增长6%—6.5%。", "社会消费品零售总额增长6.6%。", "exceeded", "range"),
        (
            "实施重点项目50个。",
            "重点项目计划由50个调整为42个，实际实施重点项目43个。",
            "adjusted",
            "adjusted",
        ),
        (
            "城北大桥6月底前建成通车。",
            "城北大桥因汛期停工，于9月28日建成通车。",
            "late",
            "later_month",
        ),
        ("S315改建工程年内通车。", "S315改建工程完成路基建设。", "partly", "one_step"),
        ("完成城东水厂可研。", "完成城东水厂可研。", "met", "said_done"),
        (
            "城北大桥年底前开工。",
            "城北大桥11月正式开工，S315改建工程完成路基建设。",
            "met",
            "said_done",
        ),
        ("实现百亿产业集群零的突破。", "实现百亿产业集群零的突破。", "met", "said_done"),
        ("改造西门老街。", "西门老街开街迎客。", "met", "said_done"),
        ("建成城北体育公园。", "城北体育公园未能如期建成。", "missed", "said_failed"),
        ("建成城北体育公园。", "城北体育公园开工建设。", "partly", "one_step"),
        (
            "完成县图书馆改造、县文化馆搬迁和县体育馆迁建三项工程。",
            "县图书馆改造、县文化馆搬迁如期完成，县体育馆迁建仍在进行内部装修。",
            "partly",
            "some_parts",
        ),
        (
            "到2026年底高标准农田累计达到42万亩。",
            "高标准农田累计达到38.6万亩。",
            "partly",
            "not_due",
        ),
    ],
)  # fmt: skip
def test_a_rule_decides(promise: str, result: str, verdict: str, rule: str) -> None:
    """Each rule of the table decides its own case and names itself."""
    item = only(promise, result)
    assert (item.verdict, item.rule) == (verdict, rule)


def test_a_slogan_is_not_checkable() -> None:
    """No fact could decide it, so it is neither met nor missed nor unanswered."""
    found = hold("把沉睡的厂房叫醒，把闲置的土地种上项目。", "盘活厂房3万平方米。")
    assert {item.verdict for item in found.items} == {"not_checkable"}


def test_a_main_target_named_again_is_one_promise() -> None:
    """Where its level is explained it is not promised a second time."""
    plan = (
        "地区生产总值增长6%左右。经济增长6%左右，考虑了需要和可能。地区生产总值增长6%左右是积极的。"
    )
    found = hold(plan, "地区生产总值增长5.8%。")
    assert sum(item.commitment.figure is not None for item in found.items) == 1


@given(st.integers(1, 400), st.integers(1, 400))
def test_more_is_never_judged_worse(goal: int, more: int) -> None:
    """Of two results the larger one has the same or a better verdict, and a larger completion."""
    order = ["missed", "met", "exceeded"]
    low = only(
        f"改造老旧小区{goal}个。",
        f"改造老旧小区{goal + more - 200 if goal + more > 200 else 1}个。",
    )
    high = only(f"改造老旧小区{goal}个。", f"改造老旧小区{goal + more}个。")
    assert order.index(high.verdict) >= order.index(low.verdict)
    assert high.completion is not None
    assert low.completion is not None
    assert high.completion >= low.completion


@given(st.decimals("0.1", "12", places=1), st.decimals("0.1", "12", places=1))
def test_a_rate_is_met_exactly_from_its_goal_on(goal: object, actual: object) -> None:
    """固定资产投资增长x%: at x it is met, 0.5 points above it is exceeded, below it is missed."""
    item = only(f"固定资产投资增长{goal}%。", f"固定资产投资增长{actual}%。")
    ahead = actual - goal  # type: ignore[operator]
    expected = "missed" if ahead < 0 else "exceeded" if ahead * 10 >= 5 else "met"
    assert item.verdict == expected
    assert (item.shortfall is not None) == (ahead < 0)
