"""Is this Chinese? The share of characters that two national standards call common.

GB 2312 put its 3,755 most used characters on level 1, Big5 its 5,401 on its own level 1. In the
real reports at hand the union covers at least 98.5 % of the letters of a whole text and 92 % of
every 60 characters; a wrong decoding stays below 61 %. No list of our own is needed.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

PLAUSIBLE = 0.8

_SAMPLE = 3_000
# What says nothing about the language: ASCII, punctuation, signs, units, full-width forms.
_NEUTRAL = re.compile(
    "[\x00-\xbf\u00d7\u00f7\u2000-\u2bff\u3000-\u303f\u3200-\u33ff\ufe30-\ufe4f\uff00-\uffef]+"
)


def plausibility(text: str) -> float | None:
    """The share of common characters among the letters of ``text``, ``None`` without letters.

    Taken from 3,000 characters spread evenly over the text.
    """
    letters = _NEUTRAL.sub("", text[:: len(text) // _SAMPLE + 1])
    if not letters:
        return None
    return sum(map(_common().__contains__, letters)) / len(letters)


def is_plausible(text: str) -> bool:
    """True where ``text`` has letters and they are those of Chinese."""
    share = plausibility(text)
    return share is not None and share >= PLAUSIBLE


@cache
def _common() -> frozenset[str]:
    simplified = bytes(chain.from_iterable(_level_1(0xB0, 0xD7, [(0xA1, 0xFE)])))
    traditional = bytes(chain.from_iterable(_level_1(0xA4, 0xC6, [(0x40, 0x7E), (0xA1, 0xFE)])))
    # The last row of either level is not full: what is not assigned there is passed over.
    return frozenset(simplified.decode("gb2312", "ignore") + traditional.decode("big5", "ignore"))


def _level_1(first: int, last: int, trails: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for lead in range(first, last + 1):
        for low, high in trails:
            for trail in range(low, high + 1):
                yield lead, trail
