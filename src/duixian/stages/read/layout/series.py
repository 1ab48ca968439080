"""Parallel lines: headings of one page are built alike.

A line is described by keys: how it begins, how it ends, and its skeleton of stops and blanks
(``稳增长、扩投资 经济大盘稳健向上`` is ``w、w w``). Lines that share keys form a series.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

_HAN = re.compile(r"[\u3400-\u9fff〇々A-Za-z]+")
_TRAILING = re.compile(r"\s*+[（(]?([0-9０-９]{1,2})[.．、）)]$")
_LEADING = re.compile(
    r"[（(]?([0-9０-９]{1,2})(?:[）)]|[.．、](?![0-9０-９]))\s*+"
    r"|[（(]([一二三四五六七八九十]{1,3})[）)]\s*+|([一二三四五六七八九十]{1,3})[、．]\s*+|([①-⑳])\s*+"
)
_NUMERALS = "一二三四五六七八九"
SHORTEST, LONGEST = 5, 44


def trailing_ordinal(text: str) -> tuple[int, int]:
    """The ordinal behind ``text`` and where it begins; zero and the length where there is none."""
    match = _TRAILING.search(text)
    return (int(match[1]), match.start()) if match and match.start() else (0, len(text))


def leading_ordinal(text: str) -> tuple[int, int]:
    """The ordinal before ``text`` and where the words begin; zeros where there is none."""
    match = _LEADING.match(text)
    if not match or match.end() == len(text):
        return 0, 0
    if match[1]:
        return int(match[1]), match.end()
    if match[4]:
        return ord(match[4]) - ord("①") + 1, match.end()
    tens, ten, units = (match[2] or match[3]).rpartition("十")
    value = 10 * (_NUMERALS.find(tens) + 1 or 1) if ten else 0
    return value + (_NUMERALS.find(units) + 1 if units else 0), match.end()


def words_of(text: str) -> str:
    """``text`` without its ordinal."""
    text = text[: trailing_ordinal(text)[1]]
    return text[leading_ordinal(text)[1] :]


def keys_of(text: str) -> list[str]:
    """What ``text`` may share with a parallel line."""
    words = words_of(text)
    if not SHORTEST <= len(words) <= LONGEST or words[-1] in "。；，、：":
        return []
    keys = [
        f"^{words[:3]}",
        f"{words[-3:]}$",
        f"^{words[:2]}…{words[-2:]}$",
        f"^{words[:2]}…",
        f"…{words[-2:]}$",
    ]
    if " " in words or "、" in words:
        # A blank is a frame in itself; a list of words is one where its words are equally long.
        sized = " " not in words
        skeleton = _HAN.sub(lambda run: str(len(run[0])) if sized else "w", words)
        if (
            "，" not in skeleton
            and len(skeleton) <= 12
            and len(words) <= (10 if sized else LONGEST)
        ):
            keys.append(f"={skeleton}")
    return keys


def _least(key: str) -> int:
    """How many lines must share ``key``; two characters at one end alone say little."""
    return 4 if len(key) == 4 and "…" in key else 2


class Series:
    """The keys that several lines of a page share."""

    def __init__(self, texts: Iterable[str]) -> None:
        lines: dict[str, set[str]] = defaultdict(set)
        for text in texts:
            for key in keys_of(text):
                lines[key].add(text)
        self.sizes = {
            key: len(members) for key, members in lines.items() if len(members) >= _least(key)
        }

    def strength(self, text: str) -> float:
        """How surely ``text`` is one of several parallel lines: 0, or 1 to 4."""
        total = 0.0
        for key in keys_of(text):
            size = self.sizes.get(key, 0)
            if size:
                total += min(0.75 + 0.25 * size, 2.5)
        return min(total, 4.0)

    def shared(self, text: str) -> list[str]:
        """The keys of ``text`` that other lines share."""
        return [key for key in keys_of(text) if key in self.sizes]


def clusters(texts: Sequence[str]) -> list[int]:
    """For each text the number of its series: texts that share a key are of one series."""
    parent = list(range(len(texts)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    first: dict[str, int] = {}
    for index, text in enumerate(texts):
        for key in keys_of(text):
            if _least(key) > 2:
                continue
            parent[root(index)] = root(first.setdefault(key, index))
    return [root(index) for index in range(len(texts))]
