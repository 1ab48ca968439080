"""The tree of a page as a flow of pieces: what a browser would show as one line or paragraph."""

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from lxml import etree

from duixian.lexicon.loader import Lexicon, load
from duixian.stages.read.html.page import Element
from duixian.stages.read.spacing import raised, tidy
from duixian.stages.read.tables import Cell, Table

DROPPED = frozenset(
    ["script", "style", "noscript", "template", "iframe", "frame", "object", "embed", "applet",
     "svg", "canvas", "audio", "video", "map", "select", "button", "input", "textarea", "head",
     "link", "meta", "title", "base"]
)  # fmt: skip
BLOCKS = frozenset(
    ["html", "body", "div", "p", "section", "article", "main", "aside", "header", "footer", "nav",
     "form", "fieldset", "legend", "center", "blockquote", "pre", "ul", "ol", "dl", "dt", "dd",
     "li", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "h1", "h2", "h3", "h4",
     "h5", "h6", "address", "figure", "figcaption", "hr", "details", "summary", "frameset",
     "ucapcontent", "ucaptitle", "founder-content", "founder-title"]
)  # fmt: skip
HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDDEN = re.compile(r"display\s{0,9}:\s{0,9}none", re.IGNORECASE)
_STOP = re.compile("[。；！？]")
_SENTENCE = re.compile("[。；！？]|[，、].{0,200}[，、]")
_ORDINAL = re.compile(r"[（(【]?[0-9０-９一二三四五六七八九十①-⑳●•·]")
_UNNUMBERED = re.compile(r"list-style(?:-type)?\s{0,9}:\s{0,9}none", re.IGNORECASE)


@dataclass(eq=False, slots=True)
class Piece:
    """One shown line. ``linked`` counts its characters that are links."""

    text: str
    number: int
    linked: int
    node: "Node"
    heading: int = 0
    item: int = 0
    table: Table | None = None
    preformatted: bool = False

    @property
    def is_sentence(self) -> bool:
        """True for prose: it has the marks that menus and attributes lack."""
        return _SENTENCE.search(self.text) is not None

    @property
    def is_link(self) -> bool:
        """True for a line that points elsewhere: half of it is a link, and it is no sentence."""
        return self.linked * 2 >= len(self.text) > 0 and not _STOP.search(self.text)


@dataclass(eq=False, slots=True)
class Node:
    """A block element: the pieces ``[start, end)`` in it, and the marks of its tag, id, class."""

    tag: str
    start: int
    parent: "Node | None"
    marks: frozenset[str] = frozenset()
    hidden: bool = False
    end: int = 0
    children: list["Node"] = field(default_factory=list)


@cache
def _marks() -> Lexicon:
    return load("page_marks")


class Flow:
    """Walks a tree once. ``pieces`` are in source order, ``root`` is the node of all of them."""

    def __init__(self, tree: Element) -> None:
        self.pieces: list[Piece] = []
        self.root = Node("", 0, None)
        self._node = self.root
        self._parts: list[str] = []
        self._linked = 0
        self._line = 1
        self._links = self._raised = self._preformatted = 0
        self._heading = self._item = 0
        self._lists: list[int] = []  # of each open list: the number of its next item, 0 if none
        self._label = ""
        self._tables: list[tuple[Table, Cell | None]] = []
        self._walk(tree)
        self._flush()
        self.root.end = len(self.pieces)

    def _walk(self, tree: Element) -> None:
        events = etree.iterwalk(tree, events=("start", "end"))
        for event, element in events:
            tag = element.tag
            if event == "start":
                if tag in DROPPED or _is_button(element):
                    events.skip_subtree()
                    continue
                self._open(tag, element)
                if element.text:
                    self._say(element.text, element.sourceline or self._line)
            else:
                if tag not in DROPPED and not _is_button(element):
                    self._close(tag, element)
                if element.tail and element is not tree:
                    self._say(element.tail, element.sourceline or self._line)

    def _say(self, text: str, line: int) -> None:
        if self._preformatted and "\n" in text:
            for index, part in enumerate(text.split("\n")):
                if index:
                    self._flush(as_it_is=True)
                self._line = line + index
                self._parts.append(part)
            return
        if not self._parts:
            if not text.strip():
                return
            self._line = line + text[: len(text) - len(text.lstrip())].count("\n")
        self._parts.append(raised(text) if self._raised else text)
        if self._links:
            self._linked += len(text.strip())

    def _flush(self, *, as_it_is: bool = False) -> None:
        raw, linked = "".join(self._parts), self._linked
        self._parts.clear()
        self._linked = 0
        text = raw if as_it_is else tidy(raw)
        if not text and not as_it_is:
            return
        if self._label and not _ORDINAL.match(text):
            text = self._label + text
        table, cell = self._tables[-1] if self._tables else (None, None)
        if cell is not None:
            cell.number = cell.number or self._line
            cell.lines.append(text)
        self.pieces.append(
            Piece(
                text,
                self._line,
                linked,
                self._node,
                self._heading,
                self._item,
                table,
                bool(self._preformatted),
            )
        )
        self._item, self._label = 0, ""

    def _open(self, tag: str, element: Element) -> None:
        if tag in BLOCKS:
            self._flush()
            self._enter(tag, element)
        elif tag == "br":
            self._flush()
        elif tag == "a":
            self._links += _is_link(element)
        elif tag == "sup":
            self._raised += 1

    def _enter(self, tag: str, element: Element) -> None:
        self._node = _node(element, self._node, len(self.pieces))
        if tag in HEADINGS:
            self._heading = HEADINGS[tag]
        elif tag in {"ul", "ol"}:
            numbered = tag == "ol" and not _UNNUMBERED.search(element.get("style", ""))
            self._lists.append(_number(element.get("start"), 1) if numbered else 0)
        elif tag == "li":
            self._item = max(len(self._lists), 1)
            if self._lists and self._lists[-1]:
                self._label = f"{self._lists[-1]}. "
                self._lists[-1] += 1
        elif tag == "pre":
            self._preformatted += 1
        elif tag == "table":
            if self._tables:
                self._tables[-1][0].nested = True
            self._tables.append((Table(), None))
        elif self._tables and tag in {"tr", "td", "th"}:
            self._cell(tag, element)

    def _cell(self, tag: str, element: Element) -> None:
        table, _ = self._tables[-1]
        if tag == "tr" or not table.rows:
            table.rows.append([])
        if tag == "tr":
            return
        cell = Cell([], 0, _number(element.get("colspan"), 1), _number(element.get("rowspan"), 1))
        table.rows[-1].append(cell)
        self._tables[-1] = table, cell

    def _close(self, tag: str, element: Element) -> None:
        if tag == "a":
            self._links -= _is_link(element)
        elif tag == "sup":
            self._raised -= 1
        if tag not in BLOCKS:
            return
        self._flush()
        self._node.end = len(self.pieces)
        self._node = self._node.parent or self.root
        if tag in HEADINGS:
            self._heading = 0
        elif tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._item, self._label = 0, ""
        elif tag == "pre":
            self._preformatted -= 1
        elif tag == "table":
            self._tables.pop()
        elif tag in {"td", "th"} and self._tables:
            self._tables[-1] = self._tables[-1][0], None


def _node(element: Element, parent: Node, start: int) -> Node:
    names = _names(element)
    hidden = parent.hidden or "hidden" in element.attrib
    hidden = hidden or _HIDDEN.search(element.get("style", "")) is not None
    node = Node(element.tag, start, parent, _marks_of(names), hidden)
    parent.children.append(node)
    return node


def _names(element: Element) -> str:
    return f"{element.tag} {element.get('id', '')} {element.get('class', '')} "


def _is_button(element: Element) -> bool:
    return "class" in element.attrib and "button" in _marks_of(_names(element))


@lru_cache(4096)
def _marks_of(names: str) -> frozenset[str]:
    tag = names.partition(" ")[0]
    marks = {hit.entry.id for hit in _marks().find(names.lower())}
    if tag in {"nav", "aside", "footer"}:
        marks.add("aside")
    if tag in {"article", "main"}:
        marks.add("body")
    return frozenset(marks)


def _is_link(element: Element) -> int:
    target = element.get("href", "").strip()
    return int(bool(target) and not target.startswith("#"))


def _number(value: str | None, default: int) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 6 else default
