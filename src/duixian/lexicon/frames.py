"""Small closed sets of words that the reading of a number turns on."""

from functools import cache

from duixian.lexicon.loader import load


@cache
def frame(name: str) -> tuple[str, ...]:
    """The forms of the entry ``name``, longest first."""
    return tuple(sorted(load_frames()[name], key=len, reverse=True))


@cache
def load_frames() -> dict[str, tuple[str, ...]]:
    """Every entry of the file by id."""
    return {entry.id: entry.forms for entry in load("frames").entries}


@cache
def conditions() -> dict[str, tuple[str, ...]]:
    """The words that open (``opens``) and close (``closes``) a condition."""
    return {entry.id: entry.forms for entry in load("conditions").entries}
