"""Style sheet and lists of a DOC, as far as they say what a paragraph is."""

from collections.abc import Mapping
from typing import NamedTuple

from duixian.stages.read.doc.binary import modifiers, u8, u16, u32
from duixian.stages.read.numbered import LEVELS, Level, Lists, NumberedList

_NONE = 0xFFF
_CHAIN = 10  # styles that a style may be based on, one upon the other
_HEADINGS, _TITLE, _CONTENTS = range(1, 10), 62, range(19, 28)
_PARAGRAPH, _CHARACTER = 1, 2
_MOST = 4095  # styles
_LONGEST = 1024  # bytes of modifiers of one style
_LIST, _LIST_USE = 28, 16  # bytes of an LSTF and an LFO
_FONT_NAME = 39  # bytes of an FFN in front of the name
_RESTARTS, _REDEFINES = 0x10, 0x20  # of an LFOLVL: it has a first number, a level of its own
# Number formats (MSONFC of [MS-OSHARED]) by the names of ECMA-376.
_FORMATS = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter",
    10: "ideographDigital", 11: "japaneseCounting", 14: "decimalFullWidth",
    17: "japaneseDigitalTenThousand", 18: "decimalEnclosedCircle", 19: "decimalFullWidth2",
    22: "decimalZero", 23: "bullet", 26: "decimalEnclosedFullstop", 27: "decimalEnclosedParen",
    28: "decimalEnclosedCircleChinese", 29: "ideographEnclosedCircle", 30: "ideographTraditional",
    31: "ideographZodiac", 32: "ideographZodiacTraditional", 33: "taiwaneseCounting",
    34: "ideographLegalTraditional", 35: "taiwaneseCountingThousand", 36: "taiwaneseDigital",
    37: "chineseCounting", 38: "chineseLegalSimplified", 39: "chineseCountingThousand",
    255: "none",
}  # fmt: skip
_SUFFIXES = ("tab", "space", "nothing")


class SheetStyle(NamedTuple):
    """What a style says, with what it inherits: its kind by number, and its modifiers."""

    kind: int = _NONE
    paragraph: bytes = b""
    character: bytes = b""

    @property
    def heading(self) -> int:
        """Level of a heading style, 0 for any other."""
        return self.kind if self.kind in _HEADINGS else 0

    @property
    def title(self) -> bool:
        """Whether it is the style of titles."""
        return self.kind == _TITLE

    @property
    def contents(self) -> bool:
        """Whether it is a style of the table of contents."""
        return self.kind in _CONTENTS


def styles_of(sheet: bytes) -> list[SheetStyle]:
    """The styles by number; a sheet that is cut off gives those before."""
    if len(sheet) < 6:
        return []
    raw: list[tuple[int, int, bytes, bytes]] = []
    base = u16(sheet, 4)
    at = 2 + u16(sheet, 0)
    for _ in range(min(u16(sheet, 2), _MOST)):
        if at + 2 > len(sheet):
            break
        size = u16(sheet, at)
        raw.append(_style(sheet[at + 2 : at + 2 + size], base))
        at += 2 + size
    return [_resolved(index, raw) for index in range(len(raw))]


def _style(style: bytes, base: int) -> tuple[int, int, bytes, bytes]:
    """Kind, number of the style below, modifiers of paragraphs and of characters."""
    if len(style) < max(base, 6):
        return _NONE, _NONE, b"", b""
    kind, type_ = u16(style, 0) & 0xFFF, u16(style, 2) & 0xF
    below, parts = u16(style, 2) >> 4, u16(style, 4) & 0xF
    at = base + 2 + 2 * (u16(style, base) + 1) if len(style) >= base + 2 else len(style)
    found: list[bytes] = []
    for _ in range(parts):
        if at + 2 > len(style):
            break
        size = u16(style, at)
        found.append(style[at + 2 : at + 2 + min(size, _LONGEST)])
        at += 2 + size + size % 2
    if type_ == _PARAGRAPH:
        found += [b""] * (2 - len(found))
        return kind, below, found[0][2:], found[1]
    return kind, below, b"", found[0] if type_ == _CHARACTER and found else b""


def _resolved(index: int, raw: list[tuple[int, int, bytes, bytes]]) -> SheetStyle:
    """With the modifiers of the styles below in front, so that the nearest statement wins."""
    kind, paragraph, character = _NONE, b"", b""
    for _ in range(_CHAIN):
        if not 0 <= index < len(raw):
            break
        own, below, paragraphs, characters = raw[index]
        known = own in _HEADINGS or own == _TITLE or own in _CONTENTS
        kind = own if kind == _NONE and known else kind
        paragraph, character = paragraphs + paragraph, characters + character
        index = below
    return SheetStyle(kind, paragraph, character)


def fonts_of(table: bytes) -> list[str]:
    """The names of the fonts by number; a table that is cut off gives those before."""
    found: list[str] = []
    at = 4
    for _ in range(u16(table, 0) if len(table) >= 4 else 0):
        if at >= len(table):
            break
        size = u8(table, at)
        name = table[at + 1 + _FONT_NAME : at + 1 + size].decode("utf-16-le", "replace")
        found.append(name.partition("\0")[0])
        at += 1 + size
    return found


def lists_of(table: bytes, behind: bytes, overrides: bytes) -> Lists:
    """The lists by number (``1`` is the first): definitions, and the lists that use them."""
    definitions: dict[str, dict[int, Level]] = {}
    at = 0
    for index in range(u16(table, 0) if len(table) >= 2 else 0):
        entry = 2 + _LIST * index
        if entry + _LIST > len(table):
            break
        simple = u8(table, entry + 26) & 1
        levels: dict[int, Level] = {}
        for level in range(1 if simple else LEVELS):
            if at + 28 > len(behind):
                break
            levels[level], at = _level(behind, at)
        definitions[str(u32(table, entry))] = levels
    return Lists(definitions, _uses_of(overrides))


def _uses_of(table: bytes) -> dict[str, NumberedList]:
    """The lists by number: the definition of each, and the levels at which it says otherwise.

    What they say otherwise stands behind all of them, in their order (``LFOData``).
    """
    count = u32(table, 0) if len(table) >= 4 else 0
    count = min(count, (len(table) - 4) // _LIST_USE)
    at = 4 + _LIST_USE * count
    lists: dict[str, NumberedList] = {}
    for index in range(count):
        entry = 4 + _LIST_USE * index
        levels: dict[int, Level] = {}
        restarts: dict[int, int] = {}
        at += 4
        for _ in range(u8(table, entry + 12)):
            if at + 8 > len(table):
                break
            start, flags = u32(table, at), u32(table, at + 4)
            at += 8
            level = flags & 0xF
            if flags & _RESTARTS:
                restarts[level] = start
            if flags & _REDEFINES and at + 28 <= len(table):
                levels[level], at = _level(table, at)
                if level in restarts:
                    restarts[level] = levels[level].start
        lists[str(index + 1)] = NumberedList(str(u32(table, entry)), levels, restarts)
    return lists


def _level(data: bytes, at: int) -> tuple[Level, int]:
    """The level at ``at``, and where the next one begins."""
    number_format, flags = u8(data, at + 4), u8(data, at + 5)
    suffix = u8(data, at + 15)
    characters, paragraphs = u8(data, at + 24), u8(data, at + 25)
    text = at + 28 + paragraphs + characters
    count = u16(data, text) if text + 2 <= len(data) else 0
    end = text + 2 + 2 * count
    units = data[text + 2 : end].decode("utf-16-le", "replace")
    pattern = "".join(f"%{ord(char) + 1}" if ord(char) < LEVELS else char for char in units)
    level = Level(
        start=u32(data, at),
        number_format=_FORMATS.get(number_format, "decimal"),
        pattern=pattern,
        suffix=_SUFFIXES[suffix] if suffix < len(_SUFFIXES) else "tab",
        arabic=bool(flags & 4),
        restart=u8(data, at + 26) if flags & 8 else None,
    )
    return level, end


def marks(group: bytes, known: Mapping[int, str]) -> dict[str, int]:
    """The modifiers of ``group`` that ``known`` names, each with the value it has last."""
    return {
        known[code]: int.from_bytes(operand, "little")
        for code, operand in modifiers(group)
        if code in known
    }
