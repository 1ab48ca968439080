"""Units: what may stand behind a number, and what a number with it means."""

import re
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from duixian.lexicon.loader import Entry, load

UnitKind = Literal[
    "percent", "permille", "point", "money", "physical", "people", "thing", "multiple",
    "doubling", "date", "duration", "label",
]  # fmt: skip


class Unit(NamedTuple):
    """One form of a unit.

    ``unit`` is what a figure prints (``CNY``, ``%``, ``亩``; ``None`` for none); ``scale``
    multiplies the number into it; ``arabic_only`` forbids a lone Chinese numeral before it.
    """

    form: str
    unit: str | None
    kind: UnitKind
    scale: Decimal
    arabic_only: bool


def _units(entry: Entry) -> list[Unit]:
    extra = entry.extra
    return [
        Unit(
            form=form,
            unit=extra.get("unit", form) or None,
            kind=extra["kind"],
            scale=Decimal(extra.get("scale", "1")),
            arabic_only=extra.get("numeral") == "arabic",
        )
        for form in entry.forms
    ]


@cache
def units() -> dict[str, Unit]:
    """Every unit by its printed form."""
    return {unit.form: unit for entry in load("units").entries for unit in _units(entry)}


def is_unit(words: str) -> bool:
    """Whether ``words`` are a unit, as the header of a column names it: 公里, 万吨, 亿元."""
    return words in units() or words.lstrip("十百千万亿") in units()


@cache
def pattern() -> str:
    """A regular expression for any unit: longest form first, its forbidden neighbours behind."""
    guarded = [(form, entry.not_before) for entry in load("units").entries for form in entry.forms]
    guarded.sort(key=lambda pair: -len(pair[0]))
    return "|".join(
        re.escape(form) + (f"(?!{'|'.join(map(re.escape, guard))})" if guard else "")
        for form, guard in guarded
    )
