"""What stands at the head of a report: title, date line, office, opening words, and its headings.

Everything that says whose report it is and of which year is looked for here, in a copy of the
first characters in which digits and old forms of characters are folded one to one, so that its
offsets are those of the document.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from duixian.lexicon.loader import Hit, Lexicon, load
from duixian.model import Document, Section
from duixian.stages.parse.parts import words_of_parts

HEAD = 3000
LONGEST_TITLE = 60
LONGEST_HEADING = 70
_PROSE = 80

_OLD = (
    "國會報務議長縣區鄉鎮員將關於黨為爲開東廣這個經濟發業產産計劃總結處過來時實現農財"
    "決臺灣與對從說條續兩級體預"
)
_NEW = (
    "国会报务议长县区乡镇员将关于党为为开东广这个经济发业产产计划总结处过来时实现农财"
    "决台湾与对从说条续两级体预"
)
_FOLDED = dict(zip("０１２３４５６７８９" + _OLD, "0123456789" + _NEW, strict=True))
_FOLDABLE = re.compile("[" + "".join(_FOLDED) + "]")
_SPACED_DIGITS = re.compile(r"(?<=[0-9]) (?=[0-9年])")
_NO_TITLE = re.compile(r"[。；！？，]|作政府工作报告|作工作报告")


@cache
def identity_words() -> Lexicon:
    """The words by which a report says what it is."""
    return load("identity")


def fold(text: str) -> str:
    """``text`` with ASCII digits and today's characters; as long as ``text``."""
    # A replacement for each character that occurs is ten times as fast as str.translate.
    for character in set(_FOLDABLE.findall(text)):
        text = text.replace(character, _FOLDED[character])
    return text


def unspaced(words: str) -> str:
    """``words`` without the blanks inside numbers (``1 9 9 8 年``)."""
    return _SPACED_DIGITS.sub("", words) if " " in words else words


class Line(NamedTuple):
    """Folded words of a line at ``start:end`` of the document.

    ``parts`` are the ids of the lexicon of parts that a heading names (``review``, ``task``, …).
    """

    start: int
    end: int
    words: str
    parts: frozenset[str] = frozenset()

    @property
    def reviews(self) -> bool:
        """Whether the heading looks back."""
        return not self.parts.isdisjoint(("review", "term_review"))

    @property
    def plans(self) -> bool:
        """Whether the heading looks ahead."""
        return not self.parts.isdisjoint(("task", "target", "frame"))


class Masthead(NamedTuple):
    """The folded head of a document and what was found in it.

    ``front`` is where the prose begins: the salutation, or the first long line.
    """

    text: str
    hits: tuple[Hit, ...]
    front: int

    def line(self, at: int) -> Line:
        """The line of the head in which offset ``at`` stands."""
        start = self.text.rfind("\n", 0, at) + 1
        end = self.text.find("\n", at)
        end = len(self.text) if end < 0 else end
        return Line(start, end, self.text[start:end])

    def title_like(self, hit: Hit) -> Line | None:
        """The line of ``hit`` where it can be a title: short, no sentence, ahead of the prose."""
        line = self.line(hit.start)
        if line.end - line.start > LONGEST_TITLE or hit.start > self.front:
            return None
        if _NO_TITLE.search(line.words):
            return None
        return line


def read_masthead(document: Document) -> Masthead:
    """The masthead of ``document``."""
    text = fold(document.text[:HEAD])
    hits = tuple(identity_words().find(text))
    return Masthead(text, hits, _front(document, text, hits))


def _front(document: Document, text: str, hits: Sequence[Hit]) -> int:
    long = (block.start for block in document.blocks if block.end - block.start >= _PROSE)
    prose = next(long, len(text))
    called = next((hit.start for hit in hits if hit.entry.id == "vocative"), len(text))
    return min(prose, called, len(text))


def read_headings(document: Document, sections: Sequence[Section] = ()) -> tuple[Line, ...]:
    """The headings of ``sections``, else the short lines without a stop."""
    if sections:
        places = [(row.start, row.start + len(row.heading), row.heading) for row in sections]
    else:
        text = document.text
        places = [
            (block.start, block.end, text[block.start : block.end])
            for block in document.blocks
            if 3 <= block.end - block.start <= LONGEST_HEADING
            and text[block.end - 1] not in "。；，、！？：:!;,"
        ]
    if not places:
        return ()
    # One pass of the lexicon over all headings at once.
    words = unspaced(fold("\n".join(heading.replace("\n", " ") for _, _, heading in places)))
    found: dict[int, set[str]] = {}
    line, reached = 0, 0
    for hit in words_of_parts().find(words):
        line += words.count("\n", reached, hit.start)
        reached = hit.start
        found.setdefault(line, set()).add(hit.entry.id)
    return tuple(
        Line(start, end, heading, frozenset(found.get(index, ())))
        for index, ((start, end, _), heading) in enumerate(
            zip(places, words.split("\n"), strict=True)
        )
    )
