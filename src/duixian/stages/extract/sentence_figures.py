"""Every number of the text: a figure, ignored by a named rule, or not read."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from duixian.i18n import N_
from duixian.lexicon.frames import frame
from duixian.lexicon.nouns import is_ratio
from duixian.lexicon.units import units
from duixian.model import Document, Finding, IgnoredNumber, Outline, Part, Period, Quote
from duixian.stages.extract.context import Left, left_of, right_of
from duixian.stages.extract.dates import Dates
from duixian.stages.extract.figures import Draft, drafts, yardstick
from duixian.stages.extract.numbers import Number, numbers
from duixian.stages.extract.passage import Passage, spots
from duixian.stages.extract.relative import relatives
from duixian.stages.extract.screen import (
    Ruling,
    duration_is_figure,
    idiom_spans,
    ordinal_is_rank,
    rule,
)
from duixian.text.simplified import curled, simplified

# How far back the words that govern a duration or an ordinal can begin.
WINDOW = 24


class Counted(NamedTuple):
    """What became of the numbers: figures by sentence index, ignored numbers, unread ones."""

    figures: dict[int, list[Draft]]
    ignored: tuple[IgnoredNumber, ...]
    findings: tuple[Finding, ...]


def count(document: Document, outline: Outline, opened: Sequence[Period | None] = ()) -> Counted:
    """Read every number of ``document``; sentences are those of ``outline``.

    ``opened`` are the periods that their openings name (:mod:`.openings`).
    """
    text = curled(simplified(document.text))
    idioms = idiom_spans(text)
    aside = [
        (one.start, one.end)
        for one in outline.set_aside
        if one.start is not None and one.end is not None and one.kind != "annex"
    ]
    periods = _periods(outline)
    planned = {section.id for section in outline.sections if section.part in ("target", "task")}
    figures: dict[int, list[Draft]] = {}
    unusual: list[tuple[Ruling, Number]] = []
    starts = [sentence.start for sentence in outline.sentences]
    for index, found in _by_sentence(text, starts):
        accepted, dates = _screen(text, found, idioms, aside, unusual)
        if not accepted or index < 0:
            continue
        sentence = outline.sentences[index]
        usual = periods[sentence.section]
        own = opened[index] if index < len(opened) else None
        period = own or usual
        term = usual if usual and "/" in usual else period
        back = own is not None and "/" in own and sentence.section not in planned
        passage = Passage(text, sentence.start, sentence.end, dates, period, term, back)
        figures[index] = drafts(passage, spots(passage, accepted))
    for start, end, subject in relatives(text):
        index = bisect_right(starts, start) - 1
        if index >= 0 and outline.sentences[index].section in planned:
            draft = yardstick(start, end, subject, periods[outline.sentences[index].section])
            figures[index] = _insert(figures.get(index, []), draft)
    return Counted(
        figures,
        tuple(
            _ignored(document, ruling, number) for ruling, number in unusual if ruling != "unread"
        ),
        tuple(_unread(document, number) for ruling, number in unusual if ruling == "unread"),
    )


def _insert(made: list[Draft], draft: Draft) -> list[Draft]:
    """``draft`` at its place in text order; what restates another figure still points to it."""
    at = sum(other.start < draft.start for other in made)
    moved = [
        other._replace(restates=other.restates + 1)
        if other.restates is not None and other.restates >= at
        else other
        for other in made
    ]
    return [*moved[:at], draft, *moved[at:]]


def _by_sentence(text: str, starts: Sequence[int]) -> Iterator[tuple[int, list[Number]]]:
    """The numbers of each sentence that has any, by its index; -1 before the first sentence."""
    group: list[Number] = []
    current = -1
    for number in numbers(text):
        index = bisect_right(starts, number.start) - 1
        if index != current:
            if group:
                yield current, group
            group, current = [], index
        group.append(number)
    if group:
        yield current, group


def _screen(
    text: str,
    found: Sequence[Number],
    idioms: Sequence[tuple[int, int]],
    aside: Sequence[tuple[int, int]],
    unusual: list[tuple[Ruling, Number]],
) -> tuple[list[Number], Dates]:
    """The numbers of one sentence that are figures, and its dates.

    Every other number goes to ``unusual`` with its ruling, but for those inside words.
    """
    accepted: list[Number] = []
    dates = Dates()
    for position, seen in enumerate(found):
        number = seen
        ruling = rule(text, number, _covered(idioms, number))
        shared = None
        if ruling == "unread" or number.unit == "个":
            shared = _shares_unit(text, number, found, position)
        if shared:
            number, ruling = shared, "figure"
        if any(start <= number.start < end for start, end in aside):
            ruling = "set_aside"
        if ruling in ("duration", "ordinal", "unread"):
            left = left_of(text, max(0, number.start - WINDOW), number.start, dates)
            if _is_governed(text, number, ruling, left):
                ruling = "figure"
        if ruling == "figure":
            accepted.append(number)
        elif ruling != "word":
            unusual.append((ruling, number))
        if number.kind in ("date", "duration"):
            dates.add(number.start, number.end)
    return accepted, dates


def _is_governed(text: str, number: Number, ruling: str, left: Left) -> bool:
    """Whether the words around make a figure of a duration, an ordinal or a number without unit."""
    if ruling == "duration":
        bounded = left.bound or right_of(text, number.end, number.end + 3)[0]
        return duration_is_figure(text, number, left, bool(bounded))
    if ruling == "ordinal":
        return ordinal_is_rank(number, left)
    # 交通指数从6.32下降至6.08, 死亡率0.0031: an index and a ratio have no unit.
    return (
        number.value is not None
        and not number.han
        and (
            left.origin
            or left.to
            or (left.linked and "." in text[number.start : number.end])
            or text.endswith(frame("index_noun"), 0, left.stop)
            or ("." in text[number.start : number.end] and is_ratio(text[: left.stop][-8:]))
        )
    )


def _shares_unit(
    text: str, number: Number, found: Sequence[Number], position: int
) -> Number | None:
    """分别提高11.1、11.2个百分点: a bare number takes the unit of the one that it is joined to."""
    if position + 1 >= len(found) or number.value is None or number.han:
        return None
    other = found[position + 1]
    if number.unit == "个":  # 分别高1.1个和0.8个百分点
        joined = text[number.end : other.start].strip() in ("、", "和", "与", "及")
        return (
            number._replace(kind="point", unit="pp") if joined and other.kind == "point" else None
        )
    unit = units().get(text[other.numeral_end : other.end].strip())
    if text[number.end : other.start].strip() not in ("、", "和", "与", "及") or unit is None:
        return None
    if other.kind in ("date", "duration", "label", "ordinal"):
        return None
    return number._replace(
        kind=other.kind, unit=other.unit, value=(number.value * unit.scale).normalize()
    )


def _covered(idioms: Sequence[tuple[int, int]], number: Number) -> bool:
    """Whether one idiom covers the bare numeral."""
    index = bisect_right(idioms, (number.start, 1 << 60)) - 1
    return index >= 0 and idioms[index][1] >= number.numeral_end


def _ignored(document: Document, ruling: Ruling, number: Number) -> IgnoredNumber:
    words = document.text[number.start : number.end]
    return IgnoredNumber(ruling, words, number.start, number.end)


def _unread(document: Document, number: Number) -> Finding:
    quote = Quote.take(document, number.start, min(number.end, number.start + 40))
    return Finding(
        code="unread-number",
        severity="warning",
        template=N_("a number was not read: {text}"),
        values={"text": quote.text},
        quotes=(quote,),
    )


def _periods(outline: Outline) -> dict[str | None, Period | None]:
    """The period that the figures of each section speak of."""
    by_part: dict[Part, Period | None] = {
        "review": outline.review_period,
        "term_review": outline.term_period or outline.review_period,
        "target": outline.plan_period,
        "task": outline.plan_period,
        "other": None,
    }
    return {None: None} | {section.id: by_part[section.part] for section in outline.sections}
