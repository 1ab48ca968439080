"""One quantity with two values: 城镇新增就业6738人 here, 城镇新增就业6783人 there."""

from collections.abc import Iterator, Sequence

from duixian.i18n import N_
from duixian.model import Finding, Report
from duixian.stages.check.claims import Said, said
from duixian.stages.check.finding import found, named
from duixian.stages.check.passages import Passage
from duixian.stages.check.precision import Interval, stated

TEMPLATE = N_("{indicator} is given two values: {computation}")


def check_twice(report: Report, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Hold every statement of a quantity against the first one with the same key."""
    first: dict[object, list[Said]] = {}
    for one in said(report, passages):
        others = first.setdefault(one.key, [])
        if not others:
            others.append(one)
        elif other := next((other for other in others if _disagree(one, other)), None):
            others.append(one)
            yield _finding(report, other, one)


def _disagree(one: Said, other: Said) -> bool:
    if one.statement.id == other.statement.id:
        return False
    return not _signed(one).meets(_signed(other))


def _signed(one: Said) -> Interval:
    """A decline is a growth below zero."""
    near = stated(one.figure)
    return -near if one.figure.measure == "growth" and one.direction == "down" else near


def _finding(report: Report, first: Said, second: Said) -> Finding:
    indicator = second.figure.indicator or first.figure.indicator
    return found(
        "stated-twice",
        "error",
        TEMPLATE,
        (named(report, first.figure), named(report, second.figure)),
        indicator=indicator.text if indicator else "",
        computation=f"{first.figure.text} ≠ {second.figure.text}",
    )
