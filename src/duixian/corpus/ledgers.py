"""Reports as they were read, kept beside the tables for the work that comes after reading."""

import hashlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from duixian.model import Origin, Report

if TYPE_CHECKING:
    import pyarrow as pa

NAME = "ledgers.bin"  # packed reports, one after the other
INDEX = "ledgers.msgpack"


class Packed(msgspec.Struct, frozen=True, array_like=True):
    """A report as bytes, and how many they are unpacked."""

    size: int
    data: bytes


class _Entry(msgspec.Struct, frozen=True, array_like=True):
    source: str
    digest: str  # of the bytes before packing
    start: int
    end: int
    size: int


class Place(NamedTuple):
    """Where a ledger is kept: its file, and from where to where; ``size`` is that unpacked."""

    path: Path
    start: int
    end: int
    size: int
    digest: str


class Ledgers:
    """The ledgers of a shard on their way to the disk."""

    def __init__(self) -> None:
        self._entries: list[_Entry] = []
        self._packed = bytearray()

    def add(self, report: Report) -> None:
        """Keep ``report``, without what only its source knows: lines, pages."""
        bare = msgspec.structs.replace(report, origin=Origin(), pages=None)
        data = msgspec.msgpack.encode(bare)
        start = len(self._packed)
        self._packed += _codec().compress(data, asbytes=True)
        digest = hashlib.sha256(data).hexdigest()
        self._entries.append(
            _Entry(report.source.name, digest, start, len(self._packed), len(data))
        )

    def write(self, folder: Path) -> None:
        """Write the file and its index; the same reports give the same bytes."""
        (folder / NAME).write_bytes(self._packed)
        (folder / INDEX).write_bytes(msgspec.msgpack.encode(self._entries))


def places(folder: Path) -> Iterator[tuple[str, Place]]:
    """Each source of the shard in ``folder`` that was read, with the place of its ledger."""
    path = folder / NAME
    for one in msgspec.msgpack.decode((folder / INDEX).read_bytes(), type=list[_Entry]):
        yield one.source, Place(path, one.start, one.end, one.size, one.digest)


def fetched(places: Sequence[Place]) -> list[Packed]:
    """The ledgers at ``places``, packed: who needs them unpacks them."""
    found = []
    for place in places:
        with place.path.open("rb") as file:
            file.seek(place.start)
            found.append(Packed(place.size, file.read(place.end - place.start)))
    return found


def report_of(packed: Packed) -> Report:
    """The report that :class:`Ledgers` kept."""
    return _decoder().decode(_codec().decompress(packed.data, packed.size, asbytes=True))


@lru_cache(maxsize=1)
def _decoder() -> "msgspec.msgpack.Decoder[Report]":
    return msgspec.msgpack.Decoder(Report)


@lru_cache(maxsize=1)
def _codec() -> "pa.Codec":
    import pyarrow as pa

    return pa.Codec("zstd")
