"""From sources to the tables of a corpus, resumable and the same however it came about.

The sources, in their order, are cut into shards of some dozens. A shard's key is a hash of its
sources' names, labels and bytes and of the code and the lexicons that read them; its result is
kept under the key (:mod:`duixian.batch`). Where a shard ends is decided by the names in it, so
a source more or less changes its neighbours' shard and no other.
"""

import contextlib
import hashlib
import os
import shutil
import zlib
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import msgspec

from duixian import batch
from duixian.batch import Job, Piece
from duixian.corpus import manifest as manifests
from duixian.corpus.duplicates import duplicates
from duixian.corpus.extras import missing
from duixian.corpus.lock import locked
from duixian.corpus.manifest import File, Manifest
from duixian.corpus.schema import DUPLICATES, TABLES, VERSION, arrow_schema
from duixian.corpus.shards import Shard
from duixian.corpus.sources import Sources
from duixian.errors import OutputError
from duixian.i18n import Language
from duixian.publish.atomic import atomic

STORE = ".shards"
ENDS = 32  # on average every so many sources a shard ends,
MOST = 64  # at the latest after so many,
LARGEST = 16 * 1024 * 1024  # or so many bytes: bounds the memory of a worker
# What decides the words in the tables: a change of any of them makes them anew.
CODE = (
    *("model", "text", "lexicon", "stages", "pipeline.py", "i18n"),
    *(f"corpus/{name}.py" for name in ("identity", "schema", "shards", "sketch")),
)
LEXICON = ("lexicon/data", "text/data")


class Progress(NamedTuple):
    """``done`` of ``total`` sources are in a shard, ``fresh`` of them made in this run."""

    done: int
    fresh: int
    total: int


class _Made(NamedTuple):
    key: str
    sources: int


def build(
    sources: Sources,
    out: Path,
    *,
    workers: int,
    language: Language = "zh",
    tell: Callable[[Progress], None] = lambda _: None,
) -> Manifest:
    """Make or complete the corpus of ``sources`` in the folder ``out``; return its manifest.

    Raise :class:`OutputError` where ``out`` holds something else or another run is at work in
    it, :class:`MissingExtraError` without pyarrow. A source that cannot be read is a row.
    """
    try:
        import pyarrow as pa
    except ImportError:
        raise missing("pyarrow") from None
    _refuse_foreign(out)
    code = batch.fingerprint(CODE, {".py", ".mo"})
    lexicon = batch.fingerprint(LEXICON, {".toml", ".tsv"})
    seed = f"{VERSION} {code} {lexicon} {language} {pa.__version__}"
    store = out / STORE
    store.mkdir(parents=True, exist_ok=True)
    with locked(store / "lock", out):
        ordered, source_hash = _make(sources, seed, store, Shard(language), workers, tell)
        tables = {name: _publish(name, ordered, out) for name in TABLES}
        paths = _find_duplicates(out, tables["reports"])
        described = {
            name: tuple(manifests.described(out, paths))
            for name, paths in {**tables, "duplicates": paths}.items()
        }
        manifest = Manifest(
            schema="duixian.corpus/1",
            source=Path(sources.source).name,
            source_hash=source_hash,
            version=version("duixian"),
            code=code,
            lexicon=lexicon,
            language=language,
            reports=sum(file.rows for file in described["reports"]),
            failed=_failed(tables["reports"]),
            passed_over=sources.passed_over,
            tables=described,
        )
        manifests.save(out, manifest)
        _forget(store, {made.key for made in ordered})
    return manifest


def shards(pieces: Iterable[Piece], seed: str) -> Iterator[Job]:
    """``pieces`` cut where a name says so, each shard with its key."""
    taken: list[Piece] = []
    size = 0
    for piece in pieces:
        taken.append(piece)
        size += len(piece.data or b"")
        last = zlib.crc32(piece.name.encode()) % ENDS == 0
        if last or len(taken) == MOST or size > LARGEST:
            yield Job(_key(taken, seed), tuple(taken))
            taken, size = [], 0
    if taken:
        yield Job(_key(taken, seed), tuple(taken))


def _key(pieces: list[Piece], seed: str) -> str:
    told = [(piece.name, piece.place, piece.year, piece.digest) for piece in pieces]
    return hashlib.sha256(msgspec.json.encode([seed, told])).hexdigest()[:32]


def _make(
    sources: Sources,
    seed: str,
    store: Path,
    work: Shard,
    workers: int,
    tell: Callable[[Progress], None],
) -> tuple[list[_Made], str]:
    """Every shard made; in the order of the sources, with the hash of them all."""
    ordered: list[_Made] = []
    whole = hashlib.sha256()

    def noted() -> Iterator[Job]:
        for job in shards(sources, seed):
            for piece in job.pieces:
                row = (piece.name, piece.place, piece.year, piece.digest)
                whole.update(msgspec.json.encode(row))
            ordered.append(_Made(job.key, len(job.pieces)))
            yield job

    total = sources.count()
    done = fresh = 0
    tell(Progress(0, 0, total))
    for one in batch.run(noted(), work, store, workers):
        done += len(one.job.pieces)
        fresh += len(one.job.pieces) if one.fresh else 0
        tell(Progress(done, fresh, total))
    return ordered, whole.hexdigest()


def _publish(name: str, ordered: list[_Made], out: Path) -> list[Path]:
    """The table ``name``: a link to each shard's file, in order, and nothing else."""
    folder = out / name
    folder.mkdir(exist_ok=True)
    paths = []
    for number, made in enumerate(ordered):
        path = folder / f"part-{number:05d}-{made.key[:12]}.parquet"
        paths.append(path)
        if not path.exists():
            _link(out / STORE / made.key / f"{name}.parquet", path)
    for old in set(folder.iterdir()) - set(paths):
        old.unlink()
    return paths


def _link(source: Path, path: Path) -> None:
    try:
        os.link(source, path)
    except OSError:  # a file system without links
        with source.open("rb") as file, atomic(path) as copy:
            shutil.copyfileobj(file, copy)


def _find_duplicates(out: Path, reports: list[Path]) -> list[Path]:
    """The table of likenesses, from the sketches of all reports that were read."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    digests: dict[str, list[str]] = {}
    sketches: dict[str, frozenset[int]] = {}
    for path in reports:
        table = pq.read_table(path, columns=["source", "status", "sketch", "text"])
        for row in table.to_pylist():
            if row["status"] == "read":
                digest = hashlib.sha256(row["text"].encode()).hexdigest()
                digests.setdefault(digest, []).append(row["source"])
                sketches[row["source"]] = frozenset(row["sketch"])
    schema = arrow_schema(DUPLICATES)
    pairs = [dict(zip(schema.names, pair, strict=True)) for pair in duplicates(digests, sketches)]
    path = out / "duplicates" / "part-00000.parquet"
    path.parent.mkdir(exist_ok=True)
    with atomic(path) as file:
        pq.write_table(pa.Table.from_pylist(pairs, schema=schema), file, compression="zstd")
    return [path]


def _failed(reports: list[Path]) -> int:
    import pyarrow.parquet as pq

    statuses = (pq.read_table(path, columns=["status"])["status"].to_pylist() for path in reports)
    return sum(status == "failed" for column in statuses for status in column)


def _refuse_foreign(out: Path) -> None:
    if out.is_dir() and not (out / STORE).is_dir() and any(out.iterdir()):
        raise OutputError(
            "{path}: not empty and not a corpus; choose another folder or empty this one", path=out
        )
    if out.exists() and not out.is_dir():
        raise OutputError("{path}: not a folder; name a folder for the corpus", path=out)
    try:
        (out / STORE).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            "{path}: cannot be written ({reason}); choose another folder or close the file",
            path=out,
            reason=error.strerror or error,
        ) from error


def _forget(store: Path, keys: set[str]) -> None:
    """Shards of earlier sources, code or words."""
    for folder in store.iterdir():
        if folder.is_dir() and folder.name not in keys:
            with contextlib.suppress(OSError):
                shutil.rmtree(folder)


__all__ = ["File", "Manifest", "Progress", "build", "shards"]
