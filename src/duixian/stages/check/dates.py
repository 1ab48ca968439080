"""Dates and years that cannot be: 2月30日, 13月, a result of a year that is still to come."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from functools import cache

from duixian.i18n import N_
from duixian.lexicon.arithmetic import either
from duixian.model import Finding, Quote, Report, last_year
from duixian.stages.check.finding import found, named
from duixian.stages.check.passages import Passage
from duixian.text import numerals

NO# 2024年2月30日, 2024年13月, 2月30日, 13月份: without a year a bare 13月 may be thirteen months.
_DATE = re.compile(
    rf"(?:({_DIGIT}{{4}})年)?(?<![0-9０-９一二三四五六七八九十.．·])({_N})月"
    rf"(?:({_N})[日号]|份|[底末初上中下]|(?<=年.月)|(?<=年..月)|(?<=年...月))"
)
_TO_DIGITS = str.maketrans("０１２３４５６７８９〇○零一二三四五六七八九", "0123456789000123456789")
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
    position = text.find("月")
    while position >= 0:
        for match in _DATE.finditer(text, max(0, position - 9), position + 5):
            if not _exists(match):
                yield found(
                    "impossible-date",
                    "error",
                    NO_DATE,
                    (Quote.take(report, match.start(), match.end()),),
                    text=match[0],
                    computation=match[0],
                )
        position = text.find("月", position + 5)


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
        heading = Quote.take(report, section.start, section.start + len(section.heading))
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
    for spot in passage.spots:
        figure = spot.figure
        if figure.period is None or last_year(figure.period) <= delivered:
            continue
        if (
            _foreseen().search(passage.statement.text)
            or f"{last_year(figure.period)}年"
            not in (report.text[passage.statement.start : figure.start])
        ):
            continue
        yield found(
            "future-year",
            "warning",
            TO_COME,
            (named(report, figure),),
            year=str(last_year(figure.period)),
            delivered=str(delivered),
            computation=f"{last_year(figure.period)} > {delivered}",
        )
        return
