"""What a rule looks at, and what it says."""

from decimal import Decimal
from typing import NamedTuple

from duixian.lexicon.conversions import conversions
from duixian.model import Figure
from duixian.model.reconciliation import Commitment, VerdictCode
from duixian.stages.reconcile.adjusted import Adjustment
from duixian.stages.reconcile.likeness import Weights
from duixian.stages.reconcile.promises import Promise
from duixian.stages.reconcile.scored import Scored
from duixian.stages.reconcile.settings import Settings

HUNDRED = Decimal(100)
ROUNDED = Decimal("0.0005")


class Case(NamedTuple):
    """A promise with the answer that decides, if there is one.

    ``figure`` is the answer's; ``year`` the one that was planned; ``economy`` its real growth;
    ``adjustment`` says how the goal itself was changed.
    """

    promise: Promise
    best: Scored | None
    figure: Figure | None
    adjustment: Adjustment | None
    year: int
    economy: Decimal | None
    settings: Settings
    weights: Weights

    @property
    def commitment(self) -> Commitment:
        """What was promised."""
        return self.promise.commitment


class Verdict(NamedTuple):
    """A verdict with the rule and the numbers behind it."""

    code: VerdictCode
    rule: str
    template: str
    values: dict[str, str]


def actual(case: Case) -> Decimal | None:
    """The answer's value, where it is of the goal's own kind."""
    if case.figure is None or case.best is None or not case.best.comparable:
        return None
    found, goal = in_unit(case.figure, case.commitment.unit), case.commitment.value
    if found is not None and goal and case.figure.unit != case.commitment.unit:
        # A conversion was rounded when it was printed: 2133.33公顷 is 3.2万亩.
        return goal if abs(found / goal - 1) <= ROUNDED else found
    return found


def in_unit(figure: Figure, unit: str | None) -> Decimal | None:
    """The value of ``figure`` in ``unit``, where the two measure one quantity."""
    value, table = figure.value, conversions()
    if value is None or figure.unit == unit or unit not in table or figure.unit not in table:
        return value
    return value * table[figure.unit].factor / table[unit].factor


def oriented(goal: Commitment, difference: Decimal) -> Decimal:
    """More is better, unless the goal is to be kept low; a promised fall is better when larger."""
    if goal.measure in ("growth", "change") and goal.direction == "down":
        return difference
    return -difference if goal.favourable == "down" else difference


def numbers(case: Case) -> dict[str, str]:
    """Both numbers in their own words, for explanations."""
    assert case.best
    return {
        "goal": case.promise.amount or case.commitment.text,
        "actual": case.best.evidence.amount or quote(case),
    }


def quote(case: Case) -> str:
    """The words of the deciding answer."""
    assert case.best
    return case.best.evidence.text


def percent(value: Decimal) -> str:
    """A fraction as a percentage: 0.058 is 5.8%."""
    return f"{(value * HUNDRED).normalize():f}%"
