"""From one value to another; levels, increases, growth, averages."""

import pytest

from tests.stages.check.checked import codes, findings


@pytest.mark.parametrize(
    "words",
    [
        "城镇化率由51.8%提高到54.7%，提高1.9个百分点。",
        "城镇化率从51.8%上升到54.7%，年均提高0.9个百分点，累计上升3.9个百分点。",
        "规上企业由89家增加到147家，净增68家。",
        "贫困发生率由5.1%下降到1.2%，下降4.9个百分点。",
        "财政收入由12.5亿元增长到18.6亿元，增长68.8%。",
        "财政收入从2020年12.5亿元增加到2024年18.6亿元，四年年均增长15.4%。",
        "村集体收入从1.5亿元增长到3.2亿元，翻了两番。",
        "发电量由20亿千瓦时增加到50亿千瓦时，增长2.5倍。",
        "旅游收入由2020年的20亿元增加到38.6亿元，是2020年的2.5倍。",
        "审批时限由41个工作日压缩到27个工作日，压缩50%。",
        "审批事项由300项减少到210项，减少40项，精简30%。",
        "城镇化率达到54.7%，比2020年的51.8%提高3.9个百分点。",
        "一般公共预算收入达到19.42亿元，比上年的18.64亿元增长9.2%。",
        "综合评价由第27位上升到第23位，前移5位。",
    ],
)
def test_a_change_follows_from_its_ends(words: str) -> None:
    """In points, in units, in places, as growth, as a multiple, as a yearly average."""
    assert codes(words) == ["from-to"]


@pytest.mark.parametrize(
    "words",
    [
        "城镇化率由54.7%提高到51.8%。",
        "综合排名由第23位上升到第27位。",
        "单位能耗由118千克下降到126千克。",
    ],
)
def test_what_rises_does_not_fall(words: str) -> None:
    """The verb and the two ends say the same direction; a smaller rank is higher."""
    assert codes(words) == ["from-to"]


@pytest.mark.parametrize(
    "words",
    [
        "城镇化率由51.8%提高到52.7%，提高0.9个百分点。",
        "财政收入由2020年的12.5亿元增长到2024年的18.6亿元，年均增长10.4%。",
        "固定资产投资由100亿元增加到120亿元，增长4%。",
        "地区生产总值由335.72亿元增加到421.38亿元，四年增加85.66亿元，年均增长5.6%。",
        "城镇居民人均可支配收入由2.8万元增加到4.2万元，年均实际增长6.1%。",
        "城镇化率由2015年的50%提高到55%，比上年提高0.5个百分点。",
        "审批时限由41个工作日压缩到27个工作日，压缩34.1%。",
        "综合评价由第27位上升到第23位，前移4位。",
        "在综合评价中位列第23位，前移4位。",
        "民营企业突破2万家，翻了一番。",
        "规上企业由89家增加到近150家，净增60余家。",
    ],
)
def test_real_growth_and_open_numbers_are_left_alone(words: str) -> None:
    """Growth at constant prices, changes from another year, round words."""
    assert codes(words) == []


def test_the_last_digit_is_a_warning() -> None:
    """58.2 to 58.9 is 0.7; both ends rounded it could be 0.8, and a reader would ask."""
    [finding] = findings("森林覆盖率由58.2%提高到58.9%，提高0.8个百分点。")
    assert (finding.code, finding.severity) == ("from-to", "warning")


@pytest.mark.parametrize(
    "words",
    [
        "五年来，进出口总额累计增长50%，年均增长12%。",
        "财政收入年均增长10%，五年增长80%。",
        "2024年快递业务量比2020年增长60%，年均增长22%。",
    ],
)
def test_an_average_is_the_root_of_the_growth_over_all_years(words: str) -> None:
    """The number of years is told by 五年来, by the growth itself or by the base year."""
    assert codes(words) == ["from-to"]


@pytest.mark.parametrize(
    "words",
    [
        "五年来，进出口总额累计增长50%，年均增长8.4%。",
        "五年来，进出口总额累计增长50%，年均增长10.7%。",  # four steps from 2020 to 2024
        "五年来，地区生产总值年均增长5.6%，一般公共预算收入增长4.2%。",
        "规模以上工业增加值年均增长7.9%，2024年增长8.3%。",
        "居民人均可支配收入四年年均增长6.4%，去年达到34351元、增长5.5%。",
    ],
)
def test_a_yearly_rate_is_no_average(words: str) -> None:
    """Another indicator, the last year's own growth, and a span counted by its ends."""
    assert codes(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "社会消费品零售总额146.86亿元，比上年增加8.44亿元，增长9.1%。",
        "粮食总产量31.42万吨，比上年增产1.16万吨，增长0.51%。",
        "2023年社会消费品零售总额138.42亿元。\n2024年社会消费品零售总额146.86亿元，增长9.1%。",
    ],
)
def test_level_increase_and_growth_fit(words: str) -> None:
    """In one sentence, and across the sentences of a report."""
    assert codes(words) == ["level-and-growth"]


@pytest.mark.parametrize(
    "words",
    [
        "社会消费品零售总额146.86亿元，比上年增加8.44亿元，增长6.1%。",
        "地区生产总值421.38亿元，比上年增加20亿元，增长6.8%。",
        "2023年地区生产总值401亿元。\n2024年地区生产总值421亿元，增长6.8%。",
        "一般公共预算收入19.42亿元，比上年增加1.2亿元，同口径增长4%。",
    ],
)
def test_nominal_levels_say_nothing_of_real_growth(words: str) -> None:
    """GDP at current prices, growth at constant ones, and growth on a comparable basis."""
    assert codes(words) == []
