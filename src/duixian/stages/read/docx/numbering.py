"""Automatic numbers: what Word prints before a paragraph although no one typed it."""

import re
from dataclasses import dataclass

from duixian.stages.read.docx.counting import counted
from duixian.stages.read.docx.names import Element, Names

_PLACE = re.compile(r"%([1-9])")
_OPEN_END = re.compile(r"[0-9A-Za-z.)\]\u2460-\u249b]$")  # a label that a space parts from its text
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its first number, its format and how the label is put together."""

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


class Numbering:
    """The lists of ``numbering.xml`` and how far each has counted."""

    def __init__(self, root: Element | None) -> None:
        self._abstract_of: dict[str, str] = {}
        self._levels: dict[str, dict[int, Level]] = {}
        self._overrides: dict[str, dict[int, Level]] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        if root is not None:
            self._load(root, Names(root))

    def _load(self, root: Element, names: Names) -> None:
        links: dict[str, str] = {}
        styles: dict[str, str] = {}
        for abstract in root.iter(names("abstractNum")):
            id_ = names.value(abstract, "abstractNumId")
            self._levels[id_] = _levels(abstract, names)
            if link := names.child_value(abstract, "numStyleLink"):
                links[id_] = link
            if style := names.child_value(abstract, "styleLink"):
                styles[style] = id_
        for id_, link in links.items():
            self._levels[id_] = self._levels.get(styles.get(link, ""), self._levels[id_])
        for number in root.iter(names("num")):
            id_ = names.value(number, "numId")
            self._abstract_of[id_] = names.child_value(number, "abstractNumId")
            overrides = list(number.iter(names("lvlOverride")))
            self._overrides[id_] = {
                level: found
                for override in overrides
                for level, found in _levels(override, names).items()
            }
            self._restarts[id_] = {
                _int(names.value(override, "ilvl")): _int(start)
                for override in overrides
                if (start := names.child_value(override, "startOverride"))
            }

    def label(self, list_id: str, level: int) -> Label | None:
        """Count one paragraph of the list and return its label, ``None`` without such a list."""
        abstract = self._abstract_of.get(list_id)
        if abstract is None or not 0 <= level < _LEVELS:
            return None
        levels = {**self._levels.get(abstract, {}), **self._overrides.get(list_id, {})}
        here = levels.get(level)
        if here is None:
            return None
        if here.number_format == "bullet":
            return Label(_bullet(here.pattern), level, bullet=True)
        counts = self._count(abstract, list_id, level, levels)
        return Label(_print(here, levels, counts), level)

    def _count(
        self, abstract: str, list_id: str, level: int, levels: dict[int, Level]
    ) -> list[int]:
        """Lists that share a definition go on counting, unless one says where it begins."""
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        starts = self._restarts.get(list_id, {})
        if list_id not in self._begun:
            self._begun.add(list_id)
            for restarted in starts:
                counts[restarted:] = [None] * len(counts[restarted:])
        for index in range(level + 1):
            count = counts[index]
            if count is None:
                counts[index] = starts.get(index, levels.get(index, Level()).start)
            elif index == level:
                counts[index] = count + 1
        for index in range(level + 1, _LEVELS):
            if levels.get(index, Level()).restart != 0:
                counts[index] = None
        return [count or 0 for count in counts]


def _levels(parent: Element, names: Names) -> dict[int, Level]:
    return {
        _int(names.value(level, "ilvl")): Level(
            start=_int(names.child_value(level, "start"), 1),
            number_format=names.child_value(level, "numFmt") or "decimal",
            pattern=names.child_value(level, "lvlText"),
            suffix=names.child_value(level, "suff") or "tab",
            arabic=names.is_on(level, "isLgl") or False,
            restart=_restart(names.child_value(level, "lvlRestart")),
        )
        for level in parent.iterchildren(names("lvl"))
    }


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


def _restart(text: str) -> int | None:
    return _int(text) if text else None


def _int(text: str, default: int = 0) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else default
