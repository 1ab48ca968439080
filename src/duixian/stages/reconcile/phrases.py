"""What a figure says, as words that can be compared: one description for promises and answers."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from duixian.lexicon.conversions import conversions
from duixian.lexicon.promises import deeds, forms, hits, said
from duixian.lexicon.units import units
from duixian.lexicon.wording import right_bounds
from duixian.model import Figure, Report, Statement
from duixian.stages.reconcile.likeness import bigrams, plain

BREAKS = "，；。！？：\n"
_LABEL = re.compile(
    r"(?:及以上|以上|以下|以内|级)(?=[^\s，；。、！？：（）()的]|的[^\s，；。、！？：])"
)
_ENDS = re.compile(f"[{BREAKS}、]")
SHORTEST = 4  # characters of a clause that says something
TELLING = 12  # characters of a sentence that say what money is for
_JOINTS = "、和及与，"


class Phrase(NamedTuple):
    """A figure's own words.

    ``start`` and ``end`` span them. ``key`` is the plain name of what is measured; ``local`` are
    the words about this figure alone, ``clause`` those of its whole clause. ``verbs`` are groups of
    deeds; ``stock`` says that the figure is a level reached; ``labels`` are sizes that only tell
    which objects are counted (10亿元以上项目). ``purpose`` says what public money is for, ``None``
    where the figure is not public money; ``purpose_named`` that the name itself says it, else it is
    the whole statement.
    """

    start: int
    end: int
    key: str
    key_pairs: frozenset[str]
    local_pairs: frozenset[str]
    clause_pairs: frozenset[str]
    verbs: frozenset[str]
    stock: bool
    labels: frozenset[Decimal]
    places: frozenset[str]
    purpose: frozenset[str] | None = None
    purpose_named: bool = True


def is_label(text: str, figure: Figure) -> bool:
    """千亿级产业, 10亿元以上项目: the size only tells which objects are meant."""
    if figure.text[0] in "万亿千百" or text[figure.end : figure.end + 1] == "级":
        return True
    if figure.measure in ("growth", "change", "share", "ratio") or figure.unit in ("%", "pp"):
        return False
    found = _LABEL.match(text, figure.end)
    if not found:
        return False
    unit = units().get(figure.unit or "")
    if unit and unit.kind == "people":
        # 1000万以上贫困人口: people are counted, they are not the size of something.
        return False
    sized = figure.unit == "CNY" or figure.unit in conversions()
    return (sized and figure.measure in ("level", "amount")) or found[0].startswith("级")


def phrase(
    report: Report, statement: Statement, figure: Figure, siblings: Sequence[Figure]
) -> Phrase:
    """The words of ``figure``; ``siblings`` are the figures of its statement in text order."""
    text = report.text
    labels = frozenset(
        other.value for other in siblings if other.value is not None and is_label(text, other)
    )
    others = [other for other in siblings if other is not figure and not is_label(text, other)]
    clause_start, clause_end = clause(text, statement, figure)
    start = _own_start(text, figure, others, clause_start)
    end = _own_end(text, figure, others, clause_end)
    own = text[start : figure.start] + text[figure.end : end]
    indicator = figure.indicator
    head = text[clause_start : figure.start]
    if indicator and (indicator.start < start or indicator.end > end):
        own = f"{indicator.text}，{own}"
        if indicator.start < clause_start:
            head = text[_clause_start(text, statement, indicator.start) : figure.start]
    key = plain(_bare(_timeless(indicator.text if indicator else own)))
    purpose, named = _purpose(text, figure, key, statement)
    local = plain(own)
    near = {other.value for other in siblings if start <= other.start < end}
    return Phrase(
        start=min(start, indicator.start) if indicator else start,
        end=end,
        key=key,
        key_pairs=bigrams(key),
        local_pairs=bigrams(local) | bigrams(key),
        clause_pairs=bigrams(plain(text[clause_start:clause_end])) | bigrams(key),
        verbs=deeds(own) or deeds(head),
        stock=figure.basis == "cumulative" or _is_stock(text[start : figure.start], own),
        labels=frozenset(label for label in labels if label in near),
        places=frozenset(place for place in statement.places if place in head),
        purpose=purpose,
        purpose_named=named,
    )


def _purpose(
    text: str, figure: Figure, key: str, statement: Statement
) -> tuple[frozenset[str] | None, bool]:
    """What public money is for: 中央财政拟安排“三农”投入 is for 三农."""
    money = figure.unit == "CNY" or figure.measure == "growth"
    rest = without_spending(key)
    if not money or (rest and "fiscal" not in said("name_words", key)):
        return None, True
    if len(rest) >= 2:
        return bigrams(rest), True
    told = without_spending(plain(statement.text))
    if len(told) < TELLING:
        # 加大对三农的投入。中央财政拟安排80亿元: the sentence before says what for.
        line = text.rfind("\n", 0, statement.start) + 1
        before = text[line : statement.start].rstrip("。；")
        told += without_spending(plain(before[before.rfind("。") + 1 :]))
    return bigrams(told), False


def without_spending(words: str) -> str:
    """``words`` without who pays and the deed of paying."""
    kept, position = [], 0
    for hit in hits("name_words", words):
        if hit.entry.id in ("fiscal", "spending"):
            kept.append(words[position : hit.start])
            position = hit.end
    return "".join(kept) + words[position:]


def _bare(name: str) -> str:
    """``name`` without a tail that measures nothing: 货币预期增长目标, 工程建设力度."""
    for tail in forms("name_words", "tail"):
        if name.endswith(tail) and len(name) - len(tail) >= 2:
            return name.removesuffix(tail)
    return name


def clauses(text: str, statement: Statement) -> Iterator[tuple[int, int]]:
    """The clauses of ``statement`` in text order; 、 before a verb begins one too."""
    start = statement.start
    for mark in _ENDS.finditer(text, statement.start, statement.end):
        position = mark.start()
        if mark[0] != "、" or _opens_with_verb(text[position + 1 : position + 6]):
            if position - start >= SHORTEST:
                yield start, position
            start = position + 1
    if statement.end - start >= SHORTEST:
        yield start, statement.end


def _opens_with_verb(words: str) -> bool:
    found = hits("promise_words", words)
    return bool(found) and found[0].start == 0 and found[0].entry.id in ("milestone", "work")


def clause(text: str, statement: Statement, figure: Figure) -> tuple[int, int]:
    """The comma clause that holds ``figure``."""
    start = _clause_start(text, statement, figure.start)
    ends = (text.find(mark, figure.end, statement.end) for mark in BREAKS)
    return start, min((end for end in ends if end >= 0), default=statement.end)


def _clause_start(text: str, statement: Statement, offset: int) -> int:
    found = max(text.rfind(mark, statement.start, offset) for mark in BREAKS)
    return max(found + 1, statement.start)


def _own_start(text: str, figure: Figure, others: Sequence[Figure], clause_start: int) -> int:
    """Behind the figure before, where there is one in the clause."""
    before = [
        other for other in others if clause_start <= other.start and other.end <= figure.start
    ]
    if not before:
        return clause_start
    start = before[-1].end
    for size in (3, 2, 1):
        if text[start : start + size] in right_bounds():
            start += size
            break
    while start < figure.start and text[start] in _JOINTS:
        start += 1
    return start


def _own_end(text: str, figure: Figure, others: Sequence[Figure], clause_end: int) -> int:
    """Up to the next figure of the clause, or rather to the mark before its words."""
    after = next((other for other in others if figure.end <= other.start < clause_end), None)
    if after is None:
        return clause_end
    mark = text.rfind("、", figure.end, after.start)
    end = figure.end
    for size in (3, 2, 1):
        if text[end : end + size] in right_bounds():
            end += size
            break
    return mark if mark >= end else end


def _timeless(name: str) -> str:
    """``name`` without the time that it begins with: 近两年累计改造管网 is 改造管网."""
    ends = [hit.end for hit in hits("answer_words", name) if hit.entry.id in OPENING]
    found = _YEAR.match(name)
    start = max([*ends[:1], found.end() if found else 0])
    rest = name[start:].removeprefix("累计").removeprefix("共")
    return rest if len(rest) >= 2 else name


OPENING = ("several_years", "one_year", "part_year")


def _is_stock(head: str, own: str) -> bool:
    """Whether a level was reached rather than a quantity done: 总数达到85家."""
    if "add" in deeds(own):
        return False
    return "stock" in said("answer_words", head)


def time_of(words: str, year: int | None) -> str | None:
    """The last time that ``words`` name: ``several_years``, ``one_year``, ``part_year``, a year."""
    last, position = None, -1
    for hit in hits("answer_words", words):
        if hit.entry.id in ("several_years", "one_year", "part_year"):
            last, position = hit.entry.id, hit.start
    for found in _YEAR.finditer(words):
        if found.start() > position:
            spans = found[2] is not None
            own = year is not None and int(found[1]) == year
            last = "several_years" if spans else "one_year" if own else "other_year"
            position = found.start()
    return last


_YEAR = re.compile(r"(20\d\d)(?:年?[—－–\-~至到](20\d\d))?年(?!以来)")
