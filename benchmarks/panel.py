"""``python -m benchmarks.panel``: a corpus of synthetic variants, as ratios in one run.

What the pipeline takes for each report alone, in this process, one after the other, against a
build with one worker and one with two. Processor seconds hold on a busy machine, where seconds
on the clock do not; both are shown, and the load. ``--reports 5000`` is the full measure.
"""

import argparse
import multiprocessing
import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.variants import county_texts, variants
from duixian.corpus.build import Progress, build
from duixian.corpus.sources import Sources
from duixian.pipeline import check_report, commitments_of, read_bytes

PAGE = (os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096) / (1024 * 1024)


class Spent(NamedTuple):
    """Seconds on the clock, and of the processor: of this process, and of its workers."""

    clock: float
    own: float
    workers: float = 0.0

    @property
    def processor(self) -> float:
        """All processor seconds."""
        return self.own + self.workers


def main() -> int:
    """Print one line for each way to read the same reports."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.panel", description=__doc__)
    parser.add_argument("--reports", type=int, default=500, help="how many variants (500)")
    parser.add_argument("--rounds", type=int, default=3, help="how often; medians are shown (3)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "texts")
        folder.mkdir()
        for number, text in enumerate(variants(options.reports, county_texts())):
            (folder / f"{number:06}.txt").write_text(text, "utf-8")
        rounds = [list(_round(folder, Path(scratch))) for _ in range(options.rounds)]
    count = options.reports
    print(f"{count} variants, medians of {options.rounds} rounds; load {os.getloadavg()[0]:.1f}")
    for name, row in zip(
        ("pipeline, one by one", "corpus, one worker", "corpus, two workers"),
        zip(*rounds, strict=True),
        strict=True,
    ):
        clock = median(spent.clock for spent in row)
        each = 1000 * median(spent.processor for spent in row) / count
        print(f"{name:24}{count / clock:8.1f} reports/s{each:8.1f} ms of the processor each")
    per_core = median(alone.processor / one.processor for alone, one, _ in rounds)
    wall = median(alone.clock / one.clock for alone, one, _ in rounds)
    speedup = median(one.clock / two.clock for _, one, two in rounds)
    parent = median(two.own / two.workers for _, _, two in rounds)
    print(f"one worker, of the pipeline: {per_core:.2f} by processor, {wall:.2f} by the clock")
    print(f"two workers, of one: {speedup:.2f} by the clock; what stays serial: {parent:.3f}")
    print(f"most memory of a worker: {peak():.0f} MiB")
    for phase, sizes in HELD.items():
        half = len(sizes) // 2
        print(
            f"  {phase}: at most {max(sizes[: half or 1]):.0f} MiB in the first half, "
            f"{max(sizes[half:]):.0f} MiB in the second"
        )
    return 0


def _round(folder: Path, scratch: Path) -> Iterator[Spent]:
    yield single(folder)
    for workers in (1, 2):
        yield corpus(folder, scratch / "out", workers)
        shutil.rmtree(scratch / "out")


def single(folder: Path) -> Spent:
    """Each report read, checked, and its promises found, one after the other in this process."""
    paths = sorted(folder.iterdir())
    _alone(paths[0])
    clock, own = time.perf_counter(), time.process_time()
    for path in paths:
        _alone(path)
    return Spent(time.perf_counter() - clock, time.process_time() - own)


def _alone(path: Path) -> None:
    report = read_bytes(path.read_bytes(), path.name)
    check_report(report)
    commitments_of(report)


def corpus(folder: Path, out: Path, workers: int) -> Spent:
    """A whole build, the start of its processes and the writing of its tables included."""
    clock, own, before = time.perf_counter(), time.process_time(), _children()
    build(Sources(str(folder)), out, workers=workers, tell=_weigh)
    return Spent(time.perf_counter() - clock, time.process_time() - own, _children() - before)


HELD: dict[str, list[float]] = {}


def _weigh(progress: Progress) -> None:
    """Note what the largest worker holds now (Linux), by phase."""
    sizes = [
        int(Path(f"/proc/{child.pid}/statm").read_text().split()[1]) * PAGE
        for child in multiprocessing.active_children()
        if Path(f"/proc/{child.pid}/statm").exists()
    ]
    if sizes and progress.done:
        HELD.setdefault(progress.phase, []).append(max(sizes))


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def peak() -> float:
    """MiB that the largest child process of this one held at its most."""
    held = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return held / (1024 * 1024) if sys.platform == "darwin" else held / 1024


if __name__ == "__main__":
    sys.exit(main())
