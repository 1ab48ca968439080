"""The time that a number speaks of, and the year that it is held against.

比2020年增长 and 2019年的112% name what the number is held against, 2024年 the time it is of. A
change against another year than the one before has run over all years since.
"""

import re
from functools import cache, lru_cache

from duixian.lexicon.frames import frame
from duixian.model import Basis, Measure, Period, last_year, years
from duixian.stages.extract.context import Left
from duixian.stages.extract.numbers import Number
from duixian.stages.extract.passage import Passage
from duixian.text.numerals import parse

# 2019年的112%, 2011年的2.1倍: kinds of number that are held against a base.
_SCALED = ("percent", "multiple", "fraction")
_MOVED = ("growth", "change")
_LONGEST_CLAUSE = 200  # characters between a base and what is held against it
_CLAUSE_END = re.compile("[，,；;：:]")
_HEADS_SENTENCE = re.compile("(?:底|末|初)?[，,]")  # 较2020年，产值增长20%


def span_of(
    passage: Passage, number: Number, left: Left, what: Measure, basis: Basis | None
) -> tuple[Basis | None, Period | None]:
    """The basis and the period of a number whose words name ``basis`` (or none)."""
    period = _period(passage, number, left, basis)
    base = _base_year(passage, number, period) if what in _MOVED else None
    if base and period and base < last_year(period) and basis in (None, "yoy", "annual_average"):
        if base == last_year(period) - 1:
            return basis or _against_last_year(what), years(base + 1)
        return basis if basis == "annual_average" else "cumulative", years(
            base + 1, last_year(period)
        )
    if basis is None and period:
        if "/" not in period:
            # A growth rate of one year that names no base is against the year before.
            return _against_last_year(what), period
        if what == "growth" and _names_years(passage, number):
            return "cumulative", period
    return basis, period


def _against_last_year(what: Measure) -> Basis | None:
    return "yoy" if what == "growth" else None


def _period(passage: Passage, number: Number, left: Left, basis: Basis | None) -> Period | None:
    """The year that the sentence names nearest before ``number``, unless as its base."""
    position, text = number.start, passage.text
    for begin, end in passage.dates.before(position, passage.start):
        if text[end - 1] != "年":
            continue
        named = _years(text[begin : end - 1])
        if named and left.origin and _compares(text, begin, end, position):
            return named  # 与2020年相比，由a增加到b: a is of 2020
        if named and "/" in named and (left.origin or left.to):
            return years(int(named[:4])) if left.origin else years(last_year(named))
        if named and not _is_base(text, begin, end, number, left):
            return named
    if basis in ("annual_average", "cumulative"):
        return passage.term  # 2012年，…；产值年均增长13.4%: an average is of the whole time
    return passage.period


def _names_years(passage: Passage, number: Number) -> bool:
    """Whether the sentence itself names more than one year before ``number``."""
    text = passage.text
    return passage.looks_back or any(
        "/" in (_years(text[begin : end - 1]) or "")
        for begin, end in passage.dates.before(number.start, passage.start)
    )


def _base_year(passage: Passage, number: Number, period: Period | None) -> int | None:
    """The year that ``number`` is held against by name; 五年前 counts back from ``period``."""
    text = passage.text
    for begin, end in passage.dates.before(number.start, passage.start):
        if text[end - 1] != "年":
            continue
        if year := _year(text[begin : end - 1]):
            return year if _compares(text, begin, end, number.start) else None
        ago = parse(text[begin : end - 1]) if text[end : end + 1] == "前" else None
        if ago and period and _compares(text, begin, end + 1, number.start):
            return last_year(period) - int(ago)
    return None


def _compares(text: str, begin: int, end: int, position: int) -> bool:
    """Whether ``text[begin:end]`` is what the number at ``position`` is held against."""
    if text.endswith(frame("held_against"), 0, begin):
        return True
    if text.endswith(frame("against"), 0, begin):
        if _HEADS_SENTENCE.match(text, end):
            return True
        return position - end <= _LONGEST_CLAUSE and not _CLAUSE_END.search(text, end, position)
    if not text.endswith(frame("with"), 0, begin):
        return False
    # 与2020年相比: speaks for the whole sentence, 比2020年 for its own clause alone.
    return _compared().match(text, end) is not None


@cache
def _compared() -> re.Pattern[str]:
    """What follows 与2020年 where that is a base: 相比, 末相比, or a 比 that ends its clause."""
    forms = "|".join(map(re.escape, (*frame("held_against"), *frame("compared"))))
    return re.compile(f"(?:底|末|初)?(?:{forms}|比(?=[，,]))")


def _is_base(text: str, begin: int, end: int, number: Number, left: Left) -> bool:
    """Whether the year ``text[begin:end]`` is what is held against, or where a change began."""
    if text.endswith(frame("against"), 0, begin) or _compares(text, begin, end, number.start):
        return True
    if text[end : end + 1] == "的" and text.endswith(("是", "为", "于"), 0, begin):
        return True
    if text.endswith(("由", "从"), 0, begin) and not left.origin:
        # 由2016年的a优化为b: b is of now; 从2016年到2020年 names both ends.
        return "/" not in (_years(text[begin : end - 1]) or "")
    joined = text[end : number.start] == "的" and not (left.origin or left.to)
    return number.kind in _SCALED and joined


@lru_cache(maxsize=1024)
def _years(words: str) -> Period | None:
    for dash in (*frame("dash"), "年到", "年至", "到", "至"):
        words = words.replace(dash, "-")
    first, _, last = words.partition("-")
    low, high = _year(first), _year(last.strip("-"))
    return None if low is None else years(low, high if high and high >= low else None)


def _year(words: str) -> int | None:
    value = parse(words) if len(words) == 4 else None
    return int(value) if value is not None and 1900 <= value <= 2100 else None
