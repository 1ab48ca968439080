"""What each sentence is about, by when, and how binding it is."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple, Protocol, TypeVar

from duixian.lexicon.loader import Hit, Lexicon, load
from duixian.model import Document, Outline, Period, Sentence, last_year
from duixian.stages.extract.deadlines import Deadline, find_deadlines

MOST_TOPICS = 3


class Annotation(NamedTuple):
    """``topics`` are ids of the topic lexicon, the weightiest first; ``firmness`` an id of its own.

    ``deadline`` and ``firmness`` are set in the plan parts alone.
    """

    topics: tuple[str, ...]
    deadline: Period | None
    firmness: str | None


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


PlacedT = TypeVar("PlacedT", bound=_Placed)


@cache
def topics() -> Lexicon:
    """What reports are about."""
    return load("topics")


@cache
def firmness() -> Lexicon:
    """How binding a promise is."""
    return load("firmness")


def annotate(document: Document, outline: Outline) -> list[Annotation]:
    """One annotation for each sentence of ``outline``, in its order."""
    text = document.text
    planned = _planned(outline)
    about = _group(topics().find(text), outline.sentences)
    firm = _group(firmness().find(text), outline.sentences)
    year = _plan_year(outline)
    due = _group(find_deadlines(text, year), outline.sentences) if year else {}
    return [
        Annotation(
            topics=_weightiest(about.get(index, ())),
            deadline=_earliest_said(due.get(index, ())) if plan else None,
            firmness=_firmest(firm.get(index, ())) if plan else None,
        )
        for index, plan in enumerate(planned)
    ]


def _planned(outline: Outline) -> Iterator[bool]:
    """Whether each sentence can hold a promise: it is in the plan, or the text has no parts."""
    parts = {section.id: section.part for section in outline.sections}
    headed = any(part != "other" for part in parts.values())
    for sentence in outline.sentences:
        part = parts.get(sentence.section or "")
        yield not sentence.heading and (part in ("target", "task") or not (headed or part))


def _plan_year(outline: Outline) -> int | None:
    return last_year(outline.plan_period) if outline.plan_period else outline.year


def _group(placed: Iterable[PlacedT], sentences: Sequence[Sentence]) -> dict[int, list[PlacedT]]:
    """What was found in each sentence, by its index; both are in text order."""
    grouped: dict[int, list[PlacedT]] = {}
    index = 0
    for item in placed:
        while index < len(sentences) and sentences[index].end <= item.start:
            index += 1
        if index == len(sentences):
            break
        if sentences[index].start <= item.start:
            grouped.setdefault(index, []).append(item)
    return grouped


def _weightiest(hits: Sequence[Hit]) -> tuple[str, ...]:
    """The topics with the most characters in a sentence; the earlier one where they are even."""
    if not hits:
        return ()
    weight: Counter[str] = Counter()
    for hit in hits:
        weight[hit.entry.id] += hit.end - hit.start
    return tuple(topic for topic, _ in weight.most_common(MOST_TOPICS))


def _firmest(hits: Sequence[Hit]) -> str | None:
    """The first hedge speaks for the sentence; without one, the word that opens it."""
    hedge = next((hit for hit in hits if hit.entry.extra["hedge"]), None)
    chosen = hedge or (hits[0] if hits else None)
    return chosen.entry.id if chosen else None


def _earliest_said(deadlines: Sequence[Deadline]) -> Period | None:
    """The first deadline that says more than 今年."""
    exact = next((deadline for deadline in deadlines if not deadline.vague), None)
    chosen = exact or (deadlines[0] if deadlines else None)
    return chosen.period if chosen else None
