"""Whether memory stays flat: the resident set after a few reports, and after many."""

import os
import resource
import sys
from pathlib import Path

from benchmarks.corpus import Corpus
from duixian.pipeline import read_bytes

FEW, MANY = 50, 500
MIB = 1024 * 1024


def resident() -> float:
    """MiB that this process holds now; where the system does not say, the most it ever held."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / MIB
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / MIB if sys.platform == "darwin" else peak / 1024


def growth(corpus: Corpus) -> tuple[float, float]:
    """MiB after ``FEW`` and after ``MANY`` reports, read one after the other to JSON."""
    held = []
    for count in range(1, MANY + 1):
        name, data = corpus.sources[count % len(corpus.sources)]
        read_bytes(data, name).to_json()
        if count in {FEW, MANY}:
            held.append(resident())
    return held[0], held[1]
