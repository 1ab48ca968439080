"""What stands at the head of a report: title, date line, office, opening words, and its headings.

Everything that says whose report it is and of which year is looked for here, in a copy of the
first characters in which digits and old forms of characters are folded one to one, so that its
offsets are those of the document.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from duixian.lexicon.loader import Hit, Lexicon, load
from duixian.model import Document, Section

HEAD = 3000
LONGEST_TITLE = 60
LONGEST_HEADING = 70
_PROSE = 80

_OLD = "國會報務議長縣區鄉鎮員將關於黨為爲開東廣這個經濟發業產産計劃總結處過來時實現農財決臺灣與對從說條續兩級體預"
_NEW = "国会报务议长县区乡镇员将关于党为为开东广这个经济发业产产计划总结处过来时实现农财决台湾与对从说条续两级体预"
_FOLD = str.maketrans("０１２３４５６７８９" + _OLD, "0123456789" + _NEW)
_SPACED_DIGITS = re.compile(r"(?<=[0-9]) (?=[0-9年])")


@cache
def identity_words() -> Lexicon:
    """The words by which a report says what it is."""
    return load("identity")


def fold(text: str) -> str:
    """``text`` with ASCII digits and today's characters; as long as ``text``."""
    return text.translate(_FOLD)


def unspaced(words: str) -> str:
    """``words`` without the blanks inside numbers (``1 9 9 8 年``)."""
    return _SPACED_DIGITS.sub("", words)


class Line(NamedTuple):
    """Folded words of a line or heading at ``start:end`` of the document."""

    start: int
    end: int
    words: str


class Masthead(NamedTuple):
    """The folded head of a document and what was found in it.

    ``front`` is where the prose begins: the salutation, or the first long line. ``headings``
    are the headings of the whole document.
    """

    text: str
    hits: tuple[Hit, ...]
    front: int
    headings: tuple[Line, ...]

    def line(self, at: int) -> Line:
        """The line of the head in which offset ``at`` stands."""
        start = self.text.rfind("\n", 0, at) + 1
        end = self.text.find("\n", at)
        end = len(self.text) if end < 0 else end
        return Line(start, end, self.text[start:end])

    def title_like(self, hit: Hit) -> Line | None:
        """The line of ``hit`` where it can be a title: short, no sentence, ahead of the prose."""
        line = self.line(hit.start)
        long = line.end - line.start > LONGEST_TITLE
        if (
            long
            or hit.start > self.front
            or re.search(r"[。；！？，]|作政府工作报告|作工作报告", line.words)
        ):
            return None
        return line


def read_masthead(document: Document, sections: Sequence[Section]) -> Masthead:
    """The masthead of ``document``; ``sections`` may be empty."""
    text = fold(document.text[:HEAD])
    hits = tuple(identity_words().find(text))
    return Masthead(text, hits, _front(document, text, hits), tuple(_headings(document, sections)))


def _front(document: Document, text: str, hits: Sequence[Hit]) -> int:
    prose = next(
        (block.start for block in document.blocks if block.end - block.start >= _PROSE), len(text)
    )
    called = next((hit.start for hit in hits if hit.entry.id == "vocative"), len(text))
    return min(prose, called, len(text))


def _headings(document: Document, sections: Sequence[Section]) -> Iterator[Line]:
    """The headings of ``sections``, else the short lines without a stop."""
    if sections:
        for section in sections:
            yield Line(section.start, section.start + len(section.heading), _words(section.heading))
        return
    text = document.text
    for start, end in ((block.start, block.end) for block in document.blocks):
        if 3 <= end - start <= LONGEST_HEADING and text[end - 1] not in "。；，、！？：:!;,":
            yield Line(start, end, _words(text[start:end]))


def _words(heading: str) -> str:
    return unspaced(fold(heading))
