"""The site of two reports of about 20,000 characters: its time, and as a part of holding them."""

import hashlib
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks.corpus import corpus
from duixian import pipeline
from duixian.model import Report
from duixian.publish.edition import edit
from duixian.publish.products import Wishes
from duixian.publish.site import write_site

YEARS = ("2016.txt", "2017.txt")


def show(rounds: int) -> None:
    """Print the median of ``rounds``, and whether a second run gives the same bytes."""
    earlier, later = pair()
    print(f"{earlier.source.name} ({len(earlier.text):,} characters), ", end="")
    print(f"{later.source.name} ({len(later.text):,} characters)\n")
    edition = edit(later, [earlier])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "site"

        def write() -> list[Path]:
            return list(write_site(edition, folder, Wishes("zh")))

        files = write()
        first = sums(files)
        taken = {
            "hold the two reports": timed(lambda: edit(later, [earlier]), rounds),
            "write the site, both languages": timed(write, rounds),
        }
        same = "the same bytes" if sums(write()) == first else "OTHER BYTES"
        size = sum(path.stat().st_size for path in files)
    base = taken["hold the two reports"]
    for told, seconds in taken.items():
        print(f"{told:34}{seconds * 1000:>10.0f} ms{seconds / base:>8.2f}")
    print(f"\n{len(files)} files, {size / 1e6:.1f} MB; a second run gives {same}")


def pair() -> tuple[Report, Report]:
    """The reports of two years, else those of the sample."""
    known = dict(corpus().sources)
    names = [name for name in YEARS if name in known] or sorted(known)[:2]
    earlier, later = (pipeline.read_bytes(known[name], name) for name in names)
    return earlier, later


def sums(files: list[Path]) -> list[bytes]:
    return [hashlib.sha256(path.read_bytes()).digest() for path in files]


def timed(work: Callable[[], object], rounds: int) -> float:
    """The median seconds of ``rounds``."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return median(taken)
