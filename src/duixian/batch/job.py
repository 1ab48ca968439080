"""A piece of work, and how its result comes to be on the disk whole or not at all."""

import contextlib
import gc
import hashlib
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from duixian.errors import OutputError
from duixian.i18n import N_

DEATHS = 2  # a job at which so many workers died is done piece by piece
DRAFT = ".draft-"
DIED = N_("{name}: the process that read it died; it may need more memory than there is")


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


# Fills the folder that it is given. A module-level function, or a value that can be pickled.
Work = Callable[[Job, Path], None]


def tidy() -> None:
    """Between two jobs: let go what is left of the last one.

    What stays (words, patterns) stays for good; the next search for cycles passes it by.
    """
    gc.collect()
    gc.freeze()


def died(piece: Piece) -> Piece:
    """``piece`` without its bytes: the process that took it died, twice."""
    return msgspec.structs.replace(piece, data=None, refusal=(DIED, {"name": piece.name}))


def perform(work: Work, job: Job, store: Path) -> None:
    """Do ``job`` in a draft folder and give it its name when all of it is on the disk."""
    with _drafted(store, job.key) as draft:
        work(job, draft)
    tidy()


def deliver(files: dict[str, bytes], key: str, store: Path) -> None:
    """The same for a result that was made elsewhere: its ``files`` by name."""
    with _drafted(store, key) as draft:
        for name, data in files.items():
            (draft / name).write_bytes(data)


@contextlib.contextmanager
def _drafted(store: Path, key: str) -> Iterator[Path]:
    draft = store / f"{DRAFT}{secrets.token_hex(6)}"
    try:
        draft.mkdir(parents=True)
        yield draft
        for file in draft.iterdir():
            with file.open("rb+") as written:
                os.fsync(written.fileno())
        draft.rename(store / key)
    except OSError as error:
        raise OutputError(
            "{path}: cannot be written ({reason}); choose another folder or close the file",
            path=store,
            reason=error.strerror or str(error),
        ) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def sweep(store: Path) -> None:
    """Clear away what killed runs left half done."""
    store.mkdir(parents=True, exist_ok=True)
    for draft in store.glob(f"{DRAFT}*"):
        shutil.rmtree(draft, ignore_errors=True)
