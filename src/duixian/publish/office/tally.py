"""The sums of a bulletin: counted item by item, and checked against one another."""

from collections import Counter
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple, get_args

from duixian.errors import OutputError
from duixian.model.reconciliation import Item, Reconciliation, VerdictCode
from duixian.model.reconciliation_contract import summary
from duixian.publish.reconciled import ORDER

VERDICTS: tuple[VerdictCode, ...] = get_args(VerdictCode)
DONE = ("exceeded", "met")


class TallyRow(NamedTuple):
    """A part of the report: how many of its promises got each verdict, and how many it has."""

    part: str
    counts: tuple[int, ...]
    total: int


class Tally(NamedTuple):
    """Every number that a bulletin states. ``rows`` are by part, in the order of the report."""

    counts: dict[str, int]
    total: int
    quantified: int
    doubtful: int
    rows: tuple[TallyRow, ...]

    @property
    def checkable(self) -> int:
        """All but those that no fact could decide."""
        return self.total - self.counts["not_checkable"]

    @property
    def done(self) -> int:
        """Met or exceeded."""
        return sum(self.counts[code] for code in DONE)

    def values(self) -> dict[str, str]:
        """The numbers by the names that a template knows."""
        numbers = {
            **self.counts,
            "total": self.total,
            "quantified": self.quantified,
            "plain": self.total - self.quantified,
            "checkable": self.checkable,
            "done": self.done,
            "doubtful": self.doubtful,
        }
        return {name: str(number) for name, number in numbers.items()} | {
            "share": percent(self.done, self.checkable)
        }


def percent(part: int, whole: int) -> str:
    """``part`` of ``whole`` with one place, halves up; a dash where there is no whole."""
    if not whole:
        return "—"
    exact = Decimal(100 * part) / Decimal(whole)
    return f"{exact.quantize(Decimal('0.1'), ROUND_HALF_UP)}%"


def tally(found: Reconciliation, parts: Sequence[str]) -> Tally:
    """The sums of ``found``; ``parts`` names the part of the report of each item.

    Raise :class:`OutputError` where two ways of counting disagree.
    """
    grouped: dict[str, Counter[str]] = {}
    for item, part in zip(found.items, parts, strict=True):
        grouped.setdefault(part, Counter())[item.verdict] += 1
    rows = tuple(
        TallyRow(part, tuple(counted[code] for code in ORDER), counted.total())
        for part, counted in grouped.items()
    )
    counts: dict[str, int] = {
        code: sum(item.verdict == code for item in found.items) for code in VERDICTS
    }
    made = Tally(
        counts=counts,
        total=len(found.items),
        quantified=sum(item.commitment.figure is not None for item in found.items),
        doubtful=sum(item.needs_review for item in found.items),
        rows=rows,
    )
    check(made, found)
    return made


def check(made: Tally, found: Reconciliation) -> None:
    """Raise :class:`OutputError` unless every sum of ``made`` agrees with every other way to it."""
    counted = summary(found)
    columns = {code: sum(row.counts[at] for row in made.rows) for at, code in enumerate(ORDER)}
    sums = (
        ("total", made.total, sum(made.counts.values())),
        ("total", made.total, counted.commitments),
        ("total", made.total, sum(row.total for row in made.rows)),
        ("quantified", made.quantified, counted.quantified),
        *((row.part, row.total, sum(row.counts)) for row in made.rows),
        *((code, made.counts[code], counted.by_verdict.get(code, 0)) for code in VERDICTS),
        *((code, made.counts[code], columns[code]) for code in VERDICTS),
    )
    for name, one, other in sums:
        if one != other:
            raise OutputError(
                "the sums of the bulletin disagree: {name} is {one} and {other}; report this",
                name=name,
                one=one,
                other=other,
            )


def chosen(items: Sequence[Item], codes: Sequence[str], *, quantified: bool) -> list[Item]:
    """The items with one of these verdicts, those with a figure alone where asked."""
    return [
        item
        for item in items
        if item.verdict in codes and (item.commitment.figure is not None or not quantified)
    ]
