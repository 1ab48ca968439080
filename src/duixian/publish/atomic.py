"""Files that appear whole or not at all."""

import contextlib
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
    target = path.resolve()  # through a symbolic link: the link stays a link
    if target.is_dir():
        raise OutputError("{path}: a folder; name a file in it", path=path)
    if not target.parent.is_dir():
        raise OutputError(
            "{path}: there is no folder {folder}; make it first", path=path, folder=path.parent
        )
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        with _create(draft) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileNotFoundError):
            draft.chmod(target.stat().st_mode & 0o777)
        draft.replace(target)
    except Discard:
        draft.unlink(missing_ok=True)
    except OSError as error:
        draft.unlink(missing_ok=True)
        if isinstance(error, BrokenPipeError):
            raise  # standard output has gone, not the file
        raise OutputError(
            "{path}: cannot be written ({reason}); choose another folder or close the file",
            path=path,
            reason=error.strerror or error,
        ) from error
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _create(path: Path) -> BinaryIO:
    # Mode 0o666 leaves the permissions to the umask, which tempfile would not.
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o666), "wb")
