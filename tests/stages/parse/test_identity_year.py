"""Which year and which periods: date lines, headings, figures of speech, else file names."""

import pytest

from duixian.stages.parse.identity import identify
from duixian.stages.parse.year_of import five_year_plan, number, session_year, years_in
from tests.stages.parse.invented import BODY, document, report


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2024", 2024),
        ("一九八○", 1980),
        ("二〇二五", 2025),
        ("二零零七", 2007),
        ("二O一五", 2015),
        ("十四", 14),
        ("二十", 20),
    ],
)
def test_numbers_of_years_and_sessions(words: str, value: int) -> None:
    """Years come in ASCII and Chinese digits with three kinds of zero, sessions with 十."""
    assert number(words) == value


def test_years_are_years() -> None:
    """A number is a year only where 年 follows it or a range of years goes on."""
    assert years_in("2021年—2024年增长2025元") == [2021, 2024]
    assert years_in("一九八○年和一九八一年") == [1980, 1981]
    assert years_in("投资2024万元，共12025年") == []


@pytest.mark.parametrize(
    ("term", "session", "year"),
    [
        (1, 1, 1954),
        (2, 3, 1962),
        (4, 1, 1975),
        (5, 1, 1978),
        (8, 5, 1997),
        (14, 3, 2025),
        (4, 2, None),
    ],
)
def test_sessions_of_the_national_congress(term: int, session: int, year: int | None) -> None:
    """The congress meets yearly since 1978; its number says the year."""
    assert session_year(term, session) == year


def test_five_year_plans() -> None:
    """The plans run without a gap but for 1963 to 1965."""
    plans = [five_year_plan(ordinal) for ordinal in (1, 2, 3, 13, 14)]
    assert plans == [(1953, 1957), (1958, 1962), (1966, 1970), (2016, 2020), (2021, 2025)]


@pytest.mark.parametrize(
    ("front", "headings", "year", "review", "plan", "term"),
    [
        ((), ("一、2024年工作回顾", "二、2025年工作安排"), 2025, "2024", "2025", None),
        ((), ("一、一九八一年工作回顾", "二、一九八二年的主要任务"), 1982, "1981", "1982", None),
        (
            ("——二○○七年一月十一日在清湾县第八届人民代表大会第一次会议上",),
            ("一、去年工作回顾", "二、今年主要任务"),
            2007,
            "2006",
            "2007",
            None,
        ),
        (
            ("2024年12月28日在清湾县第十七届人民代表大会第五次会议上",),
            ("一、2024年工作回顾", "二、2025年主要任务"),
            2024,
            "2024",
            "2025",
            None,
        ),
        (
            ("——2022年1月11日在清湾县第十八届人民代表大会第一次会议上",),
            ("一、过去五年工作回顾", "二、今后五年奋斗目标", "三、2022年工作安排"),
            2022,
            "2021",
            "2022",
            "2017/2021",
        ),
        (
            ("——2021年1月20日在清湾县第十六届人民代表大会第六次会议上",),
            ("一、“十三五”时期及2020年工作回顾", "二、“十四五”时期目标任务", "三、2021年工作安排"),
            2021,
            "2020",
            "2021",
            "2016/2020",
        ),
        (
            (),
            ("一、2019年和“十三五”以来工作回顾", "二、2020年工作安排"),
            2020,
            "2019",
            "2020",
            "2016/2019",
        ),
        ((), ("一、2021—2024年工作回顾", "二、2025年工作安排"), 2025, "2024", "2025", "2021/2024"),
        ((), ("一、刚刚过去的2012年", "二、今年工作安排"), 2013, "2012", "2013", None),
        (
            (),
            ("一、2023年工作回顾和2024年工作基本方针", "二、推进改革"),
            2024,
            "2023",
            "2024",
            None,
        ),
    ],
)
def test_the_year_and_its_periods(
    front: tuple[str, ...],
    headings: tuple[str, ...],
    year: int,
    review: str,
    plan: str,
    term: str | None,
) -> None:
    """The date line says when it was delivered, the headings what is reviewed and planned."""
    found = identify(report("清湾县政府工作报告", *front, headings=headings), ())
    periods = (found.review_period, found.plan_period, found.term_period)
    assert (found.year, *periods) == (year, review, plan, term)


def test_the_national_congress_dates_a_report_without_a_date() -> None:
    """A report to 第六届全国人民代表大会第一次会议 is of 1983, and closes a term."""
    text = document(
        "各位代表：\n我代表国务院，向第六届全国人民代表大会第一次会议作政府工作报告，请予审议。\n"
        "过去五年的回顾\n"
        + BODY.replace("今年", "我们")
        + "\n今后五年的主要任务\n"
        + BODY.replace("今年", "")
    )
    found = identify(text, ())
    assert (found.year, found.term_period, found.plan_period) == (1983, "1978/1982", "1983/1987")


def test_results_date_a_report_that_says_nothing_else() -> None:
    """The latest year of which results are given lies one year before the report."""
    body = (
        "一九五九年产量达到四百万吨，一九五九年比一九五八年增长两成。到一九六七年要再翻一番。"
        + BODY
    )
    found = identify(document("各位代表：\n我受国务院的委托，向大会作报告。\n" + body), ())
    assert found.year == 1960
    assert "year-inferred" in [finding.code for finding in found.findings]


def test_the_file_name_decides_where_the_text_is_silent() -> None:
    """An open year is taken from the file name; a stated one never is."""
    silent = report("清湾县政府工作报告", headings=("工作回顾", "主要任务"), name="清湾县2019.txt")
    assert identify(silent, ()).year == 2019
    stated = report("清湾县政府工作报告", name="清湾县2019.txt")
    assert identify(stated, ()).year == 2025


def test_an_upload_date_is_not_the_year() -> None:
    """发布日期 is when a page was put up, perhaps years later."""
    text = report("清湾县政府工作报告", "发布日期：2019-05-15", "发布时间：2019年5月15日")
    assert identify(text, ()).year == 2025


def test_a_text_in_one_paragraph_has_its_year() -> None:
    """Title, opening and headings that a copy ran together still say who and when."""
    text = (
        "2019年米易县政府工作报告 各位代表：现在，我代表县人民政府，向大会报告工作，请予审议。"
        "一、2018年工作回顾 " + BODY + " 二、2019年主要任务 " + BODY
    )
    found = identify(document(text), ())
    assert found.place
    assert (found.place.name, found.year, found.review_period) == ("米易县", 2019, "2018")
