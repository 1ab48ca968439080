"""Which part of the report a section is: what was done, the goals, the tasks, or neither.

The words of the heading decide, then its years against the year of the plan, then its place after
the first plan section, then what its sentences sound like. Subsections inherit.
"""

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from duixian.lexicon.loader import Lexicon, load
from duixian.model import Document, Part

if TYPE_CHECKING:
    from duixian.stages.parse.sections import Node

FRONT = 200
TAIL = 4
_TO_DIGITS = str.maketrans("０１２３４５６７８９〇○零一二三四五六七八九", "0123456789000123456789")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?=年)")
_DATE = re.compile(r"((?:19|20)[0-9]{2})年[0-9]{1,2}月[0-9]{1,2}日")


@cache
def words_of_parts() -> Lexicon:
    """What headings say about their part."""
    return load("parts")


@cache
def words_of_time() -> Lexicon:
    """What tells a report from a plan in running text."""
    return load("tense")


def years_in(words: str) -> set[int]:
    """The years that a heading names, in whatever digits."""
    digits = words.replace(" ", "").translate(_TO_DIGITS)
    return {int(year) for year in _YEAR.findall(digits)}


def looks_back(text: str) -> bool:
    """Whether the words of ``text`` report rather than plan."""
    heard = Counter(entry.id for _, _, entry in words_of_time().spans(text))
    return heard["back"] >= heard["ahead"]


def assign_parts(document: Document, roots: list["Node"]) -> dict[int, Part]:
    """The part of every section, by the offset where its heading starts."""
    plan_year = _plan_year(document, roots)
    parts: dict[int, Part] = {}
    account = "account" in _hits(document.metadata.title + document.text[:FRONT])
    planned = False
    for index, node in enumerate(roots):
        part = _by_words(document, node, plan_year)
        if account and part != "other":
            part = "review"
        if part == "target" and not any(
            _holds_tasks(roots[later]) for later in range(index + 1, len(roots))
        ):
            part = "task"
        if part is None:
            part = _by_place(document, node, planned)
        planned = planned or part in ("task", "target")
        parts[node.heading.start] = part
        _inherit(node, part, plan_year, parts)
    return parts


def _holds_tasks(node: "Node") -> bool:
    """Whether a later section can hold the tasks, so that a frame before it holds the goals."""
    return not node.heading.named and not _hits(node.heading.words) & {"other", "government"}


def _hits(words: str) -> set[str]:
    return {hit.entry.id for hit in words_of_parts().find(words.replace(" ", ""))}


def _is_frame(words: str) -> bool:
    """Whether a subsection is called by goals or requirements: the words end its heading."""
    closing = {hit.entry.id for hit in words_of_parts().find(words) if hit.end >= len(words) - TAIL}
    return "target" in closing or ("frame" in closing and "task" not in closing)


def _plan_year(document: Document, roots: list["Node"]) -> int | None:
    """The year that is planned: the later of two in the headings, else that of the date line."""
    named = [years_in(node.heading.words) for node in roots]
    looked_back = {
        year
        for node, years in zip(roots, named, strict=True)
        if "review" in _hits(node.heading.words)
        for year in years
    }
    every = set().union(*named)
    if ahead := every - looked_back:
        return max(ahead)
    if looked_back:
        return max(looked_back) + 1
    date = _DATE.search(document.text[:600].translate(_TO_DIGITS))
    return int(date[1]) if date else None


def _by_words(document: Document, node: "Node", plan_year: int | None) -> Part | None:
    """What the words and years of a heading say; ``None`` where they say nothing."""
    hits, years = _hits(node.heading.words), years_in(node.heading.words)
    ahead = bool(hits & {"task", "frame", "target"})
    back = bool(hits & {"review", "term_review"})
    past: Part = "term_review" if "term_review" in hits else "review"
    if node.heading.named and node.heading.named.id == "annex":
        return "task" if "task" in hits or not hits else "other"
    if "other" in hits and not ahead:
        return "other"
    if back and ahead and len(years) != 1:
        body = document.text[node.heading.words_end : node.end]
        return past if looks_back(body) else "task"
    if back or (years and plan_year and max(years) < plan_year):
        return past
    if hits & {"task", "government"} or (years and not ahead):
        return "task"
    return "target" if ahead else None


def _by_place(document: Document, node: "Node", planned: bool) -> Part:
    """After a plan section come tasks; before it the sentences have to say what they do."""
    if planned:
        return "task"
    if "weak_review" in _hits(node.heading.words):
        return "review"
    return "review" if looks_back(document.text[node.heading.words_end : node.end]) else "task"


def _inherit(node: "Node", part: Part, plan_year: int | None, parts: dict[int, Part]) -> None:
    """Subsections take their parent's part unless their own heading plainly says otherwise."""
    for child in node.children:
        own: Part = part
        hits = _hits(child.heading.words)
        years = years_in(child.heading.words)
        ahead = bool(hits & {"task", "frame", "target"})
        if part in ("task", "target"):
            if "other" in hits and not ahead:
                own = "other"
            elif "term_review" in hits and not ahead:
                own = "term_review"
            elif "review" in hits and not ahead:
                own = "review"
            elif _is_frame(child.heading.words):
                own = "target"
            elif part == "target" and "task" in hits:
                own = "task"
        elif part == "review" and "term_review" in hits:
            own = "term_review"
        elif part in ("review", "term_review") and ahead and plan_year in years:
            own = "target" if "target" in hits else "task"
        parts[child.heading.start] = own
        _inherit(child, own, plan_year, parts)
