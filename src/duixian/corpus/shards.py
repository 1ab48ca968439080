"""The first work of a corpus: some sources in, a Parquet file for each table of a report out.

Beside the tables stand the ledgers: each report as it was read, so that promises can be held
against results without reading it again.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from duixian.batch import Job, Piece
from duixian.corpus.identity import WHOLE, identity_findings
from duixian.corpus.ledgers import Ledgers
from duixian.corpus.schema import HEAD, READ_TABLES
from duixian.corpus.sketch import digest, sketch
from duixian.corpus.writing import Columns, write
from duixian.errors import DuixianError
from duixian.i18n import N_, Language, translator
from duixian.model import Report
from duixian.model.contract import plain
from duixian.model.tables import COLUMNS, rows
from duixian.pipeline import Limits, check_report, read_bytes

if TYPE_CHECKING:
    from duixian.model.tables import Table

_REPORT_TABLES: tuple["Table", ...] = ("statements", "figures", "findings")
_FAILED = N_("{name}: duixian failed ({error}); please report this with the file")


class Shard(msgspec.Struct, frozen=True):
    """The work function: the language of messages, and whether scans are recognised.

    Without ``recognise`` a scan is a failure that says so: recognition takes seconds a page and
    hundreds of megabytes, which no large corpus can give unasked.
    """

    language: Language
    recognise: bool = False

    def __call__(self, job: Job, folder: Path) -> None:
        """Write the tables of the pieces of ``job`` to ``folder``."""
        translate = translator(self.language)
        limits = Limits() if self.recognise else Limits(recognised_pages=0)
        tables = {name: Columns(columns) for name, columns in READ_TABLES.items()}
        ledgers = Ledgers()
        for piece in job.pieces:
            report, reason = _read(piece, translate, limits)
            if report is None:
                tables["reports"].add([_failed(piece, reason)])
                continue
            findings = (
                *report.findings,
                *identity_findings(report, piece),
                *check_report(report),
            )
            report = msgspec.structs.replace(report, findings=findings)
            tables["reports"].add([_row(piece, report)])
            for name in _REPORT_TABLES:
                _add(tables[name], report, name, translate)
            ledgers.add(report)
        for table, columns in tables.items():
            write(columns.table(), folder / f"{table}.parquet")
        ledgers.write(folder)


def _read(
    piece: Piece, translate: Callable[[str], str], limits: Limits
) -> tuple[Report | None, str]:
    """The report, or the reason that there is none: no piece stops the others."""
    try:
        if piece.data is None:
            template, values = piece.refusal or ("{name}", {"name": piece.name})
            return None, translate(template).format(**values)
        return read_bytes(piece.data, piece.name, limits=limits), ""
    except DuixianError as error:
        return None, error.render(translate)
    except MemoryError:
        return None, translate(N_("{name}: needs more memory than there is")).format(
            name=piece.name
        )
    except Exception as error:
        told = f"{type(error).__name__}: {error}"
        return None, translate(_FAILED).format(name=piece.name, error=told)


def _failed(piece: Piece, reason: str) -> Sequence[Any]:
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
    return [known.get(column.name) for column in READ_TABLES["reports"]]


def _row(piece: Piece, report: Report) -> Sequence[Any]:
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
        "text_sha256": digest(report.text),
        "text": report.text,
    }
    return [known.get(column.name) for column in READ_TABLES["reports"]]


def _add(columns: Columns, report: Report, name: "Table", translate: Callable[[str], str]) -> None:
    """The rows of :mod:`duixian.model.tables`, with decimals as floats and as exact words."""
    given = [column.name for column in COLUMNS[name]]
    by_name = dict(zip(given, zip(*rows(report, name, translate), strict=True), strict=False))
    if not by_name:
        return
    for key in ("value", "value_max") if name == "figures" else ():
        by_name[f"exact_{key}"] = tuple(map(plain, by_name[key]))
        by_name[key] = tuple(None if value is None else float(value) for value in by_name[key])
    count = len(by_name["source"])
    head = [by_name[column.name][0] for column in HEAD]
    columns.extend(head, count, by_name)
