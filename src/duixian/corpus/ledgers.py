"""Reports as they were read, kept beside the tables for the work that comes after reading."""

import hashlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from duixian.model import Origin, Report

NAME = "ledgers.parquet"
SCHEMA = ("source", "digest", "ledger")


class Place(NamedTuple):
    """Where a ledger is kept: its file and its row there; ``digest`` is of its bytes."""

    path: Path
    row: int
    digest: str


class Ledgers:
    """The ledgers of a shard on their way to the disk, a row group each."""

    def __init__(self) -> None:
        self._rows: list[tuple[str, str, bytes]] = []

    def add(self, report: Report) -> None:
        """Keep ``report``, without what only its source knows: lines, pages."""
        bare = msgspec.structs.replace(report, origin=Origin(), pages=None)
        data = msgspec.msgpack.encode(bare)
        self._rows.append((report.source.name, hashlib.sha256(data).hexdigest(), data))

    def write(self, folder: Path) -> None:
        """Write the file; the same reports give the same bytes."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        types = (pa.string(), pa.string(), pa.binary())
        schema = pa.schema(list(zip(SCHEMA, types, strict=True)))
        columns = list(zip(*self._rows, strict=True)) or [(), (), ()]
        arrays = [pa.array(c, t) for c, t in zip(columns, types, strict=True)]
        pq.write_table(
            pa.table(arrays, schema=schema),
            folder / NAME,
            compression="lz4",  # read again once and then kept: time counts, not size
            use_dictionary=False,
            write_statistics=False,
            row_group_size=1,
        )


def places(folder: Path) -> Iterator[tuple[str, Place]]:
    """Each source of the shard in ``folder`` that was read, with the place of its ledger."""
    import pyarrow.parquet as pq

    path = folder / NAME
    found = pq.read_table(path, columns=["source", "digest"]).to_pydict()
    for row, (source, digest) in enumerate(zip(found["source"], found["digest"], strict=True)):
        yield source, Place(path, row, digest)


def fetched(places: Sequence[Place]) -> list[bytes]:
    """The bytes of the ledgers at ``places``."""
    return [
        _file(place.path).read_row_group(place.row, ["ledger"])[0][0].as_py() for place in places
    ]


@lru_cache(maxsize=16)
def _file(path: Path):  # type: ignore[no-untyped-def]
    import pyarrow.parquet as pq

    return pq.ParquetFile(path)


@lru_cache(maxsize=1)
def _decoder() -> "msgspec.msgpack.Decoder[Report]":
    return msgspec.msgpack.Decoder(Report)


def report_of(data: bytes) -> Report:
    """The report that :class:`Ledgers` kept."""
    return _decoder().decode(data)
