"""Indicators over the years, and their charts."""

from decimal import Decimal

import pytest

from duixian import pipeline
from duixian.publish.edition import Edition, edit
from duixian.publish.site.chart import Chart, chart
from duixian.publish.site.reports import Words, report_pages
from duixian.publish.site.series import Indicator, Series, Told, Year, indicators

HEAD = "清湾县人民政府工作报告\n——{year}年1月15日在清湾县人民代表大会会议上\n"
YEARS = {
    2021: ("地区生产总值增长6.1%，能耗强度下降3%", "地区生产总值增长7%左右；能耗强度下降3.5%以上"),
    2022: ("地区生产总值增长6.6%，能耗强度下降3.8%", "地区生产总值增长6.5%—7%；能耗强度下降3%以上"),
    2023: (
        "地区生产总值增长5.9%，能耗强度下降2.4%",
        "地区生产总值增长6%以上；到2027年地区生产总值增长9%",
    ),
}


def written(*years: int) -> Edition:
    reports = [
        pipeline.read_bytes(
            (
                f"{HEAD.format(year=year)}一、{year - 1}年工作回顾\n"
                f"{year - 1}年，{YEARS[year][0]}。\n"
                f"二、{year}年主要目标\n全县主要预期目标是：{YEARS[year][1]}。\n"
            ).encode(),
            f"{year}.txt",
        )
        for year in years
    ]
    return edit(reports[-1], reports[:-1])


def found(edition: Edition, name: str) -> Indicator:
    [one] = [one for one in indicators(edition, report_pages(edition)) if one.id == name]
    return one


def words(told: Told | None) -> str:
    return told.words.marked if told else ""


def test_a_target_stands_in_its_year_and_its_result_beside_it() -> None:
    """The target is of the report that plans the year, the result of the one after it."""
    [series] = found(written(2021, 2022, 2023), "gdp").series
    told = {
        year.year: (words(year.target), words(year.outcome), year.verdict)
        for year in series.in_order
    }
    assert told == {
        2020: ("", "地区生产总值增长6.1%", None),
        2021: ("地区生产总值增长7%左右", "地区生产总值增长6.6%", "met"),
        2022: ("地区生产总值增长6.5%—7%", "地区生产总值增长5.9%", "missed"),
        2023: ("地区生产总值增长6%以上", "", None),
    }


def test_two_years_are_enough() -> None:
    """With one earlier report the verdict leads to where it is shown."""
    [series] = found(written(2022, 2023), "gdp").series
    year = series.years[2022]
    assert year.verdict == "missed"
    assert year.promise.startswith("reconciliation.html#")
    assert series.years[2021].outcome


def test_a_goal_of_later_years_is_not_the_target_of_this_one() -> None:
    """9% by 2027 is no target of 2023, though the report of 2023 sets it."""
    [series] = found(written(2022, 2023), "gdp").series
    target = series.years[2023].target
    assert target
    assert target.value == Decimal("0.06")


def test_a_fall_is_drawn_below_zero() -> None:
    """Down by 3.5% or more is −3.5% or less, on one axis with what was reached."""
    [series] = found(written(2021, 2022, 2023), "energy_intensity").series
    target = series.years[2021].target
    assert target
    assert (target.value, target.bound) == (Decimal("-0.035"), "at_most")
    outcome = series.years[2021].outcome
    assert outcome
    assert outcome.value == Decimal("-0.038")


def test_what_is_not_comparable_is_told_and_not_drawn(edition: Edition) -> None:
    """A total of several years stands in the table with its verdict, and makes no dot."""
    pages = report_pages(edition)
    drawn = [
        (year.outcome, year.verdict)
        for one in indicators(edition, pages)
        for series in one.series
        for year in series.in_order
        if year.verdict == "not_comparable" and year.outcome
    ]
    assert drawn
    assert all(outcome.value is None and outcome.words.marked for outcome, _ in drawn)


def test_every_result_under_a_verdict_is_its_answer(edition: Edition) -> None:
    """A chart shows what the verdict was given on, and nothing where there was no answer."""
    assert edition.reconciliation
    by_figure = {item.commitment.figure: item for item in edition.reconciliation.items}
    pages = report_pages(edition)
    held = 0
    for one in indicators(edition, pages):
        for series in one.series:
            for year in series.in_order:
                if not year.verdict or not year.target or not year.target.figure:
                    continue
                item = by_figure[year.target.figure.id]
                held += 1
                assert year.verdict == item.verdict
                assert words(year.outcome) == (item.answers[0].text if item.answers else "")
    assert held > 15


def told(value: str, high: str | None = None, bound: str = "exact") -> Told:
    top = None if high is None else Decimal(high)
    return Told(None, Words((), ""), Decimal(value), top, bound)


def drawn(unit: str | None, name: str, *years: Year) -> Chart:
    series = Series(unit, growth=unit == "%", years={year.year: year for year in years})
    made = chart(series, name, "zh")
    assert made
    return made


def test_about_is_a_band_on_both_sides() -> None:
    """左右 leaves the tolerance of the settings above and below; the line is what was said."""
    made = drawn("%", "%", Year(2024, told("0.05", bound="about"), told("0.048")))
    [box] = made.boxes
    [line] = box.at
    assert box.y + box.height / 2 == pytest.approx(line, abs=0.2)
    assert box.y < made.dots[0].y < box.y + box.height
    half = float(pipeline.DEFAULT_SETTINGS.about_points)
    heights = [y for y, label in made.ticks if label in ("4", "6")]
    assert box.height == pytest.approx((heights[0] - heights[1]) / 2 * 2 * half, abs=0.5)


@pytest.mark.parametrize(("bound", "above"), [("at_least", True), ("at_most", False)])
def test_an_open_bound_is_open_to_its_side(bound: str, *, above: bool) -> None:
    """以上 reaches up from its line, 以内 down."""
    [box] = drawn("%", "%", Year(2024, told("0.05", bound=bound), told("0.04"))).boxes
    [line] = box.at
    assert (box.y < line and box.y + box.height == line) is above
    assert (box.y == line) is not above


def test_a_range_has_two_ends() -> None:
    """6%—6.5% is a box with a line at each end."""
    [box] = drawn("%", "%", Year(2024, told("0.06", "0.065", "range"), told("0.061"))).boxes
    assert box.at == (box.y + box.height, box.y)


def test_the_axis_speaks_in_large_units() -> None:
    """Yuan become 亿元 or 万亿元, and what is drawn stays inside the drawing."""
    years = [Year(2020 + at, told(f"{4 + at}e10"), told(f"{4.2 + at}e10")) for at in range(5)]
    made = drawn("CNY", "元", *years)
    assert made.unit == "亿元"
    assert drawn("CNY", "元", Year(2024, told("9e13"), None)).unit == "万亿元"
    ticks = [y for y, _ in made.ticks]
    assert all(min(ticks) <= dot.y <= max(ticks) for dot in made.dots)
    assert all(0 < dot.x < made.width for dot in made.dots)
    assert len(made.lines) == 1
    assert {label.text for label in made.labels} >= {"400", "820"}


def test_a_line_joins_neighbouring_years_only() -> None:
    """A year without a result is a gap."""
    years = [Year(year, None, told("5")) for year in (2019, 2020, 2022, 2023)]
    assert len(drawn(None, "", *years).lines) == 2


@pytest.mark.parametrize("value", ["0", "-3", "0.000001", "12345678901234567890"])
def test_any_value_can_be_drawn(value: str) -> None:
    """One point, whatever its size, has an axis of a few round numbers around it."""
    made = drawn(None, "个", Year(2024, told(value), None))
    assert 3 <= len(made.ticks) <= 9
    assert made.boxes
