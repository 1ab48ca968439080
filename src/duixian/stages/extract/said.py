"""What the words of each sentence say about its kind, found in one pass over the text."""

import re
from collections.abc import Sequence, Set
from functools import cache
from typing import NamedTuple

from duixian.lexicon.loader import Lexicon, load
from duixian.model import Document, Figure, Outline

Words = Set[str]

_CLAUSE_ENDS = "，、：；。,;:\n“（ "
_MARK = re.compile(
    r"(?:——|[一二三四五六七八九十]{1,3}(?:是|要(?=[^，]))|第[一二三四五六七八九十]{1,3}[，、,]"
    r"|[（(][一二三四五六七八九十]{1,3}[）)]|[0-9０-９]{1,2}[.．、]|其中，|同时，|此外，|另外，|特别是)"
)
_PERIOD = re.compile(
    r"(?:到|在|从)?(?:([12１２一二][0-9０-９〇○零一二三四五六七八九]{3})年|过去一年|过去的一年|去年|今年|这一年|过去五年)"
)
_TO_DIGITS = str.maketrans("０１２３４５６７８９〇○零一二三四五六七八九", "0123456789000123456789")
_PAST_CLAUSE = re.compile(
    "已|现有|原有|去年|目前|累计|以来|达产后|[近这前][几两三四五0-9]年|[全我][国省市县区州]有"
)
_SIZES = "级强型式"
_LOOSE_UNITS = frozenset(("个", "项", "大", "件", "条", "方面", "点", "种", "类", None))


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


@cache
def kind_words() -> Lexicon:
    """Words that tell what a sentence does."""
    return load("kinds")


@cache
def importance_words() -> tuple[str, ...]:
    """What important things are said to be."""
    return load("importance").entries[0].forms


def listen(document: Document, outline: Outline, figures: Sequence[Sequence[Figure]]) -> list[Said]:
    """What is said in each sentence of ``outline``; ``figures`` are those of each sentence."""
    text = document.text
    hits = kind_words().spans(text)
    hits.append((len(text), len(text), kind_words().entries[0]))
    importance = importance_words()
    heard = []
    reached = 0
    for sentence, own in zip(outline.sentences, figures, strict=True):
        start, end = sentence.start, sentence.end
        mark = _MARK.match(text, start, end)
        front = mark.end() if mark else start
        while hits[reached][0] < start:
            reached += 1
        words: set[str] = set()
        opens: set[str] = set()
        closes: set[str] = set()
        while hits[reached][0] < end:
            here, there, entry = hits[reached]
            reached += 1
            if here <= front:
                opens.add(entry.id)
            elif entry.extra["where"] == "start" or (
                entry.extra["where"] == "clause" and text[here - 1] not in _CLAUSE_ENDS
            ):
                continue
            words.add(entry.id)
            if there >= end - 1:
                closes.add(entry.id)
        period = _PERIOD.match(text, front, end)
        if period and outline.year and _is_over(period[1], outline.year):
            words.add("past_time")
            opens.add("past_time")
        heard.append(
            Said(
                words=words,
                opens=opens,
                closes=closes,
                length=end - start,
                figures=len(own),
                goal=any(_is_goal(figure, text, start) for figure in own),
                is_period=period is not None and text.startswith(("是", "，是"), period.end()),
                equates=text.endswith(importance, start, end) and text.find("是", front, end) > 0,
            )
        )
    return heard


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
