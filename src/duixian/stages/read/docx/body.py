"""Walks the body of a document: paragraphs, tables, text boxes and notes become lines."""

from duixian.errors import SourceError
from duixian.model import BlockRole
from duixian.stages.read.docx.names import ALTERNATE, Element, Names, chosen
from duixian.stages.read.docx.rows import rows_of
from duixian.stages.read.docx.runs import Runs, Words
from duixian.stages.read.docx.styles import Styles, outline_level
from duixian.stages.read.limits import Limits
from duixian.stages.read.lines import Line
from duixian.stages.read.numbered import Lists
from duixian.stages.read.roles import heading_role
from duixian.stages.read.spacing import tidy
from duixian.stages.read.tables import Table

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
        self._in_contents = self._in_cell = False
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
        if depth == 0:
            self._settle()

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
            self._settle()
            return self.lines
        finally:
            self.lines = outside

    def _cell(self, content: Element, depth: int) -> list[Line]:
        """The lines of a cell, in which an automatic number may stand alone."""
        before, self._in_cell = self._in_cell, True
        lines = self._collected(content, depth)
        self._in_cell = before
        return lines

    def _settle(self) -> None:
        """What was to run into a next paragraph stands by itself where there is none."""
        text, self._carried = tidy(self._carried), ""
        if text:
            self.lines.append(Line(text, self._number, fixed=True))

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
        gone = _mark_is_gone(properties, names)
        if gone == "hidden" and text:  # a heading whose paragraph goes on in its line
            text = self._label(properties, style_id)[0] + text
        if gone:
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
        label, role, level = self._label(properties, style_id)  # an empty one is counted too
        if not parts:
            alone = label.rstrip() if self._in_cell and not role else ""
            self.lines.append(Line(alone, self._number, fixed=True))
            return
        style = self._styles[style_id]
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
        table = Table()
        first = len(self.lines)
        cells_lines: list[Line] = []
        for row in rows_of(element, self._names):
            for cell, content in row:
                lines = self._cell(content, depth + 1) if content is not None else []
                if content is not None and next(content.iter(self._table_tag), None) is not None:
                    table.nested = True
                cells_lines.extend(lines)
                shown = [line for line in lines if line.text]
                cell.lines = [line.text for line in shown]
                cell.number = shown[0].number if shown else 0
            table.rows.append([cell for cell, _ in row])
        self.lines[first:] = cells_lines if table.is_frame() else self._rows_of(table)

    def _rows_of(self, table: Table) -> list[Line]:
        self._tables += 1
        return table.lines(self._tables)


def _mark_is_gone(properties: Element | None, names: Names) -> str:
    """Why a paragraph runs into the next one: its mark is ``deleted``, ``hidden``, or it is not."""
    mark = properties.find(names("rPr")) if properties is not None else None
    if mark is None:
        return ""
    if mark.find(names("del")) is not None or mark.find(names("moveFrom")) is not None:
        return "deleted"
    return "hidden" if names.is_on(mark, "vanish") else ""
