"""Ready measures used in the literature on government targets and attention.

Target level, its bound word and hedge; drift (change on the year before); amplification over
the level above (层层加码; Li et al. 2019, doi:10.1093/ej/uez018); share of promises answered;
attention to the words of a user's lists per 10,000 characters.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from duixian.corpus.attention import PER, WordList, read_lists
from duixian.corpus.bound_words import bound_word, hedge_word
from duixian.corpus.panel import Written, opened, write_rows
from duixian.corpus.panel_codebook import codebook
from duixian.corpus.panel_files import Described
from duixian.corpus.panel_query import COLUMNS as PANEL
from duixian.corpus.panel_query import panel_query
from duixian.corpus.schema import Column
from duixian.i18n import N_
from duixian.publish.hedges import hedge_of

LEAD = N_(
    "A row is one place, one year and one indicator in one measure: its target with the words that "
    "bind it, how it stands to the year before and to the level above, and what the report as a "
    "whole promises and speaks of. A place and year without such a target has a row without one."
)
_MEANINGS = {column.name: column for column in PANEL}
KEYS = tuple(_MEANINGS[name] for name in ("place", "place_code", "place_level", "year"))
GOALS = (
    *(_MEANINGS[name] for name in ("indicator", "measure", "unit", "target", "target_max")),
    Column("target_middle", "real", N_("the target, or the middle of its range")),
    _MEANINGS["bound"],
    Column(
        "bound_word", "text", N_("the word that binds it, as printed: 左右, 以上, 不低于, 区间")
    ),
    Column("hedge_word", "text", N_("the hedge before it, as printed: 力争, 确保")),
    *(_MEANINGS[name] for name in ("firmness", "outcome", "verdict")),
    Column("drift", "real", N_("target minus that of the year before, both in the middle")),
    Column("above_place", "text", N_("the nearest place above with such a target that year")),
    Column("above_target", "real", N_("its target, in the middle of its range")),
    Column("amplification", "real", N_("target minus the target above")),
)
WHOLE = (
    Column("characters", "integer", N_("the length of the report")),
    Column("promises", "integer", N_("how many promises the report makes")),
    Column("quantified", "integer", N_("how many of them have a figure")),
    Column(
        "checkable", "integer", N_("how many a fact could decide, held against the next report")
    ),
    Column("answered", "integer", N_("how many of the checkable the next report answers")),
    Column("answered_share", "real", N_("answered over checkable")),
    Column("met_share", "real", N_("met or exceeded over answered")),
)
# The panel's rows with a target, and every report that speaks for its place and year.
_QUERY = """
WITH goals AS ({panel}),
counted AS (
  SELECT source, count(*) AS promises, count(figure) AS quantified FROM commitments GROUP BY source
),
judged AS (
  SELECT source, count(*) FILTER (verdict <> 'not_checkable') AS checkable,
    count(*) FILTER (verdict NOT IN ('not_checkable', 'unanswered')) AS answered,
    count(*) FILTER (verdict IN ('met', 'exceeded')) AS met
  FROM verdicts GROUP BY source
)
SELECT r.place, r.place_code, r.place_level, r.year, g.indicator, g.measure, g.unit, g.target,
  g.target_max, g.bound, g.firmness AS before,
  substr(r.text, f."end" + 1, 8) AS after, f.text AS figure_text, g.outcome, g.verdict,
  r.characters, coalesce(c.promises, 0) AS promises, coalesce(c.quantified, 0) AS quantified,
  j.checkable, j.answered, j.met, r.source
FROM pairs p JOIN reports r USING (source)
LEFT JOIN goals g ON g.target_source = p.source AND g.bound IS NOT NULL
LEFT JOIN figures f ON f.source = g.target_source AND f.start = g.target_start
LEFT JOIN counted c ON c.source = p.source
LEFT JOIN judged j ON j.source = p.source
ORDER BY r.place_code NULLS LAST, r.place, r.year, g.indicator, g.measure, g.unit, r.source
"""
Row = dict[str, Any]
Key = tuple[Any, ...]


def columns(lists: Sequence[WordList]) -> tuple[Column, ...]:
    """The columns of the measures: two more for each word list."""
    found = [*KEYS, *GOALS, *WHOLE]
    for one in lists:
        found.append(Column(one.name, "integer", N_("how often words of this list stand in it")))
        found.append(Column(f"{one.name}_10k", "real", N_("the same per 10,000 characters")))
    return tuple(found)


def measures(
    folder: Path, indicators: Sequence[str] = ("gdp",), lists: Sequence[WordList] = ()
) -> Iterator[list[tuple[Any, ...]]]:
    """The rows, some thousands at a time. Raise :class:`OutputError` for an unknown indicator."""
    connection = opened(folder, indicators)
    query, values = panel_query(indicators)
    cursor = connection.execute(_QUERY.format(panel=query), values)
    names = [column[0] for column in cursor.description or ()]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    words = _attention(connection, lists) if lists else {}
    goals = {_key(row): row for row in rows if row["indicator"]}
    wanted = [column.name for column in columns(lists)]
    made: list[tuple[Any, ...]] = []
    for row in rows:
        whole = row | _goal(row, goals) | _shares(row) | words.get(row["source"], {})
        made.append(tuple(whole.get(name) for name in wanted))
    yield made


def _attention(connection: Any, lists: Sequence[WordList]) -> dict[str, Row]:
    """By source the counts of each list; a report at a time is in memory."""
    cursor = connection.execute("SELECT source, text FROM pairs JOIN reports USING (source)")
    found: dict[str, Row] = {}
    while batch := cursor.fetchmany(50):
        for source, text in batch:
            counts = {one.name: one.count(text) for one in lists}
            rates = {f"{name}_10k": count * PER / len(text) for name, count in counts.items()}
            found[source] = counts | rates
    return found


def _goal(row: Row, goals: dict[Key, Row]) -> Row:
    """What is told of the target from its words, the year before and the level above."""
    if row["indicator"] is None:
        return {"firmness": None}
    before, middle = row["before"] or "", _middle(row)
    earlier = goals.get(_key(row, year=row["year"] - 1))
    above = next(
        (goals[key] for key in _above(row) if key in goals and _middle(goals[key]) is not None),
        None,
    )
    hedge = hedge_word(before)
    return {
        "target_middle": middle,
        "bound_word": bound_word(
            before, row["figure_text"] or "", row["after"] or "", row["bound"]
        ),
        "hedge_word": hedge,
        "firmness": hedge_of(before),
        "drift": _less(middle, _middle(earlier) if earlier else None),
        "above_place": above and above["place"],
        "above_target": above and _middle(above),
        "amplification": _less(middle, _middle(above) if above else None),
    }


def _key(row: Row, *, code: str | None = None, year: int | None = None) -> Key:
    place = code or row["place_code"] or row["place"]
    return place, year or row["year"], row["indicator"], row["measure"], row["unit"]


def _above(row: Row) -> Iterator[Key]:
    """The prefecture, the province and the nation above the place, by its code."""
    code = row["place_code"]
    if not code:
        return
    for parent in (f"{code[:4]}00", f"{code[:2]}0000", "000000"):
        if parent != code and not (parent == f"{code[:4]}00" and code.endswith("00")):
            yield _key(row, code=parent)


def _middle(row: Row) -> float | None:
    low: float | None = row["target"]
    high: float | None = row["target_max"]
    return low if low is None or high is None else round((low + high) / 2, 10)


def _less(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else round(one - other, 10)


def _shares(row: Row) -> Row:
    checkable, answered = row["checkable"], row["answered"]
    return {
        "answered_share": answered / checkable if checkable else None,
        "met_share": row["met"] / answered if answered else None,
    }


def write_measures(
    folder: Path,
    out: Path,
    *,
    indicators: Sequence[str],
    words: Sequence[Path],
    translate: Callable[[str], str],
) -> Written:
    """Write the measures to ``out`` (.parquet, .csv, .xlsx or .dta) and a codebook beside it."""
    lists = read_lists(words)
    what = Described("measures", columns(lists))
    told = codebook(out.name, what, translate, LEAD)
    return write_rows(
        lambda: measures(folder, indicators or ("gdp",), lists), what, out, told, translate
    )
