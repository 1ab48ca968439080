"""Which numerals are figures, which are ignored, and by which rule."""

import re
from functools import cache
from typing import Literal

from duixian.lexicon.frames import frame
from duixian.lexicon.loader import Lexicon, load
from duixian.lexicon.nouns import is_ratio
from duixian.stages.extract.context import Left
from duixian.stages.extract.numbers import Number

Ruling = Literal[
    "figure", "word", "date", "duration", "ordinal", "label", "name", "heading", "idiom",
    "indefinite", "set_aside", "unread",
]  # fmt: skip

QUOTED = 14
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


@cache
def _sessions() -> re.Pattern[str]:
    """七次|、八次全会: what follows the first number of a list of sessions."""
    nouns = "|".join(map(re.escape, frame("session_noun")))
    return re.compile(f"(?:[、和][一二三四五六七八九十]{{1,3}}次){{0,9}}(?:{nouns})")


def idiom_spans(text: str) -> list[tuple[int, int]]:
    """Spans of ``text`` in which a numeral states no quantity."""
    return [(start, end) for start, end, _ in _idioms().spans(text)]


def rule(text: str, number: Number, idiom: bool) -> Ruling:
    """The ruling on ``number`` by itself; durations and ordinals still depend on their context.

    ``idiom`` says that an idiom covers the bare numeral.
    """
    kind = number.kind
    if idiom and kind not in ("percent", "permille", "point", "money", "fraction", "ratio"):
        return "idiom" if text[number.start].isdigit() else "word"
    if kind == "date" and number.value is not None and number.value % 1:
        # 平均受教育年限10.8年: a calendar year has no fraction. PM2.5年均浓度 is a name.
        return "name" if _in_name(text, number) else "figure"
    if kind in ("date", "duration", "label", "heading", "ordinal"):
        return kind
    if kind == "too_long":
        return "unread"
    if kind == "bare":
        return _bare(text, number)
    if kind in ("thing", "people") and (special := _counted(text, number)):
        return special
    if kind == "ratio":
        return "figure" if _is_composition(text, number) else "name"
    return "figure"


def _counted(text: str, number: Number) -> Ruling | None:
    """What else a numeral before a counting word can be."""
    if _in_name(text, number):
        return "name"
    if not number.han:
        return None
    if number.value == 0:
        # 零部件, 零售: a lone 零 is part of a word.
        return "word"
    if number.value == 1:
        return "indefinite"
    if number.unit == "次" and _sessions().match(text, number.end):
        return "label"
    if number.unit == "届" and not text.endswith(frame("in_a_row"), 0, number.start):
        # 十四届九次全会 names a congress; 连续五届 counts.
        return "label"
    return None


def _bare(text: str, number: Number) -> Ruling:
    """A numeral without a unit."""
    start, end = number.start, number.end
    if _in_name(text, number):
        return "name"
    last = text[end - 1] if text[end - 1] not in "多余餘来几" else text[end - 2]
    large = last in "万亿萬億"
    if number.han:
        if end - start == 1 or number.value is None or number.value < 10:
            return "word"
        if end - start == 4 and text[start : start + 2] in ("一九", "二〇", "二○", "二零"):
            return "date"
        if large and number.value >= 10_000:
            return "figure"
        # 三五, 一二三: neighbouring digits are a way of speaking, not a number.
        return "word" if end - start <= 3 and set(text[start:end]) <= _SMALL else "unread"
    if _numbered_names().match(text, start):
        return "name"
    if _is_list_mark(text, start, end):
        return "heading"
    if text[start - 1 : start] in ("[", "［", "〔") and text[end : end + 1] in ("]", "］", "〕"):
        return "heading"
    if end - start == 4 and number.value is not None and 1900 <= number.value <= 2100:
        return "date"
    return "figure" if large else "unread"


_SMALL = frozenset("一二三四五六七八九十")


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
    """12.2:44.9:42.9 and 2.04:1; a pair that is neither is a time or a score."""
    parts = re.split("[:：∶]", text[number.start : number.end])
    return (
        len(parts) > 2 or parts[1] == "1" or "比" in text[max(0, number.start - 8) : number.start]
    )


def duration_is_figure(text: str, number: Number, left: Left, bounded: bool) -> bool:
    """Whether the text measures by this duration (压缩至3天) or only dates by it (近3天)."""
    return text[number.numeral_end : number.end].strip() in frame("measured_time") and (
        text.endswith(frame("time_noun"), 0, left.stop)
        or left.to
        or bool(left.direction)
        or (bounded and left.linked)
    )


def ordinal_is_rank(number: Number, left: Left) -> bool:
    """第404位 is a rank; a bare 第一 is one where the text says 居, 位列, 升至 before it."""
    if number.unit in RANKED:
        return True
    return number.unit is None and left.rank


def person_unit(text: str, number: Number, words: str) -> str | None:
    """``人`` where a noun for people stands for the unit: 6434万农村人口, 贫困人口减少1240万."""
    if is_ratio(words):
        return None
    return "人" if _persons().match(text, number.end) or _persons().search(words[-6:]) else None
