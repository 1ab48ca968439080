"""The sample's texts and its truth, as the tests of this room read them."""

import json
from functools import cache
from typing import Any

from duixian.sample import sample


@cache
def truth() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(sample().truth.read_text("utf-8"))
    return loaded


@cache
def texts() -> dict[str, str]:
    """File name → text, of the two reports and the page."""
    files = sample()
    return {file.name: file.read_text("utf-8") for file in (files.earlier, files.later, files.page)}


def review(text: str) -> str:
    """What a report says about the past: everything before its second chapter."""
    return text[: text.index("\n　　二、")]
