"""The engine of one machine: a pool of processes that is replaced when one of them dies."""

import gc
import multiprocessing
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from pathlib import Path

from duixian.batch.engine import Prepare, as_it_is
from duixian.batch.job import DEATHS, DRAFT, Done, Job, Work, died, perform, sweep
from duixian.errors import OutputError

AHEAD = 2  # jobs a worker that are read before one is done: bounds the memory of the queue


class Local:
    """``workers`` processes, each with no more than ``memory`` bytes where that is given.

    A process that asks for more than ``memory`` is refused it by the system (Linux); what it was
    reading becomes a refusal, and the others go on. With ``keep`` the processes stay for the next
    run, until :meth:`close`.
    """

    def __init__(self, workers: int = 1, memory: int | None = None, *, keep: bool = False) -> None:
        self.workers = workers
        self.memory = memory
        self._keep = keep
        self._pool: ProcessPoolExecutor | None = None

    def run(
        self, jobs: Iterable[Job], work: Work, store: Path, prepare: Prepare = as_it_is
    ) -> Iterator[Done]:
        """See :meth:`duixian.batch.engine.Engine.run`."""
        sweep(store)
        crew = _Crew(self, work, store)
        finished = False
        try:
            for job in jobs:
                if (store / job.key).is_dir():
                    yield Done(job, fresh=False)
                    continue
                crew.give(prepare(job))
                while crew.full:
                    yield from crew.take()
            while crew.busy:
                yield from crew.take()
            finished = True
        finally:
            if not (finished and self._keep):
                self.close()

    def pool(self) -> ProcessPoolExecutor:
        """The processes; a run that finds everything done hires nobody."""
        if self._pool is None:
            self._pool = self.hire(self.workers)
        return self._pool

    def hire(self, workers: int) -> ProcessPoolExecutor:
        """New processes. Spawned on every system: a fork would share locks of libraries."""
        return ProcessPoolExecutor(
            workers,
            multiprocessing.get_context("spawn"),
            initializer=settle,
            initargs=(self.memory,),
        )

    def close(self) -> None:
        """Let the processes go."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
        self._pool = None


class _Crew:
    def __init__(self, engine: Local, work: Work, store: Path) -> None:
        self._engine, self._work, self._store = engine, work, store
        self._jobs: dict[Future[None], Job] = {}
        self._deaths: dict[str, int] = {}

    @property
    def full(self) -> bool:
        return len(self._jobs) >= self._engine.workers * AHEAD

    @property
    def busy(self) -> bool:
        return bool(self._jobs)

    def give(self, job: Job) -> None:
        try:
            future = self._engine.pool().submit(perform, self._work, job, self._store)
        except BrokenProcessPool:
            future = Future()
            future.set_exception(BrokenProcessPool())
        self._jobs[future] = job

    def take(self) -> Iterator[Done]:
        """The jobs that are done now, at least one or, after a death, none."""
        finished, _ = wait(self._jobs, return_when=FIRST_COMPLETED)
        broken = False
        for future in finished:
            error = future.exception()
            if isinstance(error, BrokenProcessPool):
                broken = True
                continue
            job = self._jobs.pop(future)
            if isinstance(error, MemoryError):
                self._give_again(job)
                continue
            future.result()
            yield Done(job, fresh=True)
        if broken:
            self._begin_again()

    def _begin_again(self) -> None:
        """A new pool; who was at work when one died is suspected and, in time, taken apart."""
        self._engine.close()
        left, self._jobs = list(self._jobs.values()), {}
        for job in left:
            if (self._store / job.key).is_dir():  # done, but its worker died before it said so
                shutil.rmtree(self._store / job.key)
            self._give_again(job)

    def _give_again(self, job: Job) -> None:
        deaths = self._deaths[job.key] = self._deaths.get(job.key, 0) + 1
        if deaths > DEATHS:  # not even without what kills it
            raise OutputError(
                "{path}: processes die again and again; allow them more memory, or use fewer",
                path=self._store.parent,
            )
        self.give(self._spared(job) if deaths == DEATHS else job)

    def _spared(self, job: Job) -> Job:
        """``job`` without the bytes of pieces at which a worker of their own dies."""
        spared = []
        for piece in job.pieces:
            trial = Job(f"{DRAFT}trial-{secrets.token_hex(6)}", (piece,))
            kept = piece
            with self._engine.hire(1) as pool:
                try:
                    pool.submit(perform, self._work, trial, self._store).result()
                except (BrokenProcessPool, MemoryError):
                    kept = died(piece)
            shutil.rmtree(self._store / trial.key, ignore_errors=True)
            spared.append(kept)
        return Job(job.key, tuple(spared))


@cache
def settle(memory: int | None) -> None:
    """In each worker, before its first job.

    Reports are trees of frozen values and go when they are let go: the search for cycles finds
    nothing among them and costs a seventh of the time. It runs once in many allocations.
    """
    gc.freeze()
    gc.set_threshold(200_000, 20, 50)
    if memory is not None and os.name == "posix":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
