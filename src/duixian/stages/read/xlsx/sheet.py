"""One sheet: the cells as they are shown, with the reach of merged ones."""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from duixian.errors import SourceError
from duixian.stages.read.limits import Limits
from duixian.stages.read.package import Element
from duixian.stages.read.spacing import raised
from duixian.stages.read.tables import Cell, Table
from duixian.stages.read.xlsx.formats import shown

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_GAP = 50  # rows without cells that are counted
_COLUMNS = 200  # a wider table is none of tasks; cells beyond are an error that names the sheet


class Book(msgspec.Struct, frozen=True):
    """What the sheets share: strings, the format codes of cell styles, and where days begin."""

    strings: Sequence[str]
    codes: Sequence[str]
    since_1904: bool


def local(element: Element) -> str:
    """The name of an element without its namespace (transitional or strict)."""
    return str(element.tag).rpartition("}")[2]


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The children of that name."""
    for child in element if element is not None else ():
        if local(child) == name:
            yield child


def child(element: Element | None, name: str) -> Element | None:
    """The first child of that name."""
    return next(children(element, name), None)


def rich_text(element: Element | None) -> str:
    """The words of a string item: its runs, without readings."""
    parts: list[str] = []
    for part in element if element is not None else ():
        kind = local(part)
        if kind == "t":
            parts.append(part.text or "")
        elif kind == "r":
            text = "".join(words.text or "" for words in children(part, "t"))
            properties = child(part, "rPr")
            above = any(
                sign.get("val") == "superscript" for sign in children(properties, "vertAlign")
            )
            parts.append(raised(text) if above else text)
    return "".join(parts)


class Sheet:
    """The rows of a sheet as tables; ``hidden`` counts cells that are not shown."""

    def __init__(self, root: Element, book: Book, where: tuple[str, str], limits: Limits) -> None:
        self.hidden: list[str] = []
        self._book, self._limits = book, limits
        self._name, self._sheet = where
        self._out_of_sight = _hidden_columns(root)
        self._reach, self._covered = _merged(root)
        self._cells = 0
        self._root = root

    def table(self, first: int) -> Table:
        """The sheet as one table; its rows are numbered from ``first`` + 1."""
        table = Table()
        number = 0
        for row in children(child(self._root, "sheetData"), "row"):
            before, number = number, _int(row.get("r"), number + 1)
            table.rows += [[] for _ in range(min(number - before - 1, _GAP))]
            out = row.get("hidden") in {"1", "true"}
            table.rows.append(self._row(row, number, first, hidden=out))
        return table

    def _row(self, row: Element, number: int, first: int, *, hidden: bool) -> list[Cell]:
        cells: list[Cell] = []
        place = 0
        for element in children(row, "c"):
            self._cells += 1
            if self._cells > self._limits.cells:
                raise SourceError(
                    "{name}: sheet {sheet}: more than {limit} cells, which no table of tasks has; "
                    "save the table alone",
                    name=self._name,
                    sheet=self._sheet,
                    limit=self._limits.cells,
                )
            column = _column(element.get("r"), place)
            text = self._text(element)
            if column >= _COLUMNS:
                if text:
                    raise SourceError(
                        "{name}: sheet {sheet}: words in a cell to the right of column {limit}; "
                        "save the table alone",
                        name=self._name,
                        sheet=self._sheet,
                        limit=_COLUMNS,
                    )
                continue
            if hidden or column in self._out_of_sight:
                self.hidden.append(text)
                text = ""
            while place < column:
                if (number, place) not in self._covered:
                    cells.append(Cell(number=first + number))
                place += 1
            place = column + 1
            if (number, column) in self._covered:
                continue
            lines = [line for line in text.split("\n") if line.strip()]
            rows, columns = self._reach.get((number, column), (1, 1))
            cells.append(Cell(lines, first + number, columns, rows))
        return cells

    def _text(self, cell: Element) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return rich_text(child(cell, "is"))
        value = child(cell, "v")
        raw = value.text or "" if value is not None else ""
        if kind == "s":
            index = _int(raw, -1)
            return self._book.strings[index] if 0 <= index < len(self._book.strings) else ""
        if kind == "b":
            return "是" if raw == "1" else "否"
        if kind == "e":
            return ""  # an error such as #REF! is no word of the author's
        if kind == "n" and raw:
            style = _int(cell.get("s"), 0)
            code = self._book.codes[style] if style < len(self._book.codes) else "General"
            return shown(raw, code, since_1904=self._book.since_1904)
        return raw


def _merged(
    root: Element,
) -> tuple[Mapping[tuple[int, int], tuple[int, int]], frozenset[tuple[int, int]]]:
    """By its first cell the rows and columns of each merged range, and the places it covers."""
    reach: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    for merge in children(child(root, "mergeCells"), "mergeCell"):
        found = _REFERENCE.findall(merge.get("ref", ""))
        if len(found) != 2:
            continue
        (left, top), (right, bottom) = ((_letters(c), int(r)) for c, r in found)
        rows, columns = bottom - top + 1, right - left + 1
        if not (0 < rows <= 2_000 and 0 < columns <= _COLUMNS) or len(covered) > 200_000:
            continue
        reach[top, left] = (rows, columns)
        covered |= {
            (row, column)
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
            if (row, column) != (top, left)
        }
    return reach, frozenset(covered)


def _hidden_columns(root: Element) -> frozenset[int]:
    found: set[int] = set()
    for column in children(child(root, "cols"), "col"):
        if column.get("hidden") in {"1", "true"}:
            first, last = _int(column.get("min"), 1), _int(column.get("max"), 0)
            found.update(range(first - 1, min(last, _COLUMNS)))
    return frozenset(found)


def _column(reference: str | None, default: int) -> int:
    found = _REFERENCE.fullmatch(reference or "")
    return max(_letters(found[1]), default) if found else default


def _letters(letters: str) -> int:
    """``A`` is 0, ``AA`` is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _int(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else default
