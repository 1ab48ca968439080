"""A document: canonical reading text, and where each character of it came from."""

from bisect import bisect_right
from typing import Literal, Protocol

import msgspec

from duixian.model.assignment import Assignment
from duixian.model.pages import Pages
from duixian.model.recognition import Recognition

BlockRole = Literal["title", "heading", "item", "paragraph", "table", "note", ""]
SetAsideKind = Literal[
    "navigation", "furniture", "footer", "repeated_body", "abstract", "glossary", "annex", "remark"
]


class Source(msgspec.Struct, frozen=True):
    """The bytes a document was read from. ``sha256`` is their hex digest."""

    name: str
    sha256: str
    media_type: str


class Metadata(msgspec.Struct, frozen=True):
    """What the source says about itself outside the text. Empty string where it says nothing.

    ``date`` is an ISO date. ``index_number`` is the 索引号 of a government's catalogue,
    ``document_number`` the 文号, such as 清府发〔2025〕3号.
    """

    title: str = ""
    date: str = ""
    publisher: str = ""
    encoding: str = ""
    index_number: str = ""
    document_number: str = ""


class Location(msgspec.Struct, frozen=True):
    """A place in the source: 1-based line (or paragraph) and column; page where it has pages."""

    line: int
    column: int
    page: int | None = None


class Origin(msgspec.Struct, frozen=True):
    """Runs that map canonical offsets back to the source.

    Run ``i`` covers canonical ``[starts[i], starts[i + 1])``, and its first character stands at
    ``lines[i]`` (1-based line of a text file, paragraph of a DOCX, source line of an HTML page)
    and ``columns[i]`` (1-based). Within a run canonical and source advance together.
    """

    starts: tuple[int, ...] = (0,)
    lines: tuple[int, ...] = (1,)
    columns: tuple[int, ...] = (1,)

    def locate(self, offset: int) -> Location:
        """Where the character at canonical ``offset`` stands in the source."""
        run = max(bisect_right(self.starts, offset) - 1, 0)
        return Location(self.lines[run], self.columns[run] + offset - self.starts[run])


class Block(msgspec.Struct, frozen=True):
    """One line of the canonical text (no newline inside) and what the source says it is.

    ``role`` is empty where the source gives no hint and structure has to be inferred.
    ``level`` is the heading or list level that the source states, else 0.
    """

    start: int
    end: int
    role: BlockRole = ""
    level: int = 0


class SetAside(msgspec.Struct, frozen=True):
    """Text that is not part of the report's body: named, never silently cut.

    ``start`` and ``end`` are canonical offsets where the words stay in the canonical text; both
    are ``None`` where they were left out of it. ``text`` holds at most its first 200 characters.
    """

    kind: SetAsideKind
    text: str
    start: int | None = None
    end: int | None = None


class Document(msgspec.Struct, frozen=True):
    """What ``read`` returns: canonical text, blocks that tile it line by line, and its origin.

    ``text`` holds one block a line, joined by a line feed: hard wraps joined, letter-spacing
    removed, blocks in reading order, no leading or trailing white space in a line, no empty
    line. Characters themselves are kept as published (full-width digits stay full-width).
    ``pages`` says where they stand, for a source that has pages. ``assignments`` are the rows of
    a source that is a table of tasks, in text order; it is empty for any other. ``recognition``
    says how sure a text is that was recognised from pictures.
    """

    source: Source
    text: str
    blocks: tuple[Block, ...]
    origin: Origin = Origin()
    metadata: Metadata = Metadata()
    set_aside: tuple[SetAside, ...] = ()
    pages: Pages | None = None
    assignments: tuple[Assignment, ...] = ()
    recognition: Recognition | None = None


class Worded(Protocol):
    """A document or a report: whatever has the canonical text."""

    @property
    def text(self) -> str:
        """The canonical text."""


class Quote(msgspec.Struct, frozen=True):
    """Words of a document with their half-open canonical offsets."""

    text: str
    start: int
    end: int

    @classmethod
    def take(cls, document: "Worded", start: int, end: int) -> "Quote":
        """The only way a stage makes a quote: ``document.text[start:end] == quote.text``."""
        if not 0 <= start <= end <= len(document.text):
            raise ValueError(f"span {start}:{end} outside a text of {len(document.text)}")
        return cls(document.text[start:end], start, end)
