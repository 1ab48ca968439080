"""The second work of a corpus: promises of one year held against the report of the next."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from duixian.batch import Job, Piece
from duixian.corpus.ledgers import Packed, Place, fetched, report_of
from duixian.corpus.pairing import Pair
from duixian.corpus.schema import HELD_TABLES
from duixian.corpus.writing import Columns, write
from duixian.errors import DuixianError
from duixian.i18n import N_, Language, translator
from duixian.model import Report
from duixian.model.contract import plain
from duixian.model.reconciliation import Answer, Commitment, Item, Reconciliation
from duixian.model.reconciliation_contract import explanation
from duixian.pipeline import commitments_of, reconcile_reports

_FAILED = N_("{name}: duixian failed ({error}); please report this with the file")


class Wanted(msgspec.Struct, frozen=True):
    """What one piece asks for: whose promises, who answers, what statistics, how many copies."""

    earlier: str
    later: str | None
    statistics: tuple[str, ...]
    copies: int


class Told(msgspec.Struct, frozen=True):
    """The same with the ledgers: of the earlier report, of the later one, of the statistics."""

    wanted: Wanted
    ledgers: tuple[Packed, ...]


class _Held(NamedTuple):
    commitments: tuple[Commitment, ...]
    status: str
    found: Reconciliation | None = None
    reason: str | None = None


def piece_of(pair: Pair, places: dict[str, Place]) -> Piece:
    """``pair`` as a piece of work: its bytes name the ledgers by what they hold."""
    told = [places[name].digest for name in _names(pair)]
    return Piece(pair.earlier, data=msgspec.msgpack.encode((Wanted(*pair), told)))


def with_ledgers(job: Job, places: dict[str, Place]) -> Job:
    """``job`` with the ledgers themselves: a worker needs no access to the corpus."""
    return Job(job.key, tuple(_loaded(piece, places) for piece in job.pieces))


def _loaded(piece: Piece, places: dict[str, Place]) -> Piece:
    wanted, _ = msgspec.msgpack.decode(piece.data or b"", type=tuple[Wanted, list[str]])
    ledgers = fetched([places[name] for name in _names(wanted)])
    return msgspec.structs.replace(piece, data=msgspec.msgpack.encode(Told(wanted, tuple(ledgers))))


def _names(pair: Pair | Wanted) -> list[str]:
    return [pair.earlier, *([pair.later] if pair.later else []), *pair.statistics]


class Holding(msgspec.Struct, frozen=True):
    """The work function; its one setting is the language of explanations."""

    language: Language

    def __call__(self, job: Job, folder: Path) -> None:
        """Write the tables of the pairs of ``job`` to ``folder``."""
        translate = translator(self.language)
        tables = {name: Columns(columns) for name, columns in HELD_TABLES.items()}
        for piece in job.pieces:
            if piece.data is None:
                template, values = piece.refusal or ("{name}", {"name": piece.name})
                reason = translate(template).format(**values)
                row = {"source": piece.name, "status": "refused", "reason": reason, "findings": []}
                tables["pairs"].add([_row("pairs", row)])
                continue
            told = msgspec.msgpack.decode(piece.data, type=Told)
            _hold(told, tables, translate)
        for name, columns in tables.items():
            write(columns.table(), folder / f"{name}.parquet")


def _hold(told: Told, tables: dict[str, Columns], translate: Callable[[str], str]) -> None:
    reports = [report_of(ledger) for ledger in told.ledgers]
    later = reports[1] if told.wanted.later else None
    held = _held(reports[0], later, reports[2:] if later else (), translate)
    head = _head(reports[0])
    tables["pairs"].add([_row("pairs", head | _pair(told.wanted, held))])
    if held.commitments:
        tables["commitments"].extend(
            tuple(head.values()), len(held.commitments), _commitments(held.commitments)
        )
    if held.found and later:
        tables["verdicts"].add(
            _row("verdicts", head | _verdict(item, later, translate)) for item in held.found.items
        )


def _held(
    earlier: Report,
    later: Report | None,
    statistics: Sequence[Report],
    translate: Callable[[str], str],
) -> _Held:
    """The verdicts; without a second report, or where two cannot be held, the promises alone."""
    if later is None:
        return _Held(commitments_of(earlier), "alone")
    try:
        # The place of one code is one place, whatever its name was the year before.
        found = reconcile_reports(
            msgspec.structs.replace(earlier, place=later.place), later, others=statistics
        )
    except DuixianError as error:
        return _Held(commitments_of(earlier), "refused", reason=error.render(translate))
    except Exception as error:
        told = f"{type(error).__name__}: {error}"
        reason = translate(_FAILED).format(name=later.source.name, error=told)
        return _Held((), "refused", reason=reason)
    return _Held(tuple(item.commitment for item in found.items), "held", found)


def _row(table: str, cells: dict[str, Any]) -> list[Any]:
    return [cells.get(column.name) for column in HELD_TABLES[table]]


def _head(report: Report) -> dict[str, Any]:
    """The cells of :data:`duixian.corpus.schema.HEAD`."""
    place = report.place
    return {
        "source": report.source.name,
        "place": place and place.name,
        "place_code": place and place.code,
        "year": report.year,
    }


def _pair(wanted: Wanted, held: _Held) -> dict[str, Any]:
    found = held.found.findings if held.found else ()
    return {
        "later": wanted.later,
        "status": held.status,
        "reason": held.reason,
        "copies": wanted.copies,
        "commitments": len(held.commitments),
        "findings": list(dict.fromkeys(finding.code for finding in found)),
    }


def _commitments(found: Sequence[Commitment]) -> dict[str, list[Any]]:
    """The cells of each column: a report has hundreds of commitments."""
    cells: dict[str, list[Any]] = {
        name: [getattr(one, name) for one in found] for name in Commitment.__struct_fields__
    }
    indicators = cells["indicator"]
    cells["indicator_id"] = [one and one.id for one in indicators]
    cells["indicator"] = [one and one.text for one in indicators]
    for name in ("value", "value_max"):
        cells[f"exact_{name}"] = [plain(value) for value in cells[name]]
        cells[name] = [_real(value) for value in cells[name]]
    return cells


def _verdict(item: Item, later: Report, translate: Callable[[str], str]) -> dict[str, Any]:
    told = item.statistics[0] if item.statistics else None
    return {
        "commitment": item.commitment.id,
        "figure": item.commitment.figure,
        "promise": item.commitment.text,
        "later": later.source.name,
        "verdict": item.verdict,
        "rule": item.rule,
        "explanation": explanation(item, translate),
        "completion": _real(item.completion),
        "shortfall": _real(item.shortfall),
        "needs_review": item.needs_review,
        "statistics": told and told.text,
        "statistics_source": told and told.source,
        **_answer(item.answers),
    }


def _answer(answers: Sequence[Answer]) -> dict[str, Any]:
    """The first answer is the one that decides."""
    for one in answers[:1]:
        return {
            "answer": one.text,
            "answer_statement": one.statement,
            "answer_figure": one.figure,
            "answer_value": _real(one.value),
            "answer_unit": one.unit,
            "answer_start": one.start,
            "answer_end": one.end,
            "score": one.score,
        }
    return {}


def _real(value: Any) -> float | None:
    return None if value is None else float(value)
