"""A sample of a corpus for hand coding: drawn by chance, the same for the same seed.

The draw takes turns among the strata, so that rare ones are in it; each item keeps its weight
(units of its stratum over those drawn), with which shares of the whole can be estimated.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import msgspec

from duixian.corpus.coding.plan import PLANS, What
from duixian.corpus.manifest import load
from duixian.corpus.query import connect
from duixian.errors import SourceError
from duixian.publish.atomic import atomic

NAME = "sample.json"


class Item(msgspec.Struct, frozen=True):
    """A unit. ``seen`` is what coders see of it, ``machine`` what the software said of it."""

    number: int
    source: str
    id: str
    text: str
    start: int
    end: int
    text_sha256: str
    stratum: tuple[str, ...]
    weight: float
    seen: dict[str, Any]
    machine: dict[str, str | None]
    kept: dict[str, Any]


class Sample(msgspec.Struct, frozen=True):
    """What was drawn, from which corpus and how."""

    schema: Literal["duixian.sample/1"]
    what: What
    size: int
    seed: int
    by: tuple[str, ...]
    corpus: str
    items: tuple[Item, ...]


# What gold labels keep of a unit beside its span and what was coded.
KEPT = {
    "figures": ("text", "value", "value_max", "unit"),
    "statements": (),
    "verdicts": ("later", "answer_start", "answer_end"),
}


def draw(folder: Path, what: What, *, size: int, seed: int, by: Sequence[str] = ()) -> Sample:
    """``size`` units of the corpus in ``folder``, in turns from the strata ``by``.

    Raise :class:`SourceError` where ``by`` names no column to draw by, or there is no unit.
    """
    plan = PLANS[what]
    strata = tuple(by) or plan.default_by
    for name in strata:
        if name not in plan.by:
            raise SourceError(
                "{name}: {what} cannot be drawn by this; use one of {names}",
                name=name,
                what=what,
                names=" ".join(plan.by),
            )
    cells = ", ".join(strata)
    query = f"""
        SELECT *, count(*) OVER (PARTITION BY {cells}) AS stratum_size,
          row_number() OVER (PARTITION BY {cells} ORDER BY chance, source, id) AS turn
        FROM (SELECT *, md5(? || ' ' || source || ' ' || id) AS chance FROM ({plan.query}))
        ORDER BY turn, chance, source, id LIMIT ?
    """  # noqa: S608 - made of names that were checked
    cursor = connect(folder).execute(query, [str(seed), size])
    names = [column[0] for column in cursor.description or ()]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    if not rows:
        raise SourceError("{name}: there are no {what} to draw from", name=folder, what=what)
    rows.sort(key=lambda row: row["chance"])  # strata would tell the coder what to expect
    drawn = Counter(_stratum(row, strata) for row in rows)
    items = tuple(
        _item(number, row, what, strata, drawn) for number, row in enumerate(rows, start=1)
    )
    return Sample("duixian.sample/1", what, size, seed, strata, load(folder).source_hash, items)


def _stratum(row: dict[str, Any], strata: Sequence[str]) -> tuple[str, ...]:
    return tuple(str(row[name]) for name in strata)


def _item(
    number: int,
    row: dict[str, Any],
    what: What,
    strata: tuple[str, ...],
    drawn: Counter[tuple[str, ...]],
) -> Item:
    plan = PLANS[what]
    stratum = _stratum(row, strata)
    return Item(
        number=number,
        source=row["source"],
        id=row["id"],
        text=row["text"],
        start=row["start"],
        end=row["end"],
        text_sha256=row["text_sha256"],
        stratum=stratum,
        weight=row["stratum_size"] / drawn[stratum],
        seen={name: row[name] for name in plan.seen},
        machine={field.name: row[field.key] for field in plan.fields if field.key},
        kept={name: row[name] for name in KEPT[what]},
    )


def save(sample: Sample, folder: Path) -> Path:
    """Write ``sample`` to ``folder``."""
    with atomic(folder / NAME) as file:
        file.write(msgspec.json.format(msgspec.json.encode(sample), indent=1) + b"\n")
    return folder / NAME


def load_sample(folder: Path) -> Sample:
    """The sample in ``folder``; raise :class:`SourceError` where there is none."""
    try:
        return msgspec.json.decode((folder / NAME).read_bytes(), type=Sample)
    except (OSError, msgspec.MsgspecError) as error:
        raise SourceError(
            "{name}: no sample ({reason}); draw one with: duixian corpus sample DIR --out {name}",
            name=folder,
            reason=" ".join(str(error).split())[:120],
        ) from error
