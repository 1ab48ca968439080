"""Which places each sentence names."""

from bisect import bisect_right
from collections.abc import Sequence

from duixian.lexicon.places import mentions
from duixian.model import Sentence


def places_of(text: str, sentences: Sequence[Sentence]) -> dict[int, tuple[str, ...]]:
    """Verbatim names of the places in each sentence, by its index, each once, in text order."""
    starts = [sentence.start for sentence in sentences]
    found: dict[int, dict[str, None]] = {}
    for mention in mentions(text):
        index = bisect_right(starts, mention.start) - 1
        if index >= 0 and mention.end <= sentences[index].end:
            found.setdefault(index, {})[text[mention.start : mention.end]] = None
    return {index: tuple(names) for index, names in found.items()}
