"""Percentages of what is printed beside them: 88.7亿元，为年度计划85亿元的104.4%."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from duixian.i18n import N_
from duixian.lexicon.arithmetic import either, words
from duixian.model import Figure, Finding, Report
from duixian.stages.check.finding import found, whole
from duixian.stages.check.parts import within
from duixian.stages.check.passages import Passage, Spot
from duixian.stages.check.precision import is_counted, plain, stated

QUOTIENT = N_("{part} of {whole} is another percentage than is printed: {computation}")
PART = N_("a part is more than the whole that it is of: {part} of {whole}")

_OF = re.compile(
    r"[，,]?(?:[^，。；、（(]{0,4})?(?:为|是|占|相当于|完成)[^，。；、（(0-9]{0,12}"
    r"(?:(?:19|20)[0-9]{2}年[底末]?的?[^，。；、（(0-9]{0,8})?"
)
PAUSES = ("", "，", "。", "；", "、", ",", ";", "（", "(", "）", ")")


@cache
def _share() -> re.Pattern[str]:
    """，占 or ，占比达, without saying of what: of the whole before."""
    return re.compile(
        rf"[^，。；]{{0,8}}[，,、](?:占|占总数的|占全部的|{either('share_of_whole')})(?:达到|达|为|约|近|超)?"
    )


@cache
def _rate() -> re.Pattern[str]:
    """，开工率: the share of the whole that was begun."""
    return re.compile(rf"[，,、]({either('carried_out')})率(?:达到|达|为|是)?")


def _is_done(spot: Spot, verb: str) -> bool:
    """Whether the number is of what was done: ，开工96个."""
    return _DONE.fullmatch(spot.before) is not None and spot.before.endswith(verb)


_DONE = re.compile(r"[^，。；]{0,8}[，、,][^，。；]{0,6}")
_STOP = re.compile("[。；;]")


def check_shares(report: Report, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Divide wherever a percentage stands behind both numbers that it is the quotient of."""
    for passage in passages:
        spots = passage.spots
        if len(spots) < 2:
            continue
        if any(word in passage.statement.text for word in words("within")):
            yield from _parts(report, spots)
        for index in range(2, len(spots)):
            if spots[index].figure.unit not in ("%", "倍"):
                continue
            part, one = _quotient(spots, index)
            if part is not None and one is not None:
                finding = _against(report, part, one, spots[index].figure)
                if finding is not None:
                    yield finding


def _quotient(spots: Sequence[Spot], index: int) -> tuple[Figure | None, Figure | None]:
    """What percentage ``index`` is the quotient of, or nothing."""
    before, percentage = spots[index - 1], spots[index]
    if percentage.before == "的" and _OF.fullmatch(before.before):
        return spots[index - 2].figure, before.figure
    if (rate := _rate().fullmatch(percentage.before)) and _is_done(before, rate[1]):
        one = spots[index - 2]
        same = one.figure.unit == before.figure.unit and is_counted(one.figure.unit)
        if same and rate[1] not in one.before[-4:] and not _STOP.search(before.before):
            return before.figure, one.figure
    if _share().fullmatch(percentage.before):
        for whole_at in range(index - 2, -1, -1):
            inside = within(spots, whole_at)
            same = spots[whole_at].figure.unit == before.figure.unit
            if same and inside and inside[0] is before:
                return before.figure, spots[whole_at].figure
    return None, None


def _against(report: Report, part: Figure, one: Figure, percentage: Figure) -> Finding | None:
    """A finding where ``percentage`` is not ``part`` divided by ``one``."""
    if part.unit != one.unit or not part.value or not one.value or percentage.value is None:
        return None
    above, below = stated(part), stated(one)
    if not above.bounded or not below.bounded or part.unit in ("%", "pp"):
        return None
    quotient = above.over(below)
    if quotient is None or quotient.meets(stated(percentage)):
        return None
    times = part.value / one.value
    value = f"{plain(times * 100, 2)}%" if percentage.unit == "%" else plain(times, 2)
    return found(
        "part-and-share",
        "error",
        QUOTIENT,
        (whole(report, part, one, percentage),),
        part=part.text,
        whole=one.text,
        computation=f"{part.text} ÷ {one.text} = {value} ≠ {percentage.text}",
    )


def _parts(report: Report, spots: Sequence[Spot]) -> Iterator[Finding]:
    """引进项目40个，其中工业项目52个: more than there are."""
    for index, spot in enumerate(spots[:-1]):
        inside = [other for other in within(spots, index)[:2] if not _is_size(other)]
        if not inside or not (_is_amount(spot) and _is_amount(inside[0])):
            continue
        one, part = spot.figure, inside[0].figure
        if part.unit != one.unit or part.measure != one.measure or part.indicator is None:
            continue
        if stated(part).low > stated(one).high:
            yield found(
                "part-and-share",
                "warning",
                PART,
                (whole(report, one, part),),
                part=part.text,
                whole=one.text,
                computation=f"{part.text} > {one.text}",
            )


def _is_size(spot: Spot) -> bool:
    """10亿元以上项目: an amount that says of which size the things are that are counted."""
    return not is_counted(spot.figure.unit) and spot.after[:1] not in PAUSES


def _is_amount(spot: Spot) -> bool:
    """Whether the number can be a whole or a part: no average, rate or size."""
    figure = spot.figure
    if figure.measure not in ("count", "amount", "level") or figure.unit in ("%", "pp", None):
        return False
    if _is_size(spot):
        return False
    named = spot.before + (figure.indicator.text if figure.indicator else "")
    return not any(word in named for word in words("averages"))
