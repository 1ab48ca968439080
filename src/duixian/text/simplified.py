"""Traditional characters and straight quotes as the rules know them, so that offsets stay."""

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


def curled(text: str) -> str:
    """``text`` with straight quotation marks as pairs of curly ones, of the same length.

    A line with an odd number of them keeps them: there nobody knows which one opens.
    """
    if '"' not in text:
        return text
    return "\n".join(_curled_line(line) for line in text.split("\n"))


def _curled_line(line: str) -> str:
    pieces = line.split('"')
    if len(pieces) == 1 or len(pieces) % 2 == 0:
        return line
    return "".join(
        piece + ("" if index == len(pieces) - 1 else "“”"[index % 2])
        for index, piece in enumerate(pieces)
    )
