"""The columns of a task table: what the report says, and what is filled in."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from duixian.i18n import N_
from duixian.i18n.labels import STATES

Cell = str | Decimal | date | None
Kind = Literal["words", "number", "date", "state"]
QUARTERS = ("goal_q1", "goal_q2", "goal_q3", "goal_q4")


@dataclass(frozen=True)
class TaskColumn:
    """A column: ``width`` in characters; ``asked`` where people fill it in."""

    name: str
    head: str
    width: float
    kind: Kind = "words"
    asked: bool = False


COLUMNS = (
    TaskColumn("number", N_("No."), 5, "number"),
    TaskColumn("section", N_("Part of the report"), 13),
    TaskColumn("kind", N_("Kind"), 5.5),
    TaskColumn("promise", N_("What is promised (words of the report)"), 34),
    TaskColumn("indicator", N_("Indicator"), 15.5),
    TaskColumn("target", N_("Goal"), 9, "number"),
    TaskColumn("unit", N_("Unit"), 7.5),
    TaskColumn("bound", N_("Bound"), 7.5),
    TaskColumn("lead", N_("Lead unit"), 13, asked=True),
    TaskColumn("support", N_("Supporting units"), 13.5, asked=True),
    TaskColumn("deadline", N_("Due"), 11.5, "date", asked=True),
    TaskColumn("goal_q1", N_("Goal of quarter 1"), 8.5, "number", asked=True),
    TaskColumn("goal_q2", N_("Goal of quarter 2"), 8.5, "number", asked=True),
    TaskColumn("goal_q3", N_("Goal of quarter 3"), 8.5, "number", asked=True),
    TaskColumn("goal_q4", N_("Goal of quarter 4"), 8.5, "number", asked=True),
    TaskColumn("status", N_("State"), 9.5, "state", asked=True),
    TaskColumn("actual", N_("Done so far"), 8.5, "number", asked=True),
    TaskColumn("note", N_("Progress and reasons"), 17, asked=True),
    TaskColumn("id", N_("Id"), 12.5),
    TaskColumn("sentence", N_("Sentence of the report"), 60),
)
FLAG = TaskColumn("flag", N_("To be looked at"), 24)
NAMES = tuple(column.name for column in COLUMNS)
STATED = tuple(column.name for column in COLUMNS if not column.asked)
ASKED = tuple(column.name for column in COLUMNS if column.asked)
BY_NAME = {column.name: column for column in (*COLUMNS, FLAG)}
STATE_NAMES = tuple(STATES.values())
