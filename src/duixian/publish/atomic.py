"""Files that appear whole or not at all."""

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from duixian.errors import OutputError


class Discard(Exception):  # noqa: N818 - not an error: its raiser asks for no file
    """Raised inside :func:`atomic` to leave what was there before."""


@contextlib.contextmanager
def atomic(path: Path) -> Iterator[BinaryIO]:
    """A file beside ``path`` that takes its place when the block ends without an exception.

    A file that was there before stays untouched until then, and keeps its permissions.
    Raise :class:`OutputError` where the folder is missing or nothing can be written there.
    """
    draft: Path | None = None
    try:
        target = _target(path)
        draft = target.with_name(f".duixian-{secrets.token_hex(6)}.tmp")
        with _create(draft) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileNotFoundError):
            draft.chmod(target.stat().st_mode & 0o777)
        draft.replace(target)
    except Discard:
        _remove(draft)
    except BrokenPipeError:  # standard output has gone, not the file
        _remove(draft)
        raise
    except OSError as error:
        _remove(draft)
        raise OutputError(
            "{path}: cannot be written ({reason}); choose another folder or close the file",
            path=path,
            reason=error.strerror or error,
        ) from error
    except BaseException:
        _remove(draft)
        raise


def make_folder(path: Path) -> None:
    """Make the folder ``path``, with those above it. Raise :class:`OutputError`."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            "{path}: cannot be written ({reason}); choose another folder or close the file",
            path=path,
            reason=error.strerror or error,
        ) from error


def _target(path: Path) -> Path:
    """What ``path`` means behind symbolic links: a link stays a link."""
    try:
        target = path.resolve()
    except (RuntimeError, ValueError) as error:  # links in a circle, a NUL
        raise OSError(errno.EINVAL, str(error)) from error
    if target.is_dir():
        raise OutputError("{path}: a folder; name a file in it", path=path)
    if not target.parent.is_dir():
        raise OutputError(
            "{path}: there is no folder {folder}; make it first", path=path, folder=path.parent
        )
    return target


def _remove(draft: Path | None) -> None:
    if draft:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


def _create(path: Path) -> BinaryIO:
    # Mode 0o666 leaves the permissions to the umask, which tempfile would not.
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o666), "wb")
