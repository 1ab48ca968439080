"""Reads the name of a place that ends at a given point, and finds the division it means.

A name is read backward from a word that can only follow a place (``政府工作报告``,
``第十七届人民代表大会``), so that 唐县 is never taken out of 高唐县: the longest listed name that
ends there wins, and it must begin where a word begins. Invented and unlisted names are read by
their kind (县, 镇).
"""

import re
from collections.abc import Collection, Sequence
from functools import cache
from typing import NamedTuple

from duixian.lexicon.gazetteer import LEVELS, Division, gazetteer, valid_in
from duixian.lexicon.loader import load
from duixian.model import PlaceLevel

AFTERLIFE = 3  # years for which a name is still used after its division ended

LONGEST = 16
LONGEST_UNLISTED = 12

# Characters after which a name can begin: they stand before places and rarely inside names.
BOUNDARY = frozenset(
    "在的对和与及或由向从为受是了将使让往赴驻于至到自跟同被把以代表年月日午天前报供记者"
)
_COUNTING = frozenset("各全每两我本该")
_RUN = re.compile(r"[\u3400-\u9fff]+$")
_YEAR = re.compile(r"(?:[0-9]{4}|[一二][〇○零九][〇○零一二三四五六七八九]{2})年度?$")
# What leads up to an unlisted name. Single characters that names hold too (和, 同, 日) are no lead.
_LEAD = re.compile(
    r"[\u3400-\u9fff]*(?:代表|关于|召开|举行|上午|下午|日前|近日|今天|昨天|委托|[在的受与及了是被把让使到])"
    r"|[年月日号度]+"
)
_KIND = re.compile(
    r"(?:自治区|自治州|自治县|自治旗|特别行政区|地区|街道|民族乡|苏木|省|市|县|区|旗|盟|州|镇|乡)$"
)
_INNER = re.compile(r"(?:自治区|自治州|自治县|省|市|县|区|旗|盟)")
_LEVEL_OF_KIND: dict[str, PlaceLevel] = {
    "省": "province",
    "自治区": "province",
    "特别行政区": "province",
    "自治州": "prefecture",
    "地区": "prefecture",
    "盟": "prefecture",
    "州": "prefecture",
    "市": "prefecture",
    "街道": "township",
    "民族乡": "township",
    "苏木": "township",
    "镇": "township",
    "乡": "township",
}


class Name(NamedTuple):
    """A name in a text at ``start:end``, and the divisions of all years that it can mean.

    ``divisions`` is empty where the list has no such name. ``short`` says that it stands
    without its kind. ``parents`` are the names before it, the nearest first.
    """

    text: str
    start: int
    end: int
    divisions: tuple[Division, ...]
    short: bool
    parents: tuple["Name", ...] = ()

    @property
    def kind(self) -> str:
        """What the name says the place is (``县``), empty for a short name."""
        found = _KIND.search(self.text)
        return found[0] if found and not self.short else ""

    @property
    def level(self) -> PlaceLevel:
        """The level that the kind of an unlisted name says; a 市 under a 市 is county level."""
        level = _LEVEL_OF_KIND.get(self.kind, "county")
        if self.kind == "市" and any(
            parent.kind in ("市", "州", "自治州") for parent in self.parents
        ):
            return "county"
        return level


def name_before(text: str, end: int, *, short: bool = False, whole: bool = False) -> Name | None:
    """The name that ends at ``end``, with the names of the places above it just before.

    A year and blanks between the name and ``end`` are passed over. ``short`` admits names
    without their kind; ``whole`` says that nothing but names stands there, as in a title, so
    that what is left over belongs to the name.
    """
    line = text.rfind("\n", 0, end) + 1
    head = text[max(line, end - 48) : end].rstrip(" \u3000")
    if year := _YEAR.search(head):
        head = head[: year.start()].rstrip(" \u3000")
    offset = max(line, end - 48)
    found = _RUN.search(head)
    if not found:
        return None
    run, start = found[0], offset + found.start()
    if (cut := run.rfind("年度") + 2) > 1:  # 2024年度|清湾县
        run, start = run[cut:], start + cut
    listed = _listed(run, start, short, whole)
    return listed or _unlisted(run, start)


def _listed(run: str, start: int, short: bool, whole: bool) -> Name | None:
    """The longest listed name at the end of ``run`` that begins where a word begins."""
    places = gazetteer()
    for length in range(min(len(run), LONGEST), 1, -1):
        words = run[-length:]
        divisions = places.full(words)
        brief = False
        if not divisions and (short or words[-1] in "州县旗"):
            divisions = places.short(words)
            brief = not divisions or words[-1] not in "州县旗"
        if not divisions:
            continue
        at = len(run) - length
        above = _above(run[:at], start)
        free = at == 0 or run[at - 1] in BOUNDARY or bool(above)
        if free or (length >= 3 and not brief and not whole):
            return Name(words, start + at, start + len(run), divisions, brief, above)
    return None


def _above(run: str, start: int) -> tuple[Name, ...]:
    """The names of the places above, that end where the name begins: 广东省江门市|开平市."""
    if len(run) < 2:
        return ()
    listed = _listed(run, start, short=True, whole=True)
    if listed:
        return (listed._replace(parents=()), *listed.parents)
    found = _unlisted(run, start)
    return (found._replace(parents=()), *found.parents) if found else ()


def _unlisted(run: str, start: int) -> Name | None:
    """A name by its kind: what stands between the last boundary and the end of ``run``."""
    if not (kind := _KIND.search(run)):
        return None
    lead = _LEAD.match(run, 0, kind.start())
    first = lead.end() if lead else 0
    if first == kind.start():
        return None
    words = run[first:]
    above: tuple[Name, ...] = ()
    for inner in reversed(list(_INNER.finditer(words))):
        rest = words[inner.end() :]
        if len(rest) < 2 or _KIND.fullmatch(rest):
            continue
        if parents := _above(run[: first + inner.end()], start):
            words, above = rest, parents
            break
    if not 2 <= len(words) <= LONGEST_UNLISTED or words[0] in _COUNTING or words in generic_names():
        return None
    end = start + len(run)
    return Name(words, end - len(words), end, (), False, above)


@cache
def generic_names() -> frozenset[str]:
    """Words that have the form of a name and are none: 全市, 我县, 各乡镇."""
    return frozenset(load("place_words").by_id["generic"].forms)


class Resolved(NamedTuple):
    """What a name means. ``division`` is ``None`` where the list does not decide.

    ``candidates`` are the divisions of the year that bear the name; more than one where the
    words around do not say which.
    """

    division: Division | None
    candidates: tuple[Division, ...]


def resolve(name: Name, year: int | None, named: Collection[str], text: str) -> Resolved:
    """The division that ``name`` means in ``year``.

    Of several homonyms the one under the places named before it, then under those of
    ``named`` (names elsewhere in the masthead), then under those the text speaks of most.
    """
    divisions = _still_there(name.divisions, year)
    rows = valid_in(divisions, year)
    if name.parents:
        under = _under(rows, name.parents) or _under(
            valid_in(_under(divisions, name.parents), year), name.parents
        )
        return Resolved(under[0] if len(under) == 1 else None, under)
    rows = _highest(rows) if name.short else rows
    if len({row.code for row in rows}) <= 1:
        return Resolved(rows[0] if rows else None, rows)
    beside = tuple(row for row in rows if _parent_names(row) & set(named))
    if len(beside) == 1:
        return Resolved(beside[0], rows)
    return Resolved(_most_spoken_of(beside or rows, text), rows)


def _still_there(rows: Sequence[Division], year: int | None) -> tuple[Division, ...]:
    """Without those that ended years before: no government of theirs reports in ``year``."""
    newest = gazetteer().newest
    return tuple(
        row for row in rows if year is None or row.last == newest or row.last >= year - AFTERLIFE
    )


def _under(rows: Sequence[Division], parents: Sequence[Name]) -> tuple[Division, ...]:
    """Those of ``rows`` that lie under every one of ``parents`` that the list knows."""
    for parent in parents:
        if not parent.divisions:
            return ()  # the text puts it under a place that is not on the list
        rows = [row for row in rows if parent.text in _parent_names(row)]
    return tuple(rows)


def _parent_names(row: Division) -> set[str]:
    parents = gazetteer().above(row)
    return {parent.name for parent in parents} | {parent.short for parent in parents}


def _highest(rows: tuple[Division, ...]) -> tuple[Division, ...]:
    """Of what a short name can mean, the province before the prefecture before the county."""
    best = min((LEVELS.index(row.level) for row in rows), default=0)
    return tuple(row for row in rows if LEVELS.index(row.level) == best)


def _most_spoken_of(rows: Sequence[Division], text: str) -> Division | None:
    """The one whose prefecture and province the text names clearly more often than the others'."""
    provinces = {row.code[:2] for row in rows}
    prefectures = {row.code[:4] for row in rows}
    counts = []
    for row in rows:
        count = 0
        for parent in {p.short: p for p in gazetteer().above(row) if p.short}.values():
            shared = prefectures if parent.level == "prefecture" else provinces
            count += text.count(parent.short) if len(shared) > 1 else 0
        counts.append(count)
    ranked = sorted(counts, reverse=True)
    if not ranked or ranked[0] == 0 or (len(ranked) > 1 and ranked[0] < 2 * ranked[1]):
        return None
    return rows[counts.index(ranked[0])]
