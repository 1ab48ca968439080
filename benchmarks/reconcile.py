"""Reconciling beside reading, and its cost against length: the sample, written several times."""

import statistics
import time
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from duixian.model import Report
from duixian.pipeline import read_bytes, reconcile_reports
from duixian.sample import sample

TIMES = (1, 2, 4)


def show(rounds: int) -> None:
    """Print the median of ``rounds``: reading both, reconciling them, and the ratio of the two."""
    print(
        f"{'characters of both':>20}{'reading':>12}{'reconciling':>14}{'ratio':>8}{'promises':>10}"
    )
    for times in TIMES:
        sources = longer(times)
        reading, holding = [], []
        for _ in range(rounds):
            took, (earlier, later) = timed(partial(read, sources))
            reading.append(took)
            took, found = timed(partial(reconcile_reports, earlier, later))
            holding.append(took)
        size = len(earlier.text) + len(later.text)
        read_ms, hold_ms = (statistics.median(kept) * 1000 for kept in (reading, holding))
        print(
            f"{size:>20,}{read_ms:>9.0f} ms{hold_ms:>11.0f} ms{hold_ms / read_ms:>8.2f}"
            f"{len(found.items):>10}"
        )


def longer(times: int) -> list[tuple[bytes, str]]:
    """The two sample reports with each line of a part said ``times`` times, numbered apart."""
    texts = sample()
    sources = []
    for file in (texts.earlier, texts.later):
        lines = file.read_bytes().decode().splitlines()
        grown = []
        for line in lines:
            body = len(line) > 60 and "各位代表" not in line
            grown += [line, *(f"{line}其中第{again}片。" for again in range(1, times) if body)]
        sources.append(("\n".join(grown).encode(), file.name))
    return sources


def read(sources: list[tuple[bytes, str]]) -> tuple[Report, Report]:
    """Both reports."""
    earlier, later = (read_bytes(data, name) for data, name in sources)
    return earlier, later


T = TypeVar("T")


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds, and what the work gave."""
    start = time.perf_counter()
    given = work()
    return time.perf_counter() - start, given
