"""One self-contained page of HTML: the source with its figures marked, and their ledger rows.

No script, nothing loaded from outside: a mark is a link to its row, a row a link to its mark.
"""

from base64 import b64encode
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from importlib.resources import files

from duixian.i18n import N_
from duixian.model import Report
from duixian.model.pages import Pages
from duixian.publish.marked.rows import Row, rows_of

Translate = Callable[[str], str]


def page_of(report: Report, pictures: Mapping[int, bytes], translate: Translate) -> str:
    """The page; ``pictures`` are PNG files of the pages, by their 1-based number.

    A page without a picture is drawn from its words; a source without pages is shown as text.
    """
    rows = list(rows_of(report, translate))
    if report.pages is not None:
        shown = "".join(_sheets(report, report.pages, pictures, rows))
    else:
        shown = f'<div class="text">{"".join(_paragraphs(report, rows))}</div>'
    title = escape(report.title or report.source.name)
    counts = translate(N_("{statements} statements, {figures} figures")).format(
        statements=len(report.statements), figures=len(report.figures)
    )
    style = files("duixian.publish.marked").joinpath("marked.css").read_text("utf-8")
    ledger = "".join(_ledger(rows))
    return (
        '<!doctype html>\n<html lang="zh-Hans"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "img-src data:; style-src 'unsafe-inline'\">"
        f"<title>{title}</title><style>{style}</style></head><body>"
        f"<header><h1>{title}</h1><p>{escape(report.source.name)} · {escape(counts)}</p></header>"
        f'<main><section class="pages">{shown}</section>'
        f'<ol class="ledger">{ledger}</ol></main></body></html>\n'
    )


def _ledger(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        page = f'<span class="page">{row.boxes[0].page}</span>' if row.boxes else ""
        sentence = escape(row.sentence)
        words = escape(row.text)
        yield (
            f'<li id="row-{row.key}"><a href="#mark-{row.key}"><b>{words}</b>{page}'
            f'<span class="what">{escape(row.indicator)}</span></a>'
            f'<p class="value">{escape(row.value)} <span>{escape(row.facts)}</span></p>'
            f'<p class="sentence">{sentence.replace(words, f"<mark>{words}</mark>", 1)}</p></li>'
        )


def _sheets(
    report: Report, pages: Pages, pictures: Mapping[int, bytes], rows: Sequence[Row]
) -> Iterator[str]:
    for number in range(1, len(pages.sizes) + 1):
        width, height = pages.size(number)
        png = pictures.get(number)
        if png is not None:
            inside = f'<img alt="" src="data:image/png;base64,{b64encode(png).decode()}">'
        else:
            inside = _drawn(report, pages, number, width, height)
        marks = "".join(_marks(rows, number, width, height))
        yield (
            f'<div class="sheet" style="aspect-ratio:{width:.2f}/{height:.2f}">{inside}{marks}'
            "</div>"
        )


def _marks(rows: Sequence[Row], page: int, width: float, height: float) -> Iterator[str]:
    for row in rows:
        for index, box in enumerate(row.boxes):
            if box.page != page:
                continue
            place = (
                f"left:{100 * box.x0 / width:.3f}%;top:{100 * box.y0 / height:.3f}%;"
                f"width:{100 * (box.x1 - box.x0) / width:.3f}%;"
                f"height:{100 * (box.y1 - box.y0) / height:.3f}%"
            )
            key = f' id="mark-{row.key}"' if index == 0 else ""
            yield (
                f'<a{key} class="mark" href="#row-{row.key}" style="{place}" '
                f'title="{escape(row.says)}"></a>'
            )


def _drawn(report: Report, pages: Pages, number: int, width: float, height: float) -> str:
    """The words of a page where they stand, for a source that nothing here can draw."""
    words: list[str] = []
    for place, start in enumerate(report.origin.starts):
        after = place + 1 < len(report.origin.starts)
        end = report.origin.starts[place + 1] if after else len(report.text)
        words.extend(_words(report, pages, number, (start, end)))
    return f'<svg viewBox="0 0 {width:.2f} {height:.2f}">{"".join(words)}</svg>'


def _words(report: Report, pages: Pages, number: int, span: tuple[int, int]) -> Iterator[str]:
    start, end = span
    while start < end:
        boxes = pages.boxes(report.origin, start, start + 1)
        line = start + 1
        if boxes and boxes[0].page == number:
            while line < end and len(pages.boxes(report.origin, start, line + 1)) == 1:
                line += 1
            box = pages.boxes(report.origin, start, line)[0]
            text = report.text[start:line].rstrip("\n")
            size = 0.86 * (box.y1 - box.y0)
            yield (
                f'<text x="{box.x0}" y="{box.y0 + size:.2f}" font-size="{size:.2f}" '
                f'textLength="{box.x1 - box.x0:.2f}">{escape(text)}</text>'
            )
        start = line


def _paragraphs(report: Report, rows: Sequence[Row]) -> Iterator[str]:
    headings = {section.start for section in report.sections}
    starts = [row.start for row in rows]
    begin = 0
    for line in report.text.split("\n"):
        end = begin + len(line)
        words, at = [], begin
        for row in rows[bisect_right(starts, begin - 1) : bisect_right(starts, end)]:
            if row.start < at or row.end > end:
                continue
            words.append(escape(report.text[at : row.start]))
            words.append(
                f'<a id="mark-{row.key}" class="word" href="#row-{row.key}" '
                f'title="{escape(row.says)}">{escape(report.text[row.start : row.end])}</a>'
            )
            at = row.end
        words.append(escape(report.text[at:end]))
        kind = ' class="heading"' if begin in headings else ""
        yield f"<p{kind}>{''.join(words)}</p>"
        begin = end + 1
