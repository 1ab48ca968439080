"""Dates and years that cannot be: 2月30日, 13月, a result of a year that is still to come."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from functools import cache

from duixian.i18n import N_
from duixian.lexicon.arithmetic import either, words
from duixian.model import Finding, Quote, Report, last_year
from duixian.stages.check.finding import found, named
from duixian.stages.check.passages import Passage, said_before
from duixian.text import numerals

NO_DATE = N_("there is no such date: {text}")
TO_COME = N_("a result is told of {year}, but the report was delivered in {delivered}")
REVIEW = N_("the review is of {year}, but the report was delivered in {delivered}")
PLAN = N_("the plan is for {year}, but the report was delivered in {delivered}")

# 七八月份 is July or August: two Han digits side by side are no number of a month or a day.
_N = "[0-9０-９]{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_DIGIT = "[0-9０-９〇○零一二三四五六七八九]"
# 2024年2月30日, 2024年13月, 2月30日, 13月份: without a year a bare 13月 may be thirteen months.
_DATE = re.compile(
    rf"(?:({_DIGIT}{{4}})年)?(?<![0-9０-９一二三四五六七八九十.．·])({_N})月"
    rf"(?:({_N})[日号]|份|[底末初上中下]|(?<=年.月)|(?<=年..月)|(?<=年...月)|(?<=[—至到-].月)|(?<=[—至到-]..月))"
)
_TO_DIGITS = str.maketrans("０１２３４５６７８９〇○零一二三四五六七八九", "0123456789000123456789")
BEFORE, BEHIND = 9, 5  # characters around 月 that a date can take
LEAP_YEAR = 2000  # stands in where the text names no year: then 29 February may be


def check_dates(report: Report, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Look for dates that no calendar has, and results of years to come."""
    yield from _calendar(report)
    yield from _periods(report)
    if report.year is not None:
        for passage in passages:
            yield from _to_come(report, passage, report.year)


def _calendar(report: Report) -> Iterator[Finding]:
    text = report.text
    position, low = text.find("月"), 0
    while position >= 0:
        match = _DATE.search(text, max(low, position - BEFORE), position + BEHIND)
        if match and not _exists(match):
            quote = Quote.take(report, match.start(), match.end())
            yield found(
                "impossible-date", "error", NO_DATE, (quote,), text=match[0], computation=match[0]
            )
        low = max(low, match.end() if match else 0)
        position = text.find("月", max(position + 1, low))


def _exists(match: re.Match[str]) -> bool:
    month, day = numerals.parse(match[2]), numerals.parse(match[3] or "1")
    if month is None or day is None:
        return True
    year = int(match[1].translate(_TO_DIGITS)) if match[1] else LEAP_YEAR
    if not 1 <= month <= 12 or not 1 <= year <= 9999:
        return False
    return 1 <= day <= monthrange(year, int(month))[1]


def _periods(report: Report) -> Iterator[Finding]:
    """A review of a year after the delivery, or a plan for one before it."""
    if report.year is None:
        return
    for section in report.sections:
        if section.parent is not None or section.part not in ("review", "target", "task"):
            continue
        if section.part != "review" and any(
            word in section.heading for word in words("retrospect")
        ):
            continue
        start = max(report.text.find(section.heading, section.start, section.end), section.start)
        heading = Quote.take(report, start, start + len(section.heading))
        years = [int(year) for year in _YEAR.findall(section.heading)]
        if not years:
            continue
        wrong = max(years) > report.year if section.part == "review" else max(years) < report.year
        if wrong:
            yield found(
                "period",
                "error",
                REVIEW if section.part == "review" else PLAN,
                (heading,),
                year=str(max(years)),
                delivered=str(report.year),
                computation=f"{max(years)} / {report.year}",
            )


_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年")


@cache
def _foreseen() -> re.Pattern[str]:
    return re.compile(either("foreseen"))


def _to_come(report: Report, passage: Passage, delivered: int) -> Iterator[Finding]:
    """2026年增长5%, told as a result in a report of 2025."""
    if passage.statement.kind != "result" or passage.part not in ("review", "term_review"):
        return
    late = (
        spot.figure
        for spot in passage.spots
        if spot.figure.period is not None and last_year(spot.figure.period) > delivered
    )
    figure = next(late, None)
    if figure is None or figure.period is None:
        return
    year = last_year(figure.period)
    said = said_before(report, passage, figure.start)
    if f"{year}年" in said and not _foreseen().search(passage.statement.text):
        yield found(
            "future-year",
            "warning",
            TO_COME,
            (named(report, figure),),
            year=str(year),
            delivered=str(delivered),
            computation=f"{year} > {delivered}",
        )
