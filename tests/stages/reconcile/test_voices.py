"""A second source: what the statistics, or a published table, say beside the report."""

from duixian.model import Report
from duixian.model.reconciliation import Reconciliation
from duixian.pipeline import read_bytes, reconcile_reports
from tests.stages.reconcile.invented import report

BULLETIN = """清湾县{year}年国民经济和社会发展统计公报

清湾县统计局
{next}年3月28日

一、综合
{told}
"""
TABLE = """<html><body><h1>清湾县2024年政府工作报告量化指标任务落实情况表</h1>
<table><tr><th>序号</th><th>指标任务</th><th>年度目标</th><th>完成情况</th><th>责任单位</th></tr>
<tr><td>1</td><td>新建长者食堂</td><td>30家</td><td>34家</td><td>县民政局</td></tr>
<tr><td>2</td><td>加装电梯</td><td>30部</td><td>27部</td><td>县住建局</td></tr>
</table></body></html>"""


def bulletin(told: str, year: int = 2024) -> Report:
    text = BULLETIN.format(year=year, next=year + 1, told=told)
    return read_bytes(text.encode(), "bulletin.txt")


def heard(promise: str, result: str, other: Report) -> Reconciliation:
    return reconcile_reports(
        report(2024, plan=promise), report(2025, review=result), others=[other]
    )


def test_a_second_voice_is_kept_apart() -> None:
    """It is quoted beside the answer with its name, and changes no verdict."""
    found = heard(
        "固定资产投资增长6%。",
        "固定资产投资增长6.2%。",
        bulletin("全年固定资产投资比上年增长4.1%。"),
    )
    [item] = [one for one in found.items if one.commitment.figure]
    assert item.verdict == "met"
    [said] = item.statistics
    assert (said.voice, said.source, str(said.value)) == ("statistics", "bulletin.txt", "0.041")
    assert found.others == ("bulletin.txt",)


def test_two_voices_that_differ_are_one_finding() -> None:
    """A floor and its stretch share one answer, so they differ once."""
    found = heard(
        "规模以上工业增加值确保增长7%、力争8%。",
        "规模以上工业增加值增长8.3%。",
        bulletin("全年规模以上工业增加值比上年增长8.1%。"),
    )
    [finding] = [one for one in found.findings if one.code == "voices-differ"]
    assert [quote.text for quote in finding.quotes] == ["规模以上工业增加值增长8.3%"]


def test_rounding_is_no_difference() -> None:
    """42.4亿元 and 42.38亿元 are one amount; so are a level and the year's addition, two."""
    found = heard(
        "一般公共预算收入42亿元。",
        "一般公共预算收入42.4亿元。",
        bulletin("全年一般公共预算收入42.38亿元。"),
    )
    assert found.findings == ()
    found = heard(
        "到2026年底高标准农田累计达到42万亩。",
        "高标准农田累计达到38.6万亩。",
        bulletin("全年新增高标准农田3.2万亩。"),
    )
    assert found.findings == ()


def test_a_source_of_another_year_or_place_is_left_out() -> None:
    """The reader is told which and why."""
    old = bulletin("全年固定资产投资比上年增长4.1%。", year=2019)
    found = heard("固定资产投资增长6%。", "固定资产投资增长6.2%。", old)
    assert [one.code for one in found.findings] == ["other-source-other-year"]
    told = "全年固定资产投资比上年增长4.1%，规模以上工业增加值增长5%。"
    text = BULLETIN.format(year=2024, next=2025, told=told).replace("清湾县", "江南县")
    other = read_bytes(text.encode(), "other.txt")
    found = heard("固定资产投资增长6%。", "固定资产投资增长6.2%。", other)
    assert [one.code for one in found.findings] == ["other-source-other-place"]
    assert found.others == ()


def test_a_published_table_answers_row_by_row() -> None:
    """The number of the result column is taken, not that of the goal beside it."""
    table = read_bytes(TABLE.encode(), "table.html")
    found = heard("新建长者食堂30家，加装电梯30部。", "民生持续改善。", table)
    promised = [one for one in found.items if one.commitment.figure]
    said = [[str(answer.value) for answer in one.statistics] for one in promised]
    assert said == [["34"], ["27"]]
    assert [one.verdict for one in promised] == ["unanswered"] * 2
