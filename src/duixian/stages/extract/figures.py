"""Figures of one sentence: each number with what it measures and how it binds."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from duixian.lexicon.frames import frame
from duixian.lexicon.indicators import identify
from duixian.lexicon.nouns import attributes, is_money, is_ratio
from duixian.lexicon.wording import change_nouns
from duixian.model import Basis, Bound, Direction, Measure, Period
from duixian.stages.extract.context import Left
from duixian.stages.extract.measures import measure
from duixian.stages.extract.members import run_lengths
from duixian.stages.extract.numbers import Number
from duixian.stages.extract.passage import Passage, Spot, basis_of
from duixian.stages.extract.phrases import Phrase
from duixian.stages.extract.screen import person_unit
from duixian.stages.extract.spans import span_of
from duixian.stages.extract.subjects import Subject, members_of, subject_of
from duixian.text.numerals import arabic


class Draft(NamedTuple):
    """A figure before it has an id. ``restates`` is an index into the sentence's figures.

    ``of`` is what a bare 增速 speaks of.
    """

    start: int
    end: int
    value: Decimal | None
    value_max: Decimal | None
    unit: str | None
    indicator: Phrase | None
    measure: Measure
    direction: Direction
    bound: Bound
    basis: Basis | None
    period: Period | None
    restates: int | None = None
    of: Phrase | None = None


def drafts(passage: Passage, found: Sequence[Spot]) -> list[Draft]:
    """The figures of one sentence, in text order."""
    text = passage.text
    lengths = run_lengths(
        [text[spot.low : spot.number.start] for spot in found],
        [spot.number.kind for spot in found],
    )
    found = _bound_together(found, lengths)
    earlier: list[Phrase] = []
    made: list[Draft] = []
    firsts: list[int] = []
    given: list[Phrase] = []
    head: Direction | None = None
    said = found[0].left
    for index, spot in enumerate(found):
        firsts.append(len(made))
        if lengths[index]:
            first = spot
            given = members_of(passage, found, index, lengths[index], earlier)
        restated = _restated(text, found, index)
        if restated is not None:
            subject = Subject(made[firsts[restated]].indicator, None, spot.left)
        elif given:
            phrase = given.pop(0)
            subject = Subject(phrase, phrase.direction, _inherit(first.left, spot))
        else:
            subject = subject_of(passage, found, index, earlier, head)
            if index and (
                _repeats(text, found[index - 1], spot)
                or _stretches(text, found[index - 1], spot, made[-1])
            ):
                # 确保5%、力争6%: the second value has no words of its own but a hedge.
                subject = subject._replace(left=_inherit(said, spot))
        head, said = subject.head, subject.left
        if subject.phrase and not _is_side(text, subject.phrase, earlier):
            earlier.append(subject.phrase)
        draft = _draft(passage, spot, subject)
        if subject.phrase and text[subject.phrase.start : subject.phrase.end] in change_nouns():
            draft = draft._replace(of=_grown(made))
        if restated is not None:
            same = made[firsts[restated]]
            draft = draft._replace(
                measure=same.measure, direction=same.direction, restates=firsts[restated]
            )
        made.extend(_parts(text, draft) if spot.number.kind == "ratio" else [draft])
    return made


def _bound_together(found: Sequence[Spot], lengths: Sequence[int]) -> Sequence[Spot]:
    """分别控制在3200吨和4100吨以内: the bound behind a list with 分别 holds for all of it."""
    bound = list(found)
    for index, length in enumerate(lengths):
        last = index + length - 1
        if (
            length < 2
            or not found[index].left.each
            or found[last].right_end == found[last].number.end
        ):
            continue
        for position in range(index, last):
            if bound[position].bound == "exact":
                bound[position] = bound[position]._replace(bound=found[last].bound)
    return bound


def _grown(made: Sequence[Draft]) -> Phrase | None:
    """The subject of the figure before 增速: 营收达1043亿元，增速12.1%."""
    return next((draft.of or draft.indicator for draft in reversed(made) if draft.indicator), None)


def _is_side(text: str, phrase: Phrase, earlier: Sequence[Phrase]) -> bool:
    """规模 and 总量 are sides of the subject before them; what follows still speaks of that one."""
    return bool(earlier) and text[phrase.start : phrase.end] in attributes()


def _repeats(text: str, previous: Spot, spot: Spot) -> bool:
    """Whether the number takes its verb and its subject from the number before it."""
    own = spot.left
    bare = not (own.direction or own.to or own.linked or own.gap or own.rank)
    same = spot.number.kind == previous.number.kind
    return same and bare and not text[spot.low : own.stop].strip("、，, 和与及")


def _stretches(text: str, previous: Spot, spot: Spot, goal: Draft) -> bool:
    """增长7%以上、力争达到8%: a growth rate that is to reach more is still one."""
    own = spot.left
    between = text[spot.low : spot.number.start]
    name = goal.indicator.name(text) if goal.indicator else ""
    known = identify(name) if name else None
    if name.endswith("率") or is_ratio(name) or (known and known.measure in ("share", "ratio")):
        return False  # 覆盖率提高1%、力争达到95%: 95% is the rate itself
    return (
        goal.measure == "growth"
        and spot.number.kind == previous.number.kind
        and (own.to or own.linked)
        and not own.direction
        and not text[spot.low : own.stop].strip("、，, ")
        and any(word in between for word in frame("stretch"))
    )


def _inherit(shared: Left, own: Spot) -> Left:
    """What was said before the first value of a list holds for the others as well."""
    if shared is own.left:
        return shared
    return shared._replace(stop=own.left.stop, bound=own.left.bound or shared.bound)


def _restated(text: str, found: Sequence[Spot], index: int) -> int | None:
    """1546.67公顷（2.32万亩）: the number in the parenthesis repeats the one before it."""
    if index == 0:
        return None
    spot, previous = found[index], found[index - 1]
    between = text[previous.right_end : spot.number.start]
    kinds = {spot.number.kind, previous.number.kind}
    if (
        between[:1] in ("（", "(")
        and between[1:].strip() in ("", *frame("restating"))
        and text[spot.right_end : spot.right_end + 1] in ("）", ")")
        and (len(kinds) == 1 or "money" in kinds)
        and spot.number.unit != previous.number.unit
    ):
        return index - 1
    return None


def _draft(passage: Passage, spot: Spot, subject: Subject) -> Draft:
    number, phrase, left = spot.number, subject.phrase, subject.left
    words = phrase.name(passage.text) if phrase else ""
    known = identify(words) if words else None
    what, direction = measure(number, left, subject.head, words, known)
    basis, period = span_of(passage, number, left, what, basis_of(passage, spot, left))
    return Draft(
        number.start,
        number.end,
        number.value,
        number.value_max,
        number.unit if number.kind != "bare" else _supplied_unit(passage.text, number, words),
        phrase,
        what,
        direction,
        spot.bound,
        basis,
        period,
    )


def _supplied_unit(text: str, number: Number, words: str) -> str | None:
    """The unit that a noun stands for: 6434万农村人口, 产值超500亿."""
    unit = person_unit(text, number, words)
    if unit is None and text[number.end - 1] in "亿億":
        return "CNY" if is_money(words, text[number.end : number.end + 4]) else None
    return unit


def yardstick(start: int, end: int, subject: Phrase, period: Period | None) -> Draft:
    """A goal without a number: 与经济增长同步."""
    return Draft(start, end, None, None, None, subject, "growth", "up", "relative", None, period)


def _parts(text: str, draft: Draft) -> list[Draft]:
    """12.2:44.9:42.9 is one figure a part; 2.04:1 is the one figure 2.04."""
    pieces = text[draft.start : draft.end].replace("：", ":").replace("∶", ":").split(":")
    if len(pieces) == 2 and pieces[1] in ("1", "１"):
        return [draft._replace(value=arabic(pieces[0]), unit="ratio", measure="ratio")]
    made = []
    position = draft.start
    for piece in pieces:
        end = position + len(piece)
        made.append(draft._replace(start=position, end=end, value=arabic(piece), unit="ratio"))
        position = end + 1
    return made
