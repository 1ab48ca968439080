"""From the characters of a DOC to lines: paragraphs, tables, text boxes and notes."""

from collections.abc import Iterator

import msgspec

from duixian.model import BlockRole
from duixian.stages.read.doc.binary import positions, u32
from duixian.stages.read.doc.container import Container
from duixian.stages.read.doc.pieces import Pieces, character_properties, paragraph_properties
from duixian.stages.read.doc.rows import Place, places_of, set_out
from duixian.stages.read.doc.sheets import SheetStyle, fonts_of, lists_of, marks, styles_of
from duixian.stages.read.doc.words import CELL, PARAGRAPH_ENDS, Words
from duixian.stages.read.limits import Limits
from duixian.stages.read.lines import Line
from duixian.stages.read.roles import heading_role
from duixian.stages.read.spacing import tidy
from duixian.stages.read.tables import Cell, Table

# Tables of the header by their number in it.
_STYLES, _NOTE_MARKS, _NOTE_TEXTS, _CHARACTERS, _PARAGRAPHS, _FONTS, _CLX = 1, 2, 3, 12, 13, 15, 33
_SHAPES, _END_MARKS, _END_TEXTS, _BOX_TEXTS, _LISTS, _LIST_USES = 40, 46, 47, 56, 73, 74
_SHAPE, _BOX = 26, 22  # bytes of an element of the shapes and of the texts of boxes
_SAYS = {
    0x2416: "in_table",
    0x2417: "row_end",
    0x244C: "row_end",
    0x244B: "cell_end",
    0x6649: "depth",
    0x646B: "elsewhere",
    0x6646: "elsewhere",
    0x2640: "outline",
    0x260A: "level",
    0x460B: "list",
}
_BODY_TEXT = 9  # the outline level that says "no heading"
_KEEPS_INDENT = (
    0xF801  # above it the number of a list is negative: the paragraph is set its own way
)


class _Passage(msgspec.Struct, frozen=True):
    """A paragraph ``[start, end)`` with its end mark: its style and what its modifiers say."""

    start: int
    end: int
    style: SheetStyle
    says: dict[str, int]
    group: bytes

    @property
    def depth(self) -> int:
        """In how many tables it stands: 1 in one that is in no other."""
        return self.says.get("depth", 1) if self.says.get("in_table") else 0


class Body:
    """Collects ``lines``; ``contents`` and ``hidden`` hold what was left out of them."""

    def __init__(self, container: Container, limits: Limits) -> None:
        self.lines: list[Line] = []
        self.contents: list[str] = []
        self.title = ""
        self._lengths = container.lengths()
        self._starts: dict[str, int] = {}
        at = 0
        for text, length in self._lengths.items():
            self._starts[text] = at
            at += length
        word = container.word
        self._pieces = Pieces(word, container.part(_CLX), limits.characters)
        self._paragraphs = paragraph_properties(word, container.part(_PARAGRAPHS))
        self._styles = styles_of(container.part(_STYLES))
        self._lists = lists_of(
            container.part(_LISTS), container.behind(_LISTS), container.part(_LIST_USES)
        )
        self._container = container
        marks_of_notes = {}
        for kind, index in (("footnotes", _NOTE_MARKS), ("endnotes", _END_MARKS)):
            for order, at in enumerate(positions(container.part(index), 2)[:-1]):
                marks_of_notes[at] = (kind, order)
        spans = character_properties(word, container.part(_CHARACTERS))
        fonts = fonts_of(container.part(_FONTS))
        self._words = Words(self._pieces, spans, self._styles, marks_of_notes, fonts)
        self._boxes = _boxes(container)
        self._anchors = sorted(self._boxes, reverse=True)
        self._number = self._tables = 0
        self._deepest = max(1, limits.nesting // 10)

    @property
    def hidden(self) -> list[str]:
        """What is not printed."""
        return self._words.hidden

    def read(self) -> None:
        """The main text, its boxes behind the paragraphs that anchor them, its notes at the end."""
        self._read_text(0, min(self._lengths["main"], len(self._pieces.text)))
        while self._anchors:
            self._read_box(self._anchors.pop())
        self._append_notes()

    def headers(self) -> list[str]:
        """The words of headers and footers, which the format keeps in one text."""
        start = self._starts["headers"]
        text = self._pieces.text[start : start + self._lengths["headers"]]
        words = "".join(char if char >= " " else " " for char in text)
        return [words.strip()] if any(char.isalpha() for char in words) else []

    def _read_text(self, start: int, end: int) -> None:
        table: list[_Passage] = []
        for passage in self._passages(start, end):
            if passage.says.get("in_table"):
                table.append(passage)
                continue
            self._flush(table)
            self._emit(passage)
            if start == 0:
                while self._anchors and self._anchors[-1] < passage.end:
                    self._read_box(self._anchors.pop())
        self._flush(table)

    def _passages(self, start: int, end: int) -> Iterator[_Passage]:
        text, first = self._pieces.text, start
        for at in range(start, end):
            if text[at] in PARAGRAPH_ENDS or at + 1 == end:
                yield self._passage(first, at + 1)
                first = at + 1

    def _passage(self, start: int, end: int) -> _Passage:
        group = self._paragraphs.at(self._pieces.offset(end - 1))
        number = int.from_bytes(group[:2], "little")
        style = self._styles[number] if number < len(self._styles) else SheetStyle()
        piece = self._pieces.piece(end - 1)
        group = group[2:] + (piece.group if piece else b"")
        says = marks(style.paragraph + group, _SAYS)
        if "elsewhere" in says:
            group += self._container.group(says["elsewhere"])
            says = marks(style.paragraph + group, _SAYS)
        return _Passage(start, end, style, says, group)

    def _emit(self, passage: _Passage) -> None:
        self._number += 1
        text = self._words.of(passage.start, passage.end, passage.style)
        if text is None:  # the end mark is deleted or hidden: the paragraph runs on
            if self._words.unseen and self._words.carried:
                self._words.carried = self._label(passage)[0] + self._words.carried
            return
        style = passage.style
        if style.contents:
            self.contents.append(tidy(text))
            return
        parts = [part for raw in text.split("\n") if (part := tidy(raw))]
        label, role, level = self._label(passage)  # an empty one is counted too
        if not parts:
            alone = label.rstrip() if passage.depth and not role else ""
            self.lines.append(Line(alone, self._number, fixed=True))
            return
        outline = passage.says.get("outline", _BODY_TEXT)
        stated = outline + 1 if outline < _BODY_TEXT else style.heading
        if style.title:
            role, level = "title", 0
            self.title = self.title or " ".join(parts)
        elif stated and heading_role(label + parts[0]):
            role, level = "heading", stated
        for index, part in enumerate(parts):
            self.lines.append(
                Line(part if index else label + part, self._number, role, level, True)
            )
            if role == "item":
                role, level = "", 0

    def _label(self, passage: _Passage) -> tuple[str, BlockRole, int]:
        """The automatic number in front of a paragraph, and ``item`` where it is a bullet."""
        number = passage.says.get("list", 0)
        if number > _KEEPS_INDENT:
            number = 0x10000 - number
        label = self._lists.label(str(number), passage.says.get("level", 0)) if number else None
        if label is None:
            return "", "", 0
        return (label.text, "item", label.level + 1) if label.bullet else (label.text, "", 0)

    def _flush(self, passages: list[_Passage]) -> None:
        """The table that ``passages`` make up."""
        if passages:
            self.lines.extend(self._table(passages, 1))
            passages.clear()

    def _table(self, passages: list[_Passage], depth: int) -> list[Line]:
        """The lines of a table ``depth`` deep: cells end at marks, rows at their own."""
        rows: list[tuple[list[Cell], list[Place]]] = []
        row: list[Cell] = []
        loose: list[Line] = []
        cell: list[Line] = []
        inner: list[_Passage] = []
        nested = False
        for passage in passages:
            if passage.depth > depth and depth < self._deepest:
                inner.append(passage)
                continue
            if inner:
                cell += self._table(inner, depth + 1)
                inner, nested = [], True
            if passage.says.get("row_end"):
                self._words.of(passage.start, passage.end, passage.style)
                rows.append((row, places_of(passage.group)))
                row = []
                continue
            cell += self._paragraph(passage)
            if self._pieces.text[passage.end - 1] == CELL or passage.says.get("cell_end"):
                shown = [line for line in cell if line.text]
                loose += shown
                number = shown[0].number if shown else self._number
                row.append(Cell([line.text for line in shown], number))
                cell = []
        if inner:
            cell += self._table(inner, depth + 1)
        if row or cell:
            loose += cell
            rows.append(([*row, Cell([line.text for line in cell], self._number)], []))
        table = Table(set_out(rows), nested)
        return loose if table.is_frame() else self._rows_of(table)

    def _paragraph(self, passage: _Passage) -> list[Line]:
        """The lines of one paragraph by themselves."""
        before = len(self.lines)
        self._emit(passage)
        found = self.lines[before:]
        del self.lines[before:]
        return found

    def _rows_of(self, table: Table) -> list[Line]:
        self._tables += 1
        return table.lines(self._tables)

    def _read_box(self, at: int) -> None:
        start, end = self._boxes.pop(at)
        first = self._starts["boxes"]
        stop = min(first + self._lengths["boxes"], len(self._pieces.text))
        self._read_text(min(first + start, stop), min(first + end, stop))

    def _append_notes(self) -> None:
        """The notes that the text refers to, in the order of their marks."""
        texts = {
            kind: positions(self._container.part(index), 0)
            for kind, index in (("footnotes", _NOTE_TEXTS), ("endnotes", _END_TEXTS))
        }
        for mark, (kind, order) in enumerate(tuple(self._words.notes), 1):
            bounds = texts[kind]
            if order + 1 >= len(bounds):
                continue
            before, start = len(self.lines), self._starts[kind]
            self._read_text(start + bounds[order], start + bounds[order + 1])
            lines = [line for line in self.lines[before:] if line.text]
            del self.lines[before:]
            if lines:
                text = " ".join(line.text for line in lines)
                self.lines.append(Line(f"[{mark}] {text}", lines[0].number, "note", 0, True))


def _boxes(container: Container) -> dict[int, tuple[int, int]]:
    """By the place of its anchor in the main text: the text of each text box in that of all."""
    texts = container.part(_BOX_TEXTS)
    bounds = positions(texts, _BOX)
    of_shape: dict[int, tuple[int, int]] = {}
    for index in range(len(bounds) - 1):
        element = 4 * len(bounds) + _BOX * index
        of_shape.setdefault(u32(texts, element + 14), (bounds[index], bounds[index + 1]))
    shapes = container.part(_SHAPES)
    anchors = positions(shapes, _SHAPE)
    found: dict[int, tuple[int, int]] = {}
    for index in range(len(anchors) - 1):
        span = of_shape.pop(u32(shapes, 4 * len(anchors) + _SHAPE * index), None)
        if span and span[0] < span[1]:
            found[anchors[index]] = span
    return found
