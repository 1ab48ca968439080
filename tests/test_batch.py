"""Many jobs on several processes: each once, none lost, whatever dies."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from duixian.batch import AHEAD, Job, Local, Piece, fingerprint, perform
from duixian.batch.fingerprint import PACKAGE, reached, words_of
from duixian.errors import OutputError


def job(key: str, *names: str) -> Job:
    return Job(key, tuple(Piece(name, data=name.encode()) for name in names))


def note(job: Job, folder: Path) -> None:
    """Writes what it was given; pieces called ``deadly`` kill the process that takes them."""
    for piece in job.pieces:
        if piece.name == "deadly" and piece.data is not None:
            os._exit(9)
        if piece.name == "deadly once" and not (folder.parent / "died").exists():
            (folder.parent / "died").touch()
            os._exit(9)
    lines = [f"{piece.name} {piece.refusal is not None}" for piece in job.pieces]
    (folder / "noted").write_text("\n".join(lines), "utf-8")


def noted(store: Path, key: str) -> list[str]:
    return (store / key / "noted").read_text("utf-8").splitlines()


def test_a_job_is_done_once(tmp_path: Path) -> None:
    """A second run finds every result and does nothing."""
    jobs = [job("a", "1"), job("b", "2")]
    assert {(one.job.key, one.fresh) for one in Local(2).run(jobs, note, tmp_path)} == {
        ("a", True),
        ("b", True),
    }
    assert [one.fresh for one in Local(2).run(jobs, note, tmp_path)] == [False, False]
    assert noted(tmp_path, "b") == ["2 False"]


def test_processes_are_kept_for_the_next_run_where_asked(tmp_path: Path) -> None:
    """The second run has the process of the first; without ``keep`` it is gone."""
    import multiprocessing

    engine = Local(1, keep=True)
    list(engine.run([job("a", "1")], note, tmp_path))
    [first] = multiprocessing.active_children()
    list(engine.run([job("b", "2")], note, tmp_path))
    assert [child.pid for child in multiprocessing.active_children()] == [first.pid]
    engine.close()
    list(Local(1).run([job("c", "3")], note, tmp_path))
    assert multiprocessing.active_children() == []


def test_what_a_killed_run_left_is_swept_away(tmp_path: Path) -> None:
    """A draft is no result: its job is done anew and nothing of it stays."""
    (tmp_path / ".draft-0").mkdir()
    (tmp_path / ".draft-0" / "noted").write_text("half", "utf-8")
    list(Local(1).run([job("a", "1")], note, tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a"]


def test_a_worker_that_dies_loses_nothing(tmp_path: Path) -> None:
    """Every job is done, the one at which the worker died as well."""
    jobs = [job("a", "1"), job("b", "deadly once"), job("c", "3"), job("d", "4")]
    assert {one.job.key for one in Local(2).run(jobs, note, tmp_path)} == {"a", "b", "c", "d"}
    assert noted(tmp_path, "b") == ["deadly once False"]


def test_a_piece_that_kills_workers_becomes_a_refusal(tmp_path: Path) -> None:
    """Its job is done without it, and the others of the job are read."""
    jobs = [job("a", "1", "deadly", "3"), job("b", "2")]
    assert {one.job.key for one in Local(1).run(jobs, note, tmp_path)} == {"a", "b"}
    assert noted(tmp_path, "a") == ["1 False", "deadly True", "3 False"]
    assert noted(tmp_path, "b") == ["2 False"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_worker_that_is_killed_loses_nothing(tmp_path: Path) -> None:
    """Kill −9 of a worker in the middle: the run ends with every job done."""
    import multiprocessing

    jobs = [job(f"job{number:02}", str(number)) for number in range(30)]
    done: set[str] = set()
    for one in Local(2).run(jobs, note, tmp_path):
        if not done:
            victims = multiprocessing.active_children()
            os.kill(victims[0].pid or 0, signal.SIGKILL)
        done.add(one.job.key)
    assert done == {one.key for one in jobs}


def greedy(job: Job, folder: Path) -> None:
    """Asks for as many MiB as the name of its piece says."""
    for piece in job.pieces:
        if piece.data is not None:
            bytearray(int(piece.name) << 20)
    note(job, folder)


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is Linux's")
def test_a_piece_that_needs_more_memory_than_allowed_becomes_a_refusal(tmp_path: Path) -> None:
    """The limit holds for the process, and the other pieces of the job are done."""
    jobs = [job("a", "1", "900", "2")]
    assert [one.job.key for one in Local(1, memory=400 << 20).run(jobs, greedy, tmp_path)] == ["a"]
    assert noted(tmp_path, "a") == ["1 False", "900 True", "2 False"]
    list(Local(1).run([job("b", "900")], greedy, tmp_path))
    assert noted(tmp_path, "b") == ["900 False"]


def hopeless(_job: Job, _folder: Path) -> None:
    """Dies whatever it is given."""
    os._exit(9)


def test_processes_that_always_die_are_one_clear_error(tmp_path: Path) -> None:
    """The run ends, and says what to change."""
    with pytest.raises(OutputError, match="more memory"):
        list(Local(1).run([job("a", "1")], hopeless, tmp_path / ".shards"))


def test_jobs_are_taken_only_a_few_ahead(tmp_path: Path) -> None:
    """However many jobs there are, no more wait in memory than two a worker."""
    taken = 0

    def jobs() -> Iterator[Job]:
        nonlocal taken
        for number in range(20):
            taken += 1
            yield job(f"job{number:02}", str(number))

    ahead = [taken - done for done, _ in enumerate(Local(1).run(jobs(), note, tmp_path))]
    assert len(ahead) == 20
    assert max(ahead) <= AHEAD + 1


def test_a_folder_that_cannot_be_written_is_one_clear_error(tmp_path: Path) -> None:
    """The error names the folder."""
    (tmp_path / "store").write_text("a file", "utf-8")
    with pytest.raises(OutputError, match="store"):
        perform(note, job("a", "1"), tmp_path / "store")


def test_a_fingerprint_covers_what_the_code_reaches() -> None:
    """The same modules give the same hash; imports are followed, those of a leaf are not."""
    assert fingerprint(["stages/parse"]) == fingerprint(["stages/parse"])
    assert fingerprint(["stages/parse"]) != fingerprint(["stages/extract"])
    names = {path.name for path in reached(["stages/parse"])}
    assert {"parse", "place_names.py"} & names == {"place_names.py"}
    assert "reconcile" not in {path.parent.name for path in reached(["stages/parse"])}
    followed, stopped = reached(["pipeline.py"]), reached(["pipeline.py"], ["pipeline.py"])
    assert len(followed) > 50
    assert [path.name for path in stopped] == ["pipeline.py"]


def test_words_belong_to_the_code_that_names_them() -> None:
    """What only reconciling knows is no word of reading; every data file is somebody's."""
    reading = {path.stem for path in words_of(reached(["stages/read", "stages/extract"]))}
    judging = {path.stem for path in words_of(reached(["stages/reconcile"]))}
    assert "answer_words" in judging - reading
    assert "kinds" in reading - judging
    assert "units" in reading & judging
    stages = ["stages/read", "stages/parse", "stages/extract", "stages/check", "stages/reconcile"]
    there = {path for path in PACKAGE.glob("*/data/*") if path.suffix in {".toml", ".tsv"}}
    assert set(words_of(reached(stages))) == there
