"""Automatic numbers: what Word prints before a paragraph although no one typed it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from duixian.stages.read.counting import counted

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_OPEN_END = re.compile(r"[0-9A-Za-z.)\]\u2460-\u249b]$")  # a label that a space parts from its text


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its first number, its format and how the label is put together.

    ``number_format`` is a name of ECMA-376 part 1, 17.18.59; ``%1`` to ``%9`` in ``pattern``
    stand for the numbers of the levels. The level starts again behind each one above it, or only
    behind the first ``restart`` of them: never where that is 0.
    """

    start: int = 1
    number_format: str = "decimal"
    pattern: str = ""
    suffix: str = "tab"
    arabic: bool = False
    restart: int | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """The printed label with the space behind it; ``bullet`` where it counts nothing."""

    text: str
    level: int
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class NumberedList:
    """One list: the definition that it shares with others, and what it says otherwise."""

    definition: str
    levels: Mapping[int, Level] = field(default_factory=dict)
    restarts: Mapping[int, int] = field(default_factory=dict)


class Lists:
    """The lists of a document by id, and how far each definition has counted."""

    def __init__(
        self, definitions: Mapping[str, Mapping[int, Level]], lists: Mapping[str, NumberedList]
    ) -> None:
        self._definitions, self._lists = definitions, lists
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()

    def label(self, list_id: str, level: int) -> Label | None:
        """Count one paragraph of the list and return its label, ``None`` without such a list."""
        found = self._lists.get(list_id)
        if found is None or not 0 <= level < LEVELS:
            return None
        levels = {**self._definitions.get(found.definition, {}), **found.levels}
        here = levels.get(level)
        if here is None:
            return None
        counts = self._count(found, list_id, level, levels)
        if here.number_format == "bullet":
            return Label(_bullet(here.pattern), level, bullet=True)
        return Label(_print(here, levels, counts), level)

    def _count(
        self, found: NumberedList, list_id: str, level: int, levels: dict[int, Level]
    ) -> list[int]:
        """Lists that share a definition go on counting, unless one says where it begins."""
        counts = self._counts.setdefault(found.definition, [None] * LEVELS)
        if list_id not in self._begun:
            self._begun.add(list_id)
            for restarted in found.restarts:
                counts[restarted:] = [None] * len(counts[restarted:])
        first = found.restarts.get(level, levels.get(level, Level()).start)
        before = counts[level]
        counts[level] = first if before is None else before + 1
        for index in range(level + 1, LEVELS):
            restart = levels.get(index, Level()).restart
            if restart is None or level < restart:
                counts[index] = None
        return [
            levels.get(index, Level()).start - 1 if count is None else count  # none came yet
            for index, count in enumerate(counts)
        ]


def _print(here: Level, levels: dict[int, Level], counts: list[int]) -> str:
    def number(place: re.Match[str]) -> str:
        level = int(place[1]) - 1
        found = levels.get(level, Level())
        return counted(counts[level], "decimal" if here.arabic else found.number_format)

    label = _PLACE.sub(number, here.pattern)
    if here.suffix != "nothing" and _OPEN_END.search(label):
        label += " "
    return label


def _bullet(pattern: str) -> str:
    """A glyph of a symbol font has a private code that says nothing outside that font."""
    sign = pattern[:1]
    return f"{sign} " if sign and not "\ue000" <= sign <= "\uf8ff" else "• "
