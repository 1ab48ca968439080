"""The sheets of a workbook: which columns each has, how wide, and how a cell is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from duixian.i18n import N_
from duixian.i18n.labels import (
    BASES,
    BOUNDS,
    DIRECTIONS,
    FIRMNESS,
    IGNORED,
    KINDS,
    MEASURES,
    PARTS,
    SET_ASIDE,
    SEVERITIES,
    TOPICS,
    UNITS,
)
from duixian.model.tables import Table

CellKind = Literal["text", "integer", "decimal"]


@dataclass(frozen=True)
class SheetColumn:
    """A column: ``width`` in characters of the default font.

    ``names`` are those of its codes, ``colours`` (``#rrggbb``) too, if any.
    """

    name: str
    width: int
    kind: CellKind = "text"
    names: Mapping[str, str] | None = None
    colours: Mapping[str, str] | None = None


@dataclass(frozen=True)
class SheetPlan:
    """A sheet made from one table; the columns up to ``frozen`` stay in sight."""

    title: str
    table: Table
    columns: tuple[SheetColumn, ...]
    frozen: int = 0


_HEAD = (SheetColumn("source", 24), SheetColumn("place", 12), SheetColumn("year", 7, "integer"))
_INDICATOR = (SheetColumn("indicator", 24), SheetColumn("text", 16))
_VALUE = (
    SheetColumn("value", 16, "decimal"),
    SheetColumn("value_max", 12, "decimal"),
    SheetColumn("unit", 9, names=UNITS),
)
_READING = (
    SheetColumn("measure", 8, names=MEASURES),
    SheetColumn("direction", 7, names=DIRECTIONS),
    SheetColumn("bound", 8, names=BOUNDS),
    SheetColumn("basis", 8, names=BASES),
    SheetColumn("period", 12),
)
_PART = SheetColumn("part", 12, names=PARTS)
_KIND = SheetColumn("kind", 7, names=KINDS)
_FIRM = (SheetColumn("firmness", 8, names=FIRMNESS), SheetColumn("deadline", 12))

FIGURES = SheetPlan(
    N_("Figures"),
    "figures",
    (
        *_HEAD,
        *_INDICATOR,
        *_VALUE,
        *_READING,
        _PART,
        _KIND,
        *_FIRM,
        SheetColumn("sentence", 60),
        SheetColumn("indicator_id", 24),
        SheetColumn("restates", 12),
        SheetColumn("id", 12),
        SheetColumn("statement", 12),
    ),
    frozen=2,
)
TARGETS = SheetPlan(
    N_("Main targets"),
    "figures",
    (
        *_HEAD,
        *_INDICATOR,
        *_VALUE,
        SheetColumn("direction", 7, names=DIRECTIONS),
        SheetColumn("bound", 8, names=BOUNDS),
        SheetColumn("period", 12),
        SheetColumn("firmness", 8, names=FIRMNESS),
        SheetColumn("sentence", 60),
        SheetColumn("id", 12),
    ),
    frozen=1,
)
STATEMENTS = SheetPlan(
    N_("Statements"),
    "statements",
    (
        *_HEAD,
        SheetColumn("id", 12),
        _PART,
        SheetColumn("heading", 24),
        _KIND,
        SheetColumn("text", 70),
        *_FIRM,
        SheetColumn("topics", 14, names=TOPICS),
        SheetColumn("places", 14),
        SheetColumn("figures", 14),
    ),
    frozen=1,
)
FINDINGS = SheetPlan(
    N_("Findings"),
    "findings",
    (
        *_HEAD,
        SheetColumn("severity", 8, names=SEVERITIES),
        SheetColumn("message", 60),
        SheetColumn("quotes", 40),
        SheetColumn("code", 20),
    ),
)
IGNORED_NUMBERS = SheetPlan(
    N_("Other numbers"),
    "ignored",
    (*_HEAD, SheetColumn("text", 24), SheetColumn("rule", 24, names=IGNORED)),
)
SET_ASIDE_TEXT = SheetPlan(
    N_("Set aside"),
    "set_aside",
    (*_HEAD, SheetColumn("kind", 14, names=SET_ASIDE), SheetColumn("text", 80)),
)
PLANS = (TARGETS, FIGURES, STATEMENTS, FINDINGS, IGNORED_NUMBERS, SET_ASIDE_TEXT)
