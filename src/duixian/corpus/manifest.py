"""What a corpus was made from and by what: ``manifest.json``, written last."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from duixian.errors import SourceError
from duixian.publish.atomic import atomic

NAME = "manifest.json"


class File(msgspec.Struct, frozen=True):
    """A Parquet file of a table, its path below the folder of the corpus."""

    path: str
    rows: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True):
    """``source_hash`` covers names, labels and bytes of all sources, in their order.

    ``stages`` has for ``reading`` and for ``holding`` the hash of the ``code`` and of the
    ``lexicon`` that did it. Nothing in it depends on when, where or by how many workers the
    corpus was made.
    """

    schema: Literal["duixian.corpus/2"]
    source: str
    source_hash: str
    version: str
    stages: dict[str, dict[str, str]]
    language: str
    reports: int
    failed: int
    passed_over: int
    tables: dict[str, tuple[File, ...]]


def save(folder: Path, manifest: Manifest) -> None:
    """Write the manifest of the corpus in ``folder``."""
    with atomic(folder / NAME) as file:
        file.write(msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n")


def load(folder: Path) -> Manifest:
    """The manifest of the corpus in ``folder``; raise ``SourceError`` where none is finished."""
    try:
        return msgspec.json.decode((folder / NAME).read_bytes(), type=Manifest)
    except FileNotFoundError:
        raise SourceError(
            "{name}: no finished corpus; make one with: duixian corpus build SOURCE --out {name}",
            name=folder,
        ) from None
    except (OSError, msgspec.MsgspecError) as error:
        raise SourceError(
            "{name}: the manifest of the corpus cannot be read ({reason}); build the corpus again",
            name=folder,
            reason=error,
        ) from error


def described(folder: Path, paths: list[Path]) -> Iterator[File]:
    """Each Parquet file with its rows and its hash."""
    import pyarrow.parquet as pq

    for path in paths:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        rows = pq.read_metadata(path).num_rows
        yield File(path.relative_to(folder).as_posix(), rows, digest)
