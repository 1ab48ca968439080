"""Times cases in turn, round by round, on one core."""

import gc
import os
import time
from collections.abc import Callable, Sequence
from statistics import median
from typing import NamedTuple


class Case(NamedTuple):
    """What is timed: ``run`` does the work of one round over ``characters`` characters."""

    name: str
    characters: int
    run: Callable[[], object]


class Timing(NamedTuple):
    """``speed`` in characters per second and ``ratio`` to the first case, medians over rounds."""

    name: str
    speed: float
    ratio: float


def one_core() -> None:
    """Keep this process on one core, where the system can say so."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def measure(cases: Sequence[Case], rounds: int) -> list[Timing]:
    """Time every case once a round; the first case is the baseline of the ratios.

    The collector stays on, as a user has it, but every case starts with nothing to collect, and
    the inputs that the cases keep are out of its sight: a user does not hold forty reports.
    """
    speeds: list[list[float]] = [[] for _ in cases]
    for case in cases:
        case.run()
    gc.collect()
    gc.freeze()
    for _ in range(rounds):
        for case, kept in zip(cases, speeds, strict=True):
            gc.collect()
            start = time.perf_counter()
            case.run()
            kept.append(case.characters / (time.perf_counter() - start))
    return [
        Timing(
            case.name,
            median(kept),
            median(own / base for own, base in zip(kept, speeds[0], strict=True)),
        )
        for case, kept in zip(cases, speeds, strict=True)
    ]
