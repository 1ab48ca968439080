"""The figure labels of ../shared/gold; their rules stand in gold/dev/README.md, section 4."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

SEED = "seed"


class GoldFigure(NamedTuple):
    """One labelled figure; offsets into the raw text, ``value`` in base units.

    ``measure`` is the coarse one (``rate`` ``delta`` ``level`` ``rank``). ``indicators`` are the
    phrases that count as right, none where the text names none. With ``optional`` a reader may
    leave the figure out; with ``ambiguous`` a second reading is as good.
    """

    id: str
    start: int
    end: int
    text: str
    value: Decimal
    value_max: Decimal | None
    unit: str | None
    bound: str
    measure: str
    direction: str
    indicators: tuple[str, ...]
    optional: bool
    ambiguous: bool


class Passage(NamedTuple):
    """A stretch of a raw text in which every figure is labelled.

    ``nonfigures`` are the spans of numerals that must not be read as figures.
    """

    doc: str
    source: Path
    raw: str
    start: int
    end: int
    figures: tuple[GoldFigure, ...]
    nonfigures: tuple[tuple[int, int], ...]


def passages(shared: Path) -> Iterator[Passage]:
    """The labelled passages of the development set, then the whole seed page."""
    dev, seed = shared / "gold/dev", shared / "gold/seed"
    rejected = _jsonl(dev / "figures_nonfigures.jsonl")
    for row in json.loads((dev / "passages.json").read_text("utf-8")):
        source, raw = _source(shared, row["corpus"], row["key"])
        yield Passage(
            doc=row["doc"],
            source=source,
            raw=raw,
            start=row["passage_start"],
            end=row["passage_end"],
            figures=_figures(dev / f"figures_{row['doc']}.jsonl"),
            nonfigures=tuple((r["start"], r["end"]) for r in rejected if r["doc"] == row["doc"]),
        )
    [page] = (shared / "seed").glob("*.txt")
    joined = (seed / "joined.txt").read_bytes().decode("utf-8")
    yield Passage(SEED, page, joined, 0, len(joined), _figures(seed / "figures.jsonl"), ())


def _source(shared: Path, corpus: str, key: Any) -> tuple[Path, str]:
    """The file that a user would read, and the raw text that the offsets count in."""
    reports = shared / "reports"
    if corpus == "state_council":
        path = reports / f"state_council/{key}.txt"
        return path, path.read_bytes().decode("utf-8")
    [row] = [row for row in _jsonl(reports / "provinces_2025.jsonl") if row["id"] == key]
    return reports / f"provinces_2025/{row['year']}年{row['place']}政府工作报告.docx", row["text"]


def _figures(path: Path) -> tuple[GoldFigure, ...]:
    return tuple(
        GoldFigure(
            id=row["id"],
            start=row["start"],
            end=row["end"],
            text=row["text"],
            value=Decimal(row["value"]),
            value_max=Decimal(row["value_hi"]) if "value_hi" in row else None,
            unit=row["unit"],
            bound=row["bound"],
            measure=row["measure"],
            direction={"growth": "up", "decline": "down", "none": "none"}[row["change"]],
            indicators=tuple(filter(None, (row["indicator"], row.get("indicator_norm")))),
            optional=row["tier"] == "optional",
            ambiguous=row.get("ambiguous", False),
        )
        for row in _jsonl(path)
    )


def _jsonl(path: Path) -> list[dict[str, Any]]:
    lines = path.read_text("utf-8").split("\n")
    return [json.loads(line, parse_float=Decimal) for line in lines if line.strip()]
