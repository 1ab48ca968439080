"""What leads from a sentence of a report to what was found about it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from duixian.model.reconciliation import Item, VerdictCode

Chips = dict[str, list["Chip"]]


@dataclass(frozen=True)
class Chip:
    """The verdict on a promise, and the address of the promise."""

    verdict: VerdictCode
    href: str


@dataclass(frozen=True)
class Flag:
    """A finding: how grave it is, what it says, and its address."""

    severity: str
    message: str
    href: str


def anchor(item: Item) -> str:
    """The anchor of a promise on the page of verdicts."""
    return f"p-{item.commitment.id}"


def chips(items: Iterable[Item]) -> tuple[Chips, Chips]:
    """By figure, else by statement: the verdicts on what it promised, and those that it decided.

    What no fact can decide is left out, and the same verdict stands at one place once.
    """
    promised: Chips = defaultdict(list)
    answered: Chips = defaultdict(list)
    for item in items:
        if item.verdict == "not_checkable":
            continue
        chip = Chip(item.verdict, f"reconciliation.html#{anchor(item)}")
        goal = item.commitment
        _add(promised[goal.figure or goal.statement], chip)
        if item.answers:
            _add(answered[item.answers[0].figure or item.answers[0].statement], chip)
    return promised, answered


def _add(there: list[Chip], chip: Chip) -> None:
    if all(one.verdict != chip.verdict for one in there):
        there.append(chip)
