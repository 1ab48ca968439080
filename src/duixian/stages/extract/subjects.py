"""What a number measures: the phrase before it, the noun behind it, or the last subject."""

from collections.abc import Sequence
from typing import NamedTuple

from duixian.lexicon.frames import frame
from duixian.lexicon.indicators import is_name
from duixian.lexicon.verbs import moving
from duixian.lexicon.wording import basis_words, comparison, ranking, rates_of_change
from duixian.model import Direction
from duixian.stages.extract.context import Left, left_of
from duixian.stages.extract.members import distribute
from duixian.stages.extract.numbers import Number
from duixian.stages.extract.passage import Passage, Spot
from duixian.stages.extract.phrases import (
    Phrase,
    after,
    before,
    bracket_start,
    clause_start,
    leading_verb,
    quoted,
)

COUNTED = ("thing", "people", "bare")
NOUN_BEHIND = (*COUNTED, "money", "physical")


class Subject(NamedTuple):
    """The phrase that a number belongs to and the change that the verb of its clause makes."""

    phrase: Phrase | None
    head: Direction | None
    left: Left


def subject_of(
    passage: Passage,
    found: Sequence[Spot],
    index: int,
    earlier: Sequence[Phrase],
    head: Direction | None,
) -> Subject:
    """The subject of number ``index`` of the sentence.

    ``earlier`` are the subjects before it; ``head`` is the change that the last clause made, which
    holds on along its 、-list (新增A5家、B6家).
    """
    text, spot = passage.text, found[index]
    number = spot.number
    low = clause_start(text, spot.low, spot.left.stop, lists=True)
    left = _nominal(text, low, number, _compared(text, low, number, spot.left))
    phrase = before(text, low, left.stop, passage.dates)
    moved = phrase.direction if phrase else None
    moved = moved or _clause_move(passage, spot, low, left, head)
    named = phrase if phrase and phrase.end > phrase.start else None
    if named and earlier and _is_base(text, named, number):
        # 占全省的60%, 比年初增加, 是上一个五年的2.6倍: the clause speaks of the subject before it.
        named = earlier[-1]
    if number.kind == "ordinal":
        named = quoted(text, spot.low, number.start) or named
    counted = _counted(passage, found, index, named)
    if counted and left.move and number.kind in COUNTED and not _takes_numbers(left.move):
        # 加快六大进口基地建设, 韧性提升4项行动: the verb is about the noun, not about its number.
        left = left._replace(direction=None, move="")
    if counted and not (named and (left.linked or left.direction or left.bound)):
        named = counted
    named = named or (_spoken_of(found, index, earlier) or _clause_before(passage, spot, low))
    return Subject(named, moved, left)


def _spoken_of(found: Sequence[Spot], index: int, earlier: Sequence[Phrase]) -> Phrase | None:
    """The last subject, but never money for things: 项目126个，投资105亿元，其中新开工68个."""
    if not earlier:
        return None
    if found[index].number.kind == "thing":
        spots = found[:index]
        for phrase in reversed(earlier):
            behind = next((spot for spot in spots if spot.number.start >= phrase.end), None)
            if behind is None or behind.number.kind != "money":
                return phrase
    return earlier[-1]


def _is_base(text: str, named: Phrase, number: Number) -> bool:
    """Whether ``named`` is what the number is held against and no subject of its own.

    完成年度计划的104%, 是上一个五年的2.6倍.
    """
    if text[named.start] in "占比较":
        return True
    if text[named.end : number.start] == "的" and text.endswith(frame("planned"), 0, named.end):
        return True
    held_against = number.kind == "multiple" and text[number.start - 1] == "的"
    return held_against and text[named.start - 1] in "是为于当"


def _takes_numbers(verb: str) -> bool:
    """Whether the verb says that there are more or fewer: 新增5家, 减少3个."""
    return bool(moving().match(verb))


def _clause_before(passage: Passage, spot: Spot, low: int) -> Phrase | None:
    """The noun of the clause before, where this one has none: 财政收入，由1.2亿元增加到2亿元."""
    text = passage.text
    opened = bracket_start(text, spot.low, low)
    end = low - 1 if opened is None else opened
    if end <= spot.low or text[end] not in "，：（(":
        return None
    start = clause_start(text, spot.low, end, lists=False)
    left = left_of(text, start, end, passage.dates)
    phrase = before(text, start, left.stop, passage.dates)
    return phrase if phrase and phrase.end > phrase.start else None


def _clause_move(
    passage: Passage, spot: Spot, low: int, left: Left, head: Direction | None
) -> Direction | None:
    """The change that the verb at the front of the clause makes, before the last 、."""
    text = passage.text
    whole = clause_start(text, spot.low, left.stop, lists=False)
    if whole == spot.low and text[whole : whole + 1] in ("、", "和", "与", "及"):
        return None if left.linked else head  # 新增公路a公里、总里程达到b公里
    opening = before(text, whole, left.stop, passage.dates) if whole < low else None
    return opening.direction if opening else None


def _counted(
    passage: Passage, found: Sequence[Spot], index: int, named: Phrase | None
) -> Phrase | None:
    """The noun behind the number: 8条|高速公路|建成通车, 6.5%的|增速."""
    text, kind = passage.text, found[index].number.kind
    behind = _noun_start(found, index)
    if kind not in NOUN_BEHIND:
        joined = text[behind : behind + 1] == "的"
        return after(text, behind, passage.end) if joined and not named else None
    phrase = after(text, behind, passage.end)
    if phrase is None or kind in COUNTED or is_name(text[phrase.start : phrase.end]):
        return phrase
    if behind > found[index].number.end:
        return phrase  # 50万元以上|建设项目: what has a size is a thing
    # 安排资金5亿元|支持企业: behind an amount a verb begins the next thing, not a noun.
    verb = leading_verb(text, phrase.start, passage.end)
    return None if verb and verb.role != "lead" else phrase


def _noun_start(found: Sequence[Spot], index: int) -> int:
    """Where a counted noun would begin: behind numbers that touch (十项25件民生实事)."""
    position = found[index].right_end
    for spot in found[index + 1 :]:
        if spot.number.start != position:
            break
        position = spot.right_end
    return position


def _compared(text: str, low: int, number: Number, left: Left) -> Left:
    """Stop before 高于全国平均水平 (a distance from another place) and 位列全国 (a rank there)."""
    if number.kind in ("point", "percent"):
        finder, said = comparison(), left._replace(gap=True, linked=True)
    elif number.kind == "ordinal":
        finder, said = ranking(), left._replace(rank=True, linked=True)
    else:
        return left
    last = None
    for last in finder.finditer(text, low, left.stop):  # noqa: B007 - the last one is wanted
        pass
    return left if last is None else said._replace(stop=last.start())


def _nominal(text: str, low: int, number: Number, left: Left) -> Left:
    """完成森林质量精准提升1546公顷: the object of 完成 is a task, its 提升 is no change."""
    if not left.direction or left.to or left.basis or number.kind not in ("physical", *COUNTED):
        return left
    if not any(word in text[low : left.stop] for word in frame("fulfil")):
        return left
    return left._replace(stop=number.start, direction=None)


def _predicate_start(text: str, start: int, end: int) -> int:
    """事故起数、死亡人数|同比“双下降”，分别下降: the members end where a predicate begins."""
    found = basis_words().search(text, start + 2, end)
    ends = [found.start() if found else end, text.find("“双", start + 2, end)]
    return min(at for at in ends if at >= 0)


def members_of(
    passage: Passage, found: Sequence[Spot], index: int, length: int, earlier: Sequence[Phrase]
) -> list[Phrase]:
    """One phrase for each of the ``length`` values that begin at ``index``, or nothing."""
    spot = found[index]
    if length < 2:
        return []
    low = clause_start(passage.text, spot.low, spot.left.stop, lists=False)
    clause = (low, spot.left.stop)
    phrase = before(passage.text, *clause, passage.dates)
    empty = phrase is None or passage.text[phrase.start : phrase.end] in rates_of_change()
    if empty and spot.left.each and len(earlier) < length and low > spot.low:
        # 甲和乙，分别增长x和y: the members stand in the clause before.
        opened = clause_start(passage.text, spot.low, low - 1, lists=False)
        clause = (opened, _predicate_start(passage.text, opened, low - 1))
    return distribute(passage.text, clause, length, passage.dates, earlier) or []
