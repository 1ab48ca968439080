"""A level, the level of the year before and the growth between them, wherever they are printed."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from duixian.i18n import N_
from duixian.model import Finding, Quote, Report
from duixian.stages.check.bridges import at_constant_prices
from duixian.stages.check.claims import Claim, Key
from duixian.stages.check.finding import found, named
from duixian.stages.check.growth import growth_interval
from duixian.stages.check.precision import Interval, span

MOST = 8  # levels of one thing and year that are looked at
TEMPLATE = N_(
    "{indicator}: the levels of two years give another growth than is printed: {computation}"
)


def check_levels(report: Report, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Hold each yearly growth against the two levels that it lies between."""
    levels: dict[Key, list[Claim]] = {}
    for claim in claims:
        if claim.key.what == "level" and claim.figure.unit not in ("%", "ratio"):
            kept = levels.setdefault(claim.key._replace(unit=None), [])
            if len(kept) < MOST:
                kept.append(claim)
    for growth in claims:
        if growth.key.what != "growth" or is_real(report, growth):
            continue
        now = growth.key._replace(what="level", unit=None)
        for after in levels.get(now, ()):
            for before in levels.get(now._replace(year=now.year - 1), ()):
                if after.key.unit == before.key.unit and _contradict(before, after, growth):
                    yield _finding(report, before, after, growth)
                    break


def is_real(report: Report, growth: Claim) -> bool:
    """Whether a growth is no quotient of levels: at constant prices, on a comparable basis."""
    indicator = growth.figure.indicator
    start = indicator.start if indicator else growth.figure.start
    return growth.real or at_constant_prices(report.text[start : growth.figure.start])


def implied(before: Interval, after: Interval) -> Interval | None:
    """Every growth between two levels; ``None`` where one of them is open."""
    return growth_interval(before, after) if before.bounded and after.bounded else None


def _contradict(before: Claim, after: Claim, growth: Claim) -> bool:
    grown = implied(before.value, after.value)
    return grown is not None and not grown.meets(growth.value)


def _finding(report: Report, before: Claim, after: Claim, growth: Claim) -> Finding:
    return found(
        "level-and-growth",
        "warning",
        TEMPLATE,
        quotes(report, before, after, growth),
        indicator=growth.figure.indicator.text if growth.figure.indicator else "",
        computation=quotient(before, after, growth),
    )


def quotes(report: Report, *claims: Claim) -> tuple[Quote, ...]:
    """The words of each claim."""
    return tuple(named(report, claim.figure) for claim in claims)


def quotient(before: Claim, after: Claim, growth: Claim) -> str:
    """``146.86亿元 ÷ 138.42亿元 − 1 = 6.09–6.1% ≠ 6.5%``; a decline is told without a sign."""
    grown = implied(before.value, after.value)
    ratio = f"{after.figure.text} ÷ {before.figure.text}"
    falls = grown is not None and grown.low < 0 and grown.high < 0
    shown = f"1 − {ratio}" if falls else f"{ratio} − 1"
    if grown is not None:
        shown += f" = {span((-grown if falls else grown).times(Decimal(100)), 2)}%"
    sign = "−" if (growth.figure.direction == "down") != falls else ""
    return f"{shown} ≠ {sign}{growth.figure.text}"
