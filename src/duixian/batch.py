"""Many pieces of work on the processes of one machine: bounded, resumable, none lost.

A piece of work is a :class:`Job` with a key that stands for everything its result depends on.
Its result is a folder ``<key>`` that appears whole or not at all, so a run that was killed goes
on where it was, and a run that finds all its folders does nothing.
"""

import contextlib
import hashlib
import multiprocessing
import os
import secrets
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import NamedTuple

import msgspec

from duixian.errors import OutputError
from duixian.i18n import N_

AHEAD = 2  # jobs a worker that are read before one is done: bounds the memory of the queue
DEATHS = 2  # a job at which so many workers died is done piece by piece
_DRAFT = ".draft-"


class Piece(msgspec.Struct, frozen=True):
    """One source: its unique ``name``, the labels it came with, and its bytes.

    ``data`` is ``None`` where it could not be had; ``refusal`` is then the error's template and
    values, or the reason that a worker died of it.
    """

    name: str
    place: str | None = None
    year: int | None = None
    path: str | None = None
    data: bytes | None = None
    refusal: tuple[str, dict[str, str]] | None = None

    @property
    def digest(self) -> str:
        """The SHA-256 of the bytes, of the refusal where there are none."""
        data = repr(self.refusal).encode() if self.data is None else self.data
        return hashlib.sha256(data).hexdigest()


class Job(msgspec.Struct, frozen=True):
    """Pieces that are done together and the key of their result."""

    key: str
    pieces: tuple[Piece, ...]


class Done(NamedTuple):
    """A job whose result is there. ``fresh`` is false where it was there before."""

    job: Job
    fresh: bool


Work = Callable[[Job, Path], None]
DIED = N_("{name}: the process that read it died; it may need more memory than there is")


def fingerprint(places: Iterable[str], endings: Collection[str]) -> str:
    """A hash of the files of the package at ``places`` (files or folders) with such an ending."""
    package = Path(__file__).parent
    digest = hashlib.sha256()
    for place in places:
        files = [package / place] if (package / place).is_file() else (package / place).rglob("*")
        for file in sorted(files):
            if file.suffix in endings:
                digest.update(file.relative_to(package).as_posix().encode() + b"\0")
                digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def run(jobs: Iterable[Job], work: Work, store: Path, workers: int) -> Iterator[Done]:
    """Do every job whose folder is not in ``store``; yield each as it is done, in any order.

    ``work`` (a module-level function: workers are spawned) fills the folder that it is given.
    No more than ``AHEAD`` jobs a worker are taken from ``jobs`` at a time. A worker that dies
    costs the work since its job began; the piece that kills workers becomes a refusal.
    """
    _sweep(store)
    with contextlib.closing(_Crew(work, store, workers)) as crew:
        for job in jobs:
            if (store / job.key).is_dir():
                yield Done(job, fresh=False)
                continue
            crew.give(job)
            while crew.full:
                yield from crew.take()
        while crew.busy:
            yield from crew.take()


class _Crew:
    """A pool of processes that is replaced when one of them dies."""

    def __init__(self, work: Work, store: Path, workers: int) -> None:
        self._work, self._store, self._workers = work, store, workers
        self._pool = self._hire()
        self._jobs: dict[Future[None], Job] = {}
        self._deaths: dict[str, int] = {}

    def _hire(self) -> ProcessPoolExecutor:
        # Spawned on every system: a fork would share locks of libraries that use threads.
        return ProcessPoolExecutor(self._workers, multiprocessing.get_context("spawn"))

    @property
    def full(self) -> bool:
        return len(self._jobs) >= self._workers * AHEAD

    @property
    def busy(self) -> bool:
        return bool(self._jobs)

    def give(self, job: Job) -> None:
        try:
            future = self._pool.submit(perform, self._work, job, self._store)
        except BrokenProcessPool:
            future = Future()
            future.set_exception(BrokenProcessPool())
        self._jobs[future] = job

    def take(self) -> Iterator[Done]:
        """The jobs that are done now, at least one or, after a death, none."""
        finished, _ = wait(self._jobs, return_when=FIRST_COMPLETED)
        broken = False
        for future in finished:
            if isinstance(future.exception(), BrokenProcessPool):
                broken = True
                continue
            job = self._jobs.pop(future)
            future.result()
            yield Done(job, fresh=True)
        if broken:
            self._begin_again()

    def _begin_again(self) -> None:
        """A new pool; who was at work when one died is suspected and, in time, taken apart."""
        self._pool.shutdown(wait=True)
        left, self._jobs = list(self._jobs.values()), {}
        self._pool = self._hire()
        for job in left:
            if (self._store / job.key).is_dir():  # done, but its worker died before it said so
                shutil.rmtree(self._store / job.key)
            self._deaths[job.key] = self._deaths.get(job.key, 0) + 1
            self.give(self._spared(job) if self._deaths[job.key] >= DEATHS else job)

    def _spared(self, job: Job) -> Job:
        """``job`` without the bytes of pieces at which a worker of their own dies."""
        spared = []
        for piece in job.pieces:
            trial = Job(f"{_DRAFT}trial-{secrets.token_hex(6)}", (piece,))
            with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
                try:
                    pool.submit(perform, self._work, trial, self._store).result()
                except BrokenProcessPool:
                    refusal = (DIED, {"name": piece.name})
                    piece = msgspec.structs.replace(piece, data=None, refusal=refusal)  # noqa: PLW2901
            shutil.rmtree(self._store / trial.key, ignore_errors=True)
            spared.append(piece)
        return Job(job.key, tuple(spared))

    def close(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)


def perform(work: Work, job: Job, store: Path) -> None:
    """Do ``job`` in a draft folder and give it its name when all of it is on the disk."""
    draft = store / f"{_DRAFT}{secrets.token_hex(6)}"
    try:
        draft.mkdir(parents=True)
        work(job, draft)
        for file in draft.iterdir():
            with file.open("rb+") as written:
                os.fsync(written.fileno())
        draft.rename(store / job.key)
    except OSError as error:
        raise OutputError(
            "{path}: cannot be written ({reason}); choose another folder or close the file",
            path=store,
            reason=error.strerror or str(error),
        ) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _sweep(store: Path) -> None:
    """Clear away what killed runs left half done."""
    store.mkdir(parents=True, exist_ok=True)
    for draft in store.glob(f"{_DRAFT}*"):
        shutil.rmtree(draft, ignore_errors=True)
