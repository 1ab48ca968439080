"""Pages read one by one, within the limits of characters and time."""

import time
from collections.abc import Callable
from typing import TypeVar

from duixian.errors import SourceError
from duixian.stages.read.limits import Limits

P = TypeVar("P")


def metered(count: int, read: Callable[[int], tuple[P, int]], name: str, limits: Limits) -> list[P]:
    """The pages 0 to ``count``; ``read`` gives a page and how many characters are on it.

    Raise ``SourceError`` that names the page where ``limits`` are passed.
    """
    found: list[P] = []
    characters = 0
    begin = time.monotonic()
    for index in range(count):
        page, more = read(index)
        found.append(page)
        characters += more
        if characters > limits.characters:
            raise SourceError(
                "{name}: more than {limit} characters up to page {page}; save the pages of the "
                "report alone",
                name=name,
                limit=limits.characters,
                page=index + 1,
            )
        if time.monotonic() - begin > limits.seconds:
            raise SourceError(
                "{name}: page {page} is reached after {limit} seconds and more; save the pages "
                "of the report alone",
                name=name,
                limit=limits.seconds,
                page=index + 1,
            )
    return found
