"""The tables of a corpus: their columns, types and what each column says.

``docs/reference/corpus-tables.md`` is this page in words; a test holds the two together.
"""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pyarrow as pa

VERSION = 2  # of the tables; part of every key, so a change makes every table anew


class Column(NamedTuple):
    """``type`` is ``text``, ``integer``, ``real``, ``bit``, ``texts`` or ``integers``."""

    name: str
    type: str
    meaning: str


HEAD = (
    Column("source", "text", "the report: its path below the folder, or table#row"),
    Column("place", "text", "the place that the text itself names"),
    Column("place_code", "text", "its code by GB/T 2260, in the list of its year"),
    Column("year", "integer", "the year of delivery that the text itself states"),
)
_SPAN = (
    Column("start", "integer", "first character, an offset into the text of the report"),
    Column("end", "integer", "after the last character"),
)
REPORTS = (
    *HEAD,
    Column("place_level", "text", "nation, province, prefecture, county or township"),
    Column("place_code_year", "integer", "the year of the list of codes"),
    Column("label_place", "text", "the place that the source was labelled with"),
    Column("label_year", "integer", "the year that the source was labelled with"),
    Column("status", "text", "read, or failed"),
    Column("reason", "text", "why it could not be read"),
    Column("title", "text", "the title of the report"),
    Column("review_period", "text", "the period looked back on, ISO 8601"),
    Column("plan_period", "text", "the period planned for, ISO 8601"),
    Column("term_period", "text", "the several years looked back on, if any, ISO 8601"),
    Column("media_type", "text", "what kind of file it was"),
    Column("sha256", "text", "the hash of its bytes"),
    Column("characters", "integer", "the length of its text"),
    Column("statements", "integer", "how many statements it makes"),
    Column("figures", "integer", "how many figures it states"),
    Column("flags", "texts", "codes of the findings about the text as a whole"),
    Column("sketch", "integers", "hashes of an eighth of its clauses, to find copies by"),
    Column("text_sha256", "text", "the hash of its text, to find copies by"),
    Column("text", "text", "the text that offsets count in"),
)
STATEMENTS = (
    *HEAD,
    Column("id", "text", "the statement, unique in its report"),
    Column("section", "text", "the section it stands in"),
    Column("part", "text", "review, term_review, target, task or other"),
    Column("heading", "text", "the heading of its section"),
    Column("kind", "text", "result, target, task or context"),
    Column("text", "text", "its words"),
    Column("firmness", "text", "how firmly it promises: ensure, strive, explore …"),
    Column("deadline", "text", "by when, ISO 8601"),
    Column("topics", "texts", "what it is about"),
    Column("places", "texts", "the places that it names"),
    Column("figures", "texts", "its figures"),
    *_SPAN,
)
FIGURES = (
    *HEAD,
    Column("id", "text", "the figure, unique in its report"),
    Column("statement", "text", "its statement"),
    Column("part", "text", "review, term_review, target, task or other"),
    Column("kind", "text", "result, target, task or context"),
    Column("indicator_id", "text", "the indicator, where the lexicon knows it"),
    Column("indicator", "text", "the words for what is measured"),
    Column("text", "text", "the number with its unit, as printed"),
    Column("value", "real", "in base units; a percentage is a fraction"),
    Column("value_max", "real", "the upper end of a range"),
    Column("exact_value", "text", "the same value as an exact decimal"),
    Column("exact_value_max", "text", "the same upper end as an exact decimal"),
    Column("unit", "text", "the base unit: %, pp, CNY, person …"),
    Column("measure", "text", "level, growth, change, share, ratio, count, amount, rank …"),
    Column("direction", "text", "up, down or none"),
    Column("bound", "text", "exact, about, at_least, at_most, more_than, range …"),
    Column("basis", "text", "yoy, annual_average, cumulative, plan_period, or none"),
    Column("period", "text", "the period it is about, ISO 8601"),
    Column("restates", "text", "the figure that it repeats in another unit"),
    Column("firmness", "text", "how firmly the statement promises"),
    Column("deadline", "text", "by when, ISO 8601"),
    Column("sentence", "text", "the words of the statement"),
    *_SPAN,
)
FINDINGS = (
    *HEAD,
    Column("code", "text", "what was found"),
    Column("severity", "text", "error, warning or info"),
    Column("message", "text", "the finding in words"),
    Column("quotes", "texts", "the words that show it"),
    *_SPAN,
)
COMMITMENTS = (
    *HEAD,
    Column("id", "text", "the promise, unique in its report"),
    Column("statement", "text", "its statement"),
    Column("figure", "text", "its figure; none where it is a task without one"),
    Column("kind", "text", "target or task"),
    Column("text", "text", "the shortest clause that carries it"),
    Column("indicator_id", "text", "the indicator, where the lexicon knows it"),
    Column("indicator", "text", "the words for what is measured"),
    Column("value", "real", "in base units; a percentage is a fraction"),
    Column("value_max", "real", "the upper end of a range"),
    Column("exact_value", "text", "the same value as an exact decimal"),
    Column("exact_value_max", "text", "the same upper end as an exact decimal"),
    Column("unit", "text", "the base unit: %, pp, CNY, person …"),
    Column("measure", "text", "level, growth, change, share, ratio, count, amount, rank …"),
    Column("direction", "text", "up, down or none"),
    Column("bound", "text", "exact, about, at_least, at_most, more_than, range, relative …"),
    Column("deadline", "text", "by when, ISO 8601"),
    Column("favourable", "text", "the direction that is good: up, down or none"),
    Column("firmness", "text", "how firmly it promises: ensure, strive, explore …"),
    Column("checkable", "bit", "false where no fact could decide it"),
    *_SPAN,
)
VERDICTS = (
    *HEAD,
    Column("commitment", "text", "the promise, an id in the table of commitments"),
    Column("figure", "text", "its figure; none where it is a task without one"),
    Column("promise", "text", "the words of the promise"),
    Column("later", "text", "the report that answers, of the year after"),
    Column("verdict", "text", "exceeded, met, partly, late, missed, adjusted, unanswered …"),
    Column("rule", "text", "the rule that decided"),
    Column("explanation", "text", "the rule and the numbers in words"),
    Column("completion", "real", "answer over goal, for amounts and counts"),
    Column("shortfall", "real", "goal minus answer in percentage points, for rates"),
    Column("needs_review", "bit", "whether a person should look"),
    Column("answer", "text", "the words that answer, in the later report"),
    Column("answer_statement", "text", "their statement"),
    Column("answer_figure", "text", "their figure, if any"),
    Column("answer_value", "real", "its value in base units"),
    Column("answer_unit", "text", "its base unit"),
    Column("answer_start", "integer", "first character, an offset into the later report"),
    Column("answer_end", "integer", "after the last character"),
    Column("score", "real", "how sure the answer is, 0 to 1"),
    Column("statistics", "text", "what a communiqué of the same place says of it"),
    Column("statistics_source", "text", "that communiqué"),
)
PAIRS = (
    *HEAD,
    Column("later", "text", "the report of the year after; none where there is none"),
    Column("status", "text", "held, alone (no report of the year after), or refused"),
    Column("reason", "text", "why the two cannot be held against each other"),
    Column("copies", "integer", "reports of this place and year that were passed over"),
    Column("commitments", "integer", "how many promises the report makes"),
    Column("findings", "texts", "codes of what a reader should know of the pair"),
)
DUPLICATES = (
    Column("source", "text", "a report"),
    Column("other", "text", "another report that shares its words"),
    Column("kind", "text", "identical, near, or part_of: the report is a part of the other"),
    Column("similarity", "real", "shared clauses over all clauses of both, estimated"),
    Column("contained", "real", "share of the report's clauses that the other has, estimated"),
)
# Made report by report, and then promise by promise of what was read.
READ_TABLES: dict[str, tuple[Column, ...]] = {
    "reports": REPORTS,
    "statements": STATEMENTS,
    "figures": FIGURES,
    "findings": FINDINGS,
}
HELD_TABLES: dict[str, tuple[Column, ...]] = {
    "commitments": COMMITMENTS,
    "verdicts": VERDICTS,
    "pairs": PAIRS,
}
TABLES = READ_TABLES | HELD_TABLES
OVERALL: dict[str, tuple[Column, ...]] = {"duplicates": DUPLICATES}


def arrow_schema(columns: tuple[Column, ...]) -> "pa.Schema":
    """The columns as an Arrow schema; each says what it holds."""
    import pyarrow as pa

    types = {
        "text": pa.string(),
        "integer": pa.int64(),
        "real": pa.float64(),
        "bit": pa.bool_(),
        "texts": pa.list_(pa.string()),
        "integers": pa.list_(pa.uint64()),
    }
    return pa.schema(
        [
            pa.field(column.name, types[column.type], metadata={"meaning": column.meaning})
            for column in columns
        ]
    )
