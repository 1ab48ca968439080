"""What was done and what was not: 十件实事办结九件，另有一件延期; 30个项目开工28个，其余2个."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise

import msgspec

from duixian.lexicon.arithmetic import either
from duixian.model import Figure, Finding, Report
from duixian.stages.check.parts import Sum, against_whole
from duixian.stages.check.passages import Passage
from duixian.stages.check.precision import is_counted
from duixian.text import numerals

_NUMBER = "[0-9]{1,9}|[一二两三四五六七八九十百]{1,7}"
_STOP = re.compile("[。；;！？\n]")
NEAR = 60  # characters behind what was done in which the rest is told


@cache
def _done() -> re.Pattern[str]:
    """…，已按期办结: what was done of the whole before it."""
    return re.compile(rf"[^。；;]{{0,20}}{either('carried_out')}(?:了|的)?")


@cache
def _left() -> re.Pattern[str]:
    """，其余2个 is all that is left; ，另有一件延期完成 was to be done too, 另有5个 need not."""
    rest = rf"{either('rest')}[^，。；0-9]{{0,6}}?(?P<rest>{_NUMBER})(?P<unit>[^，。；0-9]?)"
    more = rf"{either('beside')}(?P<more>{_NUMBER})(?P<same>[^，。；0-9])"
    late = rf"[^，。；]{{0,6}}{either('carried_out')}"
    return re.compile(rf"[^，。；]{{0,8}}[，、,](?:{rest}|{more}{late})")


def check_finished(report: Report, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Add up what was done of a number of things and what was not."""
    for passage in passages:
        spots = passage.spots
        for one, done in pairwise(spots):
            if not _is_part(one.figure, done.figure) or _STOP.search(done.before):
                continue
            left = _rest(report, done.figure) if _done().fullmatch(done.before) else None
            if left is None:
                continue
            finding = against_whole(report, Sum(one.figure, (done.figure, left)))
            if finding is not None:
                yield finding


def _is_part(one: Figure, done: Figure) -> bool:
    same = one.unit == done.unit and is_counted(one.unit)
    return same and one.value is not None and done.value is not None and done.value < one.value


def _rest(report: Report, done: Figure) -> Figure | None:
    """What is said to be left behind ``done``, whether or not it was read as a figure (一件)."""
    text = report.text[done.end : done.end + NEAR]
    match = _left().match(text)
    if match is None:
        return None
    name = "rest" if match["rest"] else "more"
    unit = match["unit" if name == "rest" else "same"]
    value = numerals.parse(match[name])
    if value is None or unit != done.text[-1] or value > (done.value or Decimal(0)):
        return None
    start, end = done.end + match.start(name), done.end + match.end(name) + 1
    return msgspec.structs.replace(
        done, text=report.text[start:end], start=start, end=end, value=value, bound="exact"
    )
