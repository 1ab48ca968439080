"""Gold labels from two coders: what both said, and what was decided where they differed.

A line is one unit, in the form of ``eval/gold``: where it stands and what it is, no sentence.
Offsets count in the canonical text, whose hash stands beside them.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from duixian.corpus.coding.answers import Answers
from duixian.corpus.coding.plan import PLANS
from duixian.corpus.coding.sample import Item, Sample
from duixian.publish.atomic import atomic


class Labelled(NamedTuple):
    """How many units are labelled, and how many answers are still open."""

    units: int
    open: int


def write_gold(
    sample: Sample, coders: Sequence[Answers], decisions: Answers, path: Path
) -> Labelled:
    """Write a JSON line for each unit with at least one settled answer."""
    rows = list(_rows(sample, coders, decisions))
    with atomic(path) as file:
        for row in rows:
            file.write(msgspec.json.encode(row) + b"\n")
    return Labelled(len(rows), sum(len(row["open"]) for row in rows))


def _rows(
    sample: Sample, coders: Sequence[Answers], decisions: Answers
) -> Iterator[dict[str, Any]]:
    for item in sample.items:
        labels: dict[str, str] = {}
        decided, undecided = [], []
        for field in PLANS[sample.what].fields:
            key = (item.number, field.name)
            answers = [coder.get(key) for coder in coders]
            if decision := decisions.get(key):
                labels[field.name] = decision
                decided.append(field.name)
            elif answers[0] is not None and len(set(answers)) == 1:
                labels[field.name] = answers[0]
            else:
                undecided.append(field.name)
        if labels:
            yield _row(item, labels) | {"decided": decided, "open": undecided}


def _row(item: Item, labels: dict[str, str]) -> dict[str, Any]:
    kept = dict(item.kept)
    if labels.get("value_right") == "no":  # the number itself is to be labelled by hand
        kept |= dict.fromkeys(("value", "value_max", "unit"))
    return {
        "doc": item.source,
        "text_sha256": item.text_sha256,
        "id": item.id,
        "start": item.start,
        "end": item.end,
        **kept,
        **labels,
        "weight": item.weight,
    }
