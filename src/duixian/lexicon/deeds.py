"""Words that tell a deed from an activity, and a deed done from one late, failed or changed."""

import re
from functools import cache
from typing import Literal

from duixian.lexicon.loader import load

Deed = Literal[
    "definite", "done", "late", "adjusted", "failed", "ongoing", "fulfilled", "step", "reached"
]


@cache
def deed(name: Deed) -> re.Pattern[str]:
    """Finds a word of the entry ``name``."""
    forms = sorted(load("deeds").by_id[name].forms, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, forms)))
