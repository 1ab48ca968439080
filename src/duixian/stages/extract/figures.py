"""Figures of one sentence: each number with what it measures and how it binds."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from duixian.lexicon.indicators import identify
from duixian.lexicon.nouns import attributes, is_money
from duixian.lexicon.wording import comparison, ranking
from duixian.model import Basis, Bound, Direction, Measure, Part, Period, years
from duixian.stages.extract.context import Left, left_of, right_of
from duixian.stages.extract.measures import measure
from duixian.stages.extract.members import distribute, run_lengths
from duixian.stages.extract.numbers import Number
from duixian.stages.extract.phrases import Phrase, after, before, clause_start, leading_verb, quoted
from duixian.stages.extract.screen import person_unit

COUNTED = ("thing", "people", "bare")
NOUN_BEHIND = (*COUNTED, "money", "physical")


class Scope(NamedTuple):
    """What holds for every figure of a sentence unless its words say otherwise."""

    part: Part
    period: Period | None
    same_basis: bool


class Draft(NamedTuple):
    """A figure before it has an id. ``restates`` is an index into the sentence's figures."""

    number: Number
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
    restates: int | None


class Spot(NamedTuple):
    """One accepted number of a sentence with the words around it."""

    number: Number
    low: int
    left: Left
    right_end: int
    bound: Bound


def spots(
    text: str, start: int, high: int, accepted: Sequence[Number], dates: dict[int, int]
) -> list[Spot]:
    """The words left and right of each accepted number in the sentence ``text[start:high]``."""
    found: list[Spot] = []
    low = start
    for number in accepted:
        left = left_of(text, low, number.start, dates)
        right, right_end = right_of(text, number.end, high)
        bound = number.bound if number.bound == "range" else right or left.bound or number.bound
        found.append(Spot(number, low, left, right_end, bound or "exact"))
        # 超亿元项目个数: a bare magnitude is part of the phrase that it labels.
        if not _is_label(text, number):
            low = right_end
    return found


def _is_label(text: str, number: Number) -> bool:
    return text[number.start] in "万亿千百" and number.bound is None


def drafts(
    text: str, start: int, high: int, found: Sequence[Spot], dates: dict[int, int], scope: Scope
) -> list[Draft]:
    """The figures of one sentence, in text order."""
    lengths = run_lengths([text[spot.low : spot.number.start] for spot in found])
    subjects: list[Phrase] = []
    made: list[Draft] = []
    head: Direction | None = None
    given: list[Phrase] = []
    for index, spot in enumerate(found):
        left = spot.left
        length = lengths[index]
        if length:
            shared = left
            given = _members(text, start, found, index, length, dates, subjects)
        elif spot.number.kind == found[index - 1].number.kind:
            left = _inherit(shared, left)
        else:
            given = []
        restated = _restated(text, found, index)
        if restated is not None:
            phrase: Phrase | None = made[restated].indicator
            head = None
        elif given:
            phrase = given.pop(0)
            head = phrase.direction
        else:
            behind = _noun_start(found, index)
            phrase, head, left = _subject(text, high, spot, behind, dates, subjects, head)
        if phrase and not (subjects and text[phrase.start : phrase.end] in attributes()):
            subjects.append(phrase)
        made.extend(_figures(text, start, spot, left, phrase, head, dates, scope, restated))
    return made


def _members(
    text: str,
    start: int,
    found: Sequence[Spot],
    index: int,
    length: int,
    dates: dict[int, int],
    subjects: Sequence[Phrase],
) -> list[Phrase]:
    """One phrase for each value of the run that begins at ``index``, or nothing."""
    spot = found[index]
    if length < 2 or any(
        found[index + step].number.kind != spot.number.kind for step in range(length)
    ):
        return []
    low = clause_start(text, max(start, spot.low), spot.left.stop, lists=False)
    earlier = subjects if spot.left.each else ()
    return distribute(text, low, spot.left.stop, length, dates, earlier) or []


def _inherit(shared: Left, own: Left) -> Left:
    """Inside a run only the first value has words of its own."""
    return shared._replace(stop=own.stop, bound=own.bound or shared.bound)


def _noun_start(found: Sequence[Spot], index: int) -> int:
    """Where a counted noun would begin: behind the last of numbers that touch (十项25件民生实事)."""
    position = found[index].right_end
    for spot in found[index + 1 :]:
        if spot.number.start != position:
            break
        position = spot.right_end
    return position


def _restated(text: str, found: Sequence[Spot], index: int) -> int | None:
    """1546.67公顷（2.32万亩）: the number in the parenthesis repeats the one before it."""
    if index == 0:
        return None
    spot, previous = found[index], found[index - 1]
    between = text[previous.right_end : spot.number.start]
    same = previous.number.kind == spot.number.kind or "money" in (
        previous.number.kind,
        spot.number.kind,
    )
    if (
        between[:1] in ("（", "(")
        and len(between) <= 4
        and between[1:].strip() in ("", "约", "折合", "合", "即", "约合", "相当于")
        and text[spot.right_end : spot.right_end + 1] in ("）", ")")
        and same
        and spot.number.unit != previous.number.unit
    ):
        return index - 1
    return None


def _subject(
    text: str,
    high: int,
    spot: Spot,
    behind: int,
    dates: dict[int, int],
    subjects: Sequence[Phrase],
    head: Direction | None,
) -> tuple[Phrase | None, Direction | None, Left]:
    """What is measured: a phrase before the number, the noun behind it, or the last subject.

    ``behind`` is where a counted noun would begin; ``head`` the change that the last clause made,
    which holds on along its 、-list.
    """
    number, left = spot.number, spot.left
    low = clause_start(text, spot.low, left.stop, lists=True)
    left = _compared(text, low, number, left)
    left = _nominal(text, low, number, left, dates)
    whole = clause_start(text, spot.low, left.stop, lists=False)
    phrase = before(text, low, left.stop, dates)
    moved = phrase.direction if phrase else None
    if moved is None and whole < low and (opening := before(text, whole, left.stop, dates)):
        moved = opening.direction
    if moved is None and whole == spot.low and text[whole : whole + 1] in tuple("、和与及"):
        moved = head
    named = phrase if phrase and phrase.end > phrase.start else None
    if number.kind == "ordinal":
        named = quoted(text, spot.low, number.start) or named
    if number.kind in NOUN_BEHIND and not (
        named and (left.linked or left.direction or left.bound)
    ):
        counted = after(text, behind, high)
        if counted and (number.kind in COUNTED or leading_verb(text, counted.start, high) is None):
            named = counted
    elif named is None and text[behind : behind + 1] == "的":
        named = after(text, behind, high)
    if named is None and subjects:
        named = subjects[-1]
    return named, moved, left


def _compared(text: str, low: int, number: Number, left: Left) -> Left:
    """Stop before 高于全国平均水平 (a distance from another place) and 位列全国 (a rank there)."""
    if number.kind in ("point", "percent"):
        finder, said = comparison(), {"gap": True}
    elif number.kind == "ordinal":
        finder, said = ranking(), {"rank": True}
    else:
        return left
    last = None
    for last in finder.finditer(text, low, left.stop):  # noqa: B007 - the last one is wanted
        pass
    if last is None:
        return left
    return left._replace(stop=last.start(), linked=True, **said)


def _nominal(text: str, low: int, number: Number, left: Left, dates: dict[int, int]) -> Left:
    """完成森林质量精准提升1546公顷: the object of 完成 is a task, its 提升 is no change."""
    if not left.direction or left.to or left.basis or number.kind not in ("physical", *COUNTED):
        return left
    clause = text[low : left.stop]
    if not clause.startswith(FULFIL) and not any(word in clause for word in FULFIL):
        return left
    return left._replace(stop=number.start, direction=None)


FULFIL = ("完成",)


def _figures(
    text: str,
    start: int,
    spot: Spot,
    left: Left,
    phrase: Phrase | None,
    head: Direction | None,
    dates: dict[int, int],
    scope: Scope,
    restated: int | None,
) -> list[Draft]:
    number = spot.number
    words = text[phrase.start : phrase.end] if phrase else ""
    known = identify(words) if words else None
    what, direction = measure(number, left, head, words, known)
    period = _period(text, start, number.start, dates) or scope.period
    basis = left.basis or _basis(text, spot, left, dates)
    if basis is None and what == "growth" and period and "/" not in period:
        basis = "yoy"
    unit = number.unit
    if number.kind == "bare":
        unit = person_unit(text, number)
        if unit is None and text[number.end - 1] in "亿億" and is_money(words, text[number.end :][:4]):
            unit = "CNY"
        if unit is None and left.bound is None and words == "":
            unit = None
    draft = Draft(
        number, number.start, number.end, number.value, number.value_max, unit, phrase,
        what, direction, spot.bound, basis, period, restated,
    )  # fmt: skip
    return [draft] if number.kind != "ratio" else _parts(text, draft)


def _parts(text: str, draft: Draft) -> list[Draft]:
    """12.2:44.9:42.9 is one figure a part."""
    made = []
    position = draft.start
    for piece in _split_ratio(text[draft.start : draft.end]):
        made.append(
            draft._replace(
                start=position,
                end=position + len(piece),
                value=Decimal(piece.replace("．", ".")),
                unit="ratio",
            )
        )
        position += len(piece) + 1
    return made


def _split_ratio(words: str) -> list[str]:
    return words.replace("：", ":").replace("∶", ":").split(":")


def _basis(text: str, spot: Spot, left: Left, dates: dict[int, int]) -> Basis | None:
    """4年总量增加: a span of years in front of an amount makes it a total over them."""
    low = clause_start(text, spot.low, left.stop, lists=False)
    for end, begin in dates.items():
        if low <= begin and end <= left.stop and text[end - 1] == "年" and end - begin <= 3:
            return "cumulative"
    return None


def _period(text: str, start: int, position: int, dates: dict[int, int]) -> Period | None:
    """The year that the sentence names nearest before the number, unless as a base (比2020年)."""
    best: Period | None = None
    for end, begin in dates.items():
        if start <= begin and end <= position and text[end - 1] == "年":
            if text[begin - 1 : begin] in ("比", "较"):
                continue
            period = _years(text[begin : end - 1])
            best = period or best
    return best


def _years(words: str) -> Period | None:
    from duixian.text.numerals import parse

    for dash in "—－-–~～至到":
        words = words.replace(dash, "-")
    first, _, last = words.partition("-")
    low = parse(first) if len(first) == 4 else None
    if low is None or not 1900 <= low <= 2100:
        return None
    last = last.strip("-")
    high = parse(last) if len(last) == 4 else None
    return years(int(low), int(high) if high and high >= low else None)
