"""Values, dates and years that cannot be."""

import pytest

from tests.stages.check.checked import codes


@pytest.mark.parametrize(
    "words",
    [
        "空气质量优良天数比率106.2%。",
        "森林覆盖率达到158.9%。",
        "群众满意度达101.3%。",
        "高考本科上线率164.8%。",
        "供水保证率、集中供水率分别达到99%、198%。",
        "民生支出占一般公共预算支出的180.6%。",
        "婴儿死亡率2100‰。",
        "刑事案件发案数下降120%。",
        "空气质量优良天数达到386天。",
        "在全省县域经济综合评价中位列第0位。",
        "位列全省88个县中第96位。",
        "在全省21个地级市中排名第25位。",
        "居全市（7个县区）第9位。",
        "入选全国百强县，位列第104位。",
    ],
)
def test_a_value_beyond_its_range_is_found(words: str) -> None:
    """Shares, declines, days and ranks have an end."""
    assert codes(words) == ["out-of-range"]


@pytest.mark.parametrize(
    "words",
    [
        "规模以上工业企业产销率101.2%。",
        "税收完成年度预算的103.5%，占年度计划的104%。",
        "工业企业利润下降120%。",
        "移动电话普及率达到112%。",
        "粮食自给率128%，绿化覆盖率41.2%。",
        "入选全国百强县，地区生产总值位列全省第104位。",
        "位列中国企业500强第404位。",
        "空气质量优良天数352天。",
    ],
)
def test_what_can_be_more_than_all_is_left_alone(words: str) -> None:
    """Sales of stock, plans that are outdone, profits that turn, ranks of another field."""
    assert codes(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "碧汀江二桥于2月30日建成通车。",
        "2024年13月启动改造。",
        "2023年2月29日开工。",
        "截至2024年6月31日，开工项目40个。",
        "1月至13月，工业投资增长4%。",
        "第五季度投资增长4%。",
        "“十四五”期间（2021—2015年），建成公路286公里。",
        "“十三五”时期（2016—2021年），累计新增公路286公里。",
        "从2024年到2021年，旅游收入由35亿元增加到42亿元。",
        "到2204年基本实现现代化。",
    ],
)
def test_a_date_that_no_calendar_has_is_found(words: str) -> None:
    """Days, months, quarters, plans that run otherwise, years that run backward."""
    assert codes(words)[:1] == ["impossible-date"]


@pytest.mark.parametrize(
    "words",
    [
        "2月29日项目开工。",
        "连续13个月增长，连续14个季度盈利。",
        "2023—2025年改造城镇污水管网90公里。",
        "“十三五”时期（2016—2020年），累计新增公路286公里。",
        "这座2200年的古城焕发新机。",
        "落实2030年前碳达峰行动方案。",
        "七八月份洪水频发。",
    ],
)
def test_what_looks_like_a_date_is_left_alone(words: str) -> None:
    """Leap days, durations, ages and goals."""
    assert codes(words) == []


@pytest.mark.parametrize(
    "words", ["建成于2042年的水闸完成除险加固。", "2042年，旅游收入增长4.8%。"]
)
def test_a_result_of_a_year_to_come_is_found(words: str) -> None:
    """A review tells of what was, not of what will be."""
    assert codes(words) == ["future-year"]
