"""What the words of each sentence say about its kind, found in one pass over the text."""

import re
from collections.abc import Iterable, Sequence, Set
from functools import cache
from typing import NamedTuple

from duixian.lexicon.loader import Entry, Lexicon, load
from duixian.model import Document, Figure, Outline

Words = Set[str]

_CLAUSE = re.compile("[，、：；。,;:“（ ]++")
_MARK = re.compile(
    r"(?:——|[一二三四五六七八九十]{1,3}(?:是|要(?=[^，]))|第[一二三四五六七八九十]{1,3}[，、,]"
    r"|[（(][一二三四五六七八九十]{1,3}[）)]|[0-9０-９]{1,2}[.．、]|其中，|同时，|此外，|另外，|特别是)"
)
_PERIOD = re.compile(
    r"(?:到|在|从)?"
    r"(?:([12１２一二][0-9０-９〇○零一二三四五六七八九]{3})年|过去一年|过去的一年|去年|今年|这一年|过去五年)"
)
_MARK_HEADS = frozenset("—一二三四五六七八九十第（(0123456789０１２３４５６７８９其同此另特")
_PERIOD_HEADS = frozenset("到在从12１２一二过去今这")
_TO_DIGITS = str.maketrans("０１２３４５６７８９〇○零一二三四五六七八九", "0123456789000123456789")
_PAST_CLAUSE = re.compile(
    "已|现有|原有|去年|目前|以来|达产后|[近这前][几两三四五0-9]年|[全我][国省市县区州]有"
)
_SIZES = "级强型式"
_LOOSE_UNITS = frozenset(("个", "项", "大", "件", "条", "方面", "点", "种", "类", None))
NOTHING: Words = frozenset()
ACTION: Words = frozenset(("action",))


class Said(NamedTuple):
    """One sentence, heard for its kind.

    ``words`` are the ids of the kind lexicon found in it, ``opens`` those at its front,
    ``closes`` those at its end. ``figures`` is how many figures it has; ``goal`` says that one
    of them is not about the past. ``is_period`` says that it characterises a period: 今年是…;
    ``equates`` that it says what something is: …是重要举措.
    """

    words: Words
    opens: Words
    closes: Words
    length: int
    figures: int
    goal: bool
    is_period: bool
    equates: bool

    @property
    def plain(self) -> bool:
        """Whether it says nothing but, at most, what to do."""
        nothing = self.words is ACTION or self.words is NOTHING
        return nothing and not self.is_period and not self.equates


@cache
def kind_words() -> Lexicon:
    """Words that tell what a sentence does."""
    return load("kinds")


@cache
def importance_words() -> tuple[str, ...]:
    """What important things are said to be."""
    return load("importance").entries[0].forms


@cache
def action_words() -> dict[str, tuple[str, ...]]:
    """What opens an instruction, by its first two characters (or its only one)."""
    by_head: dict[str, tuple[str, ...]] = {}
    for form in load("actions").entries[0].forms:
        by_head[form[:2]] = (*by_head.get(form[:2], ()), form)
    return by_head


def listen(document: Document, outline: Outline, figures: Sequence[Sequence[Figure]]) -> list[Said]:
    """What is said in each sentence of ``outline``; ``figures`` are those of each sentence."""
    text = document.text
    spans = kind_words().spans(text)
    importance, last, reached = importance_words(), len(spans), 0
    heard = []
    for sentence, own in zip(outline.sentences, figures, strict=True):
        start, end = sentence.start, sentence.end
        mark = _MARK.match(text, start, end) if text[start] in _MARK_HEADS else None
        front = mark.end() if mark else start
        while reached < last and spans[reached][0] < front:
            reached += 1
        first = reached
        while reached < last and spans[reached][0] < end:
            reached += 1
        words, opens, closes = NOTHING, NOTHING, NOTHING
        if first < reached:
            words, opens, closes = _sorted(spans[first:reached], front, end)
        if _is_action(text, front):
            words = words | ACTION if words else ACTION
            opens = opens | ACTION if opens else ACTION
        elif _acts_later(text, front, end):
            words = words | ACTION if words else ACTION
        period = None
        if text[front : front + 1] in _PERIOD_HEADS:
            period = _PERIOD.match(text, front, end)
        if period and outline.year and _is_over(period[1], outline.year):
            words, opens = words | {"past_time"}, opens | {"past_time"}
        heard.append(
            Said(
                words=words,
                opens=opens,
                closes=closes,
                length=end - start,
                figures=len(own),
                goal=bool(own) and any(_is_goal(figure, text, start) for figure in own),
                is_period=period is not None and text.startswith(("是", "，是"), period.end()),
                equates=text.endswith(importance, start, end) and text.find("是", front, end) > 0,
            )
        )
    return heard


def _sorted(
    spans: Iterable[tuple[int, int, Entry]], front: int, end: int
) -> tuple[Words, Words, Words]:
    """The ids that count in a sentence, at its front and at its end."""
    words, opens, closes = set(), set(), set()
    for here, there, entry in spans:
        if here == front:
            opens.add(entry.id)
        elif entry.extra["where"] == "start":
            continue
        words.add(entry.id)
        if there >= end - 1:
            closes.add(entry.id)
    return words, opens, closes


def _is_action(text: str, position: int) -> bool:
    """Whether an instruction opens at ``position``."""
    by_head = action_words()
    forms = by_head.get(text[position : position + 2])
    if forms and text.startswith(forms, position):
        return True
    return text[position : position + 1] in by_head


def _acts_later(text: str, front: int, end: int) -> bool:
    """Whether an instruction opens a later clause."""
    return any(_is_action(text, clause.end()) for clause in _CLAUSE.finditer(text, front, end))


def _is_over(written: str | None, year: int) -> bool:
    return written is not None and int(written.translate(_TO_DIGITS)) < year


def _is_goal(figure: Figure, text: str, start: int) -> bool:
    """Whether a plan figure can be a goal: not of the past, not the size in a thing's name."""
    clause = text[max(start, figure.start - 40) : figure.start]
    for stop in "，；：":
        clause = clause.rpartition(stop)[2]
    if _PAST_CLAUSE.search(clause) or text[figure.end : figure.end + 1] in _SIZES:
        return False
    written = figure.text[0]
    few = figure.value is not None and figure.value < 20
    return not (few and figure.unit in _LOOSE_UNITS and not written.isdigit())
