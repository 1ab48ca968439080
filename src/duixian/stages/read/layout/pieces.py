"""The pieces of a page: items, headings, paragraphs, and cells of a table without rules."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from duixian.lexicon.loader import Lexicon, load
from duixian.model import BlockRole
from duixian.stages.read.layout.debris import Segment

Kind = Literal["item", "heading", "text", "cell"]

CELLS = "table"  # what a cell has in place of a bullet glyph
_QUANTITY = re.compile(
    r"(?<![0-9.第])(?:[0-9]++(?:\.[0-9]++)?(?<!(?<![0-9])(?:19|20)[0-9]{2})(?![年月日届次])(?:[%％]|[\u3400-\u9fff])"
    r"|(?:19|20)[0-9]{2}(?:[%％]|[亿万元个人户家件项处座名张吨亩套台辆条所场]))"
)
_UNQUANTIFIED = "unquantified"


@dataclass(slots=True)
class Piece:
    """One item, heading, paragraph or cell, put together from its lines.

    ``first`` and ``last`` are rows of the page, ``columns`` is the width of its widest row, and
    ``blank`` says that blank lines stand before it. ``mark`` is the bullet or ordinal that was
    taken off, ``ordinal`` its value. ``role`` and ``level`` are what the source states;
    ``sound`` is kept by ``tense_of``.
    """

    kind: Kind
    segments: list[Segment]
    first: int
    last: int
    columns: int = 0
    blank: bool = True
    glyph: str = ""
    mark: str = ""
    ordinal: int = 0
    role: BlockRole = ""
    level: int = 0
    sound: str | None = None
    text: str = field(default="")

    def __post_init__(self) -> None:
        self.text = "".join(segment.text for segment in self.segments)


@cache
def page_words() -> Lexicon:
    """The words that tell the parts of a page apart."""
    return load("newspaper")


def roles(text: str) -> set[str]:
    """Which entries of ``page_words`` stand in ``text``."""
    return {hit.entry.id for hit in page_words().find(text)}


def has_quantity(text: str) -> bool:
    """Whether ``text`` states a number that is no year and no ordinal."""
    return _QUANTITY.search(text) is not None


def is_cell(text: str) -> bool:
    """Whether ``text`` states one target or several, and nothing else."""
    if len(text) > 70 or text[-1] in "。；，、：" or "。" in text:
        return False
    return has_quantity(text) or _UNQUANTIFIED in roles(text)


def between(segments: list[Segment], start: int, end: int) -> list[Segment]:
    """``segments`` cut to the characters ``start:end`` of their text."""
    kept: list[Segment] = []
    for segment in segments:
        text = segment.text[max(start, 0) : max(end, 0)]
        if text:
            kept.append(Segment(text, segment.line, segment.column + max(start, 0)))
        start -= len(segment.text)
        end -= len(segment.text)
    return kept


def stripped(segments: list[Segment]) -> list[Segment]:
    """``segments`` without blanks at either end."""
    text = "".join(segment.text for segment in segments)
    start = len(text) - len(text.lstrip())
    return between(segments, start, len(text.rstrip()))
