"""What an engine promises, whatever it runs on."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Protocol

from duixian.batch.job import Done, Job, Work

Prepare = Callable[[Job], Job]


class Engine(Protocol):
    """Processes of this machine, or of others."""

    def run(
        self, jobs: Iterable[Job], work: Work, store: Path, prepare: Prepare = ...
    ) -> Iterator[Done]:
        """Do every job whose folder is not in ``store``; yield each as it is done, in any order.

        ``prepare`` gives a job its bytes, and is asked only for the jobs that are to be done.
        A few jobs a worker are taken from ``jobs`` at a time and no more. A worker that dies
        costs the work since its job began; the piece that kills workers becomes a refusal.
        """

    def close(self) -> None:
        """Let the processes go."""


def as_it_is(job: Job) -> Job:
    """``job``: it has its bytes."""
    return job
