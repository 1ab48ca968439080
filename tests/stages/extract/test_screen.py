"""Every number is a figure, is ignored by a named rule, or is a finding."""

import pytest

from tests.stages.extract.reading import counted, drafted


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("2024年全面完成任务", "date"),
        ("5月1日起施行", "date"),
        ("经过3个月努力", "duration"),
        ("第三代半导体加快发展", "ordinal"),
        ("推广第5代移动通信", "ordinal"),
        ("地铁3号线开工", "label"),
        ("贯彻县委十四届九次全会精神", "label"),
        ("按照县委七次、八次全会部署", "label"),
        ("推动“1+5”县城设计", "name"),
        ("改建国道G325线", "name"),
        ("PM2.5治理有力", "name"),
        ("PM2.5年均浓度下降", "name"),
        ("建设“四个十大”项目", "name"),
    ],
)
def test_a_number_that_is_no_quantity_is_ignored_by_name(text: str, rule: str) -> None:
    """Dates, ordinals, labels and names are no figures, and the rule that says so is kept."""
    result = counted(text)
    assert not result.figures
    assert rule in {number.rule for number in result.ignored}


@pytest.mark.parametrize(
    "text",
    [
        "一体化推进城乡发展",
        "千方百计稳就业",
        "两岸同胞携手前行",
        "进一步加强统一领导",
        "一批重大项目开工",
        "百年大计，质量第一",
    ],
)
def test_a_numeral_inside_a_word_is_no_number(text: str) -> None:
    """Chinese numerals in words and idioms are neither figures nor findings."""
    result = counted(text)
    assert (result.figures, result.findings) == ({}, ())


def test_what_is_not_read_is_a_finding() -> None:
    """A number that no rule explains is reported, not dropped."""
    (finding,) = counted("本项指数为甲372乙").findings
    assert finding.code == "unread-number"
    assert finding.quotes[0].text == "372"


def test_a_hundred_thousand_digits_are_one_finding() -> None:
    """Noise is reported in short, and costs no time."""
    (finding,) = counted("9" * 100_000).findings
    assert len(finding.quotes[0].text) <= 40


def test_a_measured_time_is_a_figure() -> None:
    """压缩至3天 is held against something; 近3天 only dates."""
    assert len(drafted("办理时限压缩至3天")) == 1
    assert not drafted("近3天持续降雨")


def test_a_bare_number_takes_the_unit_of_its_neighbour() -> None:
    """分别提高11.1、11.2个百分点: both are percentage points."""
    made = drafted("甲、乙占比分别提高11.1、11.2个百分点")
    assert [(str(draft.value), draft.unit) for draft in made] == [("11.1", "pp"), ("11.2", "pp")]
