"""Scores what sentences do: result, target, task or context (gold/dev/README.md, section 5).

``accuracy`` over all labelled sentences; one F1 for each kind.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from duixian.model import Report
from eval.documents import read_labelled
from eval.row import Row

CORPUS = (
    "gold/dev/kinds.jsonl",
    "reports/state_council/*.txt",
    "reports/provinces_2025/*.docx",
)
KINDS = ("result", "target", "task", "context")


class Judged(NamedTuple):
    """One labelled sentence and the kind that was read, ``None`` where it was not found."""

    id: str
    text: str
    label: str
    read: str | None


def score(shared: Path) -> dict[str, float]:
    """Accuracy, and F1 of each kind."""
    judged = _judged(shared)
    right = sum(row.label == row.read for row in judged)
    return {"accuracy": right / len(judged)} | {f"{kind}_f1": _f1(judged, kind) for kind in KINDS}


def rows(shared: Path) -> Iterator[Row]:
    """Every labelled sentence."""
    for row in _judged(shared):
        wrong = () if row.label == row.read else (f"{row.label}→{row.read}",)
        yield Row(row.id, frozenset(wrong), row.text[:60])


def _f1(judged: tuple[Judged, ...], kind: str) -> float:
    hit = sum(row.label == kind == row.read for row in judged)
    said = sum(row.read == kind for row in judged) + sum(row.label == kind for row in judged)
    return 2 * hit / said if said else 1.0


@cache
def _judged(shared: Path) -> tuple[Judged, ...]:
    lines = (shared / "gold/dev/kinds.jsonl").read_text("utf-8").splitlines()
    labels = [json.loads(line) for line in lines]
    return tuple(_judge(shared, number, label) for number, label in enumerate(labels, 1))


def _judge(shared: Path, number: int, label: dict[str, Any]) -> Judged:
    report, alignment = read_labelled(shared, label["doc"])
    span = alignment.to_canonical(label["start"], label["end"])
    read = _kind_at(report, span) if span else None
    return Judged(f"kinds-{number:03d}", label["text"], label["kind"], read)


def _kind_at(report: Report, span: tuple[int, int]) -> str | None:
    """The kind of the statement that shares most with ``span``."""
    shared = [
        (min(statement.end, span[1]) - max(statement.start, span[0]), statement.kind)
        for statement in report.statements
        if statement.start < span[1] and span[0] < statement.end
    ]
    return max(shared)[1] if shared else None
