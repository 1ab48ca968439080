"""The engine of a cluster: Dask workers, of this machine or of a scheduler elsewhere.

A worker gets a job with its bytes and gives back the bytes of its result, so it needs neither
the corpus nor its sources; this process writes what comes back, as a worker of its own would.
"""

import contextlib
import socket
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from duixian.batch.engine import Prepare, as_it_is
from duixian.batch.fingerprint import whole
from duixian.batch.job import DEATHS, Done, Job, Work, deliver, died, sweep, tidy
from duixian.batch.local import settle
from duixian.errors import MissingExtraError, SourceError

if TYPE_CHECKING:
    from distributed import Future

AHEAD = 2  # jobs a worker that wait with their bytes
STARTING = 60  # seconds until a scheduler has to answer


class Cluster:
    """Dask on ``scheduler`` (``tcp://host:8786``), else ``workers`` processes of this machine.

    ``memory`` is the most bytes that a worker of this machine may hold; a scheduler's workers have
    limits of their own. Raise :class:`MissingExtraError` without dask, :class:`SourceError` where
    no scheduler answers.
    """

    def __init__(
        self, scheduler: str | None = None, workers: int = 1, memory: int | None = None
    ) -> None:
        try:
            import dask
            from distributed import Client, LocalCluster
        except ImportError:
            raise MissingExtraError(
                "{package} is not installed; run: pip install 'duixian[{extra}]'",
                package="distributed",
                extra="dask",
            ) from None
        self._local: Any = None
        with dask.config.set({"distributed.scheduler.allowed-failures": DEATHS - 1}):
            if scheduler is None:
                self._local = LocalCluster(
                    n_workers=workers,
                    threads_per_worker=1,
                    memory_limit=memory or 0,
                    dashboard_address=None,
                )
            try:
                self.client: Client = Client(self._local or scheduler, timeout=STARTING)
            except (OSError, ValueError, TimeoutError) as error:
                raise SourceError(
                    "{name}: no Dask scheduler answers ({reason}); start one with: dask scheduler",
                    name=scheduler or "localhost",
                    reason=" ".join(str(error).split())[:200],
                ) from error

    def run(
        self, jobs: Iterable[Job], work: Work, store: Path, prepare: Prepare = as_it_is
    ) -> Iterator[Done]:
        """See :meth:`duixian.batch.engine.Engine.run`."""
        sweep(store)
        given: dict[Future[Any], Job] = {}
        try:
            for job in jobs:
                if (store / job.key).is_dir():
                    yield Done(job, fresh=False)
                    continue
                given[self._submit(work, prepare(job))] = job
                while len(given) >= self._room():
                    yield from self._take(given, work, store, prepare)
            while given:
                yield from self._take(given, work, store, prepare)
        finally:
            self.client.cancel(list(given))

    def _room(self) -> int:
        """How many jobs may wait: workers come and go."""
        threads: dict[str, int] = self.client.nthreads()
        return AHEAD * max(sum(threads.values()), 1)

    def _submit(self, work: Work, job: Job) -> "Future[Any]":
        return self.client.submit(made, work, job, whole(), pure=False)

    def _take(
        self, given: "dict[Future[Any], Job]", work: Work, store: Path, prepare: Prepare
    ) -> Iterator[Done]:
        from distributed import wait
        from distributed.scheduler import KilledWorker

        for future in wait(list(given), return_when="FIRST_COMPLETED").done:
            job = given.pop(future)
            try:
                files = future.result()
            except KilledWorker:
                files = self._submit(work, self._spared(work, prepare(job))).result()
            deliver(files, job.key, store)
            future.release()
            yield Done(job, fresh=True)

    def _spared(self, work: Work, job: Job) -> Job:
        """``job`` without the bytes of pieces at which workers die, each tried alone."""
        from distributed.scheduler import KilledWorker

        spared = []
        for piece in job.pieces:
            kept = piece
            try:
                self._submit(work, Job(job.key, (piece,))).result()
            except KilledWorker:
                kept = died(piece)
            spared.append(kept)
        return Job(job.key, tuple(spared))

    def close(self) -> None:
        """Leave the scheduler; end the workers that were started here."""
        with contextlib.suppress(TimeoutError, OSError):
            self.client.close()
        if self._local is not None:
            self._local.close()


def made(work: Work, job: Job, ours: str) -> dict[str, bytes]:
    """The files that ``work`` makes of ``job``, by name. Runs on a worker.

    Raise :class:`SourceError` where the worker has another duixian: its tables would be others.
    """
    if whole() != ours:
        raise SourceError(
            "{name}: the worker has another version of duixian; install the same on all workers",
            name=socket.gethostname(),
        )
    settle(None)
    with tempfile.TemporaryDirectory() as folder:
        work(job, Path(folder))
        files = {file.name: file.read_bytes() for file in sorted(Path(folder).iterdir())}
    tidy()
    return files
