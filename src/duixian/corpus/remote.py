"""Files of an object store, through fsspec: whatever has an address with ``://``.

The store's own library (s3fs, gcsfs, adlfs, ossfs …) and its credentials are the user's; what is
read is what the address names and nothing else.
"""

import re
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from duixian.corpus.extras import missing
from duixian.errors import SourceError
from duixian.pipeline import Limits

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+(?:::[a-z][a-z0-9+.-]+)*://", re.IGNORECASE)
_PATTERN = re.compile(r"[*?\[]")


def is_remote(name: str) -> bool:
    """Whether ``name`` is an address and no path of this machine."""
    return _ADDRESS.match(name) is not None


class Remote(NamedTuple):
    """A file, a folder or a pattern at ``path`` of an fsspec file system."""

    system: Any
    path: str

    @classmethod
    def at(cls, address: str) -> "Remote":
        """What ``address`` names.

        Raise ``MissingExtraError`` without fsspec, ``SourceError`` where there is no such kind of
        store or the library for it is missing.
        """
        try:
            from fsspec.core import url_to_fs
        except ImportError:
            raise missing("fsspec", "remote") from None
        try:
            return cls(*url_to_fs(address))
        except (ImportError, ValueError, OSError) as error:
            raise _refused(address, error) from error

    def __str__(self) -> str:
        return str(self.system.unstrip_protocol(self.path))

    def __truediv__(self, name: str) -> "Remote":
        return Remote(self.system, f"{self.path.rstrip('/')}/{name}")

    @property
    def suffix(self) -> str:
        """The ending of the name, in lower case."""
        return PurePosixPath(self.path).suffix.lower()

    @property
    def parent(self) -> "Remote":
        """The folder that it lies in."""
        return Remote(self.system, self.path.rpartition("/")[0])

    def is_file(self) -> bool:
        """Whether there is such a file."""
        try:
            return not _PATTERN.search(self.path) and bool(self.system.isfile(self.path))
        except Exception as error:  # each store has errors of its own
            raise _refused(str(self), error) from error

    def files(self) -> list[tuple[str, "Remote"]]:
        """Every file of the folder with all below it, or of the pattern, with its name there."""
        try:
            if _PATTERN.search(self.path):
                base = self.path[: _PATTERN.search(self.path).start()].rpartition("/")[0]  # type: ignore[union-attr]
                found = [one for one in self.system.glob(self.path) if self.system.isfile(one)]
            elif self.is_file():
                base, found = self.parent.path, [self.path]
            else:
                base, found = self.path, self.system.find(self.path)
        except SourceError:
            raise
        except Exception as error:
            raise _refused(str(self), error) from error
        start = len(base.rstrip("/")) + 1
        return [(one[start:], Remote(self.system, one)) for one in found]

    def read(self) -> bytes:
        """The bytes; raise ``SourceError`` where there are none or more than any report has."""
        try:
            limit = Limits().source_bytes
            if (self.system.size(self.path) or 0) > limit:
                raise SourceError(
                    "{name}: larger than {limit} MB, which no report is; give the report alone",
                    name=self,
                    limit=limit // (1024 * 1024),
                )
            return bytes(self.system.cat_file(self.path))
        except SourceError:
            raise
        except FileNotFoundError:
            raise SourceError(
                "{name}: no such file; check the path and its spelling", name=self
            ) from None
        except Exception as error:
            raise _refused(str(self), error) from error

    def copy(self, folder: Path) -> Path:
        """A copy in ``folder``, under its name."""
        target = folder / PurePosixPath(self.path).name
        try:
            self.system.get_file(self.path, str(target))
        except Exception as error:
            raise _refused(str(self), error) from error
        return target


def _refused(address: str, error: Exception) -> SourceError:
    return SourceError(
        "{name}: the store cannot be read ({reason}); check the address, the rights and that the "
        "library of this kind of store is installed",
        name=address,
        reason=" ".join(str(error).split())[:200] or type(error).__name__,
    )
