"""Whose report it is: every hint of the masthead names a place, the heaviest name wins.

Hints are the title, the congress that hears the report, the office of the speaker and the words
``我代表…``; the lead of a newspaper page and what the source says of itself count less. Where none
names a place (``我代表市人民政府``), the place that the text speaks of most is inferred.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from duixian.lexicon.gazetteer import Division
from duixian.lexicon.loader import Hit
from duixian.lexicon.place_names import Name, Resolved, name_before, resolve
from duixian.model import Document, Place, PlaceLevel
from duixian.stages.parse.masthead import Masthead, fold, identity_words
from duixian.stages.parse.place_spoken_of import (
    KINDS,
    Hint,
    is_national,
    kinds_spoken_of,
    most_spoken_of,
)
from duixian.stages.parse.year_of import YEAR

NATION = Place("中华人民共和国", "nation", "000000")
LONGEST_LABEL = 200
STATED = 4  # a name in the title, the date line, the office line or the opening words

_MANDATE = re.compile(r"(?:代表|受)(?:中共中央和)?$")
_SESSION_BEFORE = re.compile(r"第?[0-9一二三四五六七八九十]{1,4}届(全国)?\s?$")
_DEPUTY = re.compile(r"(?:代理|代|副)$")
_BARE = re.compile(
    r"(?:[在向为是由，、：:—\-\s]|^|代表|受)(省|市|县|区|州|旗|盟|镇|乡|自治区|自治州|自治县|街道)$"
)
_ENTRUSTED = re.compile(r"(?:代表|受|根据|接受)[^，。\n]{0,14}$")
_HEARD = re.compile(r"(?:第?[0-9一二三四五六七八九十]次)?(?:会议)?，?上?(?:作|提出|报告|提交)")
_TITLE_IDS = ("report_title", "plain_title", "communique", "sibling_title")


class Whose(NamedTuple):
    """The place with what was found on the way.

    ``start:end`` are the words that name it (-1 where none of the text do). ``how`` is
    ``stated``, ``inferred`` or empty; ``candidates`` are the homonyms that stayed open.
    """

    place: Place | None
    start: int = -1
    end: int = -1
    how: str = ""
    listed: bool = True
    candidates: tuple[Division, ...] = ()


def find_place(document: Document, head: Masthead, year: int | None) -> Whose:
    """The place whose government gives the report."""
    nation = _nation(head)
    hints = list(_text_hints(head))
    stated = max((hint.weight for hint in hints), default=0)
    if nation and nation[1] >= stated:
        return Whose(NATION, *nation[0], "stated")
    outside = [*_outside_hints(document.metadata.title, 3), *_publisher_hints(document)]
    kinds = _bare_kinds(head)
    named = {part.text for hint in (*hints, *outside) for part in (hint.name, *hint.name.parents)}
    text = document.text
    winner = _heaviest(hints, kinds, text)
    if winner and (winner.weight >= STATED or _supported(winner, text)):
        return _whose(winner.name, year, named, text, "stated")
    if not kinds and not hints and is_national(text):
        return Whose(NATION, how="inferred")
    if spoken := most_spoken_of(text, kinds or kinds_spoken_of(text), [*hints, *outside]):
        return _whose(spoken, year, named, text, "inferred")
    labels = _outside_hints(document.source.name.rpartition("/")[2].partition(".")[0], 3)
    winner = _heaviest([*hints, *outside, *labels], kinds, text)
    if winner and (winner.weight >= STATED or winner.name.divisions):
        return _whose(winner.name, year, named, text, "inferred")
    return Whose(NATION, how="inferred") if is_national(text) else Whose(None)


def place_named(words: str, year: int | None, text: str) -> Place | None:
    """The place that a title names in front of its year: 清湾县2025年…; ``None`` without one."""
    folded = fold(words)
    found = YEAR.search(folded)
    names = [name_before(folded, found.start())] if found else []
    name = next((name for name in (*names, *label_names(words[:LONGEST_LABEL])) if name), None)
    return _whose(name, year, set(), text, "stated").place if name else None


def _supported(hint: Hint, text: str) -> bool:
    """Whether a name that only the lead gives is listed, or stands in the text again."""
    return hint.weight >= 3 and (bool(hint.name.divisions) or text.count(hint.name.text) >= 2)


def label_names(label: str) -> list[Name]:
    """The names that a file name or a page title gives as whose report it is."""
    return [hint.name for hint in _outside_hints(label, 3)]


def _nation(head: Masthead) -> tuple[tuple[int, int], int] | None:
    """Where and how strongly the text says that the State Council reports."""
    best: tuple[tuple[int, int], int] | None = None
    for hit in head.hits:
        before = head.text[max(hit.start - 24, 0) : hit.start]
        weight = 0
        if hit.entry.id == "nation_organ" and hit.start < head.front + 600:
            weight = 6 if _ENTRUSTED.search(before) else 0
        elif hit.entry.id == "nation_office" and hit.start <= head.front:
            weight = 6
        elif hit.entry.id == "congress" and hit.start < head.front + 200:
            session = _SESSION_BEFORE.search(before)
            national = session and session[1]
            heard = hit.start < head.front or _HEARD.match(head.text, hit.end)
            weight = 5 if national and heard else 0
        if weight and (best is None or weight > best[1]):
            best = ((hit.start, hit.end), weight)
    return best


def _text_hints(head: Masthead) -> Iterator[Hint]:
    for hit in head.hits:
        if hit.entry.id in _TITLE_IDS:
            yield from _title_hint(head, hit)
        elif hit.entry.id == "organ":
            yield from _organ_hint(head, hit)
        elif hit.entry.id == "office" and hit.start <= head.front:
            cut = (
                hit.start - len(found[0])
                if (found := _DEPUTY.search(head.text[max(hit.start - 2, 0) : hit.start]))
                else hit.start
            )
            if name := name_before(head.text, cut, short=True):
                yield Hint(name, 4)
        elif hit.entry.id == "congress":
            before = head.text[max(hit.start - 12, 0) : hit.start]
            session = _SESSION_BEFORE.search(before)
            if session and not session[1]:
                name = name_before(head.text, hit.start - len(session[0]), short=True)
                if name:
                    yield Hint(name, 5 if hit.start <= head.front else 3)


def _title_hint(head: Masthead, hit: Hit) -> Iterator[Hint]:
    line = head.title_like(hit)
    if line is None:
        if hit.entry.id == "report_title" and (name := name_before(head.text, hit.start)):
            yield Hint(name, 3)
        return
    name = name_before(head.text, hit.start, short=True, whole=True)
    if name is None and hit.start - line.start <= 1 and line.start > 0:
        # The place may have a line of its own above: 清湾县 / 政府工作报告.
        above = head.line(line.start - 1)
        if above.end - above.start <= 24:
            words = re.sub(r"(?:人民)?政府\s*$", "", above.words)
            name = name_before(head.text, above.start + len(words), whole=True)
    if name:
        yield Hint(name, 6)


def _organ_hint(head: Masthead, hit: Hit) -> Iterator[Hint]:
    front = hit.start <= head.front
    name = name_before(head.text, hit.start, short=True, whole=False)
    if name is None:
        return
    before = head.text[max(name.start - 8, 0) : name.start]
    if hit.start < head.front + 400 and _MANDATE.search(before):
        yield Hint(name, 5)
    elif front and head.title_like(hit):
        yield Hint(name, 5 if "工作报告" in head.line(hit.start).words else 4)
    elif name.divisions and not name.short:
        yield Hint(name, 1)


def _outside_hints(label: str, weight: int) -> Iterator[Hint]:
    """Names before the title words of a page title or a file name."""
    words = fold(label[:LONGEST_LABEL])
    for hit in identity_words().find(words):
        if hit.entry.id in (*_TITLE_IDS, "organ"):
            name = name_before(words, hit.start, short=True, whole=True)
            if name:
                yield Hint(name._replace(start=-1, end=-1), weight)
                return


def _publisher_hints(document: Document) -> Iterator[Hint]:
    """``清湾县人民政府``: who publishes a page need not be who reports."""
    words = fold(document.metadata.publisher[:LONGEST_LABEL])
    for hit in identity_words().find(words):
        if hit.entry.id == "organ" and (name := name_before(words, hit.start, whole=True)):
            yield Hint(name._replace(start=-1, end=-1), 2)
            return


def _bare_kinds(head: Masthead) -> set[str]:
    """Kinds that stand for the name: ``我代表市人民政府``, ``在县第十七届人大``, ``省长``."""
    kinds: set[str] = set()
    for hit in head.hits:
        end = hit.start
        if hit.entry.id == "congress":
            session = _SESSION_BEFORE.search(head.text[max(end - 12, 0) : end])
            if session is None or session[1]:
                continue
            end -= len(session[0])
        elif hit.entry.id == "office" and hit.start <= head.front:
            kind = head.text[hit.start : hit.end - (1 if hit.end - hit.start == 2 else 2)]
            if kind in KINDS:
                kinds.add(kind)
            continue
        elif hit.entry.id != "organ" or hit.start > head.front + 400:
            continue
        if found := _BARE.search(head.text[max(end - 10, 0) : end]):
            kinds.add(found[1])
    return kinds


def _heaviest(hints: Iterable[Hint], kinds: set[str], text: str) -> Hint | None:
    """The name with the greatest weight; a short name counts for the full name it stands for."""
    rows = list(hints)
    full = {hint.name.text: hint.name for hint in reversed(rows) if not hint.name.short}
    weights: Counter[str] = Counter()
    names: dict[str, Name] = {}
    for name, weight in rows:
        key = name if not name.short else _spelled_out(name, full, kinds, text)
        weights[key.text] += weight
        known = names.get(key.text)
        if known is None or len(key.parents) > len(known.parents):
            names[key.text] = key
    if not weights:
        return None
    best = max(weights, key=lambda key: weights[key])
    return Hint(names[best], weights[best])


def _spelled_out(name: Name, full: dict[str, Name], kinds: set[str], text: str) -> Name:
    """The full name that the short ``name`` stands for, where the text makes it plain."""
    names = list(dict.fromkeys(row.name for row in name.divisions))
    for candidate in names:
        if candidate in full:
            return full[candidate]
    fitting = [n for n in names if any(n.endswith(kind) for kind in kinds)] or names
    counts = {n: text.count(n) for n in fitting}
    best = max(fitting, key=lambda n: counts[n])
    if len(fitting) == 1 or counts[best] > 0:
        rows = tuple(row for row in name.divisions if row.name == best)
        return name._replace(divisions=rows, short=len({r.code for r in rows}) > 1)._replace(
            text=best, short=False
        )
    return name


def _whose(name: Name, year: int | None, named: set[str], text: str, how: str) -> Whose:
    resolved: Resolved = resolve(name, year, named, text)
    if resolved.division:
        return Whose(resolved.division.place(year), name.start, name.end, how)
    if resolved.candidates:
        levels = {row.level for row in resolved.candidates}
        level = resolved.candidates[0].level if len(levels) == 1 else name.level
        place = Place(name.text, level)
        return Whose(place, name.start, name.end, how, candidates=resolved.candidates)
    return Whose(
        Place(name.text, _unlisted_level(name, text)), name.start, name.end, how, listed=False
    )


def _unlisted_level(name: Name, text: str) -> PlaceLevel:
    """A 市 that is not listed is a prefecture where it speaks of its counties, else a county."""
    if name.kind != "市" or name.level == "county":
        return name.level
    counties = sum(
        map(text.count, ("县区", "县（市", "县(市", "市县", "各县", "县域", "县级", "区县"))
    )
    towns = sum(map(text.count, ("镇（街", "镇街", "各镇", "乡镇", "镇域", "各乡")))
    return "prefecture" if counties > towns else "county"
