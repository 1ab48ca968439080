"""Whether coders agree: the share of equal answers, and Krippendorff's alpha.

Alpha is one minus observed over expected disagreement: 1 is perfect, 0 is what chance gives.
Units that fewer than two coders answered do not count. Source: K. Krippendorff, Computing
Krippendorff's Alpha-Reliability (2011). The computation is NLTK's; see docs/decisions/0008.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from duixian.corpus.coding.answers import Answers
from duixian.corpus.coding.plan import PLANS
from duixian.corpus.coding.sample import Sample
from duixian.corpus.coding.sheets import Dispute
from duixian.corpus.extras import missing


class Agreement(NamedTuple):
    """Of one field: ``equal`` is the share of pairs of answers that are the same.

    ``alpha`` is ``None`` where it is not defined: nothing coded twice, or the same answer
    everywhere. ``machine`` is the share of agreed answers that the software gave too.
    """

    field: str
    coded: int
    equal: float | None
    alpha: float | None
    machine: float | None


def agreements(sample: Sample, coders: Sequence[Answers]) -> list[Agreement]:
    """The agreement of ``coders`` on each field of ``sample``."""
    return [_field(sample, coders, field.name) for field in PLANS[sample.what].fields]


def disputes(sample: Sample, coders: Sequence[Answers]) -> Iterator[Dispute]:
    """Where coders differ, or one of them gave no answer; in the order of the items."""
    for item in sample.items:
        for field in PLANS[sample.what].fields:
            answers = tuple(coder.get((item.number, field.name)) for coder in coders)
            if len(set(answers)) > 1:
                yield Dispute(item, field, answers)


def _field(sample: Sample, coders: Sequence[Answers], field: str) -> Agreement:
    units = {
        item.number: [coder.get((item.number, field)) for coder in coders] for item in sample.items
    }
    both = {
        number: [answer for answer in answers if answer is not None]
        for number, answers in units.items()
    }
    both = {number: answers for number, answers in both.items() if len(answers) > 1}
    pairs = [pair for answers in both.values() for pair in combinations(answers, 2)]
    settled = {number: answers[0] for number, answers in both.items() if len(set(answers)) == 1}
    said = [
        (item.machine[field], settled[item.number])
        for item in sample.items
        if field in item.machine and item.number in settled
    ]
    return Agreement(
        field,
        len(both),
        _share([one == other for one, other in pairs]),
        alpha([[answer or "" for answer in unit] for unit in both.values()]),
        _share([machine == coded for machine, coded in said]),
    )


def alpha(units: Sequence[Sequence[str]]) -> float | None:
    """Krippendorff's alpha of nominal answers; each unit has those that were given to it."""
    if not units or len({answer for unit in units for answer in unit}) < 2:
        return None
    try:
        from nltk.metrics.agreement import AnnotationTask
    except ImportError:
        raise missing("nltk", "coding") from None
    data = [
        (str(coder), str(number), answer)
        for number, unit in enumerate(units)
        for coder, answer in enumerate(unit)
    ]
    return float(AnnotationTask(data).alpha())


def _share(outcomes: Sequence[bool]) -> float | None:
    return sum(outcomes) / len(outcomes) if outcomes else None
