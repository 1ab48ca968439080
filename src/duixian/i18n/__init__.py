"""What people read, in their language: gettext catalogues, msgids in English.

``N_`` marks a msgid where it is written; ``translator`` gives the function that renders it.
"""

import gettext
import os
from collections.abc import Callable
from pathlib import Path
from typing import Literal

Language = Literal["zh", "en"]

DOMAIN = "duixian"
LOCALES = Path(__file__).parent / "locales"  # not importlib.resources: it costs --help 40 ms


def N_(msgid: str) -> str:  # noqa: N802 - the name that every extraction tool knows
    """Mark ``msgid`` for the catalogue and return it unchanged."""
    return msgid


def translator(language: Language) -> Callable[[str], str]:
    """The gettext function of ``language``; English needs no catalogue."""
    if language == "en":
        return str
    return gettext.translation(DOMAIN, LOCALES, languages=[language]).gettext


def default_language() -> Language:
    """English where the locale says so, Chinese otherwise."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return "en" if value.startswith("en") else "zh"
    return "zh"
