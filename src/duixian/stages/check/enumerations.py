"""What is announced and what is listed: 抓好八个方面工作 and then （一） to （九）."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from duixian.i18n import N_
from duixian.lexicon.arithmetic import either, words
from duixian.model import Finding, Quote, Report
from duixian.stages.check.finding import found
from duixian.stages.check.parts import LESS, MORE
from duixian.stages.check.passages import Passage
from duixian.stages.check.precision import plain
from duixian.text import numerals

TEMPLATE = N_("{announced} is announced, but {listed} are listed")

_H = "[一二三四五六七八九十]{1,3}"
# 一是 · 一要 · 第一， · 1. behind a stop; （一） · 一、 · （1） · —— on a line of its own.
_ITEM = re.compile(
    rf"[：。；:;\n][ \u3000]*+(?:({_H})是|({_H})要|第({_H})[，,、]|([0-9]{{1,2}})[.．、](?![0-9])"
    rf"|(?<=\n)(?:（({_H})）|({_H})、|（([0-9]{{1,2}})）|(——)))"
)
DASH = 8  # the group of what has no ordinal
_STOP = re.compile("[。！？；\n]")
LEAD = 80  # characters back to the sentence that announces a list
FAR = 4000  # characters behind the last item in which another could follow in other words


class Item(NamedTuple):
    """The mark of one member of a list: its style, its ordinal (0 for a dash), where it stands."""

    style: int
    ordinal: int
    start: int
    end: int


@cache
def _announced() -> re.Pattern[str]:
    """The number at the end of a sentence that announces a list: 以下|八|个方面工作."""
    return re.compile(
        rf"(?<![第“”\"'0-9.．一二三四五六七八九十])({_H}|两|[0-9]{{1,2}})"
        rf"(?:个|项|件|条|点|方面|大|类|种|步)[^，。；：、“”0-9]{{0,12}}$"
    )


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(f"{either('announced')}(?:的?(?:说明|阐述|意见|工作))?$|点$")


@cache
def _grouped() -> re.Pattern[str]:
    """十项25件民生实事: ten groups, and what all of them hold together."""
    return re.compile(
        rf"(?<![第0-9一二三四五六七八九十])({_H}|[0-9]{{1,2}})(?:项|类|个方面|方面|大类)(?:共)?"
        rf"([0-9]{{1,3}}|{_H})(件|项|个|条)[^，。；：、0-9]{{0,4}}{either('announced')}$"
    )


def check_enumerations(report: Report, _: Sequence[Passage]) -> Iterator[Finding]:
    """Count each list whose number of members is announced right before it."""
    text = report.text
    for run in _runs(text):
        lead = _lead(text, run[0].start)
        if lead is None:
            continue
        if groups := _grouped().search(text, lead[0], lead[1]):
            yield from _against_groups(report, groups, run)
            continue
        match = _announced().search(text, lead[0], lead[1])
        if not match:
            continue
        count = numerals.parse(match[1])
        if count is None or count == len(run) or not 2 <= count <= 30:
            continue
        if _says_otherwise(text, match, lead[1]) or _goes_on(text, run, int(count)):
            continue
        last = run[-1]
        yield found(
            "listed-count",
            "warning",
            TEMPLATE,
            (
                Quote.take(report, match.start(), lead[1]),
                Quote.take(report, last.start, _some_words(text, last)),
            ),
            announced=match[0],
            listed=str(len(run)),
            computation=f"{int(count)} ≠ {len(run)}",
        )


def _against_groups(
    report: Report, announced: re.Match[str], run: Sequence[Item]
) -> Iterator[Finding]:
    """Add up what the groups hold, where each of them says it."""
    text = report.text
    groups, total = numerals.parse(announced[1]), numerals.parse(announced[2])
    if groups is None or total is None or len(run) != groups:
        return
    ends = [item.start for item in run[1:]]
    last = text.find("\n", run[-1].end)
    ends.append(len(text) if last < 0 else last)
    said = re.compile(rf"(?<![0-9一二三四五六七八九十])([0-9]{{1,3}}|{_H}){announced[3]}")
    held = [said.findall(text, item.end, end) for item, end in zip(run, ends, strict=True)]
    if any(len(numbers) != 1 for numbers in held):
        return
    parts = [numerals.parse(numbers[0]) or Decimal(0) for numbers in held]
    rest = total - sum(parts)
    if not rest:
        return
    unit = announced[3]
    terms = " + ".join(f"{plain(part)}{unit}" for part in parts)
    yield found(
        "parts-and-whole",
        "error",
        LESS if rest > 0 else MORE,
        (
            Quote.take(report, announced.start(), announced.end()),
            Quote.take(report, run[0].start, ends[-1]),
        ),
        computation=f"{terms} = {plain(sum(parts, Decimal(0)))}{unit} ≠ {announced[2]}{unit}",
        rest=f"{plain(abs(rest))}{unit}",
    )


def _runs(text: str) -> list[list[Item]]:
    """Every list whose items count up from one, or are dashed lines without another between."""
    items = [
        Item(
            found.lastindex or 0,
            0 if found.lastindex == DASH else int(numerals.parse(found[found.lastindex or 0]) or 0),
            found.start(found.lastindex or 0),
            found.end(),
        )
        for found in _ITEM.finditer(text)
    ]
    by_style: dict[int, list[list[Item]]] = {}
    for item in items:
        runs = by_style.setdefault(item.style, [])
        if item.style == DASH:
            if runs and _next_line(text, runs[-1][-1], item):
                runs[-1].append(item)
            else:
                runs.append([item])
        elif item.ordinal == 1:
            runs.append([item])
        elif runs and runs[-1] and item.ordinal == runs[-1][-1].ordinal + 1:
            runs[-1].append(item)
        elif runs:
            runs[-1] = []  # a gap: what is not understood is not counted
    return [run for runs in by_style.values() for run in runs if len(run) > 1]


def _next_line(text: str, last: Item, item: Item) -> bool:
    return text.find("\n", last.end, item.start) == text.rfind("\n", last.end, item.start)


def _lead(text: str, start: int) -> tuple[int, int] | None:
    """The span of the sentence right before a list, without the mark that ends it."""
    low = max(0, start - LEAD)
    end = low + len(text[low:start].rstrip(" \u3000\n：:。；;，—（("))
    for stop in _STOP.finditer(text, low, end):
        low = stop.end()
    return (low, end) if low < end else None


def _says_otherwise(text: str, match: re.Match[str], end: int) -> bool:
    """Whether the number announces no list: 上述三项, or a full stop behind something else."""
    if text.endswith(words("look_back"), 0, match.start()):
        return True
    return text[end : end + 1] not in "：:" and not _noun().search(text, match.start(), end)


def _goes_on(text: str, run: Sequence[Item], count: int) -> bool:
    """Whether a member that is missing may follow in other words, or as another kind of list."""
    if len(run) > count:
        return False
    last = run[-1]
    if last.style == DASH:
        return text.find("\n——", last.end, last.end + FAR) >= 0
    following = "一二三四五六七八九十"[len(run) % 10]
    again = re.compile(rf"{following}(?:是|要|，|、|个|方面)|（{following}）|最后|此外|另外|同时")
    return bool(again.search(text, last.end, last.end + FAR))


def _some_words(text: str, item: Item) -> int:
    end = text.find("\n", item.end)
    return min(item.end + 12, len(text) if end < 0 else end)
