"""The rows of a table (``w:tbl``): which cells they have, and how far each one reaches."""

from collections.abc import Iterator
from typing import NamedTuple

from duixian.stages.read.docx.names import Element, Names
from duixian.stages.read.tables import Cell

_WRAPPERS = ("sdt", "sdtContent", "customXml", "ins", "moveTo")
_CONTINUES = frozenset(["", "continue"])


class RowCell(NamedTuple):
    """A cell of a row, still without its words; ``element`` is ``None`` where the row has none."""

    cell: Cell
    element: Element | None


def rows_of(table: Element, names: Names) -> Iterator[list[RowCell]]:
    """The rows of a table itself, not of tables in its cells.

    Rows and cells whose deletion is tracked are left out. A row that begins further right than
    others has an empty cell in front; a cell merged into the one to its left widens that one.
    """
    for row in _inside(table, names("tr"), names):
        properties = row.find(names("trPr"))
        if properties is not None and properties.find(names("del")) is not None:
            continue
        cells: list[RowCell] = []
        if before := _span(names.child_value(properties, "gridBefore"), 0):
            cells.append(RowCell(Cell(columns=before), None))
        for element in _inside(row, names("tc"), names):
            says = element.find(names("tcPr"))
            if says is not None and says.find(names("cellDel")) is not None:
                continue
            columns = _span(names.child_value(says, "gridSpan"), 1)
            if cells and _is_on(says, "hMerge", names):  # its own words are not printed
                cells[-1].cell.columns += columns
                continue
            above = _is_on(says, "vMerge", names)
            cells.append(RowCell(Cell(columns=columns, above=above), element))
        yield cells


def _is_on(properties: Element | None, merge: str, names: Names) -> bool:
    """Whether a cell is the rest of the one that ``merge`` names: above it, or to its left."""
    found = properties.find(names(merge)) if properties is not None else None
    return found is not None and names.value(found) in _CONTINUES


def _span(text: str, default: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 4 else default


def _inside(parent: Element, tag: str, names: Names) -> list[Element]:
    """Children of a kind, looking through the wrappers that Word puts around them."""
    wrappers = {names(local) for local in _WRAPPERS}
    found, waiting = [], list(reversed(parent))
    while waiting:
        element = waiting.pop()
        if element.tag == tag:
            found.append(element)
        elif element.tag in wrappers:
            waiting.extend(reversed(element))
    return found
