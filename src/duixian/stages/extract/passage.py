"""One sentence with its numbers, and the words that stand around each of them."""

from collections.abc import Sequence
from typing import NamedTuple

from duixian.lexicon.frames import frame
from duixian.lexicon.wording import basis_by_word, basis_words
from duixian.model import Basis, Bound, Period
from duixian.stages.extract.context import Left, left_of, right_of
from duixian.stages.extract.dates import Dates
from duixian.stages.extract.numbers import Number
from duixian.stages.extract.phrases import clause_start
from duixian.text.numerals import parse

# A span of this many years or fewer in front of an amount makes it a total over them.
LONGEST_TERM = 20


class Passage(NamedTuple):
    """The sentence ``text[start:end]``.

    ``dates`` are those in it; ``period`` is the one that it opens
    with or its section speaks of, ``term`` the longer of the two.
    ``looks_back`` says that it opens with the several years that it looks back on.
    """

    text: str
    start: int
    end: int
    dates: Dates
    period: Period | None
    term: Period | None
    looks_back: bool = False


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
    for begin, end in passage.dates.before(left.stop, low):
        if passage.text[end - 1] == "年":
            count = parse(passage.text[begin : end - 1])
            if count is not None and 2 <= count <= LONGEST_TERM:
                return "cumulative"
    return None
