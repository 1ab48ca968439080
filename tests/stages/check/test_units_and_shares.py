"""One quantity in two units, parts that make 100, percentages of what stands beside them."""

import pytest

from tests.stages.check.checked import codes, findings


@pytest.mark.parametrize(
    "words",
    [
        "完成造林1546.67公顷（2.42万亩）。",
        "完成造林2.32万亩（折合1646.67公顷）。",
        "建成标准厂房12万平方米（约合18亩）。",
        "粮食总产量31.42万吨（62.84亿斤）。",
        "粮食产量达到6.28亿斤，合3.14万吨。",
        "人均耕地0.8亩（0.0833公顷）。",
        "发放补贴3200万元（3.2亿元）。",
        "城区面积38.6平方公里（约5.79万亩，即3960公顷）。",
    ],
)
def test_a_quantity_in_two_units_is_one_quantity(words: str) -> None:
    """In a parenthesis or behind 合, the second number is the first one converted."""
    assert codes(words) == ["restatement"]


@pytest.mark.parametrize(
    "words",
    [
        "完成造林1546.67公顷（2.32万亩）。",
        "粮食总产量31.42万吨（6.28亿斤）。",
        "新建公路120公里（其中桥梁12公里）。",
        "实际利用外资1.2亿美元，折合人民币8.6亿元。",
        "发放补贴3200万元（0.32亿元）。",
        "投入资金3200万元（县级500万元）。",
    ],
)
def test_a_conversion_that_rounding_explains_is_none(words: str) -> None:
    """Rounding, a part in a parenthesis and a currency are no slips."""
    assert codes(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "三次产业结构由16.8:38.9:44.3优化为15.2:41.1:45.7。",
        "三次产业比重为15.2∶41.1∶42.7。",
        "三次产业占比分别为15.2%、41.1%和42.7%。",
        "一、二、三产业增加值占地区生产总值的比重分别为15.2%、41.1%和42.7%。",
        "一、二、三产业对经济增长的贡献率分别为8.3%、54.1%、41.6%。",
        "第一产业占比15.2%，第二产业占比41.1%，第三产业占比42.7%。",
        "城镇人口占52.7%，农村人口占48.3%。",
        "进出口总额中，出口占81%，进口占21%。",
    ],
)
def test_parts_of_one_whole_make_a_hundred(words: str) -> None:
    """A ratio, a list of shares and shares told one by one."""
    assert codes(words) == ["composition"]


@pytest.mark.parametrize(
    "words",
    [
        "三次产业结构调整为15.2：41.1：43.8。",  # 100.1: each was rounded
        "三次产业结构调整为15.2：41.1：43.6。",
        "三次产业结构调整为15:41:43。",
        "一、二、三产业对经济增长的贡献率分别为8.3%、50.1%、41.6%。",
        "城乡居民收入比由1.86:1缩小到1.74:1。",
        "早中晚稻种植比为3:3:5。",
        "城镇人口占52.7%，60岁以上人口占21.3%。",
        "税收占比63.2%，民生支出占比80.6%，工业投资占比48.7%。",
    ],
)
def test_shares_adjusted_by_their_last_digit_are_no_slips(words: str) -> None:
    """A total of 99.9 or 100.1, other ratios, and shares of different wholes."""
    assert codes(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "完成投资88.7亿元，为年度计划85亿元的114.4%。",
        "进出口总额22.55亿元，是2020年10亿元的3.3倍。",
        "用电量19.8亿千瓦时，其中清洁能源8.2亿千瓦时，占比51.6%。",
        "实施项目120个，开工96个，开工率90%。",
        "应办建议103件，办结98件，办结率99.1%。",
        "引进项目40个，其中工业项目52个。",
    ],
)
def test_a_percentage_is_the_quotient_of_the_numbers_beside_it(words: str) -> None:
    """Of a plan, of another year, of the whole before it, of what was to be done."""
    assert codes(words) == ["part-and-share"]


@pytest.mark.parametrize(
    "words",
    [
        "完成投资88.7亿元，为年度计划85亿元的104.4%。",
        "办理建议103件，办结率100%，满意率98.6%。",
        "引进项目40个，其中10亿元以上项目52.3亿元。",
        "用电量19.8亿千瓦时，其中清洁能源占比提高到41.6%。",
        "新增规上工业企业21家，其中亿元以上企业3家，工业投资增长11.2%。",
    ],
)
def test_a_percentage_of_something_else_is_left_alone(words: str) -> None:
    """A rate without its whole, a part without a count, another indicator's growth."""
    assert codes(words) == []


def test_the_quote_ends_with_its_bracket() -> None:
    """A quote that opens a parenthesis closes it."""
    [finding] = findings("完成造林1546.67公顷（2.42万亩）。")
    assert finding.quotes[0].text == "1546.67公顷（2.42万亩）"
