"""What each sentence is about, by when, and how binding it is."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from duixian.lexicon.loader import Entry, Lexicon, load
from duixian.model import Document, Kind, Outline, Period, Sentence, last_year
from duixian.stages.extract.deadlines import Deadline, find_deadlines

MOST_TOPICS = 3


class Annotation(NamedTuple):
    """``topics`` are ids of the topic lexicon, the weightiest first; ``firmness`` an id of its own.

    ``deadline`` and ``firmness`` belong to targets and tasks alone.
    """

    topics: tuple[str, ...]
    deadline: Period | None
    firmness: str | None


@cache
def topics() -> Lexicon:
    """What reports are about."""
    return load("topics")


@cache
def firmness() -> Lexicon:
    """How binding a promise is."""
    return load("firmness")


def annotate(document: Document, outline: Outline, kinds: Sequence[Kind]) -> list[Annotation]:
    """One annotation for each sentence of ``outline``, in its order; ``kinds`` are theirs."""
    text = document.text
    year = last_year(outline.plan_period) if outline.plan_period else outline.year
    about = _by_sentence(topics().spans(text), outline.sentences)
    firm = _by_sentence(firmness().spans(text), outline.sentences)
    notes = []
    for sentence, kind, topical, binding in zip(outline.sentences, kinds, about, firm, strict=True):
        due = None
        planned = kind in ("target", "task")
        if planned and year:
            due = _said_best(find_deadlines(text, sentence.start, sentence.end, year))
        notes.append(Annotation(_weightiest(topical), due, _firmest(binding) if planned else None))
    return notes


def _by_sentence(
    spans: list[tuple[int, int, Entry]], sentences: Sequence[Sentence]
) -> Iterator[list[tuple[int, int, Entry]]]:
    """The ``spans`` inside each sentence; both are in text order."""
    reached = 0
    for sentence in sentences:
        while reached < len(spans) and spans[reached][0] < sentence.start:
            reached += 1
        first = reached
        while reached < len(spans) and spans[reached][0] < sentence.end:
            reached += 1
        yield spans[first:reached]


def _weightiest(spans: Sequence[tuple[int, int, Entry]]) -> tuple[str, ...]:
    """The topics with the most characters in a sentence; the earlier one where they are even."""
    if not spans:
        return ()
    weight: dict[str, int] = {}
    for start, end, entry in spans:
        weight[entry.id] = weight.get(entry.id, 0) + end - start
    if len(weight) == 1:
        return tuple(weight)
    return tuple(sorted(weight, key=lambda topic: -weight[topic])[:MOST_TOPICS])


def _firmest(spans: Sequence[tuple[int, int, Entry]]) -> str | None:
    """The first hedge speaks for the sentence; without one, the word that opens it."""
    for _, _, entry in spans:
        if entry.extra["hedge"]:
            return entry.id
    return spans[0][2].id if spans else None


def _said_best(deadlines: Iterable[Deadline]) -> Period | None:
    """The first deadline that says more than 今年."""
    vague = None
    for deadline in deadlines:
        if not deadline.vague:
            return deadline.period
        vague = vague or deadline.period
    return vague
