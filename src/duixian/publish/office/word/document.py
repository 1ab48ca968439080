"""Builds a document paragraph by paragraph and table by table."""

import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Literal

from duixian.publish.office.word import parts
from duixian.publish.office.word.look import A4, MM, Look
from duixian.publish.office.word.xml import Element, R, add, put, root, serialise

EPOCH = (1980, 1, 1, 0, 0, 0)  # the first date that a zip file can hold
LONG = 400  # characters of a cell; a longer row may go on on the next page
BELOW = 25.5  # mm from the foot of the page to that of its number: 7 mm below the text
Style = Literal["title", "heading1", "heading2", "body", "head", "cell"]


@dataclass(frozen=True)
class Column:
    """A column of a table: its head and its share of the width."""

    head: str
    share: float
    centred: bool = False


@dataclass(frozen=True)
class Group:
    """Rows under words of their own; no words, no row for them."""

    words: str
    rows: Sequence[Sequence[str]]


class WordDocument:
    """A document in the official style; ``title`` is that of its properties."""

    def __init__(self, title: str, look: Look) -> None:
        self._title = title
        self._look = look
        self._root = root("document")
        self._body = add(self._root, "body")
        self._landscape = False

    def paragraph(self, words: str, style: Style = "body", *, after: int = 0) -> None:
        """Add a paragraph; ``after`` are empty lines behind it."""
        _paragraph(self._body, words, style)
        for _ in range(after):
            _paragraph(self._body, "", "body")

    def line(self, words: str, side: Literal["left", "right"], style: Style = "body") -> None:
        """Add a paragraph without indent: who is addressed, who signs, which annex this is."""
        paragraph = add(self._body, "p")
        properties = add(paragraph, "pPr")
        add(properties, "pStyle", val=style)
        right = {"rightChars": 400, "right": 1280} if side == "right" else {}
        add(properties, "ind", **right, firstLineChars=0, firstLine=0)
        add(properties, "jc", val=side)
        put(add(paragraph, "r"), words)

    def landscape(self) -> None:
        """Begin pages that lie on their side, where a table is wide."""
        if len(self._body):
            paragraph = add(self._body, "p")
            self._section(add(paragraph, "pPr"))
        self._landscape = True

    def table(self, columns: Sequence[Column], groups: Iterable[Group]) -> None:
        """Add a table over the whole width, its head repeated on each page."""
        look = self._look
        width = look.height if self._landscape else look.width
        whole = sum(column.share for column in columns)
        widths = [round(width * column.share / whole) for column in columns]
        table = _table(self._body, sum(widths), widths)
        head = _row(table, header=True, long=False)
        for column, room in zip(columns, widths, strict=True):
            _cell(head, room, column.head, "head", centred=True)
        for group in groups:
            if group.words:
                row = _row(table, header=False, long=False)
                _cell(row, sum(widths), group.words, "head", span=len(columns), keep=True)
            for cells in group.rows:
                row = _row(table, header=False, long=max(map(len, cells)) > LONG)
                for column, room, words in zip(columns, widths, cells, strict=True):
                    _cell(row, room, words, "cell", centred=column.centred)

    def save(self, file: BinaryIO) -> None:
        """Write the package: always the same bytes for the same content."""
        if len(self._body) and self._body[-1].tag.endswith("}tbl"):
            _paragraph(self._body, "", "cell")  # a document does not end in a table
        self._section(self._body)
        package, document = parts.relations()
        content = {
            "[Content_Types].xml": parts.content_types(),
            "_rels/.rels": package,
            "word/document.xml": serialise(self._root),
            "word/_rels/document.xml.rels": document,
            "word/styles.xml": parts.styles(self._look),
            "word/fontTable.xml": parts.font_table(self._look),
            "word/settings.xml": parts.settings(),
            "word/footer1.xml": parts.footer(self._look, odd=True),
            "word/footer2.xml": parts.footer(self._look, odd=False),
            "word/footer3.xml": parts.turned_footer(self._look, BELOW, odd=True),
            "word/footer4.xml": parts.turned_footer(self._look, BELOW, odd=False),
            "docProps/core.xml": parts.core_properties(self._title),
        }
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package_file:
            for name, data in content.items():
                entry = zipfile.ZipInfo(name, EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 0  # the same on every system
                package_file.writestr(entry, data)

    def _section(self, parent: Element) -> None:
        """The page of what was added since the section before."""
        page = self._look.page
        section = add(parent, "sectPr")
        footers = parts.TURNED if self._landscape else parts.UPRIGHT
        for kind, relation in zip(("default", "even"), footers, strict=True):
            reference = add(section, "footerReference", type=kind)
            reference.set(f"{{{R}}}id", relation)
        add(section, "type", val="nextPage")
        short, long = (round(side * MM) for side in A4)
        margins = (page.top, page.outer, page.bottom, page.inner)
        if self._landscape:
            # The sheet is turned: its head stands at the binding.
            add(section, "pgSz", w=long, h=short, orient="landscape")
            margins = (page.inner, page.top, page.outer, page.bottom)
        else:
            add(section, "pgSz", w=short, h=long)
        names = ("top", "right", "bottom", "left")
        sides = {name: round(side * MM) for name, side in zip(names, margins, strict=True)}
        below = min(BELOW, margins[2] - 8)
        add(section, "pgMar", **sides, header=850, footer=round(below * MM), gutter=0)
        add(section, "cols", space=425)
        add(section, "docGrid", type="lines", linePitch=self._look.line)


def _paragraph(parent: Element, words: str, style: Style, *, keep: bool = False) -> None:
    paragraph = add(parent, "p")
    properties = add(paragraph, "pPr")
    add(properties, "pStyle", val=style)
    if keep:
        add(properties, "keepNext")
    if words:
        put(add(paragraph, "r"), words)


def _table(body: Element, width: int, widths: Sequence[int]) -> Element:
    table = add(body, "tbl")
    properties = add(table, "tblPr")
    add(properties, "tblW", w=width, type="dxa")
    add(properties, "jc", val="center")
    borders = add(properties, "tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        add(borders, side, val="single", sz=4, space=0, color="auto")
    add(properties, "tblLayout", type="fixed")
    margins = add(properties, "tblCellMar")
    for side, room in (("top", 40), ("left", 80), ("bottom", 40), ("right", 80)):
        add(margins, side, w=room, type="dxa")
    grid = add(table, "tblGrid")
    for room in widths:
        add(grid, "gridCol", w=room)
    return table


def _row(table: Element, *, header: bool, long: bool) -> Element:
    row = add(table, "tr")
    properties = add(row, "trPr")
    if not long:
        add(properties, "cantSplit")
    if header:
        add(properties, "tblHeader")
    return row


def _cell(  # noqa: PLR0913 - one element each
    row: Element,
    width: int,
    words: str,
    style: Style,
    *,
    centred: bool = False,
    span: int = 1,
    keep: bool = False,
) -> None:
    cell = add(row, "tc")
    properties = add(cell, "tcPr")
    add(properties, "tcW", w=width, type="dxa")
    if span > 1:
        add(properties, "gridSpan", val=span)
    add(properties, "vAlign", val="center")
    paragraph = add(cell, "p")
    look = add(paragraph, "pPr")
    add(look, "pStyle", val=style)
    if keep:
        add(look, "keepNext")
    if span > 1 or (style == "cell" and centred):
        add(look, "jc", val="left" if span > 1 else "center")
    if words:
        put(add(paragraph, "r"), words)
