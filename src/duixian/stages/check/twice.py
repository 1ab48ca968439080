"""One quantity with two values: 城镇新增就业6738人 here, 城镇新增就业6783人 there."""

from collections.abc import Iterator, Sequence

from duixian.i18n import N_
from duixian.model import Finding, Report
from duixian.stages.check.claims import Claim, Key
from duixian.stages.check.finding import found, named

TEMPLATE = N_("{indicator} is given two values: {computation}")


def check_twice(report: Report, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Hold every claim against the ones before it that have the same key."""
    seen: dict[Key, list[Claim]] = {}
    for claim in claims:
        others = seen.setdefault(claim.key, [])
        if all(_disagree(claim, other) for other in others):
            others.append(claim)
            if len(others) > 1:
                yield _finding(report, others[0], claim)


def _disagree(one: Claim, other: Claim) -> bool:
    if one.statement.id == other.statement.id:
        return (
            False  # 连续12年超430亿斤 behind the year's own value: one sentence knows what it says
        )
    return not one.value.agrees(other.value)


def _finding(report: Report, first: Claim, second: Claim) -> Finding:
    indicator = second.figure.indicator
    return found(
        "stated-twice",
        "error",
        TEMPLATE,
        (named(report, first.figure), named(report, second.figure)),
        indicator=indicator.text if indicator else "",
        computation=f"{first.figure.text} ≠ {second.figure.text}",
    )
