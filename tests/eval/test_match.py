"""Labels meet figures: exact spans first, then overlaps, and optional labels cost nothing."""

from decimal import Decimal

import pytest

from duixian.model import Bound, Direction, Figure, Indicator, Measure
from eval.gold import GoldFigure
from eval.match import Span, coarse_measure, match, same_indicator, same_value

TEXT = "全县生产总值达到620.5亿元，增长6.1%，新增就业8000人，三项改革见效"


def gold(text: str, value: str, **more: object) -> GoldFigure:
    start = TEXT.index(text)
    row = GoldFigure(
        text, start, start + len(text), text, Decimal(value), None, None, "exact", "level",
        "none", (), optional=False, ambiguous=False,
    )  # fmt: skip
    return row._replace(**more)  # type: ignore[arg-type]


def read(text: str, value: str, measure: Measure = "level", direction: Direction = "none",
         bound: Bound = "exact", indicator: str | None = None) -> Figure:  # fmt: skip
    start = TEXT.index(text)
    at = TEXT.index(indicator) if indicator else 0
    named = Indicator(None, indicator, at, at + len(indicator)) if indicator else None
    return Figure(
        id="f", statement="s", text=text, start=start, end=start + len(text), indicator=named,
        value=Decimal(value), value_max=None, unit=None, measure=measure, direction=direction,
        bound=bound, basis=None, period=None,
    )  # fmt: skip


def same(start: int, end: int) -> Span:
    return start, end


def test_a_figure_at_the_span_of_a_label_answers_it() -> None:
    """Same span: exact, nothing extra."""
    [row], extra, stray = match([gold("6.1%", "0.061")], [read("6.1%", "0.061")], same)
    assert row.exact
    assert row.figure is not None
    assert (extra, stray) == ((), ())


def test_an_overlapping_figure_answers_loosely_and_is_extra() -> None:
    """Another span that overlaps is the label's figure, and costs precision in the exact score."""
    [row], extra, stray = match([gold("8000人", "8000")], [read("8000", "8000")], same)
    assert row.figure is not None
    assert not row.exact
    assert [figure.text for figure in extra] == ["8000"]
    assert stray == ()


def test_one_figure_answers_one_label() -> None:
    """A figure that spans two labels leaves one of them without an answer."""
    rows, _, _ = match(
        [gold("620.5亿元", "62050000000"), gold("6.1%", "0.061")],
        [read("620.5亿元，增长6.1%", "62050000000")],
        same,
    )
    assert [row.figure is None for row in rows] == [False, True]


def test_an_optional_label_excuses_any_figure_that_touches_it() -> None:
    """Optional labels are no false positives, whatever their span."""
    matched = match([gold("三项", "3", optional=True)], [read("三项改革", "3")], same)
    assert (matched.extra, matched.stray) == ((), ())


def test_a_figure_without_a_label_is_stray() -> None:
    """A figure that touches no label is extra in both scores."""
    matched = match([], [read("三项", "3")], same)
    assert len(matched.extra) == len(matched.stray) == 1


def test_words_that_the_canonical_text_lost_are_missing() -> None:
    """A label that cannot be located has no figure."""
    matched = match([gold("6.1%", "0.061")], [read("6.1%", "0.061")], lambda _s, _e: None)
    assert matched.rows[0].figure is None
    assert len(matched.stray) == 1


def test_a_third_equals_its_decimal() -> None:
    """Values agree within a millionth, not within a per cent."""
    third = read("三项", str(Decimal(1) / 3))
    assert same_value(gold("三项", "0.3333333333333333"), third)
    assert not same_value(gold("三项", "0.33"), third)


def test_a_range_needs_both_ends() -> None:
    """A label with an upper end is not answered by its lower end alone."""
    label = gold("6.1%", "0.061", value_max=Decimal("0.065"))
    assert not same_value(label, read("6.1%", "0.061"))


@pytest.mark.parametrize(
    ("measure", "direction", "coarse"),
    [
        ("growth", "up", "rate"),
        ("change", "up", "delta"),
        ("count", "up", "delta"),
        ("count", "none", "level"),
        ("amount", "down", "delta"),
        ("level", "up", "level"),
        ("share", "none", "level"),
        ("composition", "none", "level"),
        ("rank", "none", "rank"),
    ],
)
def test_measures_map_to_the_labels_coarser_ones(
    measure: Measure, direction: Direction, coarse: str
) -> None:
    """The mapping is that of the design page, section 6."""
    assert coarse_measure(read("三项", "3", measure, direction)) == coarse


def test_indicators_match_exactly_or_by_containment() -> None:
    """A shorter or longer phrase counts in the lenient score alone; none never counts."""
    label = gold("620.5亿元", "62050000000", indicators=("生产总值", "地区生产总值"))
    assert same_indicator(label, read("620.5亿元", "1", indicator="生产总值"), loose=False)
    longer = read("620.5亿元", "1", indicator="全县生产总值")
    assert not same_indicator(label, longer, loose=False)
    assert same_indicator(label, longer, loose=True)
    assert not same_indicator(label, read("620.5亿元", "1"), loose=True)
