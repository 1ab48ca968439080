"""Cleaning takes out what a page left in a line, and keeps the place of all the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.stages.read.layout.debris import GAPS_PER_LINE, clean
from duixian.stages.read.lines import Line

SPACED = [
    ("实现收入超 60 亿元 ，分 别 增 长 20.1%、", "实现收入超60亿元，分别增长20.1%、"),
    ("1 9 9 7 年3 月", "1997年3月"),
    ("１ ９ ９ ７ 年", "１９９７年"),
    ("增长2 0 . 1 %", "增长20.1%"),
    ("政 府 工 作 报 告", "政府工作报告"),
    ("目　录", "目录"),
    ("投资74.4\u200b万亿元", "投资74.4万亿元"),
    ("生产\u00ad总值\ufeff", "生产总值"),
    ("打好蓝 天 碧 水 净土保卫战", "打好蓝天碧水净土保卫战"),
    ("2025 年安排 3 项", "2025年安排3项"),
    ("全年增长 5.5% 左右，好于全省", "全年增长5.5%左右，好于全省"),
]
KEPT = [
    "稳增长、扩投资 经济大盘稳健向上",
    "地区生产总值增长5.5% 规上工业增加值增长6%",
    "整理 王明远",
    "清湾县人民政府 2025年1月",
    "one picture of 2 counties",
]


@pytest.mark.parametrize(("spaced", "text"), SPACED)
def test_stretched_text_is_closed(spaced: str, text: str) -> None:
    """Blanks that stretch a word or a number go, as do characters of no width."""
    assert joined(spaced) == text


@pytest.mark.parametrize("text", KEPT)
def test_a_blank_between_words_stays(text: str) -> None:
    """A blank between phrases, cells, a name and its office, or Latin words is kept."""
    assert joined(text) == text


def test_wide_blanks_become_one() -> None:
    """An ideographic space or several blanks part words as one blank does."""
    assert joined("县长　　陆望川") == "县长 陆望川"


@given(st.text(alphabet="项目增长1９.%，“ \t\u3000\u200b\xa0ab\x00", max_size=60))
def test_segments_point_to_the_source(raw: str) -> None:
    """Every visible character of a segment is the one at its column, in order, none left out."""
    found = [
        (segment.column - 1 + offset, char)
        for segment in clean(Line(raw, 7))
        for offset, char in enumerate(segment.text)
        if char != " "
    ]
    invisible = set(" \t\u3000\u200b\xa0\x00")
    assert found == [(at, char) for at, char in enumerate(raw) if char not in invisible]


def test_a_line_of_blanks_without_end_is_mapped_one_to_one() -> None:
    """A line with more gaps than any page sets is not cut into as many segments."""
    assert len(clean(Line("1 " * (GAPS_PER_LINE + 2), 1))) == 1


def joined(raw: str) -> str:
    return "".join(segment.text for segment in clean(Line(raw, 1)))
