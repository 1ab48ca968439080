"""What a table of tasks says of its rows: what they are, who leads, who helps, by when."""

import re
from bisect import bisect_right

import msgspec

from duixian.model import Document, Kind, Outline, Period, Statement, last_year
from duixian.stages.extract.deadlines import find_deadlines

# 2025年12月31日, 2025.12, 12月31日: a day or a month without the words of a sentence.
_DAY = re.compile(
    r"(?:(20[0-9]{2})\s?[年./-]\s?)?(1[0-2]|0?[1-9])\s?(?:月|[./-](?=[0-9])|$)"
    r"\s?(?:(3[01]|[12][0-9]|0?[1-9])\s?日?)?(?![0-9])"
)

_MONTH = re.compile(r"(20[0-9]{2})\s?年\s?(1[0-2]|0?[1-9])\s?月(?!\s?[0-9])")


def assign(
    document: Document, outline: Outline, statements: tuple[Statement, ...]
) -> tuple[Statement, ...]:
    """``statements`` with the owners and deadlines of the rows that they stand in."""
    rows = document.assignments
    starts = [row.start for row in rows]
    year = last_year(outline.plan_period) if outline.plan_period else outline.year
    found = []
    for statement in statements:
        index = bisect_right(starts, statement.start) - 1
        if index < 0 or statement.end > rows[index].end:
            found.append(statement)
            continue
        row = rows[index]
        found.append(
            msgspec.structs.replace(
                statement,
                kind=_kind(statement, row.part),
                deadline=statement.deadline
                if row.part == "review"
                else deadline_of(row.deadline, year) or statement.deadline,
                lead=row.lead,
                support=row.support,
            )
        )
    return tuple(found)


def _kind(statement: Statement, part: str) -> Kind:
    if part == "review":
        return "result"
    return "target" if statement.figures else "task"


def deadline_of(words: str, year: int | None) -> Period | None:
    """The period that the cell of a deadline names; ``None`` where it names none (长期坚持)."""
    if not words or year is None:
        return None
    if plain := _MONTH.search(words):
        return Period(f"{int(plain[1]):04d}-{int(plain[2]):02d}")
    found = list(find_deadlines(words, 0, len(words), year))
    if found:
        return min((due.vague, index, due.period) for index, due in enumerate(found))[2]
    day = _DAY.fullmatch(words.strip(" 前底。以之")) or _DAY.search(words)
    if day is None:
        return None
    month = f"{int(day[1] or year):04d}-{int(day[2]):02d}"
    return Period(f"{month}-{int(day[3]):02d}" if day[3] else month)
