"""A folder of invented reports, and a corpus of it that is built once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.variants import sample_texts, variants
from duixian.corpus.build import build
from duixian.corpus.manifest import Manifest
from duixian.corpus.sources import Sources

pytest.importorskip("pyarrow", reason="duixian[corpus] is not installed")
pytest.importorskip("duckdb", reason="duixian[corpus] is not installed")

Make = Callable[[Path, Path], Manifest]


@pytest.fixture(scope="session")
def make() -> Make:
    """Builds the corpus of a folder or table with one worker, messages in English."""

    def make_corpus(source: Path, out: Path) -> Manifest:
        return build(Sources(str(source)), out, workers=1, language="en")

    return make_corpus


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's two reports, a copy, an excerpt, a file that is none, a mislabelled one."""
    folder = tmp_path_factory.mktemp("county")
    earlier, later = sample_texts()
    (folder / "清湾县").mkdir()
    (folder / "清湾县" / "2024.txt").write_text(earlier, "utf-8")
    (folder / "清湾县" / "2025.txt").write_text(later, "utf-8")
    (folder / "copy.txt").write_text(later, "utf-8")
    (folder / "excerpt.txt").write_text(later[: len(later) // 2], "utf-8")
    (folder / "poem.txt").write_text("床前明月光，疑是地上霜。" * 9, "utf-8")
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7 ...")
    (folder / "notes.zip").write_bytes(b"PK")
    return folder


@pytest.fixture(scope="session")
def corpus(county: Path, make: Make, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus of ``county``."""
    out = tmp_path_factory.mktemp("corpus") / "out"
    make(county, out)
    return out


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hundred short variants of the sample, in one folder."""
    folder = tmp_path_factory.mktemp("many")
    for number, text in enumerate(variants(100, sample_texts())):
        (folder / f"{number:03}.txt").write_text(text[:1500], "utf-8")
    return folder
