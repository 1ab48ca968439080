"""What can be coded by hand: the units, what a coder sees of each, and what is asked."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from duixian.i18n import N_
from duixian.i18n.labels import (
    BASES,
    BOUNDS,
    COLUMNS,
    DIRECTIONS,
    FIRMNESS,
    KINDS,
    MEASURES,
    VERDICTS,
)

What = Literal["figures", "statements", "verdicts"]
YES_NO = {"yes": N_("yes"), "no": N_("no")}
NONE = {"none": N_("none")}


class Field(NamedTuple):
    """A question to the coder. ``codes`` are the answers with their names, ``None`` for words.

    ``key`` is the column of the sample in which the machine's own answer stands.
    """

    name: str
    title: str
    codes: Mapping[str, str] | None
    key: str


class Plan(NamedTuple):
    """``seen`` are the columns of a sheet that tell what is to be coded; ``by`` may be strata.

    ``query`` gives a row for each unit, with ``source`` and ``id`` among its columns.
    """

    query: str
    seen: tuple[str, ...]
    fields: tuple[Field, ...]
    by: tuple[str, ...]
    default_by: tuple[str, ...]


_FIGURES = """
SELECT f.source, f.id, f.place, f.year, f.text, f.start, f."end", f.kind, f.indicator, f.measure,
  f.direction, f.bound, coalesce(f.basis, 'none') AS basis, r.place_level, r.text_sha256, f.part,
  f.value, f.value_max, f.unit, 'yes' AS value_right,
  concat_ws(' ', f.exact_value, f.exact_value_max, f.unit) AS read_as,
  substr(f.sentence, 1, f.start - s.start) || '【' || f.text || '】'
    || substr(f.sentence, f."end" - s.start + 1) AS sentence
FROM figures f JOIN reports r USING (source)
JOIN statements s ON s.source = f.source AND s.id = f.statement
WHERE f.restates IS NULL
"""
_STATEMENTS = """
SELECT s.source, s.id, s.place, s.year, s.text, s.start, s."end", s.kind, s.part,
  coalesce(s.firmness, 'none') AS firmness, r.place_level, r.text_sha256, s.heading,
  s.text AS sentence
FROM statements s JOIN reports r USING (source)
"""
_VERDICTS = """
SELECT v.source, v.commitment AS id, v.place, v.year, v.promise AS text, c.start, c."end",
  v.later, v.answer, v.answer_start, v.answer_end, v.verdict, 'yes' AS answer_right, c.kind,
  r.place_level, r.text_sha256, s.text AS sentence,
  CASE WHEN v.figure IS NULL THEN 'no' ELSE 'yes' END AS quantified
FROM verdicts v JOIN commitments c ON c.source = v.source AND c.id = v.commitment
JOIN reports r ON r.source = v.source
JOIN statements s ON s.source = c.source AND s.id = c.statement
"""


PLANS: dict[What, Plan] = {
    "figures": Plan(
        _FIGURES,
        ("place", "year", "sentence", "read_as"),
        (
            Field("value_right", N_("Is the number read rightly?"), YES_NO, "value_right"),
            Field("indicator", N_("What is measured (words of the text)"), None, "indicator"),
            Field("kind", COLUMNS["kind"], KINDS, "kind"),
            Field("measure", COLUMNS["measure"], MEASURES, "measure"),
            Field("direction", COLUMNS["direction"], DIRECTIONS, "direction"),
            Field("bound", COLUMNS["bound"], BOUNDS, "bound"),
            Field("basis", COLUMNS["basis"], {**BASES, **NONE}, "basis"),
        ),
        ("kind", "measure", "bound", "part", "place_level", "year"),
        ("kind",),
    ),
    "statements": Plan(
        _STATEMENTS,
        ("place", "year", "heading", "sentence"),
        (
            Field("kind", COLUMNS["kind"], KINDS, "kind"),
            Field("firmness", COLUMNS["firmness"], {**FIRMNESS, **NONE}, "firmness"),
        ),
        ("kind", "part", "firmness", "place_level", "year"),
        ("kind",),
    ),
    "verdicts": Plan(
        _VERDICTS,
        ("place", "year", "text", "sentence", "answer"),
        (
            Field("answer_right", N_("Does the answer speak of the promise?"), YES_NO, ""),
            Field("verdict", COLUMNS["verdict"], VERDICTS, "verdict"),
        ),
        ("verdict", "kind", "quantified", "place_level", "year"),
        ("verdict",),
    ),
}
