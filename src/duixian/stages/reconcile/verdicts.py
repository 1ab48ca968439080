"""The verdict on a commitment: named rules, the first that applies decides.

The rules are those of the verdict table; every tolerance is a setting. Each explains itself with
a template (an English gettext msgid) and the numbers it used.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple

from duixian.i18n import N_
from duixian.lexicon.deeds import deed
from duixian.lexicon.indicators import known
from duixian.model import Figure, last_year
from duixian.model.reconciliation import Commitment, VerdictCode
from duixian.stages.reconcile.answers import Scored
from duixian.stages.reconcile.evidence import Evidence
from duixian.stages.reconcile.settings import Settings

HUNDRED = Decimal(100)


class Case(NamedTuple):
    """What a rule looks at.

    ``best`` is the answer that decides, ``figure`` its figure; ``goal`` and ``actual`` are oriented
    so that more is better (``sign`` is -1 where less is); ``economy`` is the year's real growth.
    """

    commitment: Commitment
    best: Scored | None
    figure: Figure | None
    year: int
    economy: Decimal | None
    settings: Settings


class Verdict(NamedTuple):
    """A verdict with the rule and the numbers behind it."""

    code: VerdictCode
    rule: str
    template: str
    values: dict[str, str]


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


def _said_late(case: Case) -> Verdict | None:
    return _said(case, "late", N_("the text says it was done late: {words}"))


def _said_adjusted(case: Case) -> Verdict | None:
    return _said(case, "adjusted", N_("the text says the goal was changed: {words}"))


def _said(case: Case, code: VerdictCode, template: str) -> Verdict | None:
    assert case.best
    text = _clause(case.best.evidence)
    found = deed(code).search(text)  # type: ignore[arg-type]
    if not found:
        return None
    return Verdict(code, f"said_{code}", template, {"words": found[0]})


def _clause(evidence: Evidence) -> str:
    """The words of the evidence up to the end of its clause."""
    words, offset = evidence.statement.text, evidence.end - evidence.statement.start
    end = min((at for mark in "，；" if (at := words.find(mark, offset)) >= 0), default=len(words))
    return words[evidence.start - evidence.statement.start : end]


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
        N_("due {deadline}: {actual} is an interim figure"),
        {"deadline": str(deadline), "actual": _quote(case)},
    )


def _other_basis(case: Case) -> Verdict | None:
    assert case.best
    if case.figure is None or case.best.comparable:
        return None
    return Verdict(
        "not_comparable",
        "other_basis",
        N_("answered on another basis, period or scope: {actual}"),
        {"actual": _quote(case)},
    )


def _in_words(case: Case) -> Verdict | None:
    """A statement of completion is an answer, unless the text says that it failed."""
    assert case.best
    if case.figure is not None:
        return None
    text = case.best.evidence.text
    if found := deed("failed").search(text):
        return Verdict(
            "missed", "said_failed", N_("the text says so: {words}"), {"words": found[0]}
        )
    return Verdict(
        "met", "said_done", N_("said to be done, without a figure: {words}"), {"words": text}
    )


def _relative(case: Case) -> Verdict | None:
    if case.commitment.bound != "relative":
        return None
    actual = case.figure.value if case.figure else None
    if actual is None or case.economy is None:
        return Verdict(
            "not_comparable", "relative_unknown", N_("the yardstick's own figure is not given"), {}
        )
    short = (case.economy - actual) * HUNDRED
    code: VerdictCode = "met" if short <= case.settings.income_points else "missed"
    return Verdict(
        code,
        "relative",
        N_("{actual} against economic growth of {economy}: within {tolerance} percentage points"),
        {
            "actual": _percent(actual),
            "economy": _percent(case.economy),
            "tolerance": f"{case.settings.income_points:f}",
        },
    )


def _range(case: Case) -> Verdict | None:
    goal, actual = case.commitment, _actual(case)
    if goal.bound != "range" or goal.value is None or goal.value_max is None or actual is None:
        return None
    low, high = goal.value, goal.value_max
    values = {"goal": goal.text, "actual": _quote(case)}
    if low <= actual <= high:
        return Verdict(
            "met", "range", N_("promised {goal}, actual {actual}: inside the range"), values
        )
    better = actual > high if goal.favourable != "down" else actual < low
    if better:
        return Verdict(
            "exceeded", "range", N_("promised {goal}, actual {actual}: beyond the range"), values
        )
    return Verdict(
        "missed", "range", N_("promised {goal}, actual {actual}: short of the range"), values
    )


def _ceiling(case: Case) -> Verdict | None:
    """Prices and unemployment, and whatever was promised as 以内: at most the goal."""
    goal, actual = case.commitment, _actual(case)
    entry = known().get(goal.indicator.id) if goal.indicator and goal.indicator.id else None
    capped = bool(entry and entry.ceiling) or goal.bound in ("at_most", "less_than")
    if not capped or goal.value is None or actual is None:
        return None
    met = actual < goal.value if goal.bound == "less_than" else actual <= goal.value
    values = {"goal": goal.text, "actual": _quote(case)}
    if met:
        return Verdict(
            "met", "ceiling", N_("promised {goal}, actual {actual}: under the ceiling"), values
        )
    return Verdict(
        "missed", "ceiling", N_("promised {goal}, actual {actual}: above the ceiling"), values
    )


def _rate(case: Case) -> Verdict | None:
    """Growth, shares and ratios: differences in percentage points."""
    goal, actual = case.commitment, _actual(case)
    if goal.unit not in ("%", "‰", "fraction", "pp") or goal.value is None or actual is None:
        return None
    scale = Decimal(1) if goal.unit == "pp" else HUNDRED
    ahead = _oriented(goal, actual - goal.value) * scale
    values = {"goal": goal.text, "actual": _quote(case), "points": f"{abs(ahead).normalize():f}"}
    if ahead >= case.settings.exceeded_points:
        return Verdict(
            "exceeded",
            "rate",
            N_("promised {goal}, actual {actual}: {points} points better"),
            values,
        )
    if ahead >= 0 and not (goal.bound == "more_than" and ahead == 0):
        return Verdict("met", "rate", N_("promised {goal}, actual {actual}: reached"), values)
    if goal.bound == "about" and -ahead < case.settings.about_points:
        return Verdict(
            "met",
            "rate_about",
            N_("promised {goal}, actual {actual}: {points} points off, within the tolerance"),
            values,
        )
    return Verdict(
        "missed", "rate", N_("promised {goal}, actual {actual}: {points} points short"), values
    )


def _amount(case: Case) -> Verdict | None:
    """Amounts, counts and levels: the ratio of answer to goal."""
    goal, actual = case.commitment, _actual(case)
    if goal.value is None or actual is None or goal.value == 0:
        return None
    if goal.favourable == "down" and goal.direction == "none":
        ratio = goal.value / actual if actual else case.settings.exceeded_ratio
    else:
        ratio = actual / goal.value
    values = {
        "goal": goal.text,
        "actual": _quote(case),
        "ratio": f"{(ratio * HUNDRED).quantize(Decimal('0.1')):f}%",
    }
    if ratio >= case.settings.exceeded_ratio:
        return Verdict(
            "exceeded", "amount", N_("promised {goal}, actual {actual}: {ratio}"), values
        )
    near = goal.bound == "about" and ratio >= 1 - case.settings.about_ratio
    if ratio >= 1 or near:
        return Verdict("met", "amount", N_("promised {goal}, actual {actual}: {ratio}"), values)
    if case.figure and case.figure.bound in ("more_than", "at_least"):
        # 超过240万 under a goal of 250万 settles nothing: the true figure may be above it.
        return Verdict(
            "not_comparable",
            "hedged",
            N_("promised {goal}, actual {actual}: only a lower bound is given"),
            values,
        )
    return Verdict("missed", "amount", N_("promised {goal}, actual {actual}: {ratio}"), values)


RULES: Sequence[Rule] = (
    _not_checkable,
    _unanswered,
    _said_late,
    _said_adjusted,
    _not_due,
    _other_basis,
    _in_words,
    _relative,
    _range,
    _ceiling,
    _rate,
    _amount,
)


def completion(case: Case) -> Decimal | None:
    """Answer over goal, for amounts and counts with a comparable answer."""
    goal, actual = case.commitment, _actual(case)
    if actual is None or not goal.value or goal.measure not in ("amount", "count", "level"):
        return None
    return None if goal.unit == "%" else (actual / goal.value).quantize(Decimal("0.0001"))


def shortfall(case: Case) -> Decimal | None:
    """How far a rate stays behind its goal, in percentage points; ``None`` where it does not."""
    goal, actual = case.commitment, _actual(case)
    if actual is None or goal.value is None or goal.unit not in ("%", "‰", "pp"):
        return None
    scale = Decimal(1) if goal.unit == "pp" else HUNDRED
    behind = -_oriented(goal, actual - goal.value) * scale
    return behind if behind > 0 else None


def _actual(case: Case) -> Decimal | None:
    """The answer's value, where it is of the goal's own kind."""
    if case.figure is None or case.best is None or not case.best.comparable:
        return None
    return case.figure.value


def _oriented(goal: Commitment, difference: Decimal) -> Decimal:
    """More is better, unless the goal is to be kept low; a promised fall is better when larger."""
    if goal.measure in ("growth", "change") and goal.direction == "down":
        return difference
    return -difference if goal.favourable == "down" else difference


def _quote(case: Case) -> str:
    assert case.best
    return case.best.evidence.text


def _percent(value: Decimal) -> str:
    return f"{(value * HUNDRED).normalize():f}%"
