"""From where a sentence speaks: the review, its problems, the plan, its goals, or the edge.

The part of its section says most of it. A paragraph can leave its section: the problems at the
end of the review, a look back inside the plan, a plan that begins without a heading of its own.
"""

from collections.abc import Sequence
from typing import Literal

from duixian.model import Document, Outline, Sentence
from duixian.stages.extract.said import Said

Standpoint = Literal["review", "problems", "plan", "goals", "edge", "aside", "free"]

LATE = 0.6
PIVOT = 0.3
_OF_PART: dict[str, Standpoint] = {
    "review": "review",
    "term_review": "review",
    "target": "plan",
    "task": "plan",
    "other": "edge",
}


def standpoints(document: Document, outline: Outline, heard: Sequence[Said]) -> list[Standpoint]:
    """The standpoint of every sentence of ``outline``."""
    walk = _Walk(document, outline)
    return [walk.step(*pair) for pair in zip(outline.sentences, heard, strict=True)]


class _Walk:
    """Goes through the sentences in order and remembers the paragraph and the section."""

    def __init__(self, document: Document, outline: Outline) -> None:
        self.text = document.text
        self.sections = {section.id: section for section in outline.sections}
        self.headed = any(section.part != "other" for section in outline.sections)
        self.asides = [
            (aside.start, aside.end)
            for aside in outline.set_aside
            if aside.kind == "glossary" and aside.start is not None and aside.end is not None
        ]
        self.section: str | None = None
        self.line_end = -1
        self.turned: Standpoint | None = None
        self.line_turned: Standpoint | None = None
        self.here: Standpoint = "free"

    def step(self, sentence: Sentence, said: Said) -> Standpoint:
        """The standpoint of the next sentence."""
        start = sentence.start
        if said.plain and sentence.section == self.section and start < self.line_end:
            return self.here
        for first, last in self.asides:
            if first <= start < last:
                return "aside"
        if sentence.section != self.section:
            if _top(sentence.section) != _top(self.section):
                self.turned = None
            self.section = sentence.section
        opens_line = start > self.line_end
        if opens_line:
            end = self.text.find("\n", start)
            self.line_end = end if end >= 0 else len(self.text)
            self.line_turned = None
        base = self._base(sentence.section)
        self._turn(base, sentence, said, opens_line)
        self.here = self.line_turned or self.turned or base
        return self.here

    def _base(self, section: str | None) -> Standpoint:
        if section is not None:
            return _OF_PART[self.sections[section].part]
        return "edge" if self.headed else "free"

    def _turn(self, base: Standpoint, sentence: Sentence, said: Said, opens_line: bool) -> None:
        words = said.words
        if base == "review":
            done = self._share_done(sentence)
            if (
                self.turned == "problems"
                and opens_line
                and said.opens & {"past_time", "salutation"}
            ):
                self.turned = None
            if "plan_opens" in words and done > PIVOT:
                self.turned, self.line_turned = "plan", None
            elif "aware" in words:
                self.line_turned = "problems"
                if done > LATE:
                    self.turned = "problems"
        if (self.turned or base) == "plan":
            if opens_line and "past_time" in said.opens and not words & {"must", "may"}:
                self.line_turned = "review"
            elif self.line_turned == "review" and ("must" in words or "now" in said.opens):
                self.line_turned = None
            elif words & {"target_lead"}:
                self.line_turned = "goals"
            elif opens_line and "foreign" in words:
                self.line_turned = "edge"

    def _share_done(self, sentence: Sentence) -> float:
        top = self.sections[str(_top(sentence.section))]
        return (sentence.start - top.start) / max(top.end - top.start, 1)


def _top(section: str | None) -> str | None:
    return section.partition(".")[0] if section else None
