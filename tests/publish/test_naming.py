"""The name by which a page calls what a figure measures."""

import pytest

from duixian.model import Indicator
from duixian.publish.naming import name_of


@pytest.mark.parametrize(
    ("words", "known", "name"),
    [
        ("一", "agricultural_value_added", "第一产业增加值"),
        ("二产", "secondary_value_added", "第二产业增加值"),
        ("城镇", "urban_income", "城镇居民人均可支配收入"),
    ],
)
def test_the_member_of_a_list_gets_its_usual_name(words: str, known: str, name: str) -> None:
    """一、二、三产增加值 says once what its members share."""
    assert name_of(Indicator(known, words, 0, len(words))) == name


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("地区生产总值", "gdp"),
        ("全县生产总值", "gdp"),
        ("农林牧渔业增加值", "agricultural_value_added"),
        ("新建污水管网", None),
    ],
)
def test_a_whole_name_stays_as_it_was_printed(words: str, known: str | None) -> None:
    """Whoever looks it up in the report finds it."""
    assert name_of(Indicator(known, words, 0, len(words))) == words


def test_what_has_no_indicator_has_no_name() -> None:
    """The caller says what stands in its place."""
    assert name_of(None) == ""
