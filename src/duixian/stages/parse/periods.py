"""Which periods a report reviews and plans, once its year is known.

The years that the headings name decide; without them the year before is reviewed and the year
itself is planned. A look back over several years is the span of a term (``过去五年``) or of a
five-year plan (``“十三五”时期``).
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from duixian.model import Document, Period, Section, years
from duixian.stages.parse.masthead import Line, Masthead, fold, unspaced
from duixian.stages.parse.year_of import YEAR, five_year_plan, number, years_in

_SPAN = re.compile(
    r"(?:过去|近|这|以来|刚刚过去的)(?:的)?([二两三四五])(?:年|个年头)|(?:^|[^十之周第]|的)([三四五])年(?:来|的?(?:回顾|工作回顾|成就|工作))|(?:成就|平凡)的([三四五])年|([三四五])年(?:工作)?回顾"
)
_PLAN_NAME = re.compile(
    r"“?(?<![个第年])([一二三四五六七八九十]{1,2})五”?(?=时期|期间|计划|规划|以来|发展|国民|回顾|工作|的)"
)
_ORDINAL_PLAN = re.compile(r"第([一二三四五六七八九十]{1,2})个五年(?:计划|规划)")
_RANGE = re.compile(r"((?:19|20)[0-9]{2})\s?年?\s?[-—－–~～至到]{1,2}\s?((?:19|20)[0-9]{2})年?")
_PAST = re.compile(r"回顾|总结|成就|成绩|执行情况|实施情况|过去|以来|来的|工作$|主要情况|辉煌")
_LEAD_BACK = re.compile(r"(?:以来|期间|时期)[^。；\n]{0,16}(?:回顾|总结|盘点|的工作)")
_FUTURE = re.compile(r"今后|未来|目标|任务|远景|纲要|展望|思路|打算|指导方针|编制|建议")
_PLANNED = re.compile(r"年[^，]{0,16}(?:任务|安排|部署|打算|重点|预算|计划)")
_TERM_REPORTED = re.compile(r"报告过去五年|过去五年的(?:政府)?工作")
_ASCII_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_TO_DO = re.compile(r"年[^。；，\n]{0,12}(?:要|必须|确保|力争|任务|计划)")
_ABOUT = re.compile(r"关于[^。，\n]{2,50}?(?:计划|预算|规划)[^。，\n]{0,12}的报告")
_NOW_PLANNED = re.compile(r"今年[^。；，\n]{0,12}(?:要|将|争取|力争|确保|目标|安排|任务|着力|重点)")


class Periods(NamedTuple):
    """Reviewed, planned and looked back over; ``None`` where the report does none of it."""

    review: Period | None
    plan: Period | None
    term: Period | None


class _Reading(NamedTuple):
    """What the rules look at."""

    document: Document
    sections: Sequence[Section]
    head: Masthead
    headings: Sequence[Line]
    opening: str
    year: int


def find_periods(
    document: Document,
    sections: Sequence[Section],
    head: Masthead,
    headings: Sequence[Line],
    year: int,
) -> Periods:
    """The periods of a work report delivered in ``year``."""
    opening = unspaced(head.text[: head.front + 600])
    reading = _Reading(document, sections, head, headings, opening, year)
    last = _reviewed(reading) or year - 1
    return Periods(years(last), _planned(reading), _term(reading, last))


def _reviewed(reading: _Reading) -> int | None:
    """The one year that a heading looks back on."""
    for line in reading.headings:
        if line.reviews and not _RANGE.search(line.words):
            found = [y for y in years_in(line.words) if reading.year - 2 <= y <= reading.year]
            if found:
                return min(found)
    return None


def _planned(reading: _Reading) -> Period | None:
    """The year that the headings plan, else what the opening or the tasks say of this year."""
    year = reading.year
    ahead = [
        line
        for line in reading.headings
        if line.plans or ("年" in line.words and not line.reviews and _PLANNED.search(line.words))
    ]
    about = _ABOUT.search(reading.opening)
    named = {y for line in ahead for y in years_in(line.words) if year <= y <= year + 1}
    if named and about:
        named |= {y for y in map(int, _ASCII_YEAR.findall(about[0])) if year <= y <= year + 1}
        return years(min(named), max(named))
    if named:
        return years(max(named))
    if about and (plans := [plan for plan in _plans(about[0]) if plan[1] > year]):
        return years(*plans[0])
    if "今年" in reading.opening or any("今年" in line.words for line in ahead):
        return years(year)
    spoken = _spoken(reading.document.text)
    if spoken >= 3 or _titled(reading.head, year):
        return years(year)
    return _longer_plan(ahead, year) or _late_plan(reading, spoken)


def _longer_plan(ahead: Sequence[Line], year: int) -> Period | None:
    """Five years ahead: the coming term, or a five-year plan."""
    for line in ahead:
        if re.search(r"(?:今后|未来)(?:的)?五年", line.words):
            return years(year, year + 4)
        if plans := [plan for plan in _plans(line.words) if plan[1] > year >= plan[0] - 1]:
            return years(*plans[0])
    return None


def _late_plan(reading: _Reading, spoken: int) -> Period | None:
    """A year that only the prose plans: this one, or in autumn the next."""
    for planned in (reading.year, reading.year + 1):
        if _planned_clauses(reading.document.text, planned) >= 3:
            return years(planned)
    tasks = any(section.part in ("task", "target") for section in reading.sections)
    return years(reading.year) if tasks and spoken else None


def _spoken(text: str) -> int:
    """How many clauses say what is to be done this year."""
    count, at = 0, text.find("今年")
    while at >= 0:
        count += bool(_NOW_PLANNED.match(text, at))
        at = text.find("今年", at + 2)
    return count


def _planned_clauses(text: str, year: int) -> int:
    """How many clauses begin with ``year`` and say what is to be done in it."""
    text = fold(text)
    return sum(
        number(found[1]) == year and bool(_TO_DO.match(text, found.end()))
        for found in YEAR.finditer(text)
    )


def _titled(head: Masthead, year: int) -> bool:
    """Whether a title line or a heading that plans names the year or this year's tasks."""
    return any(
        hit.entry.id == "report_title"
        and (line := head.title_like(hit))
        and str(year) in line.words
        for hit in head.hits
    )


def _plans(words: str) -> list[tuple[int, int]]:
    found = [five_year_plan(number(m[1])) for m in _PLAN_NAME.finditer(words) if number(m[1]) >= 3]
    return found + [five_year_plan(number(m[1])) for m in _ORDINAL_PLAN.finditer(words)]


def _term(reading: _Reading, last: int) -> Period | None:
    """The years up to ``last`` that the report looks back over, as a term or a plan."""
    for line in reading.headings:
        if found := _term_in(line.words, last, reading.year, heading=True):
            return found
    for sentence in reading.opening.replace("\n", "。").split("。"):
        told = _LEAD_BACK.search(sentence) or _TERM_REPORTED.search(sentence)
        if told and (found := _term_in(sentence, last, reading.year, heading=False)):
            return found
    return None


def _term_in(words: str, last: int, year: int, *, heading: bool) -> Period | None:
    if ("年" not in words and "五" not in words) or "今后" in words.partition("五年")[0]:
        return None
    if span := _SPAN.search(words):
        count = number(next(group for group in span.groups() if group).replace("两", "二"))
        if count >= 2 and not (heading and _FUTURE.search(words) and not _PAST.search(words)):
            return years(last - count + 1, last)
    if (found := _RANGE.search(words)) and int(found[1]) < int(found[2]) <= year:
        return years(int(found[1]), int(found[2]))
    for first, end in _plans(words):
        if first < last and _PAST.search(words):
            return years(first, min(end, last))
    return None
