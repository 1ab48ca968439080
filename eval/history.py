"""Which rows were gained and which were lost against the last pinned run."""

import json
from pathlib import Path
from typing import NamedTuple

from eval.scorers import Result

FOLDER = Path(__file__).with_name("pinned")


class Change(NamedTuple):
    """One aspect of one row that was wrong and is right now, or the other way round."""

    id: str
    aspect: str
    text: str


def load(name: str, folder: Path = FOLDER) -> dict[str, frozenset[str]] | None:
    """Row id to what was wrong about it in the pinned run; ``None`` where none was pinned."""
    path = folder / f"{name}.jsonl"
    if not path.exists():
        return None
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines() if line)
    return {row["id"]: frozenset(row["wrong"]) for row in rows}


def save(result: Result, folder: Path = FOLDER) -> None:
    """Pin the rows of ``result``: their ids and what was wrong, none of their words."""
    folder.mkdir(exist_ok=True)
    lines = [
        json.dumps({"id": row.id, "wrong": sorted(row.wrong)}, ensure_ascii=False)
        for row in sorted(result.rows, key=lambda row: row.id)
    ]
    (folder / f"{result.name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def compare(result: Result, before: dict[str, frozenset[str]]) -> tuple[list[Change], list[Change]]:
    """Gained and lost. A row that only one run has was right in the other."""
    gained, lost = [], []
    for row in result.rows:
        was = before.get(row.id, frozenset())
        gained += [Change(row.id, aspect, row.text) for aspect in sorted(was - row.wrong)]
        lost += [Change(row.id, aspect, row.text) for aspect in sorted(row.wrong - was)]
    now = {row.id for row in result.rows}
    for gone in sorted(before.keys() - now):
        gained += [Change(gone, aspect, "") for aspect in sorted(before[gone])]
    return gained, lost
