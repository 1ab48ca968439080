"""What is said of one quantity twice: within a report, and a year later."""

import pytest

from duixian.errors import PairError
from duixian.pipeline import check_reports
from tests.stages.check.checked import across, codes, report


@pytest.mark.parametrize(
    "words",
    [
        "城镇新增就业6738人。\n民生得到保障，城镇新增就业6783人。",
        "一般公共预算收入19.42亿元，增长4.2%。\n财力增强，一般公共预算收入达到19.24亿元。",
        "一般公共预算收入19.42亿元，增长4.2%。\n财力增强，一般公共预算收入增长2.4%。",
        "粮食总产量31.42万吨。\n农业稳中有进，粮食产量达到34.12万吨。",
        "森林覆盖率58.9%。\n绿色底色更浓，森林覆盖率稳定在85.9%。",
        "PM2.5平均浓度26.4微克/立方米。\n蓝天常在，PM2.5年均浓度降至24.6微克/立方米。",
        "新增规上工业企业21家。\n产业提质增效，新增规上工业企业12家。",
    ],
)
def test_one_quantity_has_one_value(words: str) -> None:
    """Levels, growth, other names of the same thing, and counts of the same deed."""
    assert codes(words) == ["stated-twice"]


@pytest.mark.parametrize(
    "words",
    [
        "城镇新增就业6738人。\n民生得到保障，新增城镇就业6700余人。",
        "一般公共预算收入19.42亿元，增长4.2%。\n财力增强，一般公共预算收入达到19.4亿元。",
        "一般公共预算收入19.42亿元，增长4.2%。\n财力增强，一般公共预算收入突破19亿元。",
        "森林覆盖率58.9%。\n开发区森林覆盖率35.9%。",
        "粮食总产量31.42万吨。\n2020年粮食总产量30.2万吨。",
        "新增规上工业企业21家。\n四年来，新增规上工业企业58家。",
        "地区生产总值增长4.8%。\n一季度，地区生产总值增长5.2%。",
        "城镇新增就业6738人。\n超额完成城镇新增就业6000人的年度目标。",
    ],
)
def test_another_year_scope_or_rounding_is_no_contradiction(words: str) -> None:
    """Rounded, bounded, of a part, of other years, and goals beside results."""
    assert codes(words) == []


@pytest.mark.parametrize(
    ("earlier", "later", "code"),
    [
        (
            "PM2.5年均浓度28.1微克/立方米。",
            "PM2.5年均浓度由28.3微克/立方米下降到26.4微克/立方米。",
            "restated-level",
        ),
        ("森林覆盖率61.2%。", "森林覆盖率由62.1%提高到62.9%。", "restated-level"),
        (
            "社会消费品零售总额138.42亿元。",
            "根据普查结果，2023年社会消费品零售总额修订为142.5亿元。",
            "base-revised",
        ),
        ("全年税收收入15.02亿元。", "全年税收收入15.92亿元，增长8.5%。", "base-revised"),
    ],
)
def test_a_level_told_otherwise_a_year_later_is_found(earlier: str, later: str, code: str) -> None:
    """As the base of a change, as a revision, and as the base that a growth implies."""
    assert across(earlier, later) == [code]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("森林覆盖率61.2%。", "森林覆盖率由61.2%提高到61.9%。"),
        ("森林覆盖率61.24%。", "森林覆盖率由61.2%提高到61.9%。"),
        ("地区生产总值401亿元。", "地区生产总值421亿元，增长8.5%。"),
        ("全年税收收入15.02亿元。", "全年税收收入15.92亿元，增长6%。"),
        ("城镇新增就业6412人。", "城镇新增就业6738人。"),
    ],
)
def test_the_next_year_is_another_year(earlier: str, later: str) -> None:
    """The same value again, rounded, real growth, and a new year's own value."""
    assert across(earlier, later) == []


def test_what_cannot_be_compared_is_refused() -> None:
    """The same report, the wrong order and another place are one clear error each."""
    one, other = report("森林覆盖率61.2%。", year=2024), report("森林覆盖率61.9%。")
    with pytest.raises(PairError, match="the same report"):
        check_reports(one, one)
    with pytest.raises(PairError, match="the earlier report first"):
        check_reports(other, one)
    elsewhere = report("森林覆盖率61.2%。", year=2024)
    renamed = elsewhere.text.replace("清湾县", "临泽县").encode()
    from duixian.pipeline import read_bytes

    with pytest.raises(PairError, match="two years of one place"):
        check_reports(read_bytes(renamed, "linze.txt"), other)
