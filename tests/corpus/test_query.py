"""SQL sees the tables of the corpus and nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from duixian.corpus.query import select
from duixian.corpus.schema import OVERALL, TABLES
from duixian.errors import DuixianError, SourceError


def test_every_table_is_a_view(corpus: Path) -> None:
    """Each answers under its own name with its own columns."""
    for name, columns in {**TABLES, **OVERALL}.items():
        names, rows = select(corpus, f"from {name}")
        assert names == [column.name for column in columns]
        assert list(rows)


@pytest.mark.checkout
def test_the_reference_describes_every_column() -> None:
    """The page is what the script prints from the schema."""
    root = Path(__file__).resolve().parents[2]
    printed = subprocess.run(
        [sys.executable, root / "scripts" / "corpus_tables.py"],
        stdout=subprocess.PIPE,
        check=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    ).stdout
    assert printed == (root / "docs" / "reference" / "corpus-tables.md").read_bytes()


@pytest.mark.parametrize(
    "query",
    [
        "select * from read_text('/etc/hostname')",
        "copy reports to 'stolen.csv'",
        "install httpfs",
        "set enable_external_access = true",
        "select nonsense",
        "selec",
        "select cast(source as integer) from reports",
    ],
)
def test_a_query_that_reaches_outside_or_fails_is_refused(
    corpus: Path, query: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One clear error; no other file is read, none is written, no setting is loosened."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DuixianError, match="cannot be answered"):
        list(select(corpus, query)[1])
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_a_corpus_is_named(tmp_path: Path) -> None:
    """The message says how to make one."""
    with pytest.raises(SourceError, match="duixian corpus build"):
        select(tmp_path, "select 1")
    (tmp_path / "manifest.json").write_text("{}", "utf-8")
    with pytest.raises(SourceError, match="build the corpus again"):
        select(tmp_path, "select 1")
