"""``python -m benchmarks.panel``: a corpus of synthetic variants, as ratios in one run.

Reports a second of the single-report pipeline, of a build with one worker and of one with two;
and the most memory that a worker held. ``--reports 5000`` is the full measure.
"""

import argparse
import resource
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.variants import texts, variants
from duixian.corpus.build import build
from duixian.corpus.sources import Sources
from duixian.pipeline import read_bytes


def main() -> int:
    """Print one line for each way to read the same reports."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.panel", description=__doc__)
    parser.add_argument("--reports", type=int, default=500, help="how many variants (500)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "texts")
        folder.mkdir()
        for number, text in enumerate(variants(options.reports, texts())):
            (folder / f"{number:06}.txt").write_text(text, "utf-8")
        alone = single(folder)
        one = corpus(folder, Path(scratch, "one"), 1)
        held = peak()
        two = corpus(folder, Path(scratch, "two"), 2)
    print(f"{options.reports} variants")
    print(f"{'single-report pipeline':26}{alone:8.1f} reports/s")
    print(f"{'corpus, one worker':26}{one:8.1f} reports/s{one / alone:8.2f} of the pipeline")
    print(f"{'corpus, two workers':26}{two:8.1f} reports/s{two / one:8.2f} of one worker")
    print(f"{'most memory of a worker':26}{held:8.0f} MiB")
    return 0


def single(folder: Path) -> float:
    """Reports a second, one after the other in this process."""
    paths = sorted(folder.iterdir())
    read_bytes(paths[0].read_bytes(), paths[0].name)
    start = time.perf_counter()
    for path in paths:
        read_bytes(path.read_bytes(), path.name)
    return len(paths) / (time.perf_counter() - start)


def corpus(folder: Path, out: Path, workers: int) -> float:
    """Reports a second of a whole build, the start of its processes included."""
    start = time.perf_counter()
    made = build(Sources(str(folder)), out, workers=workers)
    return made.reports / (time.perf_counter() - start)


def peak() -> float:
    """MiB that the largest child process of this one held at its most."""
    held = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return held / (1024 * 1024) if sys.platform == "darwin" else held / 1024


if __name__ == "__main__":
    sys.exit(main())
