"""A report as the checks look at it: each statement with its numbers and the words between them."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from duixian.lexicon.arithmetic import words
from duixian.model import Figure, Part, Report, Statement

_COUNT = "[两三四五六七八九十2-9]"
_DIGIT = "[0-9０-９〇○零一二三四五六七八九]"
# 四年来, 过去五年, “十四五”以来: what follows speaks of several years, up to the next single one.
_TIMES = re.compile(
    rf"(?P<years>(?:过去|近|最近|这|前){_COUNT}年|{_COUNT}年(?:来|间|以来|累计|年均)"
    r"|十[一二三四五六]?五”?(?:以来|时期|期间|规划)|本届|任期|累计)"
    rf"|(?P<year>(?:19|20|１９|２０|一九|二[〇○零]){_DIGIT}{{2}})年"
    r"|(?P<one>过去一年|一年来|去年|今年|全年|当年)"
)
_MARKS = ("年", "本届", "任期", "累计", "五”")
_TO_DIGITS = str.maketrans("０１２３４５６７８９〇○零一二三四五六七八九", "0123456789000123456789")
REACH = 240  # a statement of 100,000 characters is no sentence: nobody reads further back


class Spot(NamedTuple):
    """A figure and the words before it, back to the figure before or the statement's start.

    ``after`` runs on to the next figure or to the statement's end.
    """

    figure: Figure
    before: str
    after: str


class Passage(NamedTuple):
    """A statement that has figures.

    ``spanning`` says that it may speak of several years. ``year`` is the last single year that the
    paragraph has named before it.
    """

    statement: Statement
    part: Part
    spanning: bool
    year: int | None
    spots: tuple[Spot, ...]


def passages(report: Report) -> list[Passage]:
    """Every statement with at least one figure, in text order."""
    text = report.text
    parts: dict[str | None, Part] = {
        section.id: "target" if _names_goals(section.heading) else section.part
        for section in report.sections
    }
    own: dict[str, list[Figure]] = {}
    for figure in report.figures:
        own.setdefault(figure.statement, []).append(figure)
    made = []
    for statement, spanning, year in _times(report):
        if figures := own.get(statement.id):
            part = parts.get(statement.section, "other")
            spots = _spots(text, statement, figures)
            made.append(Passage(statement, part, spanning or part == "term_review", year, spots))
    return made


def _names_goals(heading: str) -> bool:
    """Whether a heading announces goals, wherever a page has put it: 主要发展目标."""
    told = any(word in heading for word in words("retrospect"))
    return heading.endswith(words("goals")) and not told


def said_before(report: Report, passage: Passage, position: int) -> str:
    """The words of the statement before ``position``, as far back as they can matter to it."""
    return report.text[max(passage.statement.start, position - REACH) : position]


def _spots(text: str, statement: Statement, figures: Sequence[Figure]) -> tuple[Spot, ...]:
    starts = [figure.start for figure in figures]
    ends = [figure.end for figure in figures]
    before = map(text.__getitem__, map(slice, [statement.start, *ends], starts))
    after = map(text.__getitem__, map(slice, ends, [*starts[1:], max(statement.end, ends[-1])]))
    return tuple(map(Spot, figures, before, after))


def _times(report: Report) -> Iterator[tuple[Statement, bool, int | None]]:
    """Each statement, whether it may speak of several years, and the year named before it.

    A paragraph that ends in 四年来…： hands the years on to those below it, up to the next heading.
    """
    text = report.text
    line_end = -1
    section: str | None = None
    several, carried, year = False, False, None
    for statement in report.statements:
        if statement.section != section:
            section, carried = statement.section, False
        if statement.start > line_end:
            end = text.find("\n", statement.start)
            line_end = len(text) if end < 0 else end
            several, year = carried, None
        before = several, year
        spans = several
        if any(mark in statement.text for mark in _MARKS):
            for found in _TIMES.finditer(statement.text):
                spans = spans or found.lastgroup == "years"
                # 为四年来次高 is of this year; only what opens a clause holds on.
                if found.lastgroup != "years" or _opens(statement.text, found.start()):
                    several = found.lastgroup == "years"
                if found.lastgroup == "year" and _is_when(statement.text, found):
                    year = int(found["year"].translate(_TO_DIGITS))
        yield statement, spans, before[1]
        if text[line_end - 1] in "：:" and statement.end >= line_end - 1:
            carried = several


def _is_when(text: str, found: re.Match[str]) -> bool:
    """Whether a year says when: 2020年的1.8倍 and 比2020年 say against what."""
    return text[found.end() : found.end() + 1] != "的" and (
        text[found.start() - 1 : found.start()] not in tuple("比较是由从自为与同")
    )


def _opens(text: str, position: int) -> bool:
    return text[:position].rstrip("“在自从到的 ")[-1:] in ("", "，", "：", "；", "、")
