"""Which report speaks for a place and a year, and which one answers it a year later."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

COLUMNS = (
    *("source", "status", "place", "place_code", "place_level", "year", "label_place"),
    *("flags", "characters"),
)
STATISTICS = "not-a-work-report"
# What makes a report a poorer witness than another of its place and year.
WANTING = frozenset(["breaks-off", "no-plan", "no-review", "label-differs", "year-inferred"])
Row = Mapping[str, Any]


class Pair(NamedTuple):
    """The report that promises, the one that answers (if any), and what statistics there are.

    ``copies`` counts further reports of the place and the year, which are passed over.
    """

    earlier: str
    later: str | None
    statistics: tuple[str, ...]
    copies: int


def pairs(rows: Iterable[Row]) -> Iterator[Pair]:
    """Every report that speaks for its place and year, in the order of names.

    ``rows`` have the columns :data:`COLUMNS` of the table of reports. Of several of one place
    and year that one speaks which lacks least, then the longest, then the first by name.
    """
    reports: defaultdict[tuple[str, int], list[Row]] = defaultdict(list)
    statistics: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for row in rows:
        if row["status"] != "read" or not row["place"] or not row["year"]:
            continue
        key = (_place(row), int(row["year"]))
        if STATISTICS in row["flags"]:
            statistics[key].append(row["source"])
        else:
            reports[key].append(row)
    speaking = {key: min(found, key=_lack)["source"] for key, found in reports.items()}
    made = (
        Pair(
            source,
            speaking.get((place, year + 1)),
            tuple(sorted(statistics.get((place, year), ()))[:1]),
            len(reports[place, year]) - 1,
        )
        for (place, year), source in speaking.items()
    )
    yield from sorted(made)


def _place(row: Row) -> str:
    """What stands for a place over the years: its code, which a new name may keep.

    Without a code the name, with the label beside it: homonyms of two provinces are two places.
    """
    return row["place_code"] or f"{row['place_level']} {row['place']} {row['label_place'] or ''}"


def _lack(row: Row) -> tuple[int, int, str]:
    return len(WANTING.intersection(row["flags"])), -row["characters"], row["source"]
