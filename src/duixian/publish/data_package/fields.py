"""The tables of the package: their columns, types, and what each column says."""

from dataclasses import dataclass
from typing import Literal

from duixian.i18n import N_

FieldType = Literal["text", "integer", "decimal", "texts", "flag"]


@dataclass(frozen=True)
class Field:
    """A column; ``meaning`` is a msgid. A ``decimal`` is exact, ``texts`` are several strings."""

    name: str
    type: FieldType
    meaning: str


@dataclass(frozen=True)
class TablePlan:
    """A table; ``refers`` are its foreign keys: own columns, the other table, its columns."""

    name: str
    meaning: str
    fields: tuple[Field, ...]
    key: tuple[str, ...] = ()
    refers: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...] = ()


_REPORT = Field("report", "text", N_("the report: the first 16 digits of the SHA-256 of its bytes"))
_PLACE = (
    Field("place", "text", N_("the place, by its full name")),
    Field("place_code", "text", N_("its code by GB/T 2260")),
    Field("year", "integer", N_("the year in which the report was delivered")),
)
_SPAN = (
    Field("start", "integer", N_("first character, an offset into the text of the report")),
    Field("end", "integer", N_("after the last character")),
)
_ID = Field("id", "text", N_("its id, unique in the report"))
_STATEMENT = Field("statement", "text", N_("the statement it stands in"))
_VALUE = (
    Field("value", "decimal", N_("in the base unit; a percentage is a fraction")),
    Field("value_max", "decimal", N_("the upper end of a range, else empty")),
    Field("unit", "text", N_("the base unit, see the table units")),
)
_OF_REPORT = ((("report",), "reports", ("report",)),)
_IN_STATEMENT = (*_OF_REPORT, (("report", "statement"), "statements", ("report", "id")))

REPORTS = TablePlan(
    "reports",
    N_("one row for each report"),
    (
        _REPORT,
        Field("title", "text", N_("its title")),
        *_PLACE,
        Field("place_level", "text", N_("nation, province, prefecture, county or township")),
        Field("place_code_year", "integer", N_("the year of the list of codes")),
        Field("review_period", "text", N_("the period looked back on, ISO 8601")),
        Field("plan_period", "text", N_("the period planned for, ISO 8601")),
        Field("term_period", "text", N_("the several years looked back on, if any, ISO 8601")),
        Field("source", "text", N_("the name of the file it was read from")),
        Field("media_type", "text", N_("what kind of file it was")),
        Field("sha256", "text", N_("the hash of its bytes")),
        Field("publisher", "text", N_("the publisher, as the source says")),
        Field("date", "text", N_("the date, as the source says")),
        Field("text", "text", N_("the text that offsets count in")),
    ),
    key=("report",),
)
SECTIONS = TablePlan(
    "sections",
    N_("one row for each heading and what it covers"),
    (
        _REPORT,
        *_PLACE,
        _ID,
        Field("parent", "text", N_("the section above it")),
        Field("level", "integer", N_("1 at the top")),
        Field("heading", "text", N_("the words of the heading")),
        Field("part", "text", N_("review, term_review, target, task or other")),
        *_SPAN,
    ),
    key=("report", "id"),
    refers=_OF_REPORT,
)
STATEMENTS = TablePlan(
    "statements",
    N_("one row for each sentence or bullet"),
    (
        _REPORT,
        *_PLACE,
        _ID,
        Field("section", "text", N_("the section it stands in")),
        Field("part", "text", N_("review, term_review, target, task or other")),
        Field("heading", "text", N_("the heading of its section")),
        Field("kind", "text", N_("result, target, task or context")),
        Field("text", "text", N_("its words")),
        Field("firmness", "text", N_("how firmly it promises: ensure, strive, explore …")),
        Field("deadline", "text", N_("by when, ISO 8601")),
        Field("topics", "texts", N_("what it is about")),
        Field("places", "texts", N_("the places that it names")),
        Field("figures", "texts", N_("the ids of its figures")),
        *_SPAN,
    ),
    key=("report", "id"),
    refers=_OF_REPORT,
)
FIGURES = TablePlan(
    "figures",
    N_("one row for each number of the text"),
    (
        _REPORT,
        *_PLACE,
        _ID,
        _STATEMENT,
        Field("part", "text", N_("review, term_review, target, task or other")),
        Field("kind", "text", N_("result, target, task or context")),
        Field("indicator_id", "text", N_("the indicator, where the lexicon knows it")),
        Field("indicator", "text", N_("the words for what is measured")),
        Field("text", "text", N_("the number with its unit, as printed")),
        *_VALUE,
        Field("measure", "text", N_("level, growth, change, share, ratio, count, amount …")),
        Field("direction", "text", N_("up, down or none")),
        Field("bound", "text", N_("exact, about, at_least, at_most, more_than, range …")),
        Field("basis", "text", N_("yoy, annual_average, cumulative or plan_period")),
        Field("period", "text", N_("the period it is about, ISO 8601")),
        Field("restates", "text", N_("the figure that it repeats in another unit")),
        Field("firmness", "text", N_("how firmly the statement promises")),
        Field("deadline", "text", N_("by when, ISO 8601")),
        Field("sentence", "text", N_("the words of the statement")),
        *_SPAN,
    ),
    key=("report", "id"),
    refers=_IN_STATEMENT,
)
FINDINGS = TablePlan(
    "findings",
    N_("one row for each contradiction or doubt that a check found"),
    (
        _REPORT,
        *_PLACE,
        Field("code", "text", N_("what was found")),
        Field("severity", "text", N_("error, warning or info")),
        Field("message", "text", N_("the finding in words")),
        Field("quotes", "texts", N_("the words that show it")),
        *_SPAN,
    ),
    refers=_OF_REPORT,
)
COMMITMENTS = TablePlan(
    "commitments",
    N_("one row for each promise of the plan"),
    (
        _REPORT,
        *_PLACE,
        _ID,
        _STATEMENT,
        Field("figure", "text", N_("its figure; empty for a task without one")),
        Field("kind", "text", N_("target or task")),
        Field("text", "text", N_("the words of the promise")),
        Field("indicator_id", "text", N_("the indicator, where the lexicon knows it")),
        Field("indicator", "text", N_("the words for what is measured")),
        *_VALUE,
        Field("measure", "text", N_("level, growth, change, share, ratio, count, amount …")),
        Field("direction", "text", N_("up, down or none")),
        Field("bound", "text", N_("exact, about, at_least, at_most, more_than, range …")),
        Field("favourable", "text", N_("the direction that is good")),
        Field("deadline", "text", N_("by when, ISO 8601")),
        Field("firmness", "text", N_("how firmly the statement promises")),
        Field("checkable", "flag", N_("whether a fact could decide it")),
        *_SPAN,
    ),
    key=("report", "id"),
    refers=_IN_STATEMENT,
)
_PROMISE = ((("report", "commitment"), "commitments", ("report", "id")),)
VERDICTS = TablePlan(
    "verdicts",
    N_("one row for each promise of the year before, held against the later report"),
    (
        Field("report", "text", N_("the report that promises")),
        Field("commitment", "text", N_("the promise")),
        Field("answered_by", "text", N_("the report that answers")),
        Field("verdict", "text", N_("exceeded, met, partly, late, missed, adjusted …")),
        Field("rule", "text", N_("the rule that decided")),
        Field("explanation", "text", N_("the rule and the numbers in words")),
        Field("completion", "decimal", N_("answer over goal, a fraction")),
        Field("shortfall", "decimal", N_("goal minus answer, in percentage points")),
        Field("needs_review", "flag", N_("whether a person should look")),
        Field("decided_by", "text", N_("the person who decided instead of the rules")),
        Field("decided_on", "text", N_("when, ISO 8601")),
        Field("reason", "text", N_("why")),
        Field("machine_verdict", "text", N_("what the rules said")),
    ),
    key=("report", "commitment"),
    refers=_PROMISE,
)
ANSWERS = TablePlan(
    "answers",
    N_("one row for each passage that bears on a promise, the deciding one first"),
    (
        Field("report", "text", N_("the report that promises")),
        Field("commitment", "text", N_("the promise")),
        Field("order", "integer", N_("1 for the passage that decided")),
        Field("voice", "text", N_("report, or statistics")),
        Field("source", "text", N_("the second source; empty for the later report")),
        Field("statement", "text", N_("the statement it stands in")),
        Field("figure", "text", N_("its figure, if any")),
        Field("text", "text", N_("its words")),
        Field("value", "decimal", N_("in the base unit; a percentage is a fraction")),
        Field("unit", "text", N_("the base unit, see the table units")),
        Field("score", "decimal", N_("how alike promise and answer are, 0 to 1")),
        *_SPAN,
    ),
    key=("report", "commitment", "voice", "source", "order"),
    refers=_PROMISE,
)
UNITS = TablePlan(
    "units",
    N_("one row for each unit that a value of this package has"),
    (
        Field("unit", "text", N_("the code that the other tables use")),
        Field("name", "text", N_("its name")),
        Field("meaning", "text", N_("how a value with it is to be read")),
    ),
    key=("unit",),
)
PLANS = (
    REPORTS, SECTIONS, STATEMENTS, FIGURES, COMMITMENTS, VERDICTS, ANSWERS, FINDINGS, UNITS,
)  # fmt: skip
