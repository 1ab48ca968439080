"""A commitment with the words by which its answers are searched for."""

import re
from typing import NamedTuple

from duixian.lexicon.indicators import identify
from duixian.lexicon.promises import deeds, hits
from duixian.model.reconciliation import Commitment
from duixian.stages.reconcile.likeness import bigrams, plain
from duixian.stages.reconcile.phrases import Phrase

_QUOTED = re.compile(r"“([^”]{2,20})”|《([^》]{2,30})》")
_DATE = re.compile(
    r"\d{1,4}年|\d{1,2}月|\d{1,2}日|[年月]?底前?|年内|全年|今年|上半年|下半年|力争|确保"
)
# S315, G234, X042: a road by its number.
_ROAD = re.compile(r"[A-Z]\d{2,4}(?!\d)")
# 甲、乙和丙三项工程: how many there are is no part's name.
_COUNTED = re.compile(r"等?[一二两三四五六七八九十\d]{1,3}[大项件个座条处所][^、，]{0,4}$")
_TOGETHER = re.compile(r"[、和及与]")
_WORKS = ("工程", "项目")
LISTED = ("项", "件", "个", "大", "处", "所", "条", "座", None)


class Promise(NamedTuple):
    """``known`` is the indicator's id; ``object_pairs`` are the words for what is acted on.

    ``parts`` are the members of a list that is promised as one (甲、乙和丙三项工程),
    ``several_years`` says that an answer over more than one year is in place, ``amount`` is the
    number in its words, empty without one.
    """

    commitment: Commitment
    phrase: Phrase | None
    known: str | None
    pairs: frozenset[str]
    object_words: str
    object_pairs: frozenset[str]
    names: frozenset[str]
    verbs: frozenset[str]
    parts: tuple[frozenset[str], ...]
    several_years: bool
    amount: str = ""


class Found(NamedTuple):
    """A commitment as it was found; with a figure its own words and the number in its words."""

    commitment: Commitment
    phrase: Phrase | None = None
    amount: str = ""

    @property
    def key(self) -> str:
        """The plain name of what is measured, empty without a figure."""
        indicator = self.commitment.indicator
        if indicator and self.commitment.figure != self.commitment.id:
            # One member of a list that shares a figure: the others are not what it is about.
            return plain(indicator.text)
        return self.phrase.key if self.phrase else ""

    @property
    def known(self) -> str | None:
        """The known indicator: by its name without the time before it, and 经济 that grows."""
        indicator = self.commitment.indicator
        if indicator is None or indicator.id:
            return indicator.id if indicator else None
        entry = identify(self.key)
        if entry is None and self.commitment.measure == "growth":
            entry = identify(f"{self.key}增长")
        return entry.id if entry else None


def searchable(found: Found) -> Promise:
    """``found`` with the words by which it is searched for."""
    commitment, described = found.commitment, found.phrase
    text = commitment.text
    if described and described.key != found.key:
        pairs = bigrams(found.key)
        described = described._replace(key=found.key, key_pairs=pairs, local_pairs=pairs)
    parts = _parts(text)
    if described and (commitment.unit not in LISTED or commitment.value != len(parts)):
        parts = ()
    several = described and (
        described.stock or "累计" in text or "/" in (commitment.deadline or "")
    )
    object_words = _object(text)
    return Promise(
        commitment=commitment,
        phrase=described,
        known=found.known,
        pairs=described.local_pairs | described.key_pairs if described else bigrams(plain(text)),
        object_words=object_words,
        object_pairs=bigrams(object_words),
        names=_names(text),
        verbs=described.verbs if described else deeds(text),
        parts=parts,
        several_years=bool(several),
        amount=found.amount,
    )


def _object(text: str) -> str:
    """What is acted on: ``text`` without dates and the verbs of doing."""
    text = _DATE.sub("", text)
    spans = [
        (hit.start, hit.end)
        for hit in hits("promise_words", text)
        if hit.entry.id in ("milestone", "work", "hedge_only", "first")
        and not text.startswith(_WORKS, hit.end)  # S315改建|工程 is the name of a thing
    ]
    kept, position = [], 0
    for start, end in spans:
        kept.append(text[position:start])
        position = end
    return plain("".join(kept) + text[position:])


def _names(text: str) -> frozenset[str]:
    quoted = (one or other for one, other in _QUOTED.findall(text))
    return frozenset((*quoted, *_ROAD.findall(text)))


def _parts(text: str) -> tuple[frozenset[str], ...]:
    pieces = [_object(piece) for piece in _TOGETHER.split(_COUNTED.sub("", text))]
    found = tuple(bigrams(piece) for piece in pieces if len(piece) >= 3)
    return found if len(found) >= 2 else ()
