"""How the cells of a table's rows stand in a DOC: their edges, and which of them are merged.

A row says so itself, in the modifiers of its end mark. Columns are nowhere counted: a cell that
reaches over two of them is a cell with edges further apart.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from duixian.stages.read.doc.binary import modifiers, u8, u16
from duixian.stages.read.tables import Cell

_DEFINITION, _MERGE, _VERTICAL = 0xD608, 0x5624, 0xD62B
_CELL = 20  # bytes of a TC80
_SAME = 60  # twips, about a millimetre: edges as near as that are one
_COVERED = 1  # a cell merged into the one to its left; 2 and 3 begin such a group
_BELOW = 1  # a cell that is the rest of the one above it


class Place(NamedTuple):
    """A cell of a row: left and right edge in twips, and whether it belongs to another one."""

    left: int
    right: int
    covered: bool = False
    below: bool = False


def places_of(group: bytes) -> list[Place]:
    """The cells of the row whose end mark has the modifiers ``group``, from left to right."""
    places: list[Place] = []
    for code, operand in modifiers(group):
        if code == _DEFINITION:
            places = _defined(operand)
        elif code == _MERGE and len(operand) == 2:
            for index in range(operand[0] + 1, min(operand[1], len(places))):
                places[index] = places[index]._replace(covered=True)
        elif code == _VERTICAL and len(operand) == 3 and operand[1] < len(places):
            below = operand[2] == _BELOW
            places[operand[1]] = places[operand[1]]._replace(below=below)
    return places


def _defined(operand: bytes) -> list[Place]:
    count = u8(operand, 2)
    edges = [_signed(u16(operand, 3 + 2 * index)) for index in range(count + 1)]
    places: list[Place] = []
    for index in range(count):
        at = 3 + 2 * (count + 1) + _CELL * index
        flags = u16(operand, at) if at + 2 <= len(operand) else 0
        across, down = flags & 3, flags >> 5 & 3
        places.append(Place(edges[index], edges[index + 1], across == _COVERED, down == _BELOW))
    return places


def _signed(number: int) -> int:
    return number - 0x10000 if number & 0x8000 else number


def set_out(rows: Sequence[tuple[list[Cell], list[Place]]]) -> list[list[Cell]]:
    """The cells of each row with their reach; a row whose places are not known as it is."""
    edges = _columns([place for _, places in rows for place in places])
    return [_set_out(cells, places, edges) for cells, places in rows]


def _columns(places: Sequence[Place]) -> list[int]:
    """Where columns begin and the last one ends."""
    edges: list[int] = []
    for edge in sorted({edge for place in places for edge in (place.left, place.right)}):
        if not edges or edge - edges[-1] > _SAME:
            edges.append(edge)
    return edges


def _set_out(cells: list[Cell], places: list[Place], edges: list[int]) -> list[Cell]:
    if len(places) != len(cells):
        return cells
    column = 0
    found: list[Cell] = []
    for cell, place in zip(cells, places, strict=True):
        first, last = (bisect_right(edges, edge) - 1 for edge in place[:2])
        if place.covered and found:  # its own words are not printed
            found[-1].columns += max(last - first, 0)
            column = last
            continue
        if first > column:  # the row begins further right than others
            found.append(Cell(number=cell.number, columns=first - column))
        cell.columns, cell.above = max(last - first, 1), place.below
        found.append(cell)
        column = max(last, first + 1)
    return found
