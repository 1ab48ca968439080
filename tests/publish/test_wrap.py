"""Chinese lines break at the width and by the rules of print."""

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from duixian.publish.wrap import line_starts

WORDS = st.text(
    alphabet="全县地区生产总值，。、（）“”《》0123456789.%abcde 增长-：；", max_size=120
)


def lines(text: str, width: int, whole: list[tuple[int, int]] | None = None) -> list[str]:
    starts = [0, *line_starts(text, width, whole or [])]
    return [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


@given(WORDS, st.integers(min_value=2, max_value=60))
@example("（（（", 2)
@example("）" * 50, 4)
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, width: int) -> None:
    """The lines together are the text, and each fits the width."""
    broken = lines(text, width)
    assert "".join(broken) == text
    assert all(cell_len(line) <= width for line in broken)


@given(WORDS, st.integers(min_value=2, max_value=40), st.data())
def test_a_span_that_fits_is_whole(text: str, width: int, data: st.DataObject) -> None:
    """A figure that the caller names is not broken, as long as what it sticks to fits a line."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(start + 3, len(text))))
    starts = line_starts(text, width, [(start, end)])
    glued = text[max(start - 40, 0) : end + 40]
    if cell_len(glued) <= width:
        assert not any(start < at < end for at in starts)


def test_marks_keep_to_their_words() -> None:
    """No line begins with a closing mark or ends with an opening one."""
    assert lines("全县生产总值，增长", 12) == ["全县生产总", "值，增长"]
    assert lines("全县生产总（值）增长", 12) == ["全县生产总", "（值）增长"]


def test_numbers_and_figures_stay_whole() -> None:
    """A number is not broken, and a figure keeps its unit."""
    assert lines("总值达到286.4亿元", 10) == ["总值达到", "286.4亿元"]
    assert lines("总值286.4亿元", 10, [(2, 9)]) == ["总值", "286.4亿元"]
    assert lines("总值286.4亿元", 10) == ["总值286.4", "亿元"]


def test_a_word_wider_than_the_line_is_folded() -> None:
    """Even 100 digits end up on lines."""
    assert lines("9" * 25, 10) == ["9" * 10, "9" * 10, "9" * 5]
