"""The scores say what the labels' own rules say."""

from decimal import Decimal

import pytest

from duixian.model import Figure, Indicator
from eval.figures import measure, same_unit, wrong
from eval.gold import GoldFigure
from eval.match import Match, match

GOLD = GoldFigure(
    "g", 10, 14, "6.1%", Decimal("0.061"), None, "%", "about", "rate", "up",
    ("地区生产总值",), optional=False, ambiguous=False,
)  # fmt: skip
FIGURE = Figure(
    id="f", statement="s", text="6.1%", start=10, end=14,
    indicator=Indicator("gdp", "地区生产总值", 0, 6), value=Decimal("0.061"), value_max=None,
    unit="%", measure="growth", direction="up", bound="about", basis=None, period=None,
)  # fmt: skip


def changed(**fields: object) -> Figure:
    values = {name: getattr(FIGURE, name) for name in FIGURE.__struct_fields__}
    return Figure(**(values | fields))


def held(gold: GoldFigure, *figures: Figure) -> Match:
    return match([gold], figures, lambda start, end: (start, end)).rows[0]


def test_a_figure_that_is_right_scores_one_everywhere() -> None:
    """Every metric is 1 where every aspect is right."""
    matched = match([GOLD], [FIGURE], lambda start, end: (start, end))
    assert set(measure([matched]).values()) == {1.0}


@pytest.mark.parametrize(
    ("fields", "aspects"),
    [
        ({"value": Decimal("0.61")}, {"value"}),
        ({"unit": "pp"}, {"unit"}),
        ({"bound": "exact"}, {"bound"}),
        ({"measure": "share"}, {"measure"}),
        ({"direction": "down"}, {"direction"}),
        ({"indicator": None}, {"indicator", "indicator_loose"}),
        ({"indicator": Indicator(None, "生产总值", 2, 6)}, {"indicator"}),
        ({"end": 13, "text": "6.1"}, {"span"}),
    ],
)
def test_each_aspect_is_judged_alone(fields: dict[str, object], aspects: set[str]) -> None:
    """A row is wrong in just the aspect that was read wrongly."""
    assert wrong(held(GOLD, changed(**fields))) == aspects


def test_a_missing_figure_is_wrong_once() -> None:
    """Where nothing was read, only that is said."""
    assert wrong(held(GOLD)) == {"missing"}


def test_an_ambiguous_label_counts_for_value_and_unit_alone() -> None:
    """The doubtful fields are not scored."""
    doubtful = GOLD._replace(ambiguous=True)
    assert wrong(held(doubtful, changed(bound="exact", direction="none", indicator=None))) == set()


def test_an_optional_label_changes_no_score() -> None:
    """Left out or read, an optional figure neither helps nor costs."""
    optional = GOLD._replace(id="o", optional=True, start=20, end=24)
    read = changed(start=20, end=24)

    def scores(*figures: Figure) -> dict[str, float]:
        return measure([match([GOLD, optional], figures, lambda start, end: (start, end))])

    assert scores(FIGURE) == scores(FIGURE, read)


def test_a_figure_too_many_costs_precision() -> None:
    """One right and one stray figure: half the precision, all the recall."""
    stray = changed(start=30, end=34)
    scores = measure([match([GOLD], [FIGURE, stray], lambda start, end: (start, end))])
    assert (scores["precision"], scores["recall"]) == (0.5, 1.0)
    assert scores["f1"] == scores["f1_lenient"] == pytest.approx(2 / 3)


def test_a_wrong_value_costs_precision_and_recall() -> None:
    """A figure at the right place with the wrong value is neither found nor free."""
    scores = measure([match([GOLD], [changed(value=Decimal(6))], lambda s, e: (s, e))])
    assert (scores["precision"], scores["recall"], scores["f1"]) == (0.0, 0.0, 0.0)


def test_units_agree_by_their_printed_forms() -> None:
    """A label's printed form names the unit that the lexicon files it under."""
    assert same_unit(GOLD._replace(unit="美元"), changed(unit="USD"))
    assert not same_unit(GOLD._replace(unit="户"), changed(unit="家"))
    assert not same_unit(GOLD._replace(unit=None), changed(unit="个"))
