"""The engine of a cluster keeps the promises of the engine of one machine."""

import os
import signal
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from duixian.batch import Job, Local, Piece
from duixian.batch.cluster import Cluster, made
from duixian.corpus.build import build
from duixian.corpus.sources import Sources
from duixian.errors import MissingExtraError, SourceError
from tests.corpus.trees import contents

pytest.importorskip("distributed", reason="duixian[dask] is not installed")
pytest.importorskip("pyarrow", reason="duixian[corpus] is not installed")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning:distributed"),
]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    """Two workers of this machine."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        engine = Cluster(workers=2)
        yield engine
        engine.close()


def job(key: str, *names: str) -> Job:
    return Job(key, tuple(Piece(name, data=name.encode()) for name in names))


def note(job: Job, folder: Path) -> None:
    """Writes what it was given; pieces called ``deadly`` kill the process that takes them."""
    for piece in job.pieces:
        if piece.name == "deadly" and piece.data is not None:
            os._exit(9)
    lines = [f"{piece.name} {piece.refusal is not None}" for piece in job.pieces]
    (folder / "noted").write_text("\n".join(lines), "utf-8")


def test_a_cluster_makes_the_same_tables_and_finds_what_is_done(
    cluster: Cluster, many: Path, tmp_path: Path
) -> None:
    """Byte by byte what two processes without a cluster make; either goes on where one stopped."""
    build(Sources(str(many)), tmp_path / "local", engine=Local(2), language="en")
    build(Sources(str(many)), tmp_path / "dask", engine=cluster, language="en")
    before = contents(tmp_path / "dask")
    assert before == contents(tmp_path / "local")
    fresh = []
    build(
        Sources(str(many)),
        tmp_path / "dask",
        language="en",
        tell=lambda one: fresh.append(one.fresh),
    )
    assert max(fresh) == 0
    assert contents(tmp_path / "dask") == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_worker_killed_in_the_middle_loses_nothing(
    cluster: Cluster, many: Path, tmp_path: Path
) -> None:
    """Kill −9 of a worker once some reports are read; the tables are those of a quiet run."""
    victims = list(cluster.client.run(os.getpid).values())

    def kill(_: object) -> None:
        if list((tmp_path / "dask" / ".shards").glob("[0-9a-f]*")) and victims:
            os.kill(victims.pop(), signal.SIGKILL)
            victims.clear()

    build(Sources(str(many)), tmp_path / "dask", engine=cluster, language="en", tell=kill)
    assert not victims
    build(Sources(str(many)), tmp_path / "local", engine=Local(1), language="en")
    assert contents(tmp_path / "dask") == contents(tmp_path / "local")


def test_a_piece_that_kills_workers_becomes_a_refusal(cluster: Cluster, tmp_path: Path) -> None:
    """Its job is done without it, and the others of the job are read."""
    jobs = [job("a", "1", "deadly", "3"), job("b", "2")]
    assert {one.job.key for one in cluster.run(jobs, note, tmp_path)} == {"a", "b"}
    told = (tmp_path / "a" / "noted").read_text("utf-8").splitlines()
    assert told == ["1 False", "deadly True", "3 False"]


def test_another_version_on_a_worker_is_refused() -> None:
    """Tables of two versions would not be the same; the message says what to do."""
    with pytest.raises(SourceError, match="install the same"):
        made(note, job("a", "1"), "another")


def test_a_scheduler_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """One clear error after a while, with the address."""
    monkeypatch.setattr("duixian.batch.cluster.STARTING", 1)
    with pytest.raises(SourceError, match=r"tcp://127\.0\.0\.1:9.*no Dask scheduler"):
        Cluster("tcp://127.0.0.1:9")


def test_without_dask_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message is a command."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingExtraError) as raised:
        Cluster()
    assert "duixian[dask]" in str(raised.value)
