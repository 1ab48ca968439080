"""The period that a sentence opens with, and how far it holds.

到2021年，甲达到x；乙达到y: the opening speaks for all that follows up to the full stop.
"""

import re

from duixian.model import Document, Outline, Period, Sentence, last_year, years

_TO_DIGITS = str.maketrans("０１２３４５６７８９〇○零一二三四五六七八九", "0123456789000123456789")
_MARK = (
    r"(?:[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．]|[一二三四五六七八九十]{1,2}是"
    r"|其中，|同时，)?"
)
_YEAR = (
    r"(?P<year>(?:19|20|１９|２０|一九|二[〇○零])[0-9０-９〇○零一二三四五六七八九]{2})年(?:底|末)?"
)
# 2016年以来, 2016年3月, 2016年的: the year is only a part of what is said.
_ONLY_A_PART = (
    r"(?!以来|以后|以前|[0-9０-９一二三四五六七八九十]{1,2}月|的|度|第|初|版|级|前|春"
    r"|[上下]半|[一二三四]季|[—－–\-至到、和])"
)
_OPENING = re.compile(
    rf"{_MARK}(?:(?:(?:预计|力争|争取|确保|努力)?[到至])?{_YEAR}{_ONLY_A_PART}"
    r"|“?(?P<plan>十?[一二三四五六七八九])五”?(?:时期|期间)(?=[，,：])"
    r"|(?P<ahead>(?:今后|未来)(?:的)?(?:五|5)年)(?!内)"
    r"|(?:(?:过去|这|近|最近)(?=.年)|(?=.年[来间中以]))"
    r"(?P<term>[两二三四五六七八九十])年(?:来|间|中|以来)?(?=[，,])"
    r"|(?P<past>过去一年|一年来|去年)(?=[，,]))"
)
_HEADS = frozenset("（(一二两三四五六七八九十0123456789１２其同到至预力争确努“今未过这近最去")
# 1992年同1987年相比: what follows is held against the other year, not against the year before.
_OTHER_YEAR = re.compile(rf"[比较与同和]{_YEAR}")


# 今后五年的主要目标, “十五五”时期发展目标: a heading that speaks for its section.
_AHEAD = re.compile(
    r"(?P<year>(?!))|“?(?P<plan>十?[一二三四五六七八九])五”?(?:时期|期间)"
    r"|(?P<ahead>(?:今后|未来)(?:的)?(?:五|5)年)|(?P<term>(?!))"
)


def opened_periods(document: Document, outline: Outline) -> list[Period | None]:
    """For each sentence of ``outline`` the period that its own or an earlier opening names."""
    text = document.text
    found: list[Period | None] = []
    held: Period | None = None
    before: Sentence | None = None
    sections = _headed(outline)
    for sentence in outline.sentences:
        if held and not _goes_on(text, before, sentence):
            held = None
        own = None
        if text[sentence.start] in _HEADS:
            own = _OPENING.match(text, sentence.start, sentence.end)
        if own:
            held = _period(own, outline)
        found.append(held or sections.get(sentence.section))
        if own and _OTHER_YEAR.search(text, own.end(), sentence.end):
            held = None
        before = sentence
    return found


def _goes_on(text: str, before: Sentence | None, sentence: Sentence) -> bool:
    """Whether only a semicolon stands between the two."""
    between = text[before.end : sentence.start] if before else "\n"
    return "\n" not in between and between.lstrip("”’）)")[:1] in ("；", ";")


def deadline_of(opened: Period | None, plan_year: int) -> Period | None:
    """``opened`` where it can be a deadline: it does not end before ``plan_year``."""
    return opened if opened and int(opened[-4:]) >= plan_year else None


def _headed(outline: Outline) -> dict[str | None, Period | None]:
    """The five years ahead that the heading of a section of goals names, by the section's id."""
    found: dict[str | None, Period | None] = {}
    for section in outline.sections:
        if section.part in ("target", "task"):
            named = [_period(ahead, outline) for ahead in _AHEAD.finditer(section.heading)]
            # “十三五”成就和“十四五”目标: of two periods the heading says not which where.
            found[section.id] = named[0] if len(named) == 1 else found.get(section.parent)
    return found


def _period(opening: re.Match[str], outline: Outline) -> Period | None:
    if year := opening["year"]:
        return years(int(year.translate(_TO_DIGITS)))
    if plan := opening["plan"]:
        last = 1955 + 5 * _ordinal(plan)
        return years(last - 4, last)
    if opening["ahead"]:
        first = int(outline.plan_period[:4]) if outline.plan_period else outline.year
        return years(first, first + 4) if first else None
    if term := opening["term"]:
        return _looked_back(_ordinal("二" if term == "两" else term), outline)
    return outline.review_period


def _looked_back(count: int, outline: Outline) -> Period | None:
    """The last ``count`` years; the term that the report reviews where it may be that."""
    term, review = outline.term_period, outline.review_period
    if term and (count == 5 or last_year(term) - int(term[:4]) + 1 == count):
        return term
    return years(last_year(review) - count + 1, last_year(review)) if review else None


def _ordinal(written: str) -> int:
    """The value of a numeral below twenty."""
    return "零一二三四五六七八九十".index(written[-1]) + (10 if len(written) > 1 else 0)
