"""The work of one process: some reports in, a Parquet file for each table out."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from duixian.batch import Job, Piece
from duixian.corpus.identity import WHOLE, identity_findings
from duixian.corpus.schema import TABLES, arrow_schema
from duixian.corpus.sketch import sketch
from duixian.errors import DuixianError
from duixian.i18n import N_, Language, translator
from duixian.model import Report
from duixian.model.contract import plain
from duixian.model.tables import COLUMNS, rows
from duixian.pipeline import read_bytes

if TYPE_CHECKING:
    import pyarrow as pa

Cells = tuple[Any, ...]
_REPORT_TABLES = ("statements", "figures", "findings")
_FAILED = N_("{name}: duixian failed ({error}); please report this with the file")


class Shard(msgspec.Struct, frozen=True):
    """The work function; its one setting is the language of messages."""

    language: Language

    def __call__(self, job: Job, folder: Path) -> None:
        """Write the tables of the pieces of ``job`` to ``folder``."""
        translate = translator(self.language)
        collected: dict[str, list[pa.Table]] = {name: [] for name in TABLES}
        for piece in job.pieces:
            for name, cells in _tables(piece, translate):
                collected[name].append(_table(name, cells))
        for name, tables in collected.items():
            write(folder / f"{name}.parquet", name, tables)


def write(path: Path, name: str, tables: "Iterable[pa.Table]") -> None:
    """One Parquet file of ``tables``; the same rows give the same bytes."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = arrow_schema(TABLES[name])
    whole = pa.concat_tables([schema.empty_table(), *tables])
    pq.write_table(whole, path, compression="zstd")


def _table(name: str, cells: Iterable[Cells]) -> "pa.Table":
    import pyarrow as pa

    schema = arrow_schema(TABLES[name])
    columns = list(zip(*cells, strict=True)) or [()] * len(schema)
    return pa.table(
        [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)],
        schema=schema,
    )


def _tables(piece: Piece, translate: Callable[[str], str]) -> Iterator[tuple[str, Iterable[Cells]]]:
    report, reason = _read(piece, translate)
    if report is None:
        yield "reports", [_failed(piece, reason)]
        return
    findings = report.findings + tuple(identity_findings(report, piece))
    report = msgspec.structs.replace(report, findings=findings)
    yield "reports", [_row(piece, report)]
    for name in _REPORT_TABLES:
        yield name, _rows(report, name, translate)


def _read(piece: Piece, translate: Callable[[str], str]) -> tuple[Report | None, str]:
    """The report, or the reason that there is none: no piece stops the others."""
    try:
        if piece.data is None:
            template, values = piece.refusal or ("{name}", {"name": piece.name})
            return None, translate(template).format(**values)
        return read_bytes(piece.data, piece.name), ""
    except DuixianError as error:
        return None, error.render(translate)
    except MemoryError:
        return None, translate(N_("{name}: needs more memory than there is")).format(
            name=piece.name
        )
    except Exception as error:
        told = f"{type(error).__name__}: {error}"
        return None, translate(_FAILED).format(name=piece.name, error=told)


def _failed(piece: Piece, reason: str) -> Cells:
    known: dict[str, Any] = {
        "source": piece.name,
        "label_place": piece.place,
        "label_year": piece.year,
        "status": "failed",
        "reason": reason,
        "sha256": None if piece.data is None else piece.digest,
        "flags": [],
        "sketch": [],
    }
    return tuple(known.get(column.name) for column in TABLES["reports"])


def _row(piece: Piece, report: Report) -> Cells:
    place = report.place
    flags = dict.fromkeys(finding.code for finding in report.findings if finding.code in WHOLE)
    known: dict[str, Any] = {
        "source": piece.name,
        "place": place and place.name,
        "place_code": place and place.code,
        "year": report.year,
        "place_level": place and place.level,
        "place_code_year": place and place.code_year,
        "label_place": piece.place,
        "label_year": piece.year,
        "status": "read",
        "title": report.title,
        "review_period": report.review_period,
        "plan_period": report.plan_period,
        "term_period": report.term_period,
        "media_type": report.source.media_type,
        "sha256": report.source.sha256,
        "characters": len(report.text),
        "statements": len(report.statements),
        "figures": len(report.figures),
        "flags": list(flags),
        "sketch": sketch(report.text),
        "text": report.text,
    }
    return tuple(known.get(column.name) for column in TABLES["reports"])


def _rows(report: Report, name: Any, translate: Callable[[str], str]) -> Iterator[Cells]:
    """The rows of :mod:`duixian.model.tables`, with decimals as floats and as exact words."""
    given = [column.name for column in COLUMNS[name]]
    wanted = [column.name for column in TABLES[name]]
    for cells in rows(report, name, translate):
        row = dict(zip(given, cells, strict=True))
        for key in ("value", "value_max"):
            if name == "figures":
                row[f"exact_{key}"] = plain(row[key])
                row[key] = None if row[key] is None else float(row[key])
        yield tuple(row[key] for key in wanted)
