"""``python -m benchmarks.panel``: a corpus of synthetic variants, as ratios in one run.

What the pipeline takes for each report alone, in one process, one after the other, against a
build with one worker and one with two. The pipeline is what ``duixian read --json``, ``check``
and ``reconcile --json`` do: the report with its findings, and its promises, held against the
report of the year after where the build held them. Processor seconds hold on a busy machine,
where seconds on the clock do not; both are shown, and the load. What two processes of this
machine can do at all is measured beside: two pipelines at once, each over half the reports.
``--reports 5000`` is the full measure.
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
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import median
from typing import NamedTuple

import msgspec
import pyarrow.parquet as pq

from benchmarks.variants import county_texts, variants
from duixian.batch.local import settle
from duixian.corpus.build import Progress, build
from duixian.corpus.sources import Sources
from duixian.model import Report
from duixian.model.contract import encode
from duixian.model.reconciliation_contract import encode_reconciliation
from duixian.pipeline import check_report, commitments_of, read_bytes, reconcile_reports

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
        rounds = [list(_round(folder, Path(scratch, "out"))) for _ in range(options.rounds)]
    count = options.reports
    print(f"{count} variants, medians of {options.rounds} rounds; load {os.getloadavg()[0]:.1f}")
    for name, row in zip(
        (
            "pipeline, one by one",
            "pipeline, two halves",
            "corpus, one worker",
            "corpus, two workers",
        ),
        zip(*rounds, strict=True),
        strict=True,
    ):
        clock = median(spent.clock for spent in row)
        each = 1000 * median(spent.processor for spent in row) / count
        print(f"{name:24}{count / clock:8.1f} reports/s{each:8.1f} ms of the processor each")
    for name, ratio, spent in (
        ("one worker, of the pipeline, by processor", "processor", (0, 2)),
        ("one worker, of the pipeline, by the clock", "clock", (0, 2)),
        ("two workers, of one, by the clock", "clock", (2, 3)),
        ("two halves of the pipeline, of it whole, by the clock", "clock", (0, 1)),
    ):
        slow, fast = spent
        found = median(getattr(row[slow], ratio) / getattr(row[fast], ratio) for row in rounds)
        print(f"{name:56}{found:6.2f}")
    serial = median(row[3].own / row[3].workers for row in rounds)
    print(f"{'what stays serial, of the work of two workers':56}{serial:7.3f}")
    print(f"most memory of a worker: {peak():.0f} MiB")
    for phase, sizes in HELD.items():
        half = len(sizes) // 2
        print(
            f"  {phase}: at most {max(sizes[: half or 1]):.0f} MiB in the first half, "
            f"{max(sizes[half:]):.0f} MiB in the second"
        )
    return 0


class Way(NamedTuple):
    """The reports in the order of their years, place by place, and what became of their promises.

    ``held`` names the report that answers, ``None`` where there is none; a report that another
    one of its place and year stands for has no entry.
    """

    names: list[str]
    held: dict[str, str | None]


def _round(folder: Path, out: Path) -> Iterator[Spent]:
    one = corpus(folder, out, 1)
    shutil.rmtree(out)
    two = corpus(folder, out, 2)
    way = _way(folder, out)
    shutil.rmtree(out)
    yield pipelines(folder, way, 1)
    yield pipelines(folder, way, 2)
    yield one
    yield two


def _way(folder: Path, out: Path) -> Way:
    """The order in which each report is followed by the one that the build held it against."""
    table = pq.read_table(out / "pairs", columns=["source", "later", "status"])
    held: dict[str, str | None] = {
        source: later if status == "held" else None
        for source, later, status in zip(*table.to_pydict().values(), strict=True)
    }
    answers = {later for later in held.values() if later}
    names: list[str] = []
    for path in sorted(folder.iterdir()):
        name: str | None = path.name if path.name not in answers else None
        while name:
            names.append(name)
            name = held.get(name)
    return Way(names, held)


def pipelines(folder: Path, way: Way, count: int) -> Spent:
    """``count`` processes at once, each with the pipeline over its share of the reports."""
    size = -(-len(way.names) // count)
    parts = [Way(way.names[at : at + size], way.held) for at in range(0, len(way.names), size)]
    with ProcessPoolExecutor(count, multiprocessing.get_context("spawn")) as pool:
        spent = list(pool.map(single, [folder] * count, parts))
    return Spent(max(part.clock for part in spent), 0.0, sum(part.own for part in spent))


def single(folder: Path, way: Way) -> Spent:
    """Each report alone, one after the other in this process."""
    settle(None)
    _read(folder / way.names[0])
    clock, own = time.perf_counter(), time.process_time()
    before: tuple[str, Report] | None = None
    for name in way.names:
        report = _read(folder / name)
        if before and way.held.get(before[0]) == name:
            encode_reconciliation(reconcile_reports(before[1], report), str)
        elif name in way.held and way.held[name] is None:
            commitments_of(report)
        before = name, report
    return Spent(time.perf_counter() - clock, time.process_time() - own)


def _read(path: Path) -> Report:
    """What ``duixian read --json`` and ``duixian check`` do."""
    report = read_bytes(path.read_bytes(), path.name)
    encode(msgspec.structs.replace(report, findings=report.findings + check_report(report)), str)
    return report


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
