"""One sentence with its numbers, and the words that stand around each of them."""

from collections.abc import Sequence
from typing import NamedTuple

from duixian.lexicon.frames import frame
from duixian.lexicon.wording import basis_by_word, basis_words
from duixian.model import Basis, Bound, Period, years
from duixian.stages.extract.context import Left, left_of, right_of
from duixian.stages.extract.numbers import Number
from duixian.stages.extract.phrases import clause_start
from duixian.text.numerals import parse

# A span of this many years or fewer in front of an amount makes it a total over them.
LONGEST_TERM = 20
# 2019年的112%, 2011年的2.1倍: kinds of number that are held against a base.
SCALED = ("percent", "multiple", "fraction")


class Passage(NamedTuple):
    """The sentence ``text[start:end]``.

    ``dates`` maps the end of each date in it to its start; ``period`` is the one that it opens
    with or its section speaks of, ``term`` the longer of the two.
    """

    text: str
    start: int
    end: int
    dates: dict[int, int]
    period: Period | None
    term: Period | None


class Spot(NamedTuple):
    """One accepted number of a sentence with the words around it.

    ``low`` is the end of the number before it, ``right_end`` where a bound on its right ends.
    """

    number: Number
    low: int
    left: Left
    right_end: int
    bound: Bound


def spots(passage: Passage, accepted: Sequence[Number]) -> list[Spot]:
    """The words left and right of each accepted number of the sentence."""
    found: list[Spot] = []
    low = passage.start
    for number in accepted:
        left = left_of(passage.text, low, number.start, passage.dates)
        right, right_end = right_of(passage.text, number.end, passage.end)
        own = number.bound if number.bound == "range" else right or left.bound or number.bound
        found.append(Spot(number, low, left, right_end, own or "exact"))
        # 超亿元项目个数: a bare magnitude is part of the phrase that it labels.
        if passage.text[number.start] not in "万亿千百" or number.bound is not None:
            low = right_end
    return found


def basis_of(passage: Passage, spot: Spot, left: Left) -> Basis | None:
    """The basis that the words name; 4年总量增加 is a total over four years."""
    if left.basis:
        return left.basis
    low = clause_start(passage.text, spot.low, left.stop, lists=False)
    named = basis_words().search(passage.text, low, left.stop)
    if named and not passage.text.startswith(frame("averaged"), named.end()):
        return basis_by_word()[named[0]]
    for end, begin in passage.dates.items():
        if low <= begin and end <= left.stop and passage.text[end - 1] == "年":
            count = parse(passage.text[begin : end - 1])
            if count is not None and 2 <= count <= LONGEST_TERM:
                return "cumulative"
    return None


def period_of(passage: Passage, number: Number, left: Left, basis: Basis | None) -> Period | None:
    """The year that the sentence names nearest before ``number``, unless as its base.

    比2020年增长 and 2019年的112% name what the number is held against.
    """
    position, text = number.start, passage.text
    named: Period | None = None
    for end, begin in passage.dates.items():
        if passage.start <= begin and end <= position and text[end - 1] == "年":
            if text.endswith(("比", "较"), passage.start, begin) or (
                text[end : end + 1] == "的"
                and text.endswith(("是", "为", "于"), passage.start, begin)
            ):
                continue
            if text.endswith(("由", "从"), passage.start, begin) and not left.origin:
                continue  # 由2016年的a优化为b: b is of now
            if (
                number.kind in SCALED
                and text[end:position] == "的"
                and not (left.origin or left.to)
            ):
                continue
            named = _years(passage.text[begin : end - 1]) or named
    if named is None and basis in ("annual_average", "cumulative"):
        return passage.term  # 2012年，…；产值年均增长13.4%: an average is of the whole time
    return named or passage.period


def _years(words: str) -> Period | None:
    for dash in frame("dash"):
        words = words.replace(dash, "-")
    first, _, last = words.partition("-")
    low, high = _year(first), _year(last.strip("-"))
    return None if low is None else years(low, high if high and high >= low else None)


def _year(words: str) -> int | None:
    value = parse(words) if len(words) == 4 else None
    return int(value) if value is not None and 1900 <= value <= 2100 else None
