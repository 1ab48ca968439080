"""Traditional characters as simplified ones, character by character, so that offsets stay."""

from functools import cache
from importlib.resources import files

# Common in any traditional text and in no simplified one.
MARKS = ("國", "個", "們", "產", "萬", "會", "業")


def simplified(text: str) -> str:
    """``text`` in simplified characters, of the same length; the same object where it is already.

    The rules know simplified words only; a reprint of the 1950s has traditional ones.
    """
    if not any(mark in text for mark in MARKS):
        return text
    return text.translate(_table())


@cache
def _table() -> dict[int, str]:
    lines = files("duixian.text").joinpath("data/traditional.tsv").read_text("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if not line.startswith("#"))
    return {ord(old): new for old, new in pairs}
