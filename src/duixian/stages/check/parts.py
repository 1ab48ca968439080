"""Parts against the whole: where the words say that the parts are all of it, they add up to it.

145项分为五类, A 42项、B 23项 …; A 57个，B 14个，共计71个; 共185个，其中A 71个，B 90个，其他24个.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import islice
from typing import NamedTuple

from duixian.i18n import N_
from duixian.lexicon.arithmetic import either, words
from duixian.model import Figure, Finding, Report
from duixian.stages.check.finding import found, whole
from duixian.stages.check.passages import Passage, Spot
from duixian.stages.check.precision import ZERO, say, stated
from duixian.text import numerals

LESS = N_("the parts do not make up the whole: {computation}; {rest} are not accounted for")
MORE = N_("the parts are more than the whole: {computation}; {rest} too many")

MOST_PARTS = 40
MOST_CLASSES = 4  # of one statement
_STOP = re.compile("[。；;！？\n]")


class Sum(NamedTuple):
    """A whole and the figures that the words say are all of its parts."""

    whole: Figure
    parts: tuple[Figure, ...]


@cache
def _classes() -> re.Pattern[str]:
    """分为五类: the number of classes is the first group."""
    return re.compile(
        rf"{either('divided')}[^，。；：0-9]{{0,24}}?(?:了|以下|下列|等)?([两三四五六七八九十]|[0-9]{{1,2}})(?:个|大)?"
        r"(?:类|块|组|批|档|级|种|部分|方面|批次|领域|板块)"
    )


@cache
def _total() -> re.Pattern[str]:
    """The counted noun, a pause and 共计, and nothing else before the number."""
    return re.compile(rf"[^，,；。]{{0,20}}[，,；、（(—]{either('total')}(?:为|达|约|是|占)?")


def check_parts(report: Report, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Add up the parts wherever the words say that they are all of a whole."""
    for passage in passages:
        if len(passage.spots) > 2:
            for one in (*_divided(passage), *_totalled(passage), *_with_rest(passage)):
                if (finding := against_whole(report, one)) is not None:
                    yield finding


def against_whole(report: Report, one: Sum) -> Finding | None:
    """A finding where the parts do not add up to the whole, with what is left over."""
    rest = difference(one)
    return _finding(report, one, rest) if rest else None


def difference(one: Sum) -> Decimal | None:
    """The whole less its parts; zero where rounding explains it, ``None`` where one is open."""
    total, reach = Decimal(0), ZERO
    for part in one.parts:
        near = stated(part)
        if part.value is None or not near.bounded:
            return None
        total, reach = total + part.value, reach.plus(near)
    value, all_of_it = one.whole.value, stated(one.whole)
    if value is None or not all_of_it.bounded:
        return None
    return Decimal(0) if reach.meets(all_of_it) else value - total


def _finding(report: Report, one: Sum, rest: Decimal) -> Finding:
    total = (one.whole.value or Decimal(0)) - rest
    terms = " + ".join(part.text for part in one.parts)
    return found(
        "parts-and-whole",
        "error",
        LESS if rest > 0 else MORE,
        (whole(report, one.whole), whole(report, *one.parts)),
        computation=f"{terms} = {say(total, one.whole)} ≠ {one.whole.text}",
        rest=say(abs(rest), one.whole),
    )


def _divided(passage: Passage) -> Iterator[Sum]:
    """145项重点任务分为五类: as many parts as classes, in the unit of the whole."""
    if not any(word in passage.statement.text for word in words("divided")):
        return
    start = passage.statement.start
    for match in islice(_classes().finditer(passage.statement.text), MOST_CLASSES):
        count = numerals.parse(match[1])
        before = [spot for spot in passage.spots if spot.figure.end <= start + match.start()]
        behind = [spot for spot in passage.spots if spot.figure.start >= start + match.end()]
        if not before or count is None:
            continue
        one = before[-1].figure
        parts = [spot.figure for spot in behind if spot.figure.unit == one.unit][: int(count)]
        if len(parts) == count and one.measure == parts[0].measure:
            yield Sum(one, tuple(parts))


def _totalled(passage: Passage) -> Iterator[Sum]:
    """A 57个，B 14个，共计71个: the numbers before 共计, back to the last stop."""
    for index, spot in enumerate(passage.spots):
        if index < 2 or not _total().fullmatch(spot.before):
            continue
        parts = _before(passage.spots[max(0, index - MOST_PARTS) : index], spot.figure)
        if len(parts) > 1 and not _fits(parts, spot.figure):
            yield Sum(spot.figure, tuple(parts))


def within(spots: Sequence[Spot], index: int) -> Sequence[Spot]:
    """The numbers that 其中 opens behind number ``index``, up to the next 其中; growth in between.

    W，增长6%，其中A …，B …: the rate belongs to the whole.
    """
    unit = spots[index].figure.unit
    end = min(len(spots), index + 1 + MOST_PARTS)
    for at in range(index + 1, end):
        if opens_parts(spots[at]):
            again = (to for to in range(at + 1, end) if opens_parts(spots[to]))
            return spots[at : next(again, end)]
        if spots[at].figure.unit == unit or "。" in spots[at].before:
            break
    return ()


def opens_parts(spot: Spot) -> bool:
    """Whether 其中 stands before the number."""
    return any(word in spot.before for word in words("within"))


def _before(spots: Sequence[Spot], total: Figure) -> list[Figure]:
    """The figures that ``total`` may add up: same unit, no stop and no 其中 between them."""
    parts: list[Figure] = []
    for spot in reversed(spots):
        if spot.figure.unit != total.unit or spot.figure.measure != total.measure:
            return []
        parts.insert(0, spot.figure)
        if opens_parts(spot):
            return []
        if _STOP.search(spot.before):
            break
    return parts


def _fits(parts: Sequence[Figure], total: Figure) -> bool:
    """Whether any run of two or more parts up to ``total`` makes it up.

    The parts before them may belong to another list.
    """
    reach, whole_of_it = ZERO, stated(total)
    for count, part in enumerate(reversed(parts), 1):
        near = stated(part)
        if not near.bounded:
            return True
        reach = reach.plus(near)
        if count > 1 and reach.meets(whole_of_it):
            return True
    return False


def _with_rest(passage: Passage) -> Iterator[Sum]:
    """W，其中A …，B …，其他C: what ends in 其他 is the whole list."""
    text = passage.statement.text
    if not any(word in text for word in words("rest")):
        return
    for index, spot in enumerate(passage.spots[:-1]):
        parts: list[Figure] = []
        for other in within(passage.spots, index):
            if _STOP.search(other.before) or other.figure.unit != spot.figure.unit:
                break
            parts.append(other.figure)
            if len(parts) > 1 and any(word in other.before for word in words("rest")):
                yield Sum(spot.figure, tuple(parts))
                break
