"""The tables of a corpus as links to what the shards hold, and the table of likenesses."""

import contextlib
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from duixian.corpus.duplicates import duplicates
from duixian.corpus.schema import DUPLICATES, arrow_schema
from duixian.publish.atomic import atomic


def publish(name: str, keys: Sequence[str], store: Path, out: Path) -> list[Path]:
    """The table ``name``: a link to the file of each key, in order, and nothing else."""
    folder = out / name
    folder.mkdir(exist_ok=True)
    paths = []
    for number, key in enumerate(keys):
        path = folder / f"part-{number:05d}-{key[:12]}.parquet"
        paths.append(path)
        if not path.exists():
            _link(store / key / f"{name}.parquet", path)
    for old in set(folder.iterdir()) - set(paths):
        old.unlink()
    return paths


def _link(source: Path, path: Path) -> None:
    try:
        os.link(source, path)
    except OSError:  # a file system without links
        with source.open("rb") as file, atomic(path) as copy:
            shutil.copyfileobj(file, copy)


def find_duplicates(out: Path, reports: Sequence[Path]) -> list[Path]:
    """The table of likenesses, from the sketches of all reports that were read."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    digests: dict[str, list[str]] = {}
    sketches: dict[str, frozenset[int]] = {}
    for path in reports:
        table = pq.read_table(path, columns=["source", "status", "sketch", "text_sha256"])
        for row in table.to_pylist():
            if row["status"] == "read":
                digests.setdefault(row["text_sha256"], []).append(row["source"])
                sketches[row["source"]] = frozenset(row["sketch"])
    schema = arrow_schema(DUPLICATES)
    pairs = [dict(zip(schema.names, pair, strict=True)) for pair in duplicates(digests, sketches)]
    path = out / "duplicates" / "part-00000.parquet"
    path.parent.mkdir(exist_ok=True)
    with atomic(path) as file:
        pq.write_table(pa.Table.from_pylist(pairs, schema=schema), file, compression="zstd")
    return [path]


def forget(store: Path, keys: set[str]) -> None:
    """Shards of earlier sources, code or words."""
    for folder in store.iterdir():
        if folder.is_dir() and folder.name not in keys:
            with contextlib.suppress(OSError):
                shutil.rmtree(folder)
