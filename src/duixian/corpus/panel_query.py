"""The panel as one query over the tables of a corpus, and what its columns mean."""

from collections.abc import Sequence

from duixian.corpus.schema import Column
from duixian.i18n import N_

COLUMNS = (
    Column("place", "text", N_("the place, by the words of its reports")),
    Column("place_code", "text", N_("its code by GB/T 2260, in the list of the year")),
    Column("place_level", "text", N_("nation, province, prefecture, county or township")),
    Column("year", "integer", N_("the year that target and outcome are about")),
    Column("indicator", "text", N_("the indicator, an id of the list below")),
    Column("measure", "text", N_("level, growth, change, share, ratio, count, amount, rank …")),
    Column("unit", "text", N_("the base unit: %, pp, CNY, person …")),
    Column("target", "real", N_("the target in base units; a percentage is a fraction")),
    Column("target_max", "real", N_("the upper end, where the target is a range")),
    Column("bound", "text", N_("exact, about, at_least, at_most, more_than, range, relative …")),
    Column("firmness", "text", N_("the hedge in the clause of the target: ensure, strive …")),
    Column("target_quote", "text", N_("the clause of the target, verbatim")),
    Column("target_source", "text", N_("the report that states the target")),
    Column("target_start", "integer", N_("where its number begins in that report")),
    Column(
        "targets", "integer", N_("how often that report states such a target; the first is here")
    ),
    Column("outcome", "real", N_("what a later report says was reached, in the same units")),
    Column("outcome_max", "real", N_("the upper end, where the outcome is a range")),
    Column("outcome_bound", "text", N_("the bound of the outcome: exact, about, more_than …")),
    Column("outcome_basis", "text", N_("yoy (on the year before), or none")),
    Column("outcome_quote", "text", N_("the clause of the outcome, verbatim")),
    Column("outcome_source", "text", N_("the report that states the outcome")),
    Column("outcome_start", "integer", N_("where its number begins in that report")),
    Column("outcome_voice", "text", N_("report, or statistics where only a communiqué says it")),
    Column("verdict", "text", N_("exceeded, met, partly, late, missed, adjusted, unanswered …")),
    Column("verdict_rule", "text", N_("the rule that decided the verdict")),
    Column("answer_quote", "text", N_("the words that the verdict rests on, verbatim")),
    Column("completion", "real", N_("answer over goal, for amounts and counts")),
    Column("shortfall", "real", N_("goal minus answer in percentage points, for rates")),
    Column("needs_review", "integer", N_("1 where a person should look at the verdict")),
)

# A figure stands in a clause: from the mark before it to the mark behind it.
_CLAUSE = """regexp_extract(substr(r.text, greatest(f.start - 59, 1), least(f.start, 60)),
        '[^，,。；;：:！？\\n]*$')
    || f.text || regexp_extract(substr(r.text, f."end" + 1, 40), '^[^，,。；;：:！？\\n]*')"""

# What stands before the number, back to the number or the mark before it: its hedge is there.
_BEFORE = """regexp_extract(substr(r.text, greatest(f.start - 59, 1), least(f.start, 60)),
        '[^，,。；;：:！？\\n\\d%％]*$')"""

# Restatements repeat a figure; a report that is a copy of another is told by its place and year.
_QUERY = f"""
WITH stated AS (
  SELECT
    coalesce(f.place_code, f.place) AS place_key, f.place, f.place_code, r.place_level,
    f.year AS report_year, f.period, r.plan_period, f.kind, f.part, f.basis,
    coalesce(alias.means, f.indicator_id) AS indicator, f.measure, f.unit,
    f.value, f.value_max, f.bound, f.source, f.start, f.text, f.id AS figure,
    {_CLAUSE} AS quote, {_BEFORE} AS before,
    coalesce(list_contains(r.flags, 'not-a-work-report'), false) AS statistics,
    p.source IS NULL AS lacking
  FROM figures f
  JOIN reports r USING (source)
  LEFT JOIN pairs p ON p.source = f.source
  LEFT JOIN alias ON f.indicator_id = alias.id AND f.measure = 'growth'
  WHERE f.indicator_id IS NOT NULL AND f.restates IS NULL AND f.place IS NOT NULL
    AND regexp_full_match(f.period, '\\d{{4}}')
),
targets AS (
  SELECT *, CAST(period AS BIGINT) AS about,
    count(*) OVER (PARTITION BY source, period, indicator, measure) AS many,
    row_number() OVER (one ORDER BY lacking, source, start) AS rank
  FROM stated WHERE kind = 'target' AND period = plan_period AND NOT statistics
  WINDOW one AS (PARTITION BY place_key, period, indicator, measure)
),
decided AS (  -- figures that a verdict rests on go before others that say the same
  SELECT DISTINCT later AS source, answer_figure AS figure FROM verdicts
  WHERE answer_figure IS NOT NULL
),
outcomes AS (
  SELECT stated.*, CAST(period AS BIGINT) AS about,
    row_number() OVER (
      PARTITION BY place_key, period, indicator, measure
      ORDER BY statistics, report_year, decided.source IS NULL, lacking,
        part <> 'review', stated.source, start
    ) AS rank
  FROM stated LEFT JOIN decided
    ON stated.source = decided.source AND stated.figure = decided.figure
  WHERE kind = 'result' AND (basis IS NULL OR basis = 'yoy')
    AND (statistics OR CAST(period AS BIGINT) < report_year)
)
SELECT
  coalesce(t.place, o.place) AS place,
  coalesce(t.place_code, o.place_code) AS place_code,
  coalesce(t.place_level, o.place_level) AS place_level,
  coalesce(t.about, o.about) AS year,
  coalesce(t.indicator, o.indicator) AS indicator,
  coalesce(t.measure, o.measure) AS measure,
  coalesce(t.unit, o.unit) AS unit,
  t.value AS target, t.value_max AS target_max, t.bound AS bound,
  t.before AS firmness,
  t.quote AS target_quote, t.source AS target_source, t.start AS target_start, t.many AS targets,
  o.value AS outcome, o.value_max AS outcome_max, o.bound AS outcome_bound,
  o.basis AS outcome_basis, o.quote AS outcome_quote, o.source AS outcome_source,
  o.start AS outcome_start,
  CASE WHEN o.source IS NULL THEN NULL WHEN o.statistics THEN 'statistics' ELSE 'report' END
    AS outcome_voice,
  v.verdict, v.rule AS verdict_rule, v.answer AS answer_quote, v.completion, v.shortfall,
  CAST(v.needs_review AS BIGINT) AS needs_review
FROM (SELECT * FROM targets WHERE rank = 1) t
FULL JOIN (SELECT * FROM outcomes WHERE rank = 1) o
  ON t.place_key = o.place_key AND t.about = o.about AND t.indicator = o.indicator
  AND t.measure = o.measure AND (t.unit IS NULL OR t.unit = o.unit)
LEFT JOIN (
  SELECT DISTINCT ON (source, figure) * FROM verdicts ORDER BY source, figure, commitment
) v
  ON t.source = v.source AND t.figure = v.figure
"""  # noqa: S608 - made of constants
_ORDER = " ORDER BY place_code NULLS LAST, place, year, indicator, measure, unit, target_source"


def panel_query(indicators: Sequence[str]) -> tuple[str, list[str]]:
    """The query and its parameters; of ``indicators`` only, of all where there is none.

    In the column ``firmness`` it gives the words before the number, in which the hedge is.
    """
    if not indicators:
        return _QUERY + _ORDER, []
    marks = ", ".join("?" * len(indicators))
    return f"SELECT * FROM ({_QUERY}) WHERE indicator IN ({marks}) {_ORDER}", list(indicators)  # noqa: S608
