"""One run at a time in a folder; the lock goes with the process, however that ends."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from duixian.errors import OutputError


@contextlib.contextmanager
def locked(path: Path, folder: Path) -> Iterator[None]:
    """Hold the lock file ``path``; raise ``OutputError`` where another run holds it."""
    with path.open("ab") as file:
        try:
            _lock(file)
        except OSError:
            raise OutputError(
                "{path}: another run is at work in it; wait for it or choose another folder",
                path=folder,
            ) from None
        yield


if os.name == "nt":

    def _lock(file: BinaryIO) -> None:
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]

else:

    def _lock(file: BinaryIO) -> None:
        import fcntl

        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
