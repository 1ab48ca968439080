"""Which numerals are figures, which are ignored, and by which rule."""

import re
from functools import cache
from typing import Literal

from duixian.lexicon.loader import Lexicon, load
from duixian.stages.extract.context import Left
from duixian.stages.extract.numbers import Number

Ruling = Literal[
    "figure", "word", "date", "duration", "ordinal", "label", "name", "heading", "idiom",
    "indefinite", "set_aside", "unread",
]  # fmt: skip

QUOTED = 14
# A duration is a quantity of its own only where it is held against something: 压缩至3天.
MEASURED_TIMES = ("天", "个工作日", "工作日", "个小时", "小时", "分钟", "秒", "毫秒", "昼夜")
RANKED = ("位", "名")


@cache
def _idioms() -> Lexicon:
    return load("idioms")


@cache
def _numbered_names() -> re.Pattern[str]:
    forms = sorted((form for e in load("numbered_names").entries for form in e.forms), key=len)
    return re.compile("|".join(re.escape(form) for form in reversed(forms)))


@cache
def _persons() -> re.Pattern[str]:
    forms = sorted((form for e in load("persons").entries for form in e.forms), key=len)
    return re.compile(".{0,6}?(?:" + "|".join(re.escape(form) for form in reversed(forms)) + ")")


def idiom_spans(text: str) -> list[tuple[int, int]]:
    """Spans of ``text`` in which a numeral states no quantity."""
    return [(hit.start, hit.end) for hit in _idioms().find(text)]


def rule(text: str, number: Number, idiom: bool) -> Ruling:
    """The ruling on ``number`` by itself; durations and ordinals still depend on their context.

    ``idiom`` says that an idiom covers the bare numeral.
    """
    kind = number.kind
    if idiom and kind not in ("percent", "permille", "point", "money", "fraction", "ratio"):
        return "idiom" if text[number.start].isdigit() else "word"
    if kind in ("date", "duration", "label", "heading", "ordinal"):
        return kind  # type: ignore[return-value]
    if kind == "too_long":
        return "unread"
    if kind == "bare":
        return _bare(text, number)
    if kind in ("thing", "people") and _in_name(text, number):
        return "name"
    if number.han and number.value == 1 and kind in ("thing", "people"):
        return "indefinite"
    if kind == "ratio":
        return "figure" if _is_composition(text, number) else "name"
    return "figure"


def _bare(text: str, number: Number) -> Ruling:
    """A numeral without a unit."""
    start, end = number.start, number.end
    if number.han:
        size = end - start
        if size == 1:
            return "word"
        if number.value is not None and number.value >= 10_000 and text[end - 1] in "万亿萬億":
            return "figure"
        if all(character in "一二三四五六七八九十" for character in text[start:end]) and size <= 3:
            return "word"
        return "unread" if number.value is not None and number.value >= 10 else "word"
    if _in_name(text, number) or _numbered_names().match(text, start):
        return "name"
    if _is_list_mark(text, start, end):
        return "heading"
    if number.value is not None and text[end - 1] in "万亿萬億":
        return "figure"
    return "unread"


def _in_name(text: str, number: Number) -> bool:
    """C919, 5G, 1+5, PM2.5, “四个十大”: part of a name by its neighbours or its quotes."""
    start, end = number.start, number.numeral_end
    left, right = text[start - 1 : start], text[end : end + 1]
    if left.isascii() and (left.isalpha() or left in "+-_/&#@") and left:
        return True
    if right.isascii() and right and (right.isalpha() or right in "+_/&"):
        return number.kind == "bare"
    if left == "＋" or right == "＋":
        return True
    opened = text.rfind("“", max(0, start - QUOTED), start)
    if opened < 0 or "”" in text[opened:start]:
        return False
    closed = text.find("”", end, opened + QUOTED + 2)
    return closed > 0


def _is_list_mark(text: str, start: int, end: int) -> bool:
    """``1.`` ``（2）`` ``3、`` at the start of a line."""
    opened = text[start - 1 : start] in ("（", "(")
    before = text[start - 2 : start - 1] if opened else text[start - 1 : start]
    return end - start <= 3 and before in ("", "\n", "。", "；", "：") and (
        text[end : end + 1] in tuple(".．、)）:：") or opened
    )  # fmt: skip


def _is_composition(text: str, number: Number) -> bool:
    return not text[number.end : number.end + 1].isdigit()


def duration_is_figure(text: str, number: Number, left: Left, bounded: bool) -> bool:
    """Whether the text measures by this duration (压缩至3天) or only dates by it (近3天)."""
    return text[number.numeral_end : number.end].strip() in MEASURED_TIMES and (
        left.to or bool(left.direction) or (bounded and left.linked)
    )


def ordinal_is_rank(number: Number, left: Left) -> bool:
    """第404位 is a rank; 第5个 and a bare 第一 are where the text says 居, 位列, 升至 before them."""
    if number.unit in RANKED:
        return True
    return number.unit is None and left.rank


def person_unit(text: str, number: Number) -> str | None:
    """``人`` where a noun for people stands for the unit: 6434万农村人口."""
    return "人" if _persons().match(text, number.end) else None
