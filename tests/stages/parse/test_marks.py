"""Ordinal marks tell how deep a line stands in the outline."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.stages.parse.marks import bullet_length, read_mark, without_trailing_mark


@pytest.mark.parametrize(
    ("line", "style", "value", "words"),
    [
        ("一、2024年工作回顾", "一、", 1, "2024年工作回顾"),
        ("十二、加强自身建设", "一、", 12, "加强自身建设"),
        ("一　去年工作", "一、", 1, "去年工作"),
        ("（三）扩大内需", "(一)", 3, "扩大内需"),
        ("(十一)办好实事", "(一)", 11, "办好实事"),
        ("㈡发展农业", "(一)", 2, "发展农业"),
        ("1.修路", "1.", 1, "修路"),
        ("２、架桥", "1.", 2, "架桥"),
        ("（3）植树", "(1)", 3, "植树"),
        ("③植树", "①", 3, "植树"),
        ("第一，抓好春耕", "第一", 1, "抓好春耕"),
        ("第二部分　今年打算", "章", 2, "今年打算"),
        ("一是稳定投资", "一是", 1, "稳定投资"),
        ("三要厉行节约", "一是", 3, "厉行节约"),
    ],
)
def test_a_mark_has_a_style_and_a_value(line: str, style: str, value: int, words: str) -> None:
    """Every way in which reports number their headings and lists is read."""
    mark = read_mark(line)
    assert mark is not None
    assert (mark.style, mark.value, line[mark.words :]) == (style, value, words)


def test_an_ordinal_alone_on_its_line_is_a_mark() -> None:
    """Old reports number their parts with a bare 一."""
    mark = read_mark("四")
    assert mark is not None
    assert mark.value == 4


@pytest.mark.parametrize(
    "line",
    [
        "2025年工作安排",
        "3.5亿元投资",
        "一、二、三产业协调发展",
        "第一产业增长5%",
        "十个项目",
        "十四五 规划",
    ],
)
def test_numbers_of_the_text_are_no_marks(line: str) -> None:
    """A year, a decimal, a list of ordinals and a count do not number a line."""
    assert read_mark(line) is None


@pytest.mark.parametrize(
    ("line", "length"),
    [("●新建公园", 1), ("——经济向好", 2), ("·  修路", 3), ("-5℃", 0), ("修路", 0)],
)
def test_a_bullet_is_measured(line: str, length: int) -> None:
    """Glyphs, dashes and the space behind them lead a line; a minus sign does not."""
    assert bullet_length(line) == length


def test_an_ordinal_behind_its_heading_is_taken_off() -> None:
    """A page's layout can put the ordinal behind the words."""
    assert without_trailing_mark("惠民生、增福祉6.") == "惠民生、增福祉"


@given(st.text(max_size=80))
def test_any_line_is_read(line: str) -> None:
    """No line fails, and the words begin inside it."""
    mark = read_mark(line)
    assert mark is None or 0 <= mark.words <= len(line)
