"""Years that cannot be: 2021—2015年, “十四五”（2021—2026年）, 第五季度, 建成于2042年."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from duixian.i18n import N_
from duixian.lexicon.arithmetic import either
from duixian.model import Finding, Quote, Report
from duixian.stages.check.finding import found
from duixian.stages.check.passages import Passage
from duixian.text import numerals

BACKWARD = N_("these years run backward: {text}")
OTHER_PLAN = N_("the {plan} five-year plan runs from {first} to {last}, not as printed: {text}")
NO_QUARTER = N_("a year has four quarters: {text}")
NO_YEAR = N_("this year lies too far off to be meant: {text}")
NOT_YET = N_("a result is told of {year}, but the report was delivered in {delivered}")

_DASH = "(?:—+|－|–|―|-|~|～|至|到)"
# Each begins with a character that few words have and looks behind it: a search that begins with
# what may be missing stops at every character of the text.
_RANGE = re.compile(
    rf"([12](?<![0-9/].)(?:(?<=1)9|(?<=2)0)[0-9]{{2}})年?{_DASH}((?:19|20)[0-9]{{2}})年"
)
_FROM_TO = re.compile(
    r"[从由自]((?:19|20)[0-9]{2})年[^，。；：0-9]{0,10}[到至]((?:19|20)[0-9]{2})年"
)
_PLAN = re.compile(
    rf"([一二三四五六七八九十]{{1,2}})五”?(?:时期|期间|规划)?[（(]?((?:19|20)[0-9]{{2}})年?{_DASH}"
    r"((?:19|20)[0-9]{2})年"
)
_QUARTER = re.compile(r"([五六七八九05-9])(?<![0-9].)个?季度")
# 具有2200年历史 is an age; a goal lies within this century.
_FAR = re.compile(
    r"(2[1-9][0-9]{2})年(?:"
    r"(?:(?<=[。；，：\n]2...年)|(?<=^2...年))(?=[\u4e00-\u9fff，])"
    r"(?!历史|文明|文化|来|间|多|的|以|之|前|的后的)"
    r"|(?<=[到至从于在自]2...年)(?!历史|文明|文化))"
)
_OPENING = ("“", "第")  # belongs to the quote: “十四五”, 第五季度
# The third plan began in 1966; each runs five years.
THIRD, LENGTH = 1966, 5


def check_years(report: Report, _: Sequence[Passage]) -> Iterator[Finding]:
    """Look for years in an order, a plan or a future in which they cannot be."""
    text = report.text
    for match in (*_RANGE.finditer(text), *_FROM_TO.finditer(text)):
        if int(match[1]) > int(match[2]):
            yield _finding(report, match, BACKWARD, f"{match[1]} > {match[2]}")
    for match in _PLAN.finditer(text):
        yield from _plan(report, match)
    for match in _QUARTER.finditer(text):
        yield _finding(report, match, NO_QUARTER, f"{match[1]} > 4")
    for match in _FAR.finditer(text):
        yield _finding(report, match, NO_YEAR, match[0])
    if report.year is not None:
        yield from _not_yet(report, report.year)


def _plan(report: Report, match: re.Match[str]) -> Iterator[Finding]:
    """十四五 is the fourteenth plan: 2021 to 2025."""
    number = numerals.parse(match[1])
    if number is None or number < 3:
        return
    first = THIRD + LENGTH * (int(number) - 3)
    last = first + LENGTH - 1
    # “十三五”以来（2016—2024年） runs on; what begins and ends elsewhere is a slip.
    if int(match[2]) == first and int(match[3]) == last:
        return
    plan = f"{match[1]}五"
    shown = f"{plan} = {first}—{last} ≠ {match[2]}—{match[3]}"
    yield _finding(report, match, OTHER_PLAN, shown, plan=plan, first=str(first), last=str(last))


@cache
def _reached() -> re.Pattern[str]:
    """A year that something was finished in: 建成于2042年, 2042年建成通车."""
    year = "(?:19|20)[0-9]{2}"
    done = either("finished")
    return re.compile(
        rf"{done}于({year})年|(?:(?<=[，。；\n于在])|^)({year})年(?:[0-9]{{1,2}}月)?[底末初]?(?:顺利|全面)?{done}"
    )


@cache
def _foreseen() -> re.Pattern[str]:
    return re.compile(either("foreseen"))


def _not_yet(report: Report, delivered: int) -> Iterator[Finding]:
    """What a review says was finished in a year after the report was delivered."""
    parts = {section.id: section.part for section in report.sections}
    for statement in report.statements:
        if statement.kind != "result" or parts.get(statement.section or "") not in REVIEWED:
            continue
        match = _reached().search(statement.text)
        if match is None or _foreseen().search(statement.text):
            continue
        year = int(match[1] or match[2])
        if year > delivered:
            quote = Quote.take(
                report, statement.start + match.start(), statement.start + match.end()
            )
            values = {"year": str(year), "delivered": str(delivered)}
            shown = f"{year} > {delivered}"
            yield found("future-year", "warning", NOT_YET, (quote,), computation=shown, **values)


REVIEWED = ("review", "term_review")


def _finding(
    report: Report, match: re.Match[str], template: str, shown: str, **values: str
) -> Finding:
    start = match.start()
    if report.text[start - 1 : start] in _OPENING:
        start -= 1
    quote = Quote.take(report, start, match.end())
    return found(
        "impossible-date", "error", template, (quote,), text=quote.text, computation=shown, **values
    )
