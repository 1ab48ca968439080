"""The reading order of a page: its title and opening, then part after part, list after list.

A page that is already in order keeps the order of its lines. Otherwise a part looks back before it
looks ahead; inside a part the ordinals of the headings count, then the order of the headings.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from duixian.model import BlockRole
from duixian.stages.read.layout.listing import Listing, is_byline, is_title
from duixian.stages.read.layout.pairing import Pairing
from duixian.stages.read.layout.parting import Part, Parting, parts_of
from duixian.stages.read.layout.parts import years_in
from duixian.stages.read.layout.pieces import CELLS, Piece, roles

_FEWEST = 3  # lists from which a page can show that it is out of order
_OPENING = 60  # characters of a paragraph that say what it is about


class Placed(NamedTuple):
    """A piece in reading order, and what it is there."""

    piece: int
    role: BlockRole
    level: int


@dataclass(slots=True)
class _Unit:
    """What stays together: a heading and its list, a heading and its paragraphs, a bare list."""

    place: int  # of the heading in the stream, or of the list without one
    placed: list[Placed]
    ordinal: int = 0
    series: int = -1
    goal: bool = False


@dataclass(slots=True)
class _Section:
    part: Part | None
    lead: list[Placed] = field(default_factory=list)
    units: list[_Unit] = field(default_factory=list)


def reading_order(pieces: Sequence[Piece], pairing: Pairing) -> list[Placed]:
    """All ``pieces`` in the order in which the page is read."""
    page = _Page(pieces, pairing)
    paired = sum(head >= 0 for head in pairing.head_of)
    if paired < _FEWEST or (pairing.in_order and page.parting.is_in_order()):
        return _in_stream(pieces, pairing)
    return page.placed()


def _in_stream(pieces: Sequence[Piece], pairing: Pairing) -> list[Placed]:
    """The pieces as they come; headings of parts one level above the others."""
    above = {head.piece for head in pairing.heads if head.part}
    return [
        place(index, piece, 1 if not above or index in above else 2)
        for index, piece in enumerate(pieces)
    ]


def place(index: int, piece: Piece, level: int) -> Placed:
    """The piece at ``index`` with the role and level it has, or ``level`` where it has none."""
    if piece.role:
        return Placed(index, piece.role, piece.level)
    if piece.kind in ("item", "cell"):
        return Placed(index, "item", 0)
    if piece.kind == "text":
        return Placed(index, "paragraph", 0)
    if is_title(piece):
        return Placed(index, "title", 0)
    if is_byline(piece):
        return Placed(index, "note", 0)
    return Placed(index, "heading", level)


class _Page:
    """The parts of a page while its pieces are put in order."""

    def __init__(self, pieces: Sequence[Piece], pairing: Pairing) -> None:
        self.pieces, self.pairing = pieces, pairing
        self.parts = parts_of(pieces, pairing)
        self.parting = Parting(pieces, pairing, self.parts)
        self.sections = [_Section(part) for part in self.parts]
        self.loose = _Section(None)  # units of no part
        self.front: list[Placed] = []
        self.level = 2 if self.parts else 1

    def placed(self) -> list[Placed]:
        """Every piece once, in reading order."""
        texts = self._units()
        self._place_texts(texts)
        found = list(self.front)
        for section in self._in_time():
            if section.part:
                found.append(Placed(section.part.head.piece, "heading", 1))
            found.extend(section.lead)
            for unit in _ordered(section.units):
                found.extend(unit.placed)
        return found

    def _in_time(self) -> Iterator[_Section]:
        """The parts that look back, over one year and then over several, before the one ahead."""
        rank = {"review": 0, "term": 1, "": 2, "plan": 3}
        order = sorted(self.sections, key=lambda section: rank[section.part.kind])  # type: ignore[union-attr]
        behind = [section for section in order if section.part and section.part.kind != "plan"]
        ahead = [section for section in order if section not in behind]
        if self.parting.sounds_ahead(unit.place for unit in self.loose.units):
            return iter([*behind, *ahead, self.loose])
        return iter([self.loose, *behind, *ahead])

    def _units(self) -> list[int]:
        """Put headings and lists in their sections; the paragraphs are left over."""
        pairing, left = self.pairing, []
        list_of = {head: row for row, head in enumerate(pairing.head_of) if head >= 0}
        heads = {head.piece: index for index, head in enumerate(pairing.heads)}
        bare_lists = {
            listing.first: row
            for row, listing in enumerate(pairing.listings)
            if pairing.head_of[row] < 0
        }
        part_heads = {part.head.piece for part in self.parts}
        index = 0
        while index < len(self.pieces):
            piece, last = self.pieces[index], index
            if index in bare_lists:
                listing = pairing.listings[bare_lists[index]]
                self._section(index, listing).units.append(_Unit(index, self._items(listing)))
            elif index in heads and index not in part_heads:
                row = list_of.get(heads[index], -1)
                last = self._add_headed(heads[index], row)
            elif piece.kind == "heading" and index not in part_heads:
                self.front.append(place(index, piece, self.level))
            elif piece.kind == "text":
                left.append(index)
            index = last + 1
        self.front.sort(key=lambda placed: placed.role != "title")
        return left

    def _add_headed(self, column: int, row: int) -> int:
        """A heading with its list, or with the paragraphs under it; the last piece it took."""
        head = self.pairing.heads[column]
        last = head.piece
        placed = [Placed(head.piece, "heading", self.level)]
        listing = self.pairing.listings[row] if row >= 0 else None
        if listing:
            placed += self._items(listing)
        else:
            while last + 1 < len(self.pieces) and self.pieces[last + 1].kind == "text":
                last += 1
                placed.append(Placed(last, "paragraph", 0))
        unit = _Unit(head.piece, placed, head.ordinal, self.pairing.series[column])
        unit.goal = head.goal and listing is not None and listing.glyph == CELLS
        self._section(head.piece, listing).units.append(unit)
        return last

    def _items(self, listing: Listing) -> list[Placed]:
        return [Placed(index, "item", 0) for index in range(listing.first, listing.last + 1)]

    def _section(self, place: int, listing: Listing | None) -> _Section:
        number = self.parting.part_of(place, listing)
        return self.sections[number] if number is not None else self.loose

    def _place_texts(self, texts: list[int]) -> None:
        for index in texts:
            placed = Placed(index, "paragraph", 0)
            section = self._section_of_text(index)
            if section is None:
                self.front.append(placed)
            else:
                section.lead.append(placed)
        notes = [placed for placed in self.front if placed.role == "note"]
        self.front = [placed for placed in self.front if placed.role != "note"] + notes

    def _section_of_text(self, index: int) -> _Section | None:
        """Which part a paragraph opens; none for the opening of the page."""
        by_head = {section.part.head.piece: section for section in self.sections if section.part}
        before = index - 1
        while before >= 0 and self.pieces[before].kind == "text":
            before -= 1
        if before in by_head:
            return by_head[before]
        opening = self.pieces[index].text[:_OPENING]
        years = years_in(opening)
        named = [
            section
            for section in self.sections
            if section.part and set(section.part.years) & set(years)
        ]
        if "intro" in roles(self.pieces[index].text) or before < 0:
            return None
        if len(named) == 1:
            return named[0]
        for number, section in enumerate(self.sections):
            if any(unit.place <= index <= unit.placed[-1].piece + 1 for unit in section.units):
                return self.sections[number]
        return None


def _ordered(units: list[_Unit]) -> list[_Unit]:
    """Targets first, then by ordinal where ordinals count, then as the headings come."""
    units = sorted(units, key=lambda unit: unit.place)
    counted = [unit for unit in units if unit.ordinal]
    values = {unit.ordinal for unit in counted}
    if len(counted) >= 2 and len(values) == len(counted):
        series = {unit.series for unit in counted}
        missing = [value for value in range(1, max(values)) if value not in values]
        bare = [unit for unit in units if not unit.ordinal and unit.series in series]
        if len(bare) == 1 and not missing:
            missing = [max(values) + 1]
        if len(bare) == len(missing):  # an ordinal that the text layer lost
            for unit, value in zip(bare, missing, strict=True):
                unit.ordinal = value
            counted += bare
        places = sorted(units.index(unit) for unit in counted)
        for place, unit in zip(places, sorted(counted, key=lambda unit: unit.ordinal), strict=True):
            units[place] = unit
    return sorted(units, key=lambda unit: not unit.goal)
