"""The columns of tables of tasks and outcomes, by the words of their headers."""

import re
from functools import cache

from duixian.lexicon.loader import Lexicon, load

_BLANKS = re.compile(r"\s+")


@cache
def columns() -> Lexicon:
    """The vocabulary; the order of its entries is their rank."""
    return load("table_columns")


@cache
def _ranks() -> dict[str, int]:
    return {entry.id: rank for rank, entry in enumerate(columns().entries)}


def role_of(header: str) -> str:
    """What a column with this header holds: an id of the vocabulary, empty where none fits."""
    ids = {hit.entry.id for hit in columns().find(_BLANKS.sub("", header))}
    if "year_before" in ids and ids & {"actual", "year_before"}:
        return "year_before"
    return min(ids, key=_ranks().__getitem__, default="")
