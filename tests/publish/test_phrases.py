"""A figure is said as people say it."""

from typing import Any

import msgspec
import pytest

from duixian.i18n import translator
from duixian.publish.phrases import say, say_period
from tests.factories import make_report

FIGURE = make_report().figures[1]


@pytest.mark.parametrize(
    ("fields", "chinese", "english"),
    [
        ({"measure": "growth", "direction": "up"}, "增长6.1%", "up 6.1%"),
        ({"measure": "growth", "direction": "down"}, "下降6.1%", "down 6.1%"),
        ({"measure": "growth", "bound": "about"}, "增长6.1%左右", "up about 6.1%"),
        ({"direction": "none", "bound": "at_least"}, "6.1%以上", "at least 6.1%"),
        ({"direction": "none", "bound": "at_most"}, "6.1%以内", "at most 6.1%"),
        ({"measure": "count", "bound": "more_than"}, "新增超6.1%", "more than 6.1% more"),
        ({"measure": "share", "direction": "down"}, "降至6.1%", "down to 6.1%"),
        ({"measure": "rank", "direction": "up"}, "6.1%", "6.1%"),
        ({"bound": "relative", "text": "与经济增长同步"}, "与经济增长同步", "与经济增长同步"),
        ({"bound": "range", "text": "6%—6.5%"}, "增长6%—6.5%", "up 6%—6.5%"),
    ],
)
def test_bound_and_direction_are_words(fields: dict[str, Any], chinese: str, english: str) -> None:
    """The number keeps its own words; bound and direction are in the reader's language."""
    figure = msgspec.structs.replace(FIGURE, **fields)
    assert say(figure, translator("zh")) == chinese
    assert say(figure, translator("en")) == english


def test_periods_of_several_years_have_a_dash() -> None:
    """A slash is for machines."""
    period = msgspec.structs.replace(make_report(), term_period="2021/2024").term_period
    assert say_period(period) == "2021–2024"
    assert say_period(None) == ""
