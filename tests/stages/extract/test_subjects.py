"""What a number measures: nouns that look like verbs, bases, conditions, sides of a subject."""

import pytest

from tests.stages.extract.reading import drafted, words


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("开发区亩均税收提高到14.6万元", ["开发区亩均税收"]),
        ("建成区绿地率提高1.2个百分点", ["建成区绿地率"]),
        ("总投资187亿元，到位资金92.3亿元", ["总投资", "到位资金"]),
        ("生产安全事故起数下降15.4%", ["生产安全事故起数"]),
        ("基本医保参保率稳定在98.5%以上", ["基本医保参保率"]),
        ("全年安排重点项目126个", ["重点项目"]),
        ("开展补贴性培训2万人次", ["补贴性培训"]),
        ("实施高效节水灌溉3万亩", ["高效节水灌溉"]),
        ("全县通车总里程达到486公里", ["通车总里程"]),
        ("调处矛盾纠纷217起，调处成功率98%以上", ["矛盾纠纷", "调处成功率"]),
        ("①新建公办幼儿园3所。", ["公办幼儿园"]),
        ("6月底前建成游客驿站3个", ["游客驿站"]),
    ],
)
def test_a_noun_keeps_the_verb_that_is_a_part_of_it(text: str, subjects: list[str]) -> None:
    """开发区, 到位资金, 重点项目: what follows can only be the second half of a noun."""
    assert [words(text, draft) for draft in drafted(text)] == subjects


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("建成区级平台3个", ["区级平台"]),
        ("重点支持小微企业20家", ["小微企业"]),
        ("基本建成断头路3条", ["断头路"]),
        ("生产新能源汽车5万辆", ["新能源汽车"]),
    ],
)
def test_a_verb_before_a_whole_noun_is_taken_off(text: str, subjects: list[str]) -> None:
    """区级, 新能源: the same first character begins a noun of its own."""
    assert [words(text, draft) for draft in drafted(text)] == subjects


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("财政收入98亿元，剔除一次性因素后增长2.7%", ["财政收入", "财政收入"]),
        ("社会消费品零售总额扣除价格因素增长11.6%", ["社会消费品零售总额"]),
        ("粮食总产量在上年增产的基础上，又增产2万吨", ["粮食总产量"]),
        ("财政总收入754亿元，是上一个五年的2.6倍", ["财政总收入", "财政总收入"]),
        ("茶油产量3万吨，恢复到2019年的112%", ["茶油产量", "茶油产量"]),
        ("工业产值增长6%，奋斗目标6.5%", ["工业产值", "工业产值"]),
        ("城乡低保标准分别提高到每人每月735元、540元", ["城乡低保标准"] * 2),
        ("托位数达到每千人口4.8个", ["托位数"]),
        ("地表水达到或优于Ⅲ类比例100%", ["地表水达到或优于Ⅲ类比例"]),
        ("安排技改项目126个，总投资105亿元，其中新开工68个", ["技改项目", "总投资", "技改项目"]),
        ("零售额增长4.4%，出口增长5.3%", ["零售额", "出口"]),
        ("固定资产投资增长5.2%，扣除房地产投资增长11.4%", ["固定资产投资"] * 2),
        ("税收占比由上年的29.8%调整为27.8%", ["税收占比"] * 2),
        ("237个省、市重点项目完成投资6亿元", ["省、市重点项目", "省、市重点项目完成投资"]),
        ("产业项目新签约286个、新开工231个", ["产业项目", "产业项目"]),
        ("农村沼气池新建4800口", ["农村沼气池"]),
        ("旅客吞吐量首超300万人次", ["旅客吞吐量"]),
        ("优良天数310天", ["优良天数"]),
        ("四项指数全面下降", ["指数"]),
        ("实施50万元以上建设项目128个", ["建设项目", "建设项目"]),
    ],
)
def test_conditions_and_bases_are_no_subject(text: str, subjects: list[str]) -> None:
    """A condition, a base and a denominator leave the subject as it was; money is no thing."""
    assert [words(text, draft) for draft in drafted(text)] == subjects


def test_members_end_where_their_predicate_begins() -> None:
    """甲、乙同比“双下降”，分别下降x、y: 同比 is no part of the second member."""
    text = "事故起数、死亡人数同比“双下降”，分别下降15.4%、20%"
    assert [words(text, draft) for draft in drafted(text)] == ["事故起数", "死亡人数"]


def test_a_rate_of_change_behind_a_list_belongs_to_its_members() -> None:
    """甲、乙"双下降"，降幅分别达x、y: 降幅 names the movement, the members what moved."""
    text = '事故起数、死亡人数"双下降"，降幅分别达19.6%、23.8%'
    made = drafted(text)
    assert [words(text, draft) for draft in made] == ["事故起数", "死亡人数"]
    assert {draft.direction for draft in made} == {"down"}


def test_a_bound_behind_a_list_holds_for_all_of_it() -> None:
    """分别控制在a和b以内: both are ceilings; without 分别 the bound is of its number alone."""
    shared = drafted("氨氮、总磷排放量分别控制在3200吨和4100吨以内")
    alone = drafted("新建驿站3个、码头5个以上")
    assert [draft.bound for draft in shared] == ["at_most", "at_most"]
    assert [draft.bound for draft in alone] == ["exact", "at_least"]


def test_a_bare_step_takes_the_points_of_its_neighbour() -> None:
    """比全国全省分别高1.1个和0.8个百分点: both are percentage points; 11个和27项 are not."""
    assert [d.unit for d in drafted("增速比全国全省分别高1.1个和0.8个百分点")] == ["pp", "pp"]
    assert [d.unit for d in drafted("标准、品牌分别新增11个和27项")] == ["个", "项"]


def test_a_quoted_number_is_no_figure_in_straight_quotes_either() -> None:
    """千企万亿 in quotes is a name, whichever quotation marks stand around it."""
    assert not drafted('实施"千企万亿"工程')
    assert not drafted("实施“千企万亿”工程")


def test_a_value_at_a_date_is_a_level() -> None:
    """由2011年的a增加到2016年的b: b is where the change ended, not the change."""
    first, second = drafted("产值由2011年的866亿元增加到2016年的1398亿元")
    assert (first.measure, first.period) == ("level", "2011")
    assert (second.measure, second.period, second.direction) == ("level", "2016", "up")


def test_a_base_is_no_period() -> None:
    """是2011年的2.1倍 is said of now; 由2011年的42%提高到 is said of 2011."""
    (times,) = drafted("存款余额是2011年的2.1倍")
    start, _ = drafted("占比由2011年的42%提高到60%")
    assert (times.period, start.period) == ("2024", "2011")


def test_a_second_item_with_a_predicate_is_no_change() -> None:
    """新增道路213公里、总里程达到486公里: the second number is what there is."""
    text = "新增公路213公里、通车总里程达到486公里"
    first, second = drafted(text)
    assert (first.direction, second.direction) == ("up", "none")


@pytest.mark.parametrize(
    ("text", "value", "unit", "measure"),
    [
        ("浓度降至27.6μg/m³", "27.6", "微克/立方米", "level"),
        ("人均公园绿地面积达14.2㎡", "14.2", "平方米", "level"),
        ("亿元产值死亡率0.0031", "0.0031", None, "ratio"),
        ("城乡居民收入比降至1.6以内", "1.6", None, "ratio"),
        ("进口下降，出口增长-1.5%", "-0.015", "%", "growth"),
        ("实施10大类惠民行动", "10", "类", "count"),
        ("人口自然增长率6.12‰", "0.00612", "‰", "ratio"),
        ("PM2.5均值改善5.9%", "0.059", "%", "growth"),
    ],
)
def test_units_and_bare_ratios(text: str, value: str, unit: str | None, measure: str) -> None:
    """One unit however it is written; a rate without one is a ratio, not people."""
    draft = drafted(text)[-1]
    assert (str(draft.value), draft.unit, draft.measure) == (value, unit, measure)
