"""The verdict on a promise: named rules, the first that applies decides.

The rules are those of the verdict table; every tolerance is a setting. Each explains itself with
a template (an English gettext msgid) and the numbers it used.
"""

from collections.abc import Callable, Sequence

from duixian.i18n import N_
from duixian.model import last_year
from duixian.stages.reconcile.cases import Case, Verdict, numbers, quote
from duixian.stages.reconcile.numbers import by_amount, by_ceiling, by_range, by_rate, by_relative
from duixian.stages.reconcile.wording import (
    in_words,
    is_adjusted,
    is_late,
    is_partly_done,
    said_to_have_failed,
)

Rule = Callable[[Case], Verdict | None]


def decide(case: Case) -> Verdict:
    """The first rule that applies."""
    for rule in RULES:
        if verdict := rule(case):
            return verdict
    raise AssertionError("the last rule always applies")


def _not_checkable(case: Case) -> Verdict | None:
    if case.commitment.checkable:
        return None
    return Verdict(
        "not_checkable",
        "not_checkable",
        N_("no fact could decide this: it names no definite deed"),
        {},
    )


def _unanswered(case: Case) -> Verdict | None:
    if case.best:
        return None
    return Verdict(
        "unanswered", "unanswered", N_("the later report says nothing that decides it"), {}
    )


def _not_due(case: Case) -> Verdict | None:
    """A goal whose time has not come is never met or missed before it is due."""
    deadline = case.commitment.deadline
    if deadline is None or last_year(deadline) <= case.year:
        return None
    assert case.best
    if not case.best.comparable and case.figure is None:
        return None
    return Verdict(
        "partly",
        "not_due",
        N_("promised {goal} by {deadline}, not due yet; so far: {actual}"),
        numbers(case) | {"deadline": str(last_year(deadline)), "actual": quote(case)},
    )


def _other_basis(case: Case) -> Verdict | None:
    assert case.best
    if case.figure is None or case.best.comparable:
        return None
    told = N_("promised {goal}; what is reported is another kind of quantity: {actual}")
    if "other_period" in case.best.reasons:
        told = N_("promised {goal}; what is reported is of a later period: {actual}")
    elif "several_years" in case.best.reasons:
        told = N_("promised {goal} for one year; what is reported is for several: {actual}")
    return Verdict("not_comparable", "other_basis", told, numbers(case) | {"actual": quote(case)})


RULES: Sequence[Rule] = (
    _not_checkable,
    is_adjusted,
    _unanswered,
    said_to_have_failed,
    is_partly_done,
    is_late,
    _not_due,
    _other_basis,
    in_words,
    by_relative,
    by_range,
    by_ceiling,
    by_rate,
    by_amount,
)
