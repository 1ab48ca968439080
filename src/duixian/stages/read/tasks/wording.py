"""The words of a row as one reads them: 粮食产量（万吨）｜13.1 is 粮食产量13.1万吨.

Everything is a piece with the place in the source that it comes from. A unit comes from its own
column, from brackets behind the name, or from the words of the task.
"""

import re
from collections.abc import Iterator

from duixian.lexicon.table_columns import columns
from duixian.lexicon.units import is_unit, pattern
from duixian.stages.read.layout.debris import Segment, clean
from duixian.stages.read.lines import GridCell, Line

_NUMERAL = re.compile(r"[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?")
_BOUNDS = "左右以上以内以下及之间约不低于高少大超过达到增长下降≥≤＞＜><=-－—–~～至到、（）() 　"
_VALUE = re.compile(rf"[{re.escape(_BOUNDS)}]{{0,6}}[0-9０-９]")
_BELOW_ZERO = re.compile(r"\s?[-－−—][0-9０-９]")
_BRACKETS = re.compile(r"[（(]([^（()）]{1,12})[)）]\s*$")
_STOPS = "，。；：、,;: "


def pieces(cell: GridCell, start: int = 0, end: int | None = None) -> list[Segment]:
    """The words ``[start, end)`` of ``cell``, cleaned."""
    text = cell.text[start:end]
    return [
        Segment(part.text, part.line, part.column + cell.column + start - 1)
        for part in clean(Line(text, cell.line))
    ]


def beside(cell: GridCell, words: str) -> Segment:
    """``words`` that the source has elsewhere, or not at all, at the place of ``cell``."""
    return Segment(words, cell.line, cell.column)


def unit_of(name: GridCell, column: list[GridCell]) -> str:
    """The unit of the values of a row, empty where none is named."""
    for cell in column:
        if is_unit(found := cell.text.strip("（）() ")):
            return found
    brackets = _BRACKETS.search(name.text)
    if brackets and is_unit(found := _bare(brackets[1])):
        return found
    numeral = _NUMERAL.search(name.text)
    behind = re.match(pattern(), name.text[numeral.end() :]) if numeral else None
    return behind[0] if behind else ""


def _bare(words: str) -> str:
    return words.strip().removeprefix("单位").strip("：: ")


def name_of(cell: GridCell, *, alone: bool, falls: bool = False) -> list[Segment]:
    """What is counted: without the unit in brackets and, where ``alone``, without its goal.

    地区生产总值增速 is said as 地区生产总值增长, or 下降 where the value ``falls`` below zero.
    """
    end = len(cell.text)
    brackets = _BRACKETS.search(cell.text)
    if brackets and is_unit(_bare(brackets[1])):
        end = brackets.start()
    numeral = _NUMERAL.search(cell.text, 0, end)
    if alone and numeral and numeral.start() >= 2:
        end = len(cell.text[: numeral.start()].rstrip(_BOUNDS))
    words = cell.text[:end].rstrip(_STOPS)
    growth = [hit for hit in columns().find(words) if hit.entry.id == "growth"]
    if growth and growth[-1].end == len(words) and growth[-1].start:
        end = growth[-1].start
        return [*pieces(cell, 0, end), beside(cell, "下降" if falls else "增长")]
    return pieces(cell, 0, len(words))


def has_number(cell: GridCell) -> bool:
    """Whether a numeral stands in ``cell``."""
    return _NUMERAL.search(cell.text) is not None


def is_value(cell: GridCell) -> bool:
    """Whether ``cell`` is a number, with a bound or a unit, rather than a sentence."""
    return _VALUE.match(cell.text) is not None and len(cell.text) <= 30


def falls(cell: GridCell) -> bool:
    """Whether the value is below zero."""
    return _BELOW_ZERO.match(cell.text) is not None


def value(cell: GridCell, unit: str) -> Iterator[Segment]:
    """The words of a value, with ``unit`` behind each number that has none."""
    at = cell.text.index(_NUMERAL.findall(cell.text)[0]) if falls(cell) else 0
    for numeral in _NUMERAL.finditer(cell.text):
        yield from pieces(cell, at, numeral.end())
        at = numeral.end()
        rest = cell.text[at:].lstrip()
        if unit and (not rest or rest[0] in _BOUNDS):
            yield beside(cell, unit)
    yield from pieces(cell, at)
