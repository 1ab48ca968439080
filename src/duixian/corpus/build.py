"""From sources to the tables of a corpus, resumable and the same however it came about.

Two works: every source is read; then every report that speaks for its place and year is held
against the one of the year after. Each work is cut into shards of some dozens. A shard's key is
a hash of what goes in and of the code and the words that work on it; its result is kept under
the key (:mod:`duixian.batch`). Where a shard ends is decided by the names in it, so a source
more or less changes its neighbours' shard and no other; and what reading gives as before is not
held again.
"""

import contextlib
import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from duixian.batch import Engine, Job, Local, Piece, Prepare, Work, as_it_is
from duixian.corpus import ledgers, pairing
from duixian.corpus import manifest as manifests
from duixian.corpus.extras import missing
from duixian.corpus.holding import Holding, piece_of, with_ledgers
from duixian.corpus.lock import locked
from duixian.corpus.manifest import File, Manifest
from duixian.corpus.publishing import find_duplicates, forget, publish
from duixian.corpus.schema import HELD_TABLES, READ_TABLES
from duixian.corpus.shards import Shard
from duixian.corpus.sources import Sources
from duixian.corpus.stages import Seed, seeds
from duixian.errors import OutputError
from duixian.i18n import Language

STORE = ".shards"
ENDS = 32  # on average every so many sources a shard ends,
MOST = 64  # at the latest after so many,
LARGEST = 16 * 1024 * 1024  # or so many bytes: bounds the memory of a worker
Phase = Literal["reading", "holding"]


class Progress(NamedTuple):
    """``done`` of ``total`` reports are in a shard, ``fresh`` of them made in this run."""

    done: int
    fresh: int
    total: int
    phase: Phase = "reading"


class _Run(NamedTuple):
    """What both works need."""

    engine: Engine
    store: Path
    tell: Callable[[Progress], None]

    def make(
        self,
        jobs: Iterable[Job],
        work: Work,
        total: int,
        phase: Phase,
        prepare: Prepare = as_it_is,
    ) -> None:
        """Every job done."""
        done = fresh = 0
        self.tell(Progress(0, 0, total, phase))
        for one in self.engine.run(jobs, work, self.store, prepare):
            done += len(one.job.pieces)
            fresh += len(one.job.pieces) if one.fresh else 0
            self.tell(Progress(done, fresh, total, phase))


def build(
    sources: Sources,
    out: Path,
    *,
    workers: int = 1,
    engine: Engine | None = None,
    language: Language = "zh",
    tell: Callable[[Progress], None] = lambda _: None,
) -> Manifest:
    """Make or complete the corpus of ``sources`` in the folder ``out``; return its manifest.

    ``engine`` is where the work is done: ``workers`` processes of this machine without one.
    Raise :class:`OutputError` where ``out`` holds something else or another run is at work in
    it, :class:`MissingExtraError` without pyarrow. A source that cannot be read is a row.
    """
    try:
        import pyarrow as pa
    except ImportError:
        raise missing("pyarrow") from None
    _refuse_foreign(out)
    reading, holding = seeds(language, pa.__version__, recognise=sources.recognise)
    store = out / STORE
    store.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as stack:
        stack.enter_context(locked(store / "lock", out))
        if engine is None:
            engine = stack.enter_context(contextlib.closing(Local(workers, keep=True)))
        run = _Run(engine, store, tell)
        read, source_hash = _read(sources, reading, run, Shard(language, sources.recognise))
        tables = {name: publish(name, read, store, out) for name in READ_TABLES}
        held = _hold(tables["reports"], read, holding, run, language)
        tables |= {name: publish(name, held, store, out) for name in HELD_TABLES}
        tables["duplicates"] = find_duplicates(out, store, tables["reports"])
        described = {name: tuple(manifests.described(out, paths)) for name, paths in tables.items()}
        manifest = Manifest(
            schema="duixian.corpus/2",
            source=Path(sources.source).name,
            source_hash=source_hash,
            version=version("duixian"),
            stages={"reading": reading.print._asdict(), "holding": holding.print._asdict()},
            language=language,
            reports=sum(file.rows for file in described["reports"]),
            failed=_failed(tables["reports"]),
            passed_over=sources.passed_over,
            tables=described,
        )
        manifests.save(out, manifest)
        forget(store, {*read, *held})
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


def _read(sources: Sources, seed: Seed, run: _Run, work: Shard) -> tuple[list[str], str]:
    """The keys of all sources' shards in their order, and the hash of all sources."""
    keys: list[str] = []
    whole = hashlib.sha256()

    def noted() -> Iterator[Job]:
        for job in shards(sources, seed.words):
            for piece in job.pieces:
                row = (piece.name, piece.place, piece.year, piece.digest)
                whole.update(msgspec.json.encode(row))
            keys.append(job.key)
            yield job

    run.make(noted(), work, sources.count(), "reading")
    return keys, whole.hexdigest()


def _hold(
    reports: list[Path], read: list[str], seed: Seed, run: _Run, language: Language
) -> list[str]:
    """The keys of the shards of pairs, each pair held against each other."""
    places = {name: place for key in read for name, place in ledgers.places(run.store / key)}
    pairs = list(pairing.pairs(_rows(reports)))
    keys: list[str] = []

    def noted() -> Iterator[Job]:
        for job in shards((piece_of(pair, places) for pair in pairs), seed.words):
            keys.append(job.key)
            yield job

    run.make(
        noted(), Holding(language), len(pairs), "holding", lambda job: with_ledgers(job, places)
    )
    return keys


def _rows(reports: list[Path]) -> Iterator[pairing.Row]:
    import pyarrow.parquet as pq

    for path in reports:
        yield from pq.read_table(path, columns=list(pairing.COLUMNS)).to_pylist()


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


__all__ = ["File", "Manifest", "Progress", "build", "shards"]
