"""Sections and statements: the tree of headings and the sentences under it."""

from typing import Literal

import msgspec

from duixian.model.period import Period

Part = Literal["review", "term_review", "target", "task", "other"]
Kind = Literal["result", "target", "task", "context"]


class Section(msgspec.Struct, frozen=True):
    """A heading and what it covers, up to the next heading of its level or above.

    ``id`` is the path of ordinals (``1.2``); ``parent`` is ``None`` at the top. ``heading`` is
    verbatim, without its ordinal mark where that stands on its own. ``start`` is where the
    heading begins, ``end`` where the covered text ends, subsections included.
    """

    id: str
    parent: str | None
    level: int
    heading: str
    part: Part
    start: int
    end: int


class Sentence(msgspec.Struct, frozen=True):
    """A statement before it is understood: one sentence or one bullet, without its bullet glyph.

    ``heading`` is true where the sentence is the words of a section heading.
    """

    section: str | None
    start: int
    end: int
    heading: bool = False


class Statement(msgspec.Struct, frozen=True):
    """One sentence or bullet with what was understood of it.

    ``topics`` are ids of the topic lexicon, ``places`` verbatim names, ``deadline`` an ISO 8601
    period, ``firmness`` an id of the hedge lexicon (``ensure``, ``strive``, ``explore``, …).
    ``lead`` and ``support`` are the units that the source names for it.
    """

    id: str
    section: str | None
    kind: Kind
    text: str
    start: int
    end: int
    topics: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    deadline: Period | None = None
    firmness: str | None = None
    figures: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
