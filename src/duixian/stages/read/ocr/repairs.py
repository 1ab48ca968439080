"""Signs that are misread: inside figures they are set right by named rules, and that is told.

Outside of figures only the width of stops changes, which the recogniser confuses: a comma behind
a Chinese character is a Chinese comma.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

# 12:7%: no ratio is followed by a percent sign. 1O.5, l2.5亿元: letters do not stand in numbers.
# 2.1%0: a zero behind a percent sign is the second half of a per-mille sign.
_RULES = (
    ("colon_for_point", re.compile(r"(?<=[0-9])[:：;；](?=[0-9]{1,2}[%％])"), "."),
    ("letter_for_zero", re.compile(r"(?<=[0-9.])[OoQD](?=[0-9.%％万亿])"), "0"),
    ("letter_for_one", re.compile(r"(?<=[0-9.])[lI|](?=[0-9.%％万亿])"), "1"),
    ("percent_and_zero", re.compile(r"(?<=[0-9])[%％][0oO](?![0-9])"), "‰"),
)
_STOP = re.compile(r"(?<=[\u4e00-\u9fff”’》）％%])[,:;?!(]|\)(?=[\u4e00-\u9fff，。；、])")
_WIDE = str.maketrans(",:;?!()", "，：；？！（）")
_AROUND = 4  # characters that are told with a sign


class Change(NamedTuple):
    """In the place of the characters ``[start, end)`` stands the one character ``after``."""

    rule: str
    start: int
    end: int
    after: str


def repairs(text: str) -> Iterator[Change]:
    """What the rules change in ``text``, from its end to its start."""
    found = [
        Change(rule, match.start(), match.end(), after)
        for rule, pattern, after in _RULES
        for match in pattern.finditer(text)
    ]
    return iter(sorted(found, key=lambda change: -change.start))


def around(text: str, start: int, end: int) -> str:
    """The characters ``[start, end)`` with some of their neighbours, to be shown."""
    return text[max(start - _AROUND, 0) : end + _AROUND]


def with_wide_stops(text: str) -> str:
    """``text`` with the stops of Chinese type behind Chinese words, one for one."""
    return _STOP.sub(lambda stop: stop[0].translate(_WIDE), text)
