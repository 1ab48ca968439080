"""Places that a text mentions: divisions by full name or safe short name, and townships.

Precision comes before recall: a short name counts only where a word can begin (``在河南``,
never 黄河南岸 or 隆重庆祝), a county's short name only behind its parent (深圳龙华) or where the
text also gives its full name, and names that are common nouns (城区, 新区) only behind a place.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import ahocorasick_rs

from duixian.lexicon.gazetteer import SHORTENED, Division, gazetteer, valid_in
from duixian.lexicon.loader import load
from duixian.lexicon.place_names import BOUNDARY, generic_names

MODERN = 1995  # short names of divisions that ended before are left to context
LONGEST_STEM = 4  # with a verb before it: 推进|水口|镇
_KINDS = {"街道", "民族乡", "苏木"}
_TOWN = re.compile(r"(?:镇|街道|乡)(?![村镇愁贤土亲音情风约级域静压痛江街帮产食统政（(])")

# What follows the kind of a name and makes it another word: 上海|市场, 江苏|省级, 开平|县域.
_TAKEN = {
    "市": (
        "场",
        "民",
        "值",
        "容",
        "价",
        "郊",
        "面",
        "政道",
        "政设",
        "政基",
        "政公",
        "政工",
        "政管",
    ),
    "省": ("会", "级", "道", "份", "内", "外", "直"),
    "县": ("域", "城", "级", "内", "直", "乡"),
    "区": ("域", "间", "位", "块", "划", "别", "内"),
    "州": ("际",),
    "旗": ("下", "舰", "帜"),
}
_SIDES = ("岸", "麓", "侧", "坡", "翼", "段", "部")


class Mention(NamedTuple):
    """A place named at ``start:end``; ``name`` is verbatim, ``full`` the name on the list.

    ``code`` is its GB/T 2260 code, ``None`` for townships and for homonyms that stay open.
    """

    start: int
    end: int
    name: str
    code: str | None
    full: str


class _Index(NamedTuple):
    names: tuple[str, ...]
    automaton: ahocorasick_rs.AhoCorasick
    nouns: frozenset[str]
    words: frozenset[str]
    tails: frozenset[str]
    verbs: frozenset[str]
    no_towns: tuple[str, ...]


@cache
def _index() -> _Index:
    """All full names, and the short names of provinces and prefectures, in one automaton."""
    vocabulary = load("place_words").by_id
    words = frozenset(vocabulary["word"].forms)
    places = gazetteer()
    names = dict.fromkeys(places.names())
    for division in places.large():
        if division.short and division.short not in words and division.last >= MODERN:
            names.setdefault(division.short)
            if kind := SHORTENED.get(division.name[-3:]):
                names.setdefault(division.short + kind)
    return _Index(
        tuple(names),
        ahocorasick_rs.AhoCorasick(list(names), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest),
        frozenset(vocabulary["noun"].forms),
        words,
        frozenset(vocabulary["tail"].forms),
        frozenset(load("policy").by_id["drive"].forms),
        (*(generic_names() - _KINDS), *vocabulary["no_town"].forms),
    )


def mentions(text: str, year: int | None = None) -> list[Mention]:
    """The places that ``text`` names, left to right, not overlapping.

    ``year`` chooses the list that gives the codes; the newest where it is ``None``.
    """
    found = list(_listed(text, year))
    found += _shortened(text, found, year)
    found += _towns(text, {mention.end for mention in found})
    found.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _listed(text: str, year: int | None) -> Iterator[Mention]:
    index, places = _index(), gazetteer()
    last: Mention | None = None
    for which, start, end in index.automaton.find_matches_as_indexes(text):
        name = index.names[which]
        full = name in places
        behind = last is not None and last.end == start
        if not behind and not _may_begin(text, start, name, full, index):
            continue
        if full and text.startswith(_TAKEN.get(name[-1], ()), end):
            name, full = name[:-1], False
            if name in index.words or not _is_large(name) or not _begins(text, start):
                continue
        stop = start + len(name)
        if not full and text.startswith(_SIDES, stop):
            continue
        rows = places.full(name) if full else _large(name)
        if name in index.nouns and not (last and _under(rows, last)):
            continue
        last = _mention(start, stop, name, rows, year, last if behind else None)
        yield last
        if inner := _inner(text, last, year):
            last = inner
            yield inner


def _may_begin(text: str, start: int, name: str, full: bool, index: _Index) -> bool:
    """Whether ``name`` may stand at ``start`` without a place before it."""
    if name in index.nouns:
        return False
    plain = full and len(name) > 2 and name[-2:] not in index.tails and name[0] not in BOUNDARY
    if name[0] in "万千百" and text[start - 1 : start].isdigit():
        return False
    return plain or _begins(text, start)


def _begins(text: str, start: int) -> bool:
    """Whether a word begins at ``start``: after punctuation or a word of grammar."""
    if start == 0:
        return True
    before = text[start - 1]
    return before in BOUNDARY or not "\u3400" <= before <= "\u9fff"


def _large(short: str) -> tuple[Division, ...]:
    rows = tuple(row for row in gazetteer().short(short) if row.level != "county")
    provinces = tuple(row for row in rows if row.level == "province")
    return provinces or rows


def _is_large(short: str) -> bool:
    return bool(_large(short))


def _mention(
    start: int,
    end: int,
    name: str,
    rows: tuple[Division, ...],
    year: int | None,
    parent: Mention | None,
) -> Mention:
    rows = valid_in(rows, year)
    if parent and len(rows) > 1:
        rows = _under(rows, parent) or rows
    single = len({row.code for row in rows}) == 1
    return Mention(start, end, name, rows[0].code if single else None, rows[0].name)


def _under(rows: tuple[Division, ...], parent: Mention) -> tuple[Division, ...]:
    """Those of ``rows`` whose code lies under that of ``parent``."""
    code = parent.code or "none"
    stem = code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code
    return tuple(row for row in rows if row.code.startswith(stem))


def _inner(text: str, parent: Mention, year: int | None) -> Mention | None:
    """A county by its short name right behind its parent: 深圳|龙华."""
    if parent.code is None or not parent.code.endswith("00"):
        return None
    for length in (4, 3, 2):
        short = text[parent.end : parent.end + length]
        if len(short) < length:
            continue
        if (
            rows := valid_in(_under(gazetteer().short(short), parent), year)
        ) and short not in _index().words:
            end = parent.end + length
            if text.startswith(tuple(row.name[length:] for row in rows), end):
                return None  # the full name follows, and is found as such
            return _mention(parent.end, end, short, rows, year, parent)
    return None


def _shortened(text: str, found: list[Mention], year: int | None) -> Iterator[Mention]:
    """Counties by their short name where the text gives the full one as well."""
    words = _index().words
    taken = {mention.start for mention in found}
    counties: dict[str, tuple[str | None, str]] = {}
    for full in dict.fromkeys(mention.full for mention in found if mention.name == mention.full):
        rows = valid_in(gazetteer().full(full), year)
        short = rows[0].short if rows else ""
        if short and rows[0].level == "county" and not rows[0].common and short not in words:
            code = rows[0].code if len({row.code for row in rows}) == 1 else None
            counties.setdefault(short, (code, full))
    if not counties:
        return
    shorts = tuple(counties)
    automaton = ahocorasick_rs.AhoCorasick(
        list(shorts), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
    )
    for which, start, end in automaton.find_matches_as_indexes(text):
        short = shorts[which]
        if start not in taken and (short[0] not in BOUNDARY or _begins(text, start)):
            code, full = counties[short]
            yield Mention(start, end, short, code, full)


def _towns(text: str, ends: set[int]) -> Iterator[Mention]:
    """Townships by their kind, where a word begins at most three characters before it."""
    known: set[str] = set()
    unsure: list[int] = []
    no_towns = _index().no_towns
    for kind in _TOWN.finditer(text):
        start, end = kind.span()
        if text.endswith(no_towns, max(end - 6, 0), end):
            continue
        start, behind = _town_start(text, start, ends)
        name = _without_verb(text[start:end])
        stem = len(name) - len(kind[0])
        if stem < (1 if behind else 2) or not (behind or _begins(text, start)):
            unsure.append(end)
        elif _is_town(text, name, kind):
            known.add(name)
            yield Mention(end - len(name), end, name, None, name)
    for end in unsure:
        for start in range(max(end - LONGEST_STEM - 2, 0), end - 2):
            if (name := text[start:end]) in known:
                yield Mention(start, end, name, None, name)
                break


def _town_start(text: str, kind: int, ends: set[int]) -> tuple[int, bool]:
    """Where the name begins whose kind stands at ``kind``, and whether a place stands before it.

    A word of grammar begins no name when two characters would not be left: 和平镇, 、月山镇.
    """
    start, word = kind, kind
    while start > max(kind - LONGEST_STEM, 0) and start not in ends:
        before = text[start - 1]
        if not "\u3400" <= before <= "\u9fff":
            return (word if kind - start > 3 else start), False
        if before in "县市区旗" and kind - start >= 2:
            return start, True
        if before in BOUNDARY and kind - start >= 2:
            return start, False
        start -= 1
        word = start if before in BOUNDARY else word
    return start, start in ends


def _is_town(text: str, name: str, kind: re.Match[str]) -> bool:
    """Whether ``name`` is none of 外六镇, 萍乡, 至西乡, and its kind does not begin 镇江."""
    places = gazetteer()
    stem = name[: len(name) - len(kind[0])]
    if stem[0] in _COUNTING or stem[-1] in _NUMERALS or places.short(name):
        return False
    if name[0] in BOUNDARY and places.short(name[1:]):
        return False
    return not places.short(text[kind.start() : kind.start() + 2])


_COUNTING = frozenset("各全每几多数")
_NUMERALS = frozenset("一二三四五六七八九十两百千")


def _without_verb(name: str) -> str:
    """``推进水口镇`` is a verb and 水口镇; ``实施乡`` is a verb and no name."""
    return name[2:] if name[:2] in _index().verbs else name
