"""The list of administrative divisions: names, codes (GB/T 2260) and the years they were valid.

Source: ``data/places.tsv``, made by ``scripts/build_places.py``; see docs/decisions/0004-places.md.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from importlib.resources import files
from typing import NamedTuple, cast

from duixian.model import Place, PlaceLevel

LEVELS: tuple[PlaceLevel, ...] = ("nation", "province", "prefecture", "county", "township")

# How people shorten an autonomous division: 恩施土家族苗族自治州 is 恩施州.
SHORTENED = {"自治州": "州", "自治县": "县", "自治旗": "旗"}


class Division(NamedTuple):
    """One division under one code. ``first`` to ``last``: the years of the lists that hold it.

    1980 is the first list: a division with ``first == 1980`` may be older. ``short`` is the
    name without its kind (``开平``); ``common`` says that it is also an ordinary word.
    """

    code: str
    name: str
    level: PlaceLevel
    first: int
    last: int
    short: str
    common: bool

    def distance(self, year: int) -> int:
        """How many years ``year`` is outside the years of this division."""
        return max(self.first - year, year - self.last, 0)

    def place(self, year: int | None) -> Place:
        """The division as a place, with the list of ``year`` or the nearest one."""
        listed = self.last if year is None else min(max(year, self.first), self.last)
        return Place(self.name, self.level, self.code, listed)


class Gazetteer:
    """The divisions by full name, by short name, and by code.

    The indexes hold the lines of the file, which are taken apart when they are asked for: a run
    asks for a handful of 7,600, and loading stays at about 10 ms.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._full: dict[str, list[str]] = {}
        for line in lines:
            self._full.setdefault(line[7 : line.index("\t", 7)], []).append(line)

    @cached_property
    def _short(self) -> dict[str, list[str]]:
        index: dict[str, list[str]] = {}
        for line in self._lines:
            short = line[line.rindex("\t") + 1 :].lstrip("*")
            if short:
                index.setdefault(short, []).append(line)
        for name, rows in self._full.items():
            kind = SHORTENED.get(name[-3:])
            short = rows[0][rows[0].rindex("\t") + 1 :].lstrip("*")
            if kind and short:
                index.setdefault(short + kind, []).extend(rows)
        return index

    @cached_property
    def _code(self) -> dict[str, list[str]]:
        index: dict[str, list[str]] = {}
        for line in self._lines:
            index.setdefault(line[:6], []).append(line)
        return index

    def full(self, name: str) -> tuple[Division, ...]:
        """The divisions whose full name is ``name``, of all years."""
        return _divisions(self._full.get(name, ()))

    def short(self, name: str) -> tuple[Division, ...]:
        """The divisions that ``name`` stands for without its kind (``开平``, ``恩施州``)."""
        return _divisions(self._short.get(name, ()))

    def any(self, name: str) -> tuple[Division, ...]:
        """By full name, else by short name."""
        return self.full(name) or self.short(name)

    def above(self, division: Division) -> tuple[Division, ...]:
        """The prefecture and the province whose codes ``division`` is under, all their names."""
        code = division.code
        parents = dict.fromkeys((f"{code[:4]}00", f"{code[:2]}0000"))
        lines = (self._code.get(parent, ()) for parent in parents if parent != code)
        return _divisions(line for rows in lines for line in rows)

    @cached_property
    def newest(self) -> int:
        """The year of the newest list."""
        return max(int(line.split("\t")[4]) for line in self._lines)

    def names(self) -> Iterator[str]:
        """Every full name once."""
        return iter(self._full)

    def large(self) -> tuple[Division, ...]:
        """The provinces and prefectures, of all years."""
        return _divisions(line for line in self._lines if line[4:6] == "00")

    def __contains__(self, name: str) -> bool:
        return name in self._full


@cache
def gazetteer() -> Gazetteer:
    """The list, read once."""
    text = files("duixian.lexicon").joinpath("data/places.tsv").read_text("utf-8")
    return Gazetteer(text.split("\n")[1:-1])


def valid_in(divisions: Iterable[Division], year: int | None) -> tuple[Division, ...]:
    """Those of ``divisions`` that the list of ``year`` holds, else the nearest in time.

    Without a year the newest.
    """
    rows = tuple(divisions)
    if not rows:
        return ()
    if year is None:
        newest = max(row.last for row in rows)
        return tuple(row for row in rows if row.last == newest)
    nearest = min(row.distance(year) for row in rows)
    return tuple(row for row in rows if row.distance(year) == nearest)


def _divisions(lines: Iterable[str]) -> tuple[Division, ...]:
    return tuple(map(_division, lines))


def _division(line: str) -> Division:
    code, name, level, first, last, short = line.split("\t")
    brief = short.lstrip("*")
    common = brief != short
    return Division(code, name, cast("PlaceLevel", level), int(first), int(last), brief, common)
