"""Synthetic reports: real ones, or the sample, with other names, numbers and sentences."""

import os
import random
import re
from collections.abc import Iterator
from importlib.resources import as_file
from pathlib import Path

from duixian.sample import sample

_NUMBER = re.compile(r"(?<![\d.年])\d{1,4}(?:\.\d{1,2})?(?=[%％亿万个家项户公千人])")
_SENTENCE = re.compile(r"[^。\n]+。")
_NAMES = "岭川泉桥湖屏溪原陵台塘坪峪渡"
_STATE = re.compile("国务院")
DROPPED = 0.05  # share of sentences that a variant lacks


def texts() -> list[str]:
    """What is varied: the State Council's reports where they are here, else the sample."""
    root = Path(__file__).resolve().parent.parent
    shared = Path(os.environ.get("DUIXIAN_SHARED", root.parent / "shared"))
    paths = sorted((shared / "reports" / "state_council").glob("*.txt"))
    if paths:
        return [path.read_text("utf-8") for path in paths]
    return sample_texts()


def sample_texts() -> list[str]:
    """The two reports of the sample."""
    found = sample()
    made = []
    for text in (found.earlier, found.later):
        with as_file(text) as path:
            made.append(path.read_text("utf-8"))
    return made


def county_texts() -> list[str]:
    """The same texts as reports of the sample's county: each variant gets a place of its own."""
    return [
        _STATE.sub("清湾县人民政府", text.replace("中华人民共和国", "清湾县")) for text in texts()
    ]


def variants(count: int, sources: list[str], seed: int = 0) -> Iterator[str]:
    """``count`` texts, the same for the same seed."""
    for number in range(count):
        chance = random.Random(f"{seed} {number}")  # noqa: S311 - not a secret
        yield vary(sources[number % len(sources)], chance)


def vary(text: str, chance: random.Random) -> str:
    """``text`` with other numbers, some sentences fewer, and another county's name."""
    text = _NUMBER.sub(lambda found: _other(found[0], chance), text)
    text = _SENTENCE.sub(lambda found: "" if chance.random() < DROPPED else found[0], text)
    name = "".join(chance.choices(_NAMES, k=2)) + "县"
    return text.replace("清湾县", name)


def _other(number: str, chance: random.Random) -> str:
    """A number with as many digits before and after its point."""
    whole, point, part = number.partition(".")
    digits = str(chance.randint(1, 9)) + "".join(chance.choices("0123456789", k=len(whole) - 1))
    return digits + point + "".join(chance.choices("123456789", k=len(part)))
