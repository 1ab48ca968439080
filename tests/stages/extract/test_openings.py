"""The period that a sentence opens with holds to the full stop."""

import pytest

from duixian import pipeline

HEAD = "清湾县2025年政府工作报告\n一、过去五年工作回顾\n{}\n二、2025年工作安排\n{}\n"


def figures(
    review: str = "工业产值增长1%。", plan: str = "新建驿站3个。"
) -> list[tuple[str, str | None]]:
    report = pipeline.read_bytes(HEAD.format(review, plan).encode(), "a.txt")
    return [(figure.text, figure.period) for figure in report.figures]


def test_an_opening_year_holds_for_the_clauses_behind_a_semicolon() -> None:
    """2024年，甲；乙。丙。: 乙 is of 2024, 丙 of the whole term again."""
    said = dict(figures("2024年，产值增长5%；税收增长6%，出口增长7%。绿地增加8公顷。"))
    assert (said["5%"], said["6%"], said["7%"]) == ("2024", "2024", "2024")
    assert said["8公顷"] != "2024"


@pytest.mark.parametrize("opening", ["三年来", "过去三年", "这三年", "近三年来", "三年间"])
def test_growth_over_the_years_looked_back_on_is_no_yearly_rate(opening: str) -> None:
    """三年来，产值增长20%: over three years, not against the year before."""
    text = HEAD.replace("过去五年", "2024年").format(
        f"2024年，产值完成90亿元。{opening}，产值增长20%。", "新建驿站3个。"
    )
    figure = pipeline.read_bytes(text.encode(), "a.txt").figures[1]
    assert (figure.text, figure.basis, figure.period) == ("20%", "cumulative", "2022/2024")


def test_a_length_of_time_alone_opens_no_period() -> None:
    """三年，产值增长20%: nothing says that these are the years looked back on."""
    text = HEAD.replace("过去五年", "2024年").format(
        "2024年，产值完成90亿元。三年，产值增长20%。", "新建驿站3个。"
    )
    assert pipeline.read_bytes(text.encode(), "a.txt").figures[1].period == "2024"


def test_an_average_is_of_the_whole_term() -> None:
    """A yearly average behind 2024年 is of the years that the section looks back on."""
    said = dict(figures("2024年，产值达到90亿元；税收年均增长6%。"))
    assert said["90亿元"] == "2024"
    assert "/" in str(said["6%"])


def test_a_year_that_is_held_against_another_is_not_carried_on() -> None:
    """2024年比2019年增长20%；煤增长30%: the second rate may be over five years, too."""
    assert dict(figures("2024年产值比2019年增长20%；税收增长30%。"))["30%"] != "2024"


@pytest.mark.parametrize(
    ("plan", "deadline"),
    [
        ("到2027年，驿站达到30个；绿道达到50公里。", "2027"),
        ("今后五年，产值年均增长5%；驿站达到30个。", "2025/2029"),
        ("“十五五”时期，产值年均增长5%；驿站达到30个。", "2026/2030"),
    ],
)
def test_a_deadline_holds_to_the_full_stop(plan: str, deadline: str) -> None:
    """Each goal of the sentence is due when its opening says."""
    report = pipeline.read_bytes(HEAD.format("产值增长1%。", plan).encode(), "a.txt")
    due = [one.deadline for one in report.statements if one.figures and one.kind == "target"]
    assert due == [deadline, deadline]


def test_a_date_inside_an_opening_is_none() -> None:
    """2024年3月 and 2024年以来 are no opening year."""
    assert dict(figures("2024年3月以来，新建驿站8个；新建码头9座。"))["9座"] != "2024"
