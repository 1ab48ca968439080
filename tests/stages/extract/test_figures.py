"""Each construction of the reports is read as a reader would."""

import pytest

from tests.stages.extract.reading import drafted, words


def read(text: str) -> list[tuple[str, str, str]]:
    """Figure, value and indicator of each figure of ``text``."""
    return [
        (text[draft.start : draft.end], f"{draft.value:f}", words(text, draft))
        for draft in drafted(text)
        if draft.value is not None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "地区生产总值完成421.6亿元，同比增长5.8%",
            [("421.6亿元", "42160000000", "地区生产总值"), ("5.8%", "0.058", "地区生产总值")],
        ),
        (
            "引进亿元项目个数、合同投资额分别增长46.2%、12.7%",
            [
                ("亿元", "100000000", "项目个数"),
                ("46.2%", "0.462", "亿元项目个数"),
                ("12.7%", "0.127", "合同投资额"),
            ],
        ),
        (
            "接待游客320万人次，实现旅游收入21.5亿元，分别增长20.1%、25.4%",
            [
                ("320万人次", "3200000", "接待游客"),
                ("21.5亿元", "2150000000", "旅游收入"),
                ("20.1%", "0.201", "接待游客"),
                ("25.4%", "0.254", "旅游收入"),
            ],
        ),
        (
            "金融机构存、贷款余额分别增长10.7%、7.2%",
            [("10.7%", "0.107", "金融机构存"), ("7.2%", "0.072", "贷款余额")],
        ),
        (
            "工业投资占固定资产投资比重由31.6%提升至54.9%",
            [
                ("31.6%", "0.316", "工业投资占固定资产投资比重"),
                ("54.9%", "0.549", "工业投资占固定资产投资比重"),
            ],
        ),
        (
            "三次产业比由12.2:44.9:42.9优化至11.5:49.7:38.8",
            [
                (part, part, "三次产业比")
                for part in ("12.2", "44.9", "42.9", "11.5", "49.7", "38.8")
            ],
        ),
        ("城乡居民收入比缩小至2.04∶1", [("2.04∶1", "2.04", "城乡居民收入比")]),
        ("云岭镇位列“全省千强镇”第404位", [("第404位", "404", "全省千强镇")]),
        ("研发投入强度居全省第3位", [("第3位", "3", "研发投入强度")]),
        (
            "完成造林1546.67公顷（2.32万亩）",
            [("1546.67公顷", "1546.67", "造林"), ("2.32万亩", "23200", "造林")],
        ),
        ("农村居民收入增长百分之七点八", [("百分之七点八", "0.078", "农村居民收入")]),
        ("办好十项25件民生实事", [("十项", "10", "民生实事"), ("25件", "25", "民生实事")]),
        ("行政审批事项减少三分之一", [("三分之一", f"{1 / 3:.28f}", "行政审批事项")]),
        ("惠及困难群众两万多人", [("两万多人", "20000", "困难群众")]),
        ("解决3.6万农村人口饮水问题", [("3.6万", "36000", "农村人口饮水问题")]),
        ("完成投资近亿元", [("亿元", "100000000", "完成投资")]),
        ("人口自然增长率为6.5‰", [("6.5‰", "0.0065", "人口自然增长率")]),
        ("服务业占比近六成", [("六成", "0.6", "服务业占比")]),
        ("农产品加工产值增长2.3倍", [("2.3倍", "2.3", "农产品加工产值")]),
        ("PM2.5平均浓度降至22微克/立方米", [("22微克/立方米", "22", "PM2.5平均浓度")]),
        ("PM2.5年均浓度降至22微克/立方米", [("22微克/立方米", "22", "PM2.5年均浓度")]),
        ("全社会用电量18.6亿千瓦时", [("18.6亿千瓦时", "1860000000", "全社会用电量")]),
        ("平均受教育年限提高到10.8年", [("10.8年", "10.8", "平均受教育年限")]),
        ("牧业产值增长-3.2%", [("-3.2%", "-0.032", "牧业产值")]),
        ("出生率下降1.15个千分点", [("1.15个千分点", "1.15", "出生率")]),
        ("园区总产值十年翻两番", [("翻两番", "3", "园区总产值")]),
        ("大豆出油量提高到十三斤半", [("十三斤半", "13.5", "大豆出油量")]),
    ],
)
def test_a_construction_is_read(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Value and indicator of every figure, in text order, and no figure more."""
    assert [(a, b[:10], c) for a, b, c in read(text)] == [(a, b[:10], c) for a, b, c in expected]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("投资总额约40亿元", "about"),
        ("地区生产总值增长6%左右", "about"),
        ("新增学位超6000个", "more_than"),
        ("旅游收入突破60亿元", "more_than"),
        ("减轻企业负担5000多万元", "more_than"),
        ("新增专精特新企业不少于10家", "at_least"),
        ("城镇新增就业6000人以上", "at_least"),
        ("总量挺进500亿元大关", "at_least"),
        ("人口突破30万大关", "at_least"),
        ("经济总量迈上万亿台阶", "at_least"),
        ("失业率控制在5.5%以内", "at_most"),
        ("赤字率不超过3%", "at_most"),
        ("登记失业率低于4%", "less_than"),
        ("财政收入近30亿元", "nearly"),
        ("地区生产总值增长6%—6.5%", "range"),
        ("建成示范园1—2个", "range"),
        ("建成示范园2个", "exact"),
    ],
)
def test_a_bound_word_binds(text: str, bound: str) -> None:
    """The bound comes from the word beside the number, and is no part of the figure's text."""
    (draft,) = drafted(text)
    assert draft.bound == bound
    assert text[draft.start : draft.end][-1] not in "右上内关"


@pytest.mark.parametrize(
    ("text", "measure", "direction"),
    [
        ("工业增加值增长6%", "growth", "up"),
        ("单位地区生产总值能耗下降3.4%", "growth", "down"),
        ("居民消费价格涨幅3%左右", "growth", "up"),
        ("森林覆盖率达到43.2%", "share", "none"),
        ("城镇调查失业率5.5%", "ratio", "none"),
        ("赤字率提高到3%", "ratio", "up"),
        ("产业占比提高2.1个百分点", "change", "up"),
        ("财政收入增速高于全省0.9个百分点", "change", "none"),
        ("贫困人口减少1442人", "change", "down"),
        ("新增长者饭堂5家", "count", "up"),
        ("城镇新增就业7307人", "count", "none"),
        ("改造老旧小区12个", "count", "none"),
        ("地区生产总值突破400亿元", "level", "none"),
        ("完成投资36.31亿元", "amount", "none"),
        ("降低企业负担2000万元", "amount", "down"),
        ("粮食增产3877吨", "change", "up"),
        ("水口镇居全省第4位", "rank", "none"),
        ("完成森林质量精准提升1546公顷", "level", "none"),
    ],
)
def test_what_a_number_measures(text: str, measure: str, direction: str) -> None:
    """Growth, step, share, ratio, count, amount, level and rank are told apart."""
    (draft,) = drafted(text)
    assert (draft.measure, draft.direction) == (measure, direction)


@pytest.mark.parametrize(
    ("text", "basis", "period"),
    [
        ("地区生产总值同比增长5.8%", "yoy", "2024"),
        ("旅游收入年均增长16.4%", "annual_average", "2024"),
        ("累计完成投资36亿元", "cumulative", "2024"),
        ("4年总量增加123.25亿元", "cumulative", "2024"),
        ("地区生产总值在2021年突破400亿元", None, "2021"),
        ("产值比2020年增长20%", "cumulative", "2021/2024"),
        ("产值比2023年增长6%", "yoy", "2024"),
        ("与2020年相比，产值增长20%", "cumulative", "2021/2024"),
        ("同五年前相比，产值增长20%", "cumulative", "2020/2024"),
        ("较2021年末，城镇化率提高3个百分点", "cumulative", "2022/2024"),
        ("2023年与2020年相比，产值年均增长6%", "annual_average", "2021/2023"),
        ("2021年到2024年，产值增长20%", "cumulative", "2021/2024"),
        ("2021—2024年完成投资36亿元", None, "2021/2024"),
    ],
)
def test_basis_and_period(text: str, basis: str | None, period: str) -> None:
    """The words around a number say against what and for when; else the section does."""
    (draft,) = drafted(text)
    assert (draft.basis, draft.period) == (basis, period)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("总量迈上千亿台阶", "CNY"),
        ("财政收入突破30亿大关", "CNY"),
        ("地区生产总值超百亿镇增至3个", "CNY"),
        ("地区生产总值超百亿镇增至3个", "个"),
        ("更新农机12万台", "台"),
        ("11乡镇财政收入超过五千万元", "乡镇"),
        ("出让13块土地", "块"),
        ("建成5层建筑", "层"),
        ("举办12场地方戏", "场"),
    ],
)
def test_a_unit_is_a_word_of_its_own(text: str, unit: str) -> None:
    """台阶, 大关 and 镇 behind a bare magnitude are no units of it: 百亿镇 counts no towns."""
    assert unit in {draft.unit for draft in drafted(text)}


def test_both_ends_of_a_change_over_years_have_their_year() -> None:
    """从2020年到2024年，由a增加到b: a is of 2020, b of 2024; so it is with 与2020年相比."""
    for opening in ("从2020年到2024年", "2024年与2020年相比"):
        first, last = drafted(f"{opening}，地区生产总值由300亿元增加到460亿元")
        assert (first.period, last.period) == ("2020", "2024")


def test_the_base_of_one_clause_is_not_that_of_the_next() -> None:
    """产值比2020年增长20%，税收增长5%: the tax is held against the year before."""
    first, second = drafted("产值比2020年增长20%，税收增长5%")
    assert (first.basis, second.basis) == ("cumulative", "yoy")


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("地区生产总值增长7%以上、力争达到8%", ["growth", "growth"]),
        ("居民收入增长确保6%、争取达到7%", ["growth", "growth"]),
        ("城镇化率提高1%、力争达到60%", ["growth", "share"]),
        ("产值增长12%，占比达到30%", ["growth", "share"]),
        ("产业占比提高2个百分点、力争达到30%", ["change", "share"]),
    ],
)
def test_a_growth_rate_that_is_to_reach_more_is_still_one(text: str, measures: list[str]) -> None:
    """A stretch goal measures what the goal before it measures."""
    assert [draft.measure for draft in drafted(text, "target")] == measures


def test_a_goal_without_a_number_is_relative() -> None:
    """与经济增长同步 is a goal that another figure decides; in the review it is none."""
    text = "居民人均可支配收入增长与经济增长同步"
    (draft,) = drafted(text, "target")
    assert not drafted(text, "review")
    assert draft.bound == "relative"
    assert draft.value is None
    assert words(text, draft) == "居民人均可支配收入"


def test_a_restatement_points_to_its_quantity() -> None:
    """The number in the parenthesis repeats the one before it in another unit."""
    first, second = drafted("完成造林1546.67公顷（2.32万亩）")
    assert (first.restates, second.restates) == (None, 0)


def test_a_list_inherits_its_verb() -> None:
    """新增 at the front of a 、-list holds for each of its members."""
    made = drafted("新增国家级企业1家、省级企业9家、市级企业26家，改造厂房3栋")
    assert [draft.direction for draft in made] == ["up", "up", "up", "none"]


def test_a_list_of_a_thousand_members_stays_whole() -> None:
    """分别 pairs every member with its own value, however many there are."""
    names = "、".join(f"甲{chr(0x4E00 + index)}" for index in range(1000))
    text = f"{names}分别增长" + "、".join(f"{index % 90 + 1}%" for index in range(1000))
    made = drafted(text)
    assert len(made) == 1000
    assert words(text, made[0]).startswith("甲")


def test_a_stretch_goal_repeats_its_verb() -> None:
    """确保增长5%、力争6%: both are growth of the same thing."""
    text = "地区生产总值确保增长5%、力争6%"
    made = drafted(text)
    assert [draft.measure for draft in made] == ["growth", "growth"]
    assert {words(text, draft) for draft in made} == {"地区生产总值"}


def test_an_elided_head_is_known_by_its_shared_tail() -> None:
    """存、贷款余额: the first member is 存款余额, though its words end before the tail."""
    text = "金融机构存、贷款余额分别增长10.7%、7.2%"
    first, _ = drafted(text)
    assert first.indicator is not None
    assert first.indicator.name(text) == "金融机构存款余额"


@pytest.mark.parametrize(
    ("text", "direction"),
    [("加快六大基地建设", "none"), ("韧性提升4项行动", "none"), ("新增4项行动", "up")],
)
def test_a_verb_is_about_the_noun_unless_it_counts(text: str, direction: str) -> None:
    """Only 新增, 减少 and the like say that there are more or fewer of what is counted."""
    (draft,) = drafted(text)
    assert draft.direction == direction


def test_a_list_of_rates_belongs_to_the_list_of_amounts_before_it() -> None:
    """Without 分别 too, three rates answer three amounts, and all three are growth."""
    text = "甲业、乙业、丙业产值分别为6亿元、17亿元、18亿元，增长4.1%、6.2%、3.7%"
    rates = drafted(text)[3:]
    assert [words(text, draft) for draft in rates] == ["甲业", "乙业", "丙业产值"]
    assert {draft.measure for draft in rates} == {"growth"}


def test_a_run_ends_where_the_kind_changes() -> None:
    """A count behind a comma is no third member of a list of rates."""
    text = "甲业、乙业排放量分别下降5.6%和4%，74个断面达标"
    made = drafted(text)
    assert [draft.direction for draft in made] == ["down", "down", "none"]
    assert words(text, made[1]) == "乙业排放量"
