"""A published table of what was done (量化指标任务落实情况表): each row answers one task."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from duixian.lexicon.deeds import deed
from duixian.lexicon.promises import deeds, hits, said
from duixian.model import Figure, Report, Statement
from duixian.stages.reconcile.amounts import amount
from duixian.stages.reconcile.evidence import Evidence
from duixian.stages.reconcile.likeness import bigrams, plain
from duixian.stages.reconcile.phrases import Phrase

CELL = "｜"


class _Columns(NamedTuple):
    """Which cells of a row name the task and say what was done."""

    name: int
    result: int


def table_evidence(report: Report) -> tuple[Evidence, ...]:
    """What the rows of the tables of ``report`` say was done; empty where it has no such table."""
    return tuple(_rows(report)) if CELL in report.text else ()


def _rows(report: Report) -> Iterator[Evidence]:
    columns: _Columns | None = None
    statements = {
        report.text.rfind("\n", 0, statement.start) + 1: statement
        for statement in reversed(report.statements)
    }
    figures = sorted(report.figures, key=lambda figure: figure.start)
    start = 0
    for line in report.text.split("\n"):
        cells = line.split(CELL)
        head = _head(cells)
        columns = head or (columns if len(cells) > 1 else None)
        if columns and not head and max(columns) < len(cells) and start in statements:
            yield from _row(report, statements[start], figures, (start, cells, columns))
        start += len(line) + 1


def _head(cells: Sequence[str]) -> _Columns | None:
    kinds = [{hit.entry.id for hit in hits("outcome_tables", cell)} for cell in cells]
    if any(len(cell) > 14 for cell in cells):
        return None
    results = [at for at, kind in enumerate(kinds) if "result" in kind]
    names = [at for at, kind in enumerate(kinds) if "name" in kind and at not in results]
    return _Columns(names[0], results[-1]) if names and results else None


def _row(
    report: Report,
    statement: Statement,
    figures: Sequence[Figure],
    row: tuple[int, Sequence[str], _Columns],
) -> Iterator[Evidence]:
    start, cells, columns = row
    starts = [start + sum(len(cell) + 1 for cell in cells[:at]) for at in range(len(cells))]
    name, result = cells[columns.name], cells[columns.result]
    low, high = starts[columns.result], starts[columns.result] + len(result)
    first = min(starts[columns.name], low)
    words = plain(name + result)
    one = Evidence(
        statement=statement,
        figure=None,
        phrase=None,
        start=first,
        end=high,
        text=report.text[first:high],
        plain_text=words,
        pairs=bigrams(words),
        context_pairs=bigrams(words),
        several_years=False,
        other_year=False,
        failed=bool(deed("failed").search(result)),
    )
    own = [figure for figure in figures if low <= figure.start and figure.end <= high]
    yield one
    for figure in own:
        yield one._replace(
            figure=figure, phrase=_phrase(name, result, one), amount=amount(report.text, figure)
        )


def _phrase(name: str, result: str, row: Evidence) -> Phrase:
    key = plain(name)
    return Phrase(
        start=row.start,
        end=row.end,
        key=key,
        key_pairs=bigrams(key),
        local_pairs=row.pairs,
        clause_pairs=row.pairs,
        verbs=deeds(name) or deeds(result),
        stock="stock" in said("answer_words", result),
        labels=frozenset(),
        places=frozenset(),
    )
