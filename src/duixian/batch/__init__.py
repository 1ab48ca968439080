"""Many pieces of work, on the processes of one machine or on a cluster: bounded, resumable.

A piece of work is a :class:`Job` with a key that stands for everything its result depends on.
Its result is a folder ``<key>`` that appears whole or not at all, so a run that was killed goes
on where it was, and a run that finds all its folders does nothing.
"""

from duixian.batch.engine import Engine, Prepare, as_it_is
from duixian.batch.fingerprint import Print, fingerprint
from duixian.batch.job import Done, Job, Piece, Work, perform
from duixian.batch.local import AHEAD, Local

__all__ = [
    "AHEAD",
    "Done",
    "Engine",
    "Job",
    "Local",
    "Piece",
    "Prepare",
    "Print",
    "Work",
    "as_it_is",
    "fingerprint",
    "perform",
]
