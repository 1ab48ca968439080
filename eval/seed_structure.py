"""Reading order of the seed page against ``gold/seed/structure.json``.

Texts are compared without white space. ``headings``: the share of the 19 headed lists whose
heading is read as such. ``items``: the share of the 153 items that stand, whole, under their own
heading. ``parts``: the share of the lists that stand under the heading of their part. ``order``:
the share of neighbouring lists of the gold page that follow one another.
"""

import json
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from duixian.stages.read.layout import Composition, compose
from duixian.stages.read.lines import Line


def score(shared: Path) -> dict[str, float]:
    """The shares named above, 0 to 1, for the seed page below ``shared``."""
    gold = json.loads((shared / "gold/seed/structure.json").read_text("utf-8"))["sections"]
    [page] = (shared / "seed").glob("*.txt")
    text = page.read_text("utf-8")
    lines = [Line(line, number) for number, line in enumerate(text.splitlines(), 1)]
    part_of, items_of = _read(compose(lines))
    names = [_plain(section["heading"]) for section in gold]
    order = {name: place for place, name in enumerate(items_of)}
    wanted = [
        (name, _plain(item))
        for name, section in zip(names, gold, strict=True)
        for item in section["items"]
    ]
    return {
        "headings": _share(name in items_of for name in names),
        "items": _share(item in items_of.get(name, ()) for name, item in wanted),
        "parts": _share(
            part_of.get(name) == _plain(section["part"])
            for name, section in zip(names, gold, strict=True)
        ),
        "order": _share(
            order.get(after, -1) == order.get(before, -1) + 1 for before, after in pairwise(names)
        ),
    }


def _read(composition: Composition) -> tuple[dict[str, str], dict[str, list[str]]]:
    """For each heading of a list its part and its items, in reading order."""
    part_of: dict[str, str] = {}
    items_of: dict[str, list[str]] = {}
    part = heading = ""
    for block in composition.blocks:
        words = _plain(composition.text[block.start : block.end])
        if block.role == "heading" and block.level == 1:
            part = words
        elif block.role == "heading":
            heading = words
            part_of[heading] = part
            items_of[heading] = []
        elif block.role == "item" and heading:
            items_of[heading].append(words)
    return part_of, items_of


def _plain(text: str) -> str:
    return "".join(text.split())


def _share(met: Iterable[bool]) -> float:
    found = list(met)
    return sum(found) / len(found) if found else 0.0
