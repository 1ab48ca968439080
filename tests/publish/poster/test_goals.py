"""The headline indicators: which, in which rows, and how target and result are drawn."""

from decimal import Decimal

import pytest

from duixian.model import Bound, Indicator
from duixian.publish.edition import Edition
from duixian.publish.poster.bars import Aim, bar
from duixian.publish.poster.compose import compose
from duixian.publish.poster.layouts import MOST, ROWS, tile_rows
from tests.publish.poster.reports import report_of


def aim(bound: Bound, value: str, *, most: str | None = None, **more: str) -> Aim:
    return Aim(
        indicator=Indicator(more["id"], "指标", 0, 2) if "id" in more else None,
        value=Decimal(value),
        value_max=Decimal(most) if most else None,
        unit=more.get("unit", "%"),
        measure=more.get("measure", "growth"),
        direction="up",
        bound=bound,
    )


@pytest.mark.parametrize("count", range(1, MOST + 1))
def test_every_card_has_its_place(count: int) -> None:
    """The rows hold all cards, no more than three side by side, the larger ones on top."""
    assert sum(ROWS[count]) == count
    assert list(ROWS[count]) == sorted(ROWS[count])
    assert max(ROWS[count]) <= 3


@pytest.mark.parametrize("count", range(2, 40))
def test_no_small_card_stands_alone(count: int) -> None:
    """Two or three side by side in every row."""
    assert sum(tile_rows(count)) == count
    assert set(tile_rows(count)) <= {2, 3}


def test_about_is_drawn_as_a_band() -> None:
    """5%左右 is the band that the tolerance leaves, 4.5% to 5.5%, and the result ends in it."""
    drawn = bar(aim("about", "0.05"), Decimal("0.048"))
    assert drawn
    assert drawn.open == "none"
    assert drawn.result is not None
    assert drawn.low < drawn.result < drawn.high
    assert drawn.high - drawn.low == pytest.approx(0.01 / (0.055 * 1.12), abs=1e-3)


def test_at_least_is_open_to_the_right_and_at_most_to_the_left() -> None:
    """以上 has no upper end, 以内 no lower one; neither has a ceiling such as that of prices."""
    floor = bar(aim("at_least", "6000", unit="人", measure="count"), Decimal(6738))
    roof = bar(aim("at_most", "0.055", measure="ratio"), Decimal("0.051"))
    prices = bar(aim("about", "0.02", id="consumer_prices"), Decimal("0.004"))
    assert floor
    assert (floor.open, floor.high) == ("right", 1.0)
    for one in (roof, prices):
        assert one
        assert (one.open, one.low) == ("left", 0.0)
        assert one.result is not None
        assert one.result < one.high


def test_a_range_runs_from_end_to_end_and_a_plain_number_is_a_line() -> None:
    """3%—5% is a band; 5% is one value."""
    ranged = bar(aim("range", "0.03", most="0.05"), None)
    plain = bar(aim("exact", "0.05"), None)
    assert ranged
    assert ranged.low < ranged.high
    assert plain
    assert plain.low == plain.high
    assert plain.result is None


def test_a_fall_is_drawn_to_the_left_of_zero() -> None:
    """A promised rise that became a fall ends on the other side of the zero line."""
    drawn = bar(aim("exact", "0.05"), Decimal("-0.02"))
    assert drawn
    assert drawn.result is not None
    assert drawn.result < drawn.zero < drawn.low


def test_a_share_ends_at_the_whole() -> None:
    """95%以上 of all days leaves five percent, not more."""
    drawn = bar(aim("at_least", "0.95", measure="share"), Decimal("0.962"))
    assert drawn
    assert (drawn.low, drawn.result) == (0.95, 0.962)


def test_the_main_targets_come_in_the_order_of_the_report(pair: Edition) -> None:
    """Twelve stand as cards, the rest below; each says target, result and verdict."""
    held = compose(pair, "zh", None).answered
    assert held
    assert [goal.name for goal in held.goals[:3]] == [
        "地区生产总值",
        "规模以上工业增加值",
        "固定资产投资",
    ]
    assert (len(held.goals), held.rows, len(held.rest)) == (12, (3, 3, 3, 3), 2)
    first, second, third = held.goals[:3]
    assert first.result
    assert first.mark
    assert (first.target.text, first.result.text) == ("增长5%左右", "增长4.8%")
    assert (first.mark.code, first.mark.word) == ("met", "完成")
    assert third.mark
    assert third.mark.code == "missed"
    assert [(piece.text, mark.code) for piece, mark in second.also if mark] == [("力争8%", "met")]


def test_the_tally_counts_every_promise_with_a_figure(pair: Edition) -> None:
    """No promise is left out of the sum that the bar shows."""
    held = compose(pair, "zh", None).answered
    assert held
    assert pair.reconciliation
    figures = [one for one in pair.reconciliation.items if one.commitment.figure]
    assert sum(one.number for one in held.tally) == len(figures)


def test_alone_the_targets_stand_beside_last_years_results(alone: Edition) -> None:
    """Without an earlier report nothing is judged; the year before is the yardstick."""
    poster = compose(alone, "zh", None)
    assert poster.answered is None
    assert poster.aims
    assert [goal.mark for goal in poster.aims.goals] == [None] * 12
    first = poster.aims.goals[0]
    assert first.result
    assert (first.target.text, first.result.text) == ("增长5%左右", "增长4.8%")


def test_an_average_of_several_years_is_no_result_of_the_year() -> None:
    """年均 and 累计 answer another question."""
    edition = report_of(
        "地区生产总值增长5%左右，固定资产投资增长6%",
        review="“十四五”以来，地区生产总值年均增长6.4%，2024年增长4.9%。",
    )
    poster = compose(edition, "zh", None)
    assert poster.aims
    result = poster.aims.goals[0].result
    assert result
    assert result.text == "增长4.9%"


def test_of_a_change_from_and_to_the_result_is_where_it_came_to() -> None:
    """由28.3下降到26.4: the year's value is the second one."""
    edition = report_of(
        "PM2.5年均浓度26微克/立方米以下，固定资产投资增长6%",
        review="PM2.5年均浓度由28.3微克/立方米下降到26.4微克/立方米。PM2.5年均浓度30微克/立方米。",
    )
    poster = compose(edition, "zh", None)
    assert poster.aims
    result = poster.aims.goals[0].result
    assert result
    assert result.text == "下降到26.4微克/立方米"
