"""Scores the section tree: headings found, their parts and levels; the lists of the seed page.

Labels stand in eval/gold/sections.jsonl: offsets of each heading with its ordinal mark into the
raw text, its level and its part, for ten reports from 1956 to 2025. ``seed_*`` hold the page of
../shared/seed against gold/seed/structure.json.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from duixian.model import Report, Section
from duixian.pipeline import read_bytes
from eval.documents import read_labelled
from eval.row import Row

CORPUS = (
    "gold/seed/structure.json",
    "seed/*",
    "reports/state_council/*.txt",
    "reports/provinces_2025/*.docx",
)
GOLD = Path(__file__).parent / "gold/sections.jsonl"
SEED_PARTS = {"回顾": "review", "四年": "term_review", "目标": "target"}


class Found(NamedTuple):
    """A labelled heading, and the section that was read there."""

    id: str
    level: int
    part: str
    section: Section | None


class Item(NamedTuple):
    """An item of the seed page, its heading, and the heading it was read under."""

    id: str
    text: str
    heading: str
    read: str | None


def score(shared: Path) -> dict[str, float]:
    """Headings as F1, parts and levels as shares of the headings found, items as shares of all."""
    found, extra = _held(shared)
    there = [row for row in found if row.section]
    items = _items(shared)
    headings = _seed_headings(shared)
    return {
        "headings_f1": 2 * len(there) / (2 * len(there) + extra + len(found) - len(there)),
        "parts": _share(row.section and row.section.part == row.part for row in there),
        "levels": _share(row.section and row.section.level == row.level for row in there),
        "seed_headings": _share(headings.values()),
        "seed_items": _share(item.heading == item.read for item in items),
    }


def rows(shared: Path) -> Iterator[Row]:
    """Every labelled heading and every item of the seed page."""
    for row in _held(shared)[0]:
        section = row.section
        wrong = {"missing"} if section is None else set()
        if section and section.part != row.part:
            wrong.add(f"{row.part}→{section.part}")
        if section and section.level != row.level:
            wrong.add("level")
        yield Row(row.id, frozenset(wrong), section.heading if section else "")
    for item in _items(shared):
        wrong = set() if item.heading == item.read else {"heading"}
        yield Row(item.id, frozenset(wrong), item.text)


def _share(right: Any) -> float:
    answers = [bool(answer) for answer in right]
    return sum(answers) / len(answers)


@cache
def _held(shared: Path) -> tuple[tuple[Found, ...], int]:
    """The labelled headings, and how many sections no label names."""
    labels = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    found: list[Found] = []
    extra = 0
    for doc in sorted({label["doc"] for label in labels}):
        report, alignment = read_labelled(shared, doc)
        taken = set()
        for number, label in enumerate(row for row in labels if row["doc"] == doc):
            span = alignment.to_canonical(label["start"], label["end"])
            section = _section_at(report, span) if span else None
            if section:
                taken.add(section.id)
            found.append(Found(f"{doc}-{number:03d}", label["level"], label["part"], section))
        extra += sum(section.id not in taken for section in report.sections)
    return tuple(found), extra


def _section_at(report: Report, span: tuple[int, int]) -> Section | None:
    """The section whose heading begins inside ``span``; 附件 may stand in the line before it."""
    start, end = span
    return next((row for row in report.sections if start - 6 <= row.start < end), None)


@cache
def _seed(shared: Path) -> tuple[Report, dict[str, Any]]:
    [page] = (shared / "seed").glob("*.txt")
    gold = json.loads((shared / "gold/seed/structure.json").read_text("utf-8"))
    return read_bytes(page.read_bytes(), page.name), gold


def _seed_headings(shared: Path) -> dict[str, bool]:
    """Whether each heading of the page is a section of the right part."""
    report, gold = _seed(shared)
    read = {_bare(section.heading): section.part for section in report.sections}
    right = {}
    for row in gold["sections"]:
        words = row["heading"] + row["part"]
        part = next((part for word, part in SEED_PARTS.items() if word in words), "task")
        right[row["heading"]] = read.get(_bare(row["heading"])) == part
    return right


def _items(shared: Path) -> tuple[Item, ...]:
    report, gold = _seed(shared)
    headings = {section.id: _bare(section.heading) for section in report.sections}
    read = {_bare(row.text): headings.get(row.section or "") for row in report.statements}
    return tuple(
        Item(f"seed-{number:02d}.{step:02d}", item, _bare(row["heading"]), read.get(_bare(item)))
        for number, row in enumerate(gold["sections"])
        for step, item in enumerate(row["items"])
    )


def _bare(words: str) -> str:
    return "".join(words.split())
