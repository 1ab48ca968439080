"""The tables of a corpus as links to what the shards hold, and the table of likenesses."""

import contextlib
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from duixian.batch.job import DRAFT
from duixian.corpus.duplicates import duplicates, sketched
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


def find_duplicates(out: Path, store: Path, reports: Sequence[Path]) -> list[Path]:
    """The table of likenesses, from the sketches of all reports that were read."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = arrow_schema(DUPLICATES)
    connection = sketched(reports, store / f"{DRAFT}spill")
    try:
        pairs = duplicates(connection)
    finally:
        connection.close()
    columns = list(zip(*pairs, strict=True)) or [()] * len(schema)
    arrays = [pa.array(cells, field.type) for cells, field in zip(columns, schema, strict=True)]
    path = out / "duplicates" / "part-00000.parquet"
    path.parent.mkdir(exist_ok=True)
    with atomic(path) as file:
        pq.write_table(pa.table(arrays, schema=schema), file, compression="zstd")
    return [path]


def forget(store: Path, keys: set[str]) -> None:
    """Shards of earlier sources, code or words."""
    for folder in store.iterdir():
        if folder.is_dir() and folder.name not in keys:
            with contextlib.suppress(OSError):
                shutil.rmtree(folder)
