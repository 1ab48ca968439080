"""A report as a self-contained piece of HTML for notebooks: its text with the figures marked."""

from collections.abc import Callable, Iterator
from html import escape
from typing import TYPE_CHECKING

from duixian.i18n import N_
from duixian.i18n.labels import BASES, BOUNDS, MEASURES, label
from duixian.model.contract import plain

if TYPE_CHECKING:
    from duixian.model.figure import Figure
    from duixian.model.report import Report

Translate = Callable[[str], str]

# A notebook keeps every output in its file: a longer text is cut, and says so.
SHOWN = 40_000

# Translucent tints over the page's own colours read well on light and on dark pages.
TINTS = {
    "level": "56,132,255",
    "growth": "34,170,85",
    "change": "225,160,0",
    "share": "170,85,220",
    "ratio": "170,85,220",
    "count": "0,165,175",
    "amount": "240,110,40",
    "rank": "220,70,110",
    "composition": "130,130,130",
}
STYLE = (
    ".duixian{max-height:32em;overflow:auto;line-height:1.9;padding:.2em 1em;"
    "border:1px solid rgba(128,128,128,.35);border-radius:6px}"
    ".duixian p{margin:.35em 0}.duixian .t{font-size:1.25em;font-weight:700}"
    ".duixian .h{font-weight:700}.duixian .n{opacity:.7}"
    ".duixian mark{color:inherit;border-radius:3px;padding:0 .15em;cursor:help}"
    + "".join(
        f".duixian .{measure}{{background:rgba({tint},.22);border-bottom:2px solid rgb({tint})}}"
        for measure, tint in TINTS.items()
    )
)


def to_html(report: "Report", translate: Translate) -> str:
    """The text of ``report`` as HTML, each figure in a ``mark`` whose title explains it.

    Everything from the report is escaped; nothing is loaded from outside. A text longer than
    40,000 characters is cut with a note.
    """
    return (
        f'<div class="duixian"><style>{STYLE}</style>'
        f"{_head(report, translate)}{_legend(report, translate)}"
        f"{''.join(_lines(report, translate))}{_rest(report, translate)}</div>"
    )


def _head(report: "Report", translate: Translate) -> str:
    counts = translate(N_("{statements} statements, {figures} figures")).format(
        statements=len(report.statements), figures=len(report.figures)
    )
    parts = (report.place.name if report.place else "", str(report.year or ""), counts)
    line = " · ".join(part for part in parts if part)
    title = report.title or report.source.name
    return f'<p class="t">{escape(title)}</p><p class="n">{escape(line)}</p>'


def _legend(report: "Report", translate: Translate) -> str:
    used = {figure.measure for figure in report.figures}
    marks = " ".join(
        f'<mark class="{measure}">{escape(label(MEASURES, measure, translate))}</mark>'
        for measure in MEASURES
        if measure in used
    )
    return f'<p class="n">{marks}</p>' if marks else ""


def _lines(report: "Report", translate: Translate) -> Iterator[str]:
    headings = {section.start for section in report.sections}
    spans = list(_marks(report.figures))
    start = index = 0
    for line in report.text[:SHOWN].split("\n"):
        end = start + len(line)
        words = []
        position = start
        while index < len(spans) and spans[index][0] < end:
            first, last, figures = spans[index]
            index += 1
            last = min(last, end)
            words.append(escape(report.text[position:first]))
            title = "\n".join(_explain(figure, translate) for figure in figures)
            words.append(
                f'<mark class="{figures[0].measure}" title="{escape(title)}">'
                f"{escape(report.text[first:last])}</mark>"
            )
            position = last
        words.append(escape(report.text[position:end]))
        style = ' class="h"' if start in headings else ""
        yield f"<p{style}>{''.join(words)}</p>"
        start = end + 1


def _marks(figures: "tuple[Figure, ...]") -> "Iterator[tuple[int, int, list[Figure]]]":
    """Spans that do not overlap, each with the figures that share it (one number, two heads)."""
    span: tuple[int, int, list[Figure]] | None = None
    for figure in sorted(figures, key=lambda figure: (figure.start, -figure.end)):
        if span and figure.start < span[1]:
            span[2].append(figure)
            span = (span[0], max(span[1], figure.end), span[2])
            continue
        if span:
            yield span
        span = (figure.start, figure.end, [figure])
    if span:
        yield span


def _explain(figure: "Figure", translate: Translate) -> str:
    """``地区生产总值 (gdp): 0.055 % · 增速 · 左右`` in the reader's language."""
    indicator = figure.indicator
    name = indicator.text if indicator else figure.text
    known = f" ({indicator.id})" if indicator and indicator.id else ""
    high = f"–{plain(figure.value_max)}" if figure.value_max is not None else ""
    facts = (
        f"{plain(figure.value) or ''}{high} {figure.unit or ''}".strip(),
        label(MEASURES, figure.measure, translate),
        "" if figure.bound == "exact" else label(BOUNDS, figure.bound, translate),
        label(BASES, figure.basis, translate),
        figure.period or "",
    )
    return f"{name}{known}: " + " · ".join(fact for fact in facts if fact)


def _rest(report: "Report", translate: Translate) -> str:
    left = len(report.text) - SHOWN
    if left <= 0:
        return ""
    more = translate(N_("… and {count} more characters; report.text holds them all"))
    return f'<p class="n">{escape(more.format(count=left))}</p>'
