"""Every number of the text: a figure, ignored by a named rule, or not read."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from duixian.i18n import N_
from duixian.model import Document, Finding, IgnoredNumber, Outline, Part, Period, Quote
from duixian.stages.extract.context import left_of, right_of
from duixian.stages.extract.figures import Draft, Scope, drafts, spots
from duixian.stages.extract.numbers import Number, numbers
from duixian.stages.extract.screen import (
    duration_is_figure,
    idiom_spans,
    ordinal_is_rank,
    rule,
)


class Counted(NamedTuple):
    """What became of the numbers: figures by sentence index, ignored numbers, unread ones."""

    figures: dict[int, list[Draft]]
    ignored: tuple[IgnoredNumber, ...]
    findings: tuple[Finding, ...]


def count(document: Document, outline: Outline) -> Counted:
    """Read every number of ``document``; sentences are those of ``outline``."""
    text = document.text
    idioms = idiom_spans(text)
    aside = [(one.start, one.end) for one in outline.set_aside if one.start is not None]
    scopes = _scopes(outline)
    figures: dict[int, list[Draft]] = {}
    ignored: list[IgnoredNumber] = []
    findings: list[Finding] = []
    starts = [sentence.start for sentence in outline.sentences]
    for index, found in _by_sentence(text, starts):
        accepted, dates = _screen(document, found, idioms, aside, ignored, findings)
        if not accepted or index < 0:
            continue
        sentence = outline.sentences[index]
        seen = spots(text, sentence.start, sentence.end, accepted, dates)
        figures[index] = drafts(
            text, sentence.start, sentence.end, seen, dates, scopes[sentence.section]
        )
    return Counted(figures, tuple(ignored), tuple(findings))


def _by_sentence(text: str, starts: Sequence[int]):  # type: ignore[no-untyped-def]
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
    document: Document,
    found: Sequence[Number],
    idioms: Sequence[tuple[int, int]],
    aside: Sequence[tuple[int, int | None]],
    ignored: list[IgnoredNumber],
    findings: list[Finding],
) -> tuple[list[Number], dict[int, int]]:
    """The numbers of one sentence that are figures, and its dates as end → start."""
    text = document.text
    accepted: list[Number] = []
    dates: dict[int, int] = {}
    low = found[0].start
    for number in found:
        ruling = rule(text, number, _covered(idioms, number))
        if any(start <= number.start < (end or 0) for start, end in aside):
            ruling = "set_aside"
        if ruling == "duration" or (ruling == "ordinal" and number.han is not None):
            left = left_of(text, max(low, number.start - 24), number.start, dates)
            if ruling == "duration":
                bounded = right_of(text, number.end, number.end + 3)[0] is not None
                if duration_is_figure(text, number, left, bounded or left.bound is not None):
                    ruling = "figure"
            elif ordinal_is_rank(number, left):
                ruling = "figure"
        if ruling == "figure":
            accepted.append(number)
        elif ruling == "unread":
            findings.append(_unread(document, number))
        elif ruling != "word":
            ignored.append(
                IgnoredNumber(ruling, text[number.start : number.end], number.start, number.end)
            )
        if number.kind in ("date", "duration"):
            dates[number.end] = number.start
    return accepted, dates


def _covered(idioms: Sequence[tuple[int, int]], number: Number) -> bool:
    """Whether one idiom covers the bare numeral."""
    index = bisect_right(idioms, (number.start, 1 << 60)) - 1
    return index >= 0 and idioms[index][1] >= number.numeral_end


def _unread(document: Document, number: Number) -> Finding:
    quote = Quote.take(document, number.start, min(number.end, number.start + 40))
    return Finding(
        code="unread-number",
        severity="warning",
        template=N_("a number was not read: {text}"),
        values={"text": quote.text},
        quotes=(quote,),
    )


def _scopes(outline: Outline) -> dict[str | None, Scope]:
    """What holds for the figures of each section."""
    periods: dict[Part, Period | None] = {
        "review": outline.review_period,
        "term_review": outline.term_period or outline.review_period,
        "target": outline.plan_period,
        "task": outline.plan_period,
        "other": None,
    }
    scopes: dict[str | None, Scope] = {None: Scope("other", None, False)}
    for section in outline.sections:
        scopes[section.id] = Scope(section.part, periods[section.part], False)
    return scopes
