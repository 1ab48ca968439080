"""Rules that hold the number of an answer against the number of a goal."""

from decimal import Decimal

from duixian.i18n import N_
from duixian.lexicon.indicators import known
from duixian.stages.reconcile.cases import (
    HUNDRED,
    Case,
    Verdict,
    actual,
    numbers,
    oriented,
    percent,
)


def by_relative(case: Case) -> Verdict | None:
    """与经济增长同步: not behind the economy by more than the tolerance."""
    if case.commitment.bound != "relative":
        return None
    measured = case.figure.value if case.figure else None
    if measured is None or case.economy is None:
        return Verdict(
            "not_comparable", "relative_unknown", N_("the yardstick's own figure is not given"), {}
        )
    short = (case.economy - measured) * HUNDRED
    values = {
        "actual": percent(measured),
        "economy": percent(case.economy),
        "points": f"{abs(short).normalize():f}",
        "tolerance": f"{case.settings.income_points:f}",
    }
    if short <= 0:
        told = N_("promised in step with the economy: {actual} against {economy}, not behind it")
        return Verdict("met", "relative", told, values)
    if short <= case.settings.income_points:
        told = N_(
            "promised in step with the economy: {actual} against {economy}, {points} points "
            "behind, within the tolerance of {tolerance}"
        )
        return Verdict("met", "relative", told, values)
    told = N_(
        "promised in step with the economy: {actual} against {economy}, {points} points behind"
    )
    return Verdict("missed", "relative", told, values)


def by_range(case: Case) -> Verdict | None:
    """6%—6.5%: inside, beyond or short of the range."""
    goal, measured = case.commitment, actual(case)
    if goal.bound != "range" or goal.value is None or goal.value_max is None or measured is None:
        return None
    low, high = goal.value, goal.value_max
    values = numbers(case)
    if low <= measured <= high:
        return Verdict(
            "met", "range", N_("promised {goal}, measured {actual}: inside the range"), values
        )
    better = measured > high if goal.favourable != "down" else measured < low
    if better:
        return Verdict(
            "exceeded", "range", N_("promised {goal}, measured {actual}: beyond the range"), values
        )
    return Verdict(
        "missed", "range", N_("promised {goal}, measured {actual}: short of the range"), values
    )


def by_ceiling(case: Case) -> Verdict | None:
    """Prices and unemployment, and whatever was promised as 以内: at most the goal."""
    goal, measured = case.commitment, actual(case)
    entry = known().get(goal.indicator.id) if goal.indicator and goal.indicator.id else None
    capped = bool(entry and entry.ceiling) or goal.bound in ("at_most", "less_than")
    if not capped or goal.value is None or measured is None:
        return None
    met = measured < goal.value if goal.bound == "less_than" else measured <= goal.value
    values = numbers(case)
    if met:
        return Verdict(
            "met", "ceiling", N_("promised {goal}, measured {actual}: under the ceiling"), values
        )
    return Verdict(
        "missed", "ceiling", N_("promised {goal}, measured {actual}: above the ceiling"), values
    )


def by_rate(case: Case) -> Verdict | None:
    """Growth, shares and ratios: differences in percentage points."""
    goal, measured = case.commitment, actual(case)
    if goal.unit not in ("%", "‰", "fraction", "pp") or goal.value is None or measured is None:
        return None
    scale = Decimal(1) if goal.unit == "pp" else HUNDRED
    ahead = oriented(goal, measured - goal.value) * scale
    values = numbers(case) | {"points": f"{abs(ahead).normalize():f}"}
    if ahead >= case.settings.exceeded_points:
        return Verdict(
            "exceeded",
            "rate",
            N_("promised {goal}, measured {actual}: {points} points better"),
            values,
        )
    if ahead >= 0 and not (goal.bound == "more_than" and ahead == 0):
        return Verdict("met", "rate", N_("promised {goal}, measured {actual}: reached"), values)
    if goal.bound == "about" and -ahead < case.settings.about_points:
        return Verdict(
            "met",
            "rate_about",
            N_("promised {goal}, measured {actual}: {points} points off, within the tolerance"),
            values,
        )
    return Verdict(
        "missed", "rate", N_("promised {goal}, measured {actual}: {points} points short"), values
    )


CONVERTED = Decimal("0.001")


def by_amount(case: Case) -> Verdict | None:
    """Amounts, counts and levels: the ratio of answer to goal."""
    goal, measured = case.commitment, actual(case)
    if goal.value is None or measured is None or goal.value == 0:
        return None
    if goal.favourable == "down" and goal.direction == "none":
        ratio = goal.value / measured if measured else case.settings.exceeded_ratio
    else:
        ratio = measured / goal.value
    values = numbers(case) | {"ratio": f"{(ratio * HUNDRED).quantize(Decimal('0.1')):f}%"}
    if ratio >= case.settings.exceeded_ratio:
        return Verdict(
            "exceeded", "amount", N_("promised {goal}, measured {actual}: {ratio}"), values
        )
    slack = case.settings.about_ratio if goal.bound == "about" else Decimal(0)
    if case.figure and case.figure.unit != goal.unit:
        # 2133.33公顷 is 3.2万亩: a converted number is as exact as it was printed.
        slack = max(slack, CONVERTED)
    if ratio >= 1 - slack:
        return Verdict("met", "amount", N_("promised {goal}, measured {actual}: {ratio}"), values)
    if case.figure and case.figure.bound in ("more_than", "at_least"):
        # 超过240万 under a goal of 250万 settles nothing: the true figure may be above it.
        return Verdict(
            "not_comparable",
            "hedged",
            N_("promised {goal}, measured {actual}: only a lower bound is given"),
            values,
        )
    return Verdict("missed", "amount", N_("promised {goal}, measured {actual}: {ratio}"), values)


def completion(case: Case) -> Decimal | None:
    """Answer over goal, for amounts and counts with a comparable answer."""
    goal, measured = case.commitment, actual(case)
    if measured is None or not goal.value or goal.measure not in ("amount", "count", "level"):
        return None
    return None if goal.unit == "%" else (measured / goal.value).quantize(Decimal("0.0001"))


def shortfall(case: Case) -> Decimal | None:
    """How far a rate stays behind its goal, in percentage points; ``None`` where it does not."""
    goal, measured = case.commitment, actual(case)
    if measured is None or goal.value is None or goal.unit not in ("%", "‰", "pp"):
        return None
    scale = Decimal(1) if goal.unit == "pp" else HUNDRED
    behind = -oriented(goal, measured - goal.value) * scale
    return behind if behind > 0 else None
