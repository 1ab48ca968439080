"""The texts to measure on: the State Council reports, or else the sample that ships."""

import os
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent


class Corpus(NamedTuple):
    """Texts and the bytes that they were read from, in the same order."""

    name: str
    sources: tuple[tuple[str, bytes], ...]
    texts: tuple[str, ...]

    @property
    def characters(self) -> int:
        """How many characters all texts hold."""
        return sum(map(len, self.texts))


def corpus(limit: int | None = None) -> Corpus:
    """At most ``limit`` reports, spread evenly over the years."""
    shared = Path(os.environ.get("DUIXIAN_SHARED", ROOT.parent / "shared"))
    folder = shared / "reports/state_council"
    if folder.is_dir():
        name, paths = "State Council reports", sorted(folder.glob("*.txt"))
        sources = [(path.name, path.read_bytes()) for path in paths]
    else:
        name, sample = "sample reports", files("duixian").joinpath("sample")
        there = sorted(sample.iterdir(), key=lambda item: item.name)
        sources = [(item.name, item.read_bytes()) for item in there if item.name.endswith(".txt")]
    step = max(1, len(sources) // limit) if limit else 1
    chosen = tuple(sources[::step][:limit])
    return Corpus(name, chosen, tuple(data.decode("utf-8") for _, data in chosen))
