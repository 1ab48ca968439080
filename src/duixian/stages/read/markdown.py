"""A Markdown text: headings, lists, tables and paragraphs without their marks."""

import re
from collections.abc import Sequence

import msgspec
from markdown_it import MarkdownIt
from markdown_it.token import Token

from duixian.errors import SourceError
from duixian.model import Metadata
from duixian.stages.read.html.head import iso_date
from duixian.stages.read.limits import Limits
from duixian.stages.read.lines import Line
from duixian.stages.read.reading import Reading
from duixian.stages.read.roles import heading_role
from duixian.stages.read.spacing import tidy
from duixian.stages.read.tables import Cell, Table

MEDIA_TYPE = "text/markdown"
_FRONT = re.compile(r"---[ \t]*\n((?:[^\n]*\n){0,60}?)(?:---|\.\.\.)[ \t]*(?:\n|$)")
_SAYS = re.compile(r"^([A-Za-z_]{1,20}):[ \t]*[\"']?(.{0,200}?)[\"']?[ \t]*$", re.MULTILINE)
_BLOCKS = re.compile(r"\n[ \t]*\n")
# The parser is quadratic in the signs of one paragraph; with so many of them they are words.
_SIGNS = 2_000
_QUADRATIC = (("[", ["link", "image"]), ("*_", ["emphasis"]), ("&", ["entity"]))
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z!][^<>]{0,500}>")


def read_markdown(text: str, encoding: str, name: str, limits: Limits) -> Reading:
    """The printed words of ``text`` by CommonMark with tables; a number is that of a first line.

    Words set bold, links and code lose their marks; a line of a table is one line of cells. Four
    blanks at the start of a line are an indent here, not code. Lines that touch are left to the
    layout, as those of a plain text: most are paragraphs, which strict Markdown would join.
    ``title``, ``date`` and ``author`` of a front matter are metadata.
    """
    if len(text) > limits.page_bytes:
        raise SourceError(
            "{name}: a Markdown text of more than {limit} million characters; give the report "
            "alone",
            name=name,
            limit=limits.page_bytes // 1_000_000,
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    metadata = Metadata(encoding=encoding)
    if front := _FRONT.match(text):
        says = {key.lower(): value for key, value in _SAYS.findall(front[1])}
        metadata = Metadata(
            says.get("title", ""),
            iso_date(says.get("date", "")),
            says.get("publisher", "") or says.get("author", ""),
            encoding,
        )
        text = "\n" * front[0].count("\n") + text[front.end() :]
    parser = MarkdownIt("commonmark").enable("table").disable("code")
    for signs, rules in _QUADRATIC:
        if max(sum(map(block.count, signs)) for block in _BLOCKS.split(text)) > _SIGNS:
            parser.disable(rules)
    return Reading(_Walk().lines_of(parser.parse(text)), MEDIA_TYPE, metadata)


class _Walk:
    """Goes through the tokens once."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._numbers: list[int | None] = []  # of each open list: its next number, if it counts
        self._first: str | None = None  # the label of an item whose first words are awaited
        self._heading = 0
        self._table: Table | None = None
        self._tables = 0

    def lines_of(self, tokens: Sequence[Token]) -> list[Line]:
        for token in tokens:
            kind = token.type
            if kind == "inline":
                self._say(token)
            elif kind in ("html_block", "fence"):
                self._keep(token)
            elif kind == "heading_open":
                self._heading = int(token.tag[1])
            elif kind == "heading_close":
                self._heading = 0
            elif kind in ("bullet_list_open", "ordered_list_open"):
                counts = kind[0] == "o"
                self._numbers.append(int(token.attrs.get("start", 1)) if counts else None)
            elif kind in ("bullet_list_close", "ordered_list_close"):
                self._numbers.pop()
            elif kind == "list_item_open":
                self._item()
            elif kind == "table_open":
                self._table = Table()
            elif kind == "tr_open" and self._table:
                self._table.rows.append([])
            elif kind == "table_close" and self._table:
                self._tables += 1
                rows = self._table.lines(self._tables)
                self.lines += [msgspec.structs.replace(line, fixed=False) for line in rows]
                self._table = None
        return self.lines

    def _item(self) -> None:
        number = self._numbers[-1]
        self._first = ""
        if number is not None:
            self._first = f"{number}. "
            self._numbers[-1] = number + 1

    def _say(self, token: Token) -> None:
        number = (token.map[0] if token.map else 0) + 1
        parts = _words(token.children or ())
        if self._table is not None:
            cell = [part for raw in parts if (part := tidy(raw))]
            self._table.rows[-1].append(Cell(cell, number))
        elif self._heading and heading_role(text := tidy("\n".join(parts))):
            self.lines.append(Line(text, number, "heading", self._heading))
        elif self._first is not None:
            text = self._first + tidy("\n".join(parts))
            self.lines.append(Line(text, number, "item", len(self._numbers)))
            self._first = None
        else:
            rows = (tidy(raw) for part in parts for raw in part.split("\n"))
            self.lines += [Line(text, number + step) for step, text in enumerate(rows) if text]
            self.lines.append(Line("", number + len(parts)))

    def _keep(self, token: Token) -> None:
        """Lines of code, and of HTML without its tags."""
        number = (token.map[0] if token.map else 0) + 1 + (token.type == "fence")
        raw = token.content
        if token.type == "html_block":
            raw = _TAG.sub("", _BREAK.sub("\n", raw))
        for step, line in enumerate(raw.split("\n")):
            if part := tidy(line):
                self.lines.append(Line(part, number + step))


def _words(tokens: Sequence[Token]) -> list[str]:
    """The printed words, one string for each line that the author broke."""
    parts = [""]
    for token in tokens:
        if token.type in ("text", "code_inline", "text_special"):
            parts[-1] += token.content
        elif token.type == "softbreak":
            parts[-1] += "\n"
        elif token.type == "hardbreak" or _BREAK.fullmatch(token.content):
            parts.append("")
    return parts
