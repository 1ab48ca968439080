"""From a path or standard input to bytes, never more of them than the limit allows."""

import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO, NoReturn

from duixian.errors import SourceError
from duixian.stages.read.limits import Limits


def open_source(path: str | os.PathLike[str], limits: Limits = Limits()) -> bytes:  # noqa: B008
    """The bytes of the file ``path``, or of standard input where it is ``-``.

    Raise ``SourceError`` for a file that is missing, is a folder, may not be read or is larger
    than ``limits.source_bytes``; a file that is too large is not loaded.
    """
    name = os.fspath(path)
    if name == "-":
        return _read(sys.stdin.buffer, name, limits)
    try:
        status = Path(name).stat()
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError
        if status.st_size > limits.source_bytes:
            refuse_size(name, limits)
        with Path(name).open("rb") as file:
            return _read(file, name, limits)
    except FileNotFoundError:
        raise SourceError(
            "{name}: no such file; check the path and its spelling", name=name
        ) from None
    except IsADirectoryError:
        raise SourceError("{name}: a folder, not a file; name a file in it", name=name) from None
    except PermissionError:
        raise SourceError(
            "{name}: you may not read this file; ask for the right to read it", name=name
        ) from None
    except (OSError, ValueError) as error:
        raise SourceError(
            "{name}: the system cannot read it ({reason}); copy it to a local folder and try again",
            name=name,
            reason=getattr(error, "strerror", None) or error,
        ) from None


def _read(stream: BinaryIO, name: str, limits: Limits) -> bytes:
    data = stream.read(limits.source_bytes + 1)
    if len(data) > limits.source_bytes:
        refuse_size(name, limits)
    return data


def refuse_size(name: str, limits: Limits) -> NoReturn:
    """Raise for a source beyond ``limits.source_bytes``."""
    raise SourceError(
        "{name}: larger than {limit} MB, which no report is; give the report alone",
        name=name,
        limit=limits.source_bytes // (1024 * 1024),
    )
