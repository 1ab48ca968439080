"""Ways of setting a PDF that other programs have: each gives the words that were set."""

import re
from pathlib import Path

import pytest

from duixian.pipeline import read_bytes
from duixian.sample import sample
from duixian.stages.read import read_document

pytest.importorskip("reportlab", reason="pages are typeset with reportlab, which is not here")

from eval.typeset_pages import boxes_hold, f1, plain
from eval.typesetting import HEIGHT, Drawn, measure, pages_pdf
from tests.stages.read.made_pdf import leaning, printed, vertical

WORDS = [
    Drawn(80, 100, "清湾县政府工作报告", 22),
    Drawn(104, 160, "过去一年，全县上下同心协力，地区生产总值增长6.1%，新建", 12),
    Drawn(80, 180, "农村公路36公里。", 12),
]
READ = [
    "清湾县政府工作报告",
    "过去一年，全县上下同心协力，地区生产总值增长6.1%，新建农村公路36公里。",
]
COLUMNS = [
    "清湾县政府工作报告看点",
    "　　过去一年，全县上下同心协力，地区生产总值增",
    "长百分之六点一，新建农村公路三十六公里。",
]
FACES = {
    "an official document": (
        "@page{size:A4;margin:37mm 26mm 35mm 28mm}body{font-size:16pt;line-height:28pt}",
        "",
    ),
    "a newspaper": (
        "@page{size:A3;margin:15mm}body{font-size:11px;line-height:1.55}h2{text-align:center}"
        "h1{text-align:center}div{column-count:5;column-gap:16px;column-rule:1px solid #999}",
        "",
    ),
    "downwards, numbers on their side": (
        "@page{size:A4 landscape;margin:20mm}body{writing-mode:vertical-rl;line-height:1.8}",
        "",
    ),
    "downwards, numbers upright": (
        "@page{size:A4 landscape;margin:20mm}body{writing-mode:vertical-rl;line-height:1.8;"
        "text-orientation:upright;font-size:14px}",
        "",
    ),
    "a headline downwards": (
        "@page{size:A3;margin:15mm}body{font-size:11px;line-height:1.55}"
        "div{column-count:5;column-gap:16px}aside{writing-mode:vertical-rl;float:left;"
        "font:bold 26px serif;height:10em;margin-right:12px}",
        "清湾县政府工作报告",
    ),
}


@pytest.mark.parametrize("face", FACES)
def test_what_a_browser_prints_is_read_as_it_was_written(face: str, tmp_path: Path) -> None:
    """Another typesetter, its fonts and its justified lines: every word, paragraph and figure."""
    style, aside = FACES[face]
    lines = [line.strip() for line in sample().earlier.read_text("utf-8").splitlines()]
    title, *body = [line for line in lines if line]
    html = (
        "<html lang=zh-CN><meta charset=utf-8><style>body{text-align:justify}p{text-indent:2em;"
        f"margin:0}}{style}</style>"
        + (f"<aside>{aside}</aside>" if aside else f"<h1>{title}</h1>")
        + f"<div>{''.join(map(_marked, body))}</div>"
    )
    data = printed(html, tmp_path)
    report = read_bytes(data, "page.pdf")
    assert [plain(line) for line in report.text.split("\n")] == [
        plain(line) for line in [aside or title, *body]
    ]
    written = read_bytes("\n".join([aside or title, *body]).encode(), "page.txt")
    assert f1(report, written) == 1.0


def _marked(line: str) -> str:
    heading = len(line) < 30 and re.match("[一二三四五六七]、", line)
    return f"<h2>{line}</h2>" if heading else f"<p>{line}</p>"


def test_columns_that_run_downwards_are_read_from_the_right() -> None:
    """The text is that of the columns, and boxes are those of the page as it is shown."""
    document = read_document(vertical(COLUMNS), "a.pdf")
    text = COLUMNS[1].strip() + COLUMNS[2]
    assert document.text.split("\n") == [COLUMNS[0], text]
    assert document.pages is not None
    [box] = document.pages.boxes(document.origin, 0, 2)
    assert (box.x0 + box.x1) / 2 == pytest.approx(500, abs=1)
    assert (box.y1 - box.y0, box.y0) == pytest.approx((28, HEIGHT - 760), abs=1)
    [last] = document.pages.boxes(document.origin, len(document.text) - 1, len(document.text))
    assert last.x1 < box.x0
    report = read_bytes(vertical(COLUMNS), "a.pdf")
    assert all(report.boxes(figure) for figure in report.figures)


def test_a_stamp_across_the_page_is_set_aside() -> None:
    """Its letters stand among the words and are no part of any of them."""
    data = leaning(WORDS, stamp="内部资料注意保存")
    document = read_document(data, "a.pdf")
    assert document.text.split("\n") == READ
    assert [entry.text for entry in document.set_aside] == ["内部资料注意保存"]
    assert all(boxes_hold(data, read_bytes(data, "a.pdf")))


def test_letters_that_lean_are_no_stamp() -> None:
    """Italics of a font that has none are drawn askew, on a level line."""
    document = read_document(leaning(WORDS, lean=0.25), "a.pdf")
    assert document.text.split("\n") == READ
    assert document.set_aside == ()


def test_a_stretched_line_is_no_row_of_cells() -> None:
    """Single characters far apart, and equally far, belong to the sentence that they are in."""
    size, gap, x = 12.0, 24.0, 80.0
    first, ratio, last = "今年我县的三次产业结构", "16.1:40.2:43.7", "15.6:40.7:43.7，越来越优。"
    words = [Drawn(80 + 2 * size, 140, first, size), Drawn(80, 180, last, size)]
    for text in (ratio, *"调整为"):
        words.append(Drawn(x, 160, text, size))
        x += measure(text, size) + gap
    document = read_document(pages_pdf([words]), "a.pdf")
    assert document.text == f"{first}{ratio}调整为{last}"
    cells = [Drawn(80 + 90 * column, 140, str(column), size) for column in range(4)]
    assert read_document(pages_pdf([cells]), "a.pdf").text == "0｜1｜2｜3"
