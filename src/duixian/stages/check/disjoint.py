"""Parts that shut each other out, and so are never more than the whole that they are in.

办理221件，其中人大代表建议103件、政协提案128件; 改造66个，其中2021年15个、2022年20个 …; and classes
that are called so (就业类4项). Parts that may overlap (亿元以上的, 当年开工的) are not added up.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from duixian.lexicon.arithmetic import member
from duixian.model import Figure, Finding, Report
from duixian.stages.check.parts import Sum, against_whole, difference, opens_parts, within
from duixian.stages.check.passages import Passage, Spot

# 30项任务中，已完成25项: the whole, its noun and 中 open the parts as 其中 does.
_AMONG = re.compile(r"[^，。；：、]{1,14}中[，,]?[^，。；]{0,12}")
_NOUN = re.compile(r"[^，。；：、]{1,14}[，,]")
_PAUSE = re.compile("[，。；、,;]")
_JOINED = re.compile(r"[，、；和及,;]")
_CLASS = re.compile(r"[^，。；、：]{1,8}类(?:项目|任务|事项|工作)?$")
_ASIDE = re.compile(r"^（(?:[^（）]|（[^（）]{0,40}）){0,160}）")
_YEAR = re.compile(r"((?:19|20)[0-9]{2})年[^，。；0-9]{0,8}$")
CLASSES = 3  # that a list needs to be taken for all of its whole
ADDED_UP = frozenset({"count", "amount", "level"})


def check_disjoint(report: Report, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Add up the parts of each whole that exclude each other."""
    for passage in passages:
        for index in range(len(passage.spots) - 2):
            one = passage.spots[index].figure
            if one.measure not in ADDED_UP or one.unit in ("%", "pp", None):
                continue
            division, parts = _parts(_inside(passage.spots, index), one)
            if len(parts) > 1 and _is_wrong(division, parts, one):
                finding = against_whole(report, Sum(one, tuple(parts)))
                if finding is not None:
                    yield finding


def _inside(spots: Sequence[Spot], index: int) -> Sequence[Spot]:
    first = spots[index + 1]
    if opens_parts(first):
        return within(spots, index)
    listed = _AMONG.fullmatch(first.before) or (_NOUN.fullmatch(first.before) and _state(first))
    return spots[index + 1 :] if listed else within(spots, index)


def _parts(spots: Sequence[Spot], one: Figure) -> tuple[str, list[Figure]]:
    """The first parts of one division, each with a member of its own, in the unit of ``one``."""
    division, seen, parts = "", set[str](), list[Figure]()
    behind = False  # the words behind the numbers tell the parts apart
    for spot in spots:
        figure = spot.figure
        # 县直单位6个（…）、乡镇卫生院17个: what a parenthesis names is no part of the list.
        joint = _ASIDE.sub("", spot.before)
        if parts and not (_JOINED.match(joint) or _NOUN.fullmatch(joint)):
            break
        behind = behind or (not parts and _named(spot.before) is None)
        named = _state(spot) if behind else _named(spot.before)
        if named is None or figure.unit != one.unit or figure.measure not in ADDED_UP:
            break
        if named[1] in seen or (division and named[0] != division):
            break
        division = named[0]
        seen.add(named[1])
        parts.append(figure)
    return division, parts


def _named(before: str) -> tuple[str, str] | None:
    """The division and the member of it that the words before a part name."""
    if year := _YEAR.search(before):
        return "years", year[1]
    if kind := _CLASS.search(before):
        return "classes", kind[0]
    return member(before)


def _state(spot: Spot) -> tuple[str, str] | None:
    """九件如期完成: how far the things have got, said behind their number."""
    named = member(_PAUSE.split(spot.after)[0])
    return named if named and named[0] == "progress" else None


def _is_wrong(division: str, parts: Sequence[Figure], one: Figure) -> bool:
    """Whether the parts are more than the whole, or classes leave less than a class over."""
    least = difference(Sum(one, tuple(parts)))
    if least is None or any(
        (part.value or Decimal(0)) > (one.value or Decimal(0)) for part in parts
    ):
        return False
    if least < 0:
        return True
    smallest = min(part.value or Decimal(0) for part in parts)
    return division in ("classes", "progress") and len(parts) >= CLASSES and 0 < least < smallest
