"""An object store is a source like a folder."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.variants import sample_texts
from duixian.corpus.build import build
from duixian.corpus.manifest import Manifest
from duixian.corpus.query import select
from duixian.corpus.remote import is_remote
from duixian.corpus.sources import Columns, Sources
from duixian.errors import MissingExtraError, SourceError

fsspec = pytest.importorskip("fsspec", reason="duixian[remote] is not installed")
pytest.importorskip("pyarrow", reason="duixian[corpus] is not installed")

Make = Callable[[Path, Path], Manifest]


@pytest.fixture
def store() -> Iterator[Any]:
    """A bucket in memory: two reports, one of them deeper, a table, and what is none."""
    system = fsspec.filesystem("memory")
    earlier, later = sample_texts()
    for name, text in {
        "bucket/reports/2024.txt": earlier,
        "bucket/reports/清湾县/2025.txt": later,
        "bucket/reports/notes.zip": "PK",
        "bucket/reports/.hidden.txt": earlier,
        "bucket/list.csv": "file,place,year\nreports/2024.txt,清湾县,2024\n"
        "memory://bucket/reports/清湾县/2025.txt,上清湾县,2025\nnone.txt,清湾县,2020\n",
    }.items():
        system.pipe_file(f"/{name}", text.encode())
    yield system
    system.rm("/bucket", recursive=True)


def told(out: Path) -> list[tuple[Any, ...]]:
    query = "select source, status, place, year from reports order by source"
    return list(select(out, query)[1])


@pytest.mark.usefixtures("store")
def test_a_bucket_is_read_with_all_below_it(tmp_path: Path) -> None:
    """Names count from the address; hidden files are left out and other kinds counted."""
    sources = Sources("memory://bucket/reports")
    assert (sources.count(), sources.passed_over) == (2, 1)
    build(sources, tmp_path / "out", language="en")
    assert told(tmp_path / "out") == [
        ("2024.txt", "read", "清湾县", 2024),
        ("清湾县/2025.txt", "read", "清湾县", 2025),
    ]


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("memory://bucket/reports/*.txt", ["2024.txt"]),
        ("memory://bucket/reports/**/*.txt", ["2024.txt", "清湾县/2025.txt"]),
        ("memory://bucket/reports/2024.txt", ["2024.txt"]),
    ],
)
def test_a_pattern_and_a_file_are_sources(address: str, names: list[str]) -> None:
    """As on this machine."""
    found = [piece.name for piece in Sources(address) if not piece.name.startswith(".")]
    assert found == names


@pytest.mark.usefixtures("store")
def test_a_table_of_a_bucket_names_files_beside_it_and_addresses(tmp_path: Path) -> None:
    """A path counts from the table; a missing one is a row; a label that differs is a finding."""
    build(Sources("memory://bucket/list.csv", Columns()), tmp_path / "out", language="en")
    assert [row[1:] for row in told(tmp_path / "out")] == [
        ("read", "清湾县", 2024),
        ("read", "清湾县", 2025),
        ("failed", None, None),
    ]
    query = "select source from findings where code = 'label-differs'"
    [(source,)] = list(select(tmp_path / "out", query)[1])
    assert source.startswith("list.csv#2 ")


def test_the_same_files_give_the_same_tables_from_an_address(
    county: Path, make: Make, tmp_path: Path
) -> None:
    """``file://`` and a path: the same rows."""
    make(county, tmp_path / "path")
    build(Sources(county.as_uri()), tmp_path / "address", language="en")
    assert told(tmp_path / "address") == told(tmp_path / "path")


def test_a_store_that_is_none_is_one_clear_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An unknown kind, an empty bucket, and no fsspec at all."""
    with pytest.raises(SourceError, match="cannot be read"):
        Sources("nowhere://bucket")
    with pytest.raises(SourceError, match="no report in it"):
        Sources("memory://empty")
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(MissingExtraError) as raised:
        Sources("memory://empty")
    assert "duixian[remote]" in str(raised.value)


@pytest.mark.parametrize(
    ("name", "remote"),
    [("s3://a/b", True), ("file:///a", True), ("C:\\\\a", False), ("a/b", False), ("/a", False)],
)
def test_an_address_is_told_from_a_path(name: str, *, remote: bool) -> None:
    """A drive letter is no scheme."""
    assert is_remote(name) is remote
