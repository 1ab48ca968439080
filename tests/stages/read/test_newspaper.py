"""Running text in many columns of a newspaper comes back paragraph for paragraph."""

import random

import pytest

from duixian.sample import sample
from duixian.stages.read import read_document

pytest.importorskip("reportlab", reason="pages are typeset with reportlab, which is not here")

from eval.broadsheet import Broadsheet, Words, broadsheet_pdf
from eval.typeset_pages import plain

TITLE = "政府工作报告"
TEXT = [line.strip() for line in sample().later.read_text("utf-8").splitlines() if line.strip()][1:]
BODY = [
    Words(line, len(line) < 30 and line[-1] not in "。：；！？" and not line.startswith("—"))
    for line in TEXT
]


def lines_of(data: bytes) -> list[str]:
    return [plain(line) for line in read_document(data, "a.pdf").text.split("\n")]


@pytest.mark.parametrize("seed", range(4))
def test_columns_are_read_in_order_whatever_was_drawn_first(seed: int) -> None:
    """Four to six columns, with pictures and rules: not a paragraph is broken or moved."""
    style = Broadsheet.drawn(random.Random(seed))
    found = lines_of(broadsheet_pdf(TITLE, BODY[:40], style, seed))
    assert found == [TITLE, *(plain(words.text) for words in BODY[:40])]


def test_narrow_columns_of_prose_are_no_table() -> None:
    """Nine characters a line, set in rows: what fills its column is a sentence, not a cell."""
    style = Broadsheet(width=700.0, columns=6, size=10.5, gutter=14.0, shuffled=True)
    found = lines_of(broadsheet_pdf(TITLE, BODY[4:30], style, 1))
    assert [line for line in found if "｜" in line] == []
    assert found == [TITLE, *(plain(words.text) for words in BODY[4:30])]


def test_a_text_may_end_with_one_line_in_its_last_column() -> None:
    """The white beside it is a gutter like the others."""
    style = Broadsheet(columns=4, height=400.0, head=False)
    words = [Words("新建农村公路三十六公里，改造危桥八座，开通城乡公交线路六条。" * 4)]
    for count in range(1, 14):
        found = lines_of(broadsheet_pdf(TITLE, words * count, style, count))
        assert found == [TITLE, *[plain(words[0].text)] * count], count


def test_a_heading_of_two_lines_in_the_middle_is_one() -> None:
    """Set as large as the text, centred, its first line full."""
    heading = Words("（一）聚焦推动经济持续回升向好，全方位扩大有效需求", heading=True)
    body = Words("县财政安排资金一千二百万元，发放消费券三批，带动销售额八千万元。" * 3)
    style = Broadsheet(columns=5, heading=1.0)
    found = lines_of(broadsheet_pdf(TITLE, [body, heading, body, heading, body], style, 2))
    assert found == [TITLE, *(plain(w.text) for w in (body, heading, body, heading, body))]
