"""What each sentence is about, by when, and how binding it is."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from duixian.lexicon.loader import Entry, Lexicon, load
from duixian.model import Document, Kind, Outline, Period, Sentence, last_year
from duixian.stages.extract.deadlines import Deadline, find_deadlines
from duixian.stages.extract.openings import deadline_of

MOST_TOPICS = 3
PROMISES = ("target", "task")


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


def annotate(
    document: Document,
    outline: Outline,
    kinds: Sequence[Kind],
    opened: Sequence[Period | None] = (),
) -> list[Annotation]:
    """One annotation for each sentence of ``outline``, in its order; ``kinds`` are theirs.

    ``opened`` are the periods that their openings name (:mod:`.openings`).
    """
    text = document.text
    year = last_year(outline.plan_period) if outline.plan_period else outline.year
    about = _by_sentence(topics().spans(text), outline.sentences)
    first = next((index for index, kind in enumerate(kinds) if kind in PROMISES), None)
    firm = {} if first is None else _firmness_from(text, outline.sentences, first)
    notes = []
    for index, (sentence, kind) in enumerate(zip(outline.sentences, kinds, strict=True)):
        topical = _weightiest(about[index]) if index in about else ()
        if kind not in PROMISES:
            notes.append(Annotation(topical, None, None))
            continue
        binding = _firmest(firm[index]) if index in firm else None
        due = find_deadlines(text, sentence.start, sentence.end, year) if year else ()
        said = _said_best(due)
        if said is None and year and index < len(opened):
            said = deadline_of(opened[index], year)
        notes.append(Annotation(topical, said, binding))
    return notes


def _firmness_from(
    text: str, sentences: Sequence[Sentence], first: int
) -> dict[int, list[tuple[int, int, Entry]]]:
    """The words of firmness from the sentence ``first`` on: the review before it needs none."""
    offset = sentences[first].start
    spans = firmness().spans(text[offset:])
    moved = [(start + offset, end + offset, entry) for start, end, entry in spans]
    return _by_sentence(moved, sentences)


def _by_sentence(
    spans: list[tuple[int, int, Entry]], sentences: Sequence[Sentence]
) -> dict[int, list[tuple[int, int, Entry]]]:
    """The ``spans`` inside each sentence, by its index; both are in text order."""
    grouped: dict[int, list[tuple[int, int, Entry]]] = {}
    ends = [sentence.end for sentence in sentences]
    index = 0
    for span in spans:
        if span[0] >= ends[index]:
            index = bisect_right(ends, span[0], index)
            if index == len(ends):
                break
        if span[0] >= sentences[index].start:
            grouped.setdefault(index, []).append(span)
    return grouped


def _weightiest(spans: Sequence[tuple[int, int, Entry]]) -> tuple[str, ...]:
    """The topics with the most characters in a sentence; the earlier one where they are even."""
    if len(spans) == 1:
        return (spans[0][2].id,)
    weight: dict[str, int] = {}
    for start, end, entry in spans:
        weight[entry.id] = weight.get(entry.id, 0) + end - start
    if len(weight) == 1:
        return tuple(weight)
    return tuple(sorted(weight, key=lambda topic: -weight[topic])[:MOST_TOPICS])


def _firmest(spans: Sequence[tuple[int, int, Entry]]) -> str:
    """The first hedge speaks for the sentence; without one, the word that opens it."""
    for _, _, entry in spans:
        if entry.extra["hedge"]:
            return entry.id
    return spans[0][2].id


def _said_best(deadlines: Iterable[Deadline]) -> Period | None:
    """The first deadline that says more than 今年."""
    vague = None
    for deadline in deadlines:
        if not deadline.vague:
            return deadline.period
        vague = vague or deadline.period
    return vague
