"""Walks the body of a document: paragraphs, tables, text boxes and notes become lines."""

from duixian.errors import SourceError
from duixian.model import BlockRole
from duixian.stages.read.docx.names import ALTERNATE, Element, Names, chosen
from duixian.stages.read.docx.runs import Runs, Words
from duixian.stages.read.docx.styles import Styles, outline_level
from duixian.stages.read.limits import Limits
from duixian.stages.read.lines import Line
from duixian.stages.read.numbered import Lists
from duixian.stages.read.roles import heading_role
from duixian.stages.read.spacing import tidy
from duixian.stages.read.tables import Cell, Table

_CONTENTS_GALLERY = "Table of Contents"


class Walker:
    """Collects ``lines``; ``contents`` and ``hidden`` hold what was left out of them."""

    def __init__(
        self, names: Names, styles: Styles, numbering: Lists, name: str, limits: Limits
    ) -> None:
        self.lines: list[Line] = []
        self.contents: list[str] = []
        self.hidden: list[str] = []
        self.title = ""
        self.notes: list[tuple[str, str]] = []
        self._names, self._styles, self._numbering = names, styles, numbering
        self._name, self._limits = name, limits
        self._runs = Runs(names, styles)
        self._number = self._tables = 0
        self._carried = ""  # of a paragraph whose end mark was deleted: it runs into the next
        self._in_contents = False
        self._paragraph, self._table_tag = names("p"), names("tbl")
        self._through = frozenset(
            names(local) for local in ("customXml", "ins", "moveTo", "sdtContent", "smartTag")
        )
        self._deepest = max(1, limits.nesting // 10)

    def walk(self, container: Element, depth: int = 0) -> None:
        """Read the blocks of ``container`` in order."""
        if depth > self._deepest:
            raise SourceError(
                "{name}: tables or text boxes nested more than {limit} deep; save the report's "
                "text alone and read that",
                name=self._name,
                limit=self._deepest,
            )
        for child in container:
            tag = child.tag
            if tag == self._paragraph:
                self._read_paragraph(child, depth)
            elif tag == self._table_tag:
                self._read_table(child, depth)
            elif tag == self._names("sdt"):
                self._read_control(child, depth)
            elif tag in self._through:
                self.walk(child, depth + 1)
            elif tag == ALTERNATE:
                copy = chosen(child)
                if copy is not None:
                    self.walk(copy, depth + 1)

    def append_notes(self, roots: dict[str, Element | None]) -> None:
        """Add the notes that the text refers to, in the order of their marks.

        ``roots`` are the parts of the two kinds, ``footnote`` and ``endnote``.
        """
        found = {
            (kind, Names(root).value(note, "id")): note
            for kind, root in roots.items()
            if root is not None
            for note in root.iter(Names(root)(kind))
        }
        for mark, key in enumerate(tuple(self.notes), 1):
            lines = [line for line in self._collected(found.get(key, ()), 1) if line.text]
            if lines:
                text = " ".join(line.text for line in lines)
                self.lines.append(Line(f"[{mark}] {text}", lines[0].number, "note", 0, True))

    def _collected(self, container: Element, depth: int) -> list[Line]:
        """The lines of ``container`` by themselves."""
        outside, self.lines = self.lines, []
        try:
            self.walk(container, depth)
            return self.lines
        finally:
            self.lines = outside

    def _read_control(self, control: Element, depth: int) -> None:
        gallery = next(control.iter(self._names("docPartGallery")), None)
        content = control.find(self._names("sdtContent"))
        if content is None:
            return
        before = self._in_contents
        self._in_contents = before or self._names.value(gallery) == _CONTENTS_GALLERY
        self.walk(content, depth + 1)
        self._in_contents = before

    def _read_paragraph(self, paragraph: Element, depth: int) -> None:
        self._number += 1
        names = self._names
        properties = paragraph.find(names("pPr"))
        style_id = names.child_value(properties, "pStyle") or self._styles.default
        style = self._styles[style_id]
        words = Words()
        self._runs.read(paragraph, words, len(self.notes) + 1, hidden=style.hidden or False)
        self.notes.extend(words.notes)
        self.hidden.extend(words.hidden)
        text = self._carried + "".join(words.parts)
        self._carried = ""
        if _mark_is_deleted(properties, names):
            self._carried = text
        elif style.contents or self._in_contents:
            self.contents.append(tidy(text))
        else:
            self._emit(text, properties, style_id)
        for box in words.boxes:
            self.walk(box, depth + 1)

    def _emit(self, text: str, properties: Element | None, style_id: str) -> None:
        parts = [tidy(part) for part in text.split("\n")]
        parts = [part for part in parts if part]
        if not parts:
            self.lines.append(Line("", self._number, fixed=True))
            return
        style = self._styles[style_id]
        label, role, level = self._label(properties, style_id)
        stated = outline_level(self._names.child_value(properties, "outlineLvl")) or style.heading
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

    def _label(self, properties: Element | None, style_id: str) -> tuple[str, BlockRole, int]:
        """The automatic number in front of a paragraph, and ``item`` where it is a bullet."""
        names, style = self._names, self._styles[style_id]
        own = properties.find(names("numPr")) if properties is not None else None
        list_id = names.child_value(own, "numId") or style.list_id
        level = names.child_value(own, "ilvl") or style.list_level or "0"
        if not list_id or list_id == "0" or not level.isdecimal():
            return "", "", 0
        label = self._numbering.label(list_id, int(level))
        if label is None:
            return "", "", 0
        return (label.text, "item", label.level + 1) if label.bullet else (label.text, "", 0)

    def _read_table(self, element: Element, depth: int) -> None:
        names, table = self._names, Table()
        first = len(self.lines)
        cells_lines: list[Line] = []
        for row in _rows(element, names):
            table.rows.append([])
            for cell_element in _cells(row, names):
                properties = cell_element.find(names("tcPr"))
                span = names.child_value(properties, "gridSpan")
                lines = self._collected(cell_element, depth + 1)
                if next(cell_element.iter(self._table_tag), None) is not None:
                    table.nested = True
                cells_lines.extend(lines)
                shown = [line for line in lines if line.text]
                table.rows[-1].append(
                    Cell(
                        [line.text for line in shown],
                        shown[0].number if shown else 0,
                        int(span) if span.isdecimal() and len(span) < 4 else 1,
                        above=_continues(properties, names),
                    )
                )
        self.lines[first:] = cells_lines if table.is_frame() else self._rows_of(table)

    def _rows_of(self, table: Table) -> list[Line]:
        self._tables += 1
        return table.lines(self._tables)


def _continues(properties: Element | None, names: Names) -> bool:
    """Whether a cell is the rest of the merged one above it."""
    merge = properties.find(names("vMerge")) if properties is not None else None
    return merge is not None and names.value(merge) in {"", "continue"}


def _mark_is_deleted(properties: Element | None, names: Names) -> bool:
    mark = properties.find(names("rPr")) if properties is not None else None
    return mark is not None and mark.find(names("del")) is not None


def _rows(table: Element, names: Names) -> list[Element]:
    """The rows of a table itself, not of tables in its cells; deleted rows are left out."""
    rows = []
    for row in _inside(table, names("tr"), names):
        properties = row.find(names("trPr"))
        if properties is None or properties.find(names("del")) is None:
            rows.append(row)
    return rows


def _cells(row: Element, names: Names) -> list[Element]:
    return _inside(row, names("tc"), names)


def _inside(parent: Element, tag: str, names: Names) -> list[Element]:
    """Children of a kind, looking through the wrappers that Word puts around them."""
    wrappers = {names(local) for local in ("sdt", "sdtContent", "customXml", "ins", "moveTo")}
    found, waiting = [], list(reversed(parent))
    while waiting:
        element = waiting.pop()
        if element.tag == tag:
            found.append(element)
        elif element.tag in wrappers:
            waiting.extend(reversed(element))
    return found
