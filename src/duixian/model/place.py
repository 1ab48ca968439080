"""A place: an administrative division of China."""

from typing import Literal

import msgspec

PlaceLevel = Literal["nation", "province", "prefecture", "county", "township"]


class Place(msgspec.Struct, frozen=True):
    """A division by its full name.

    ``code`` is its six-digit GB/T 2260 code (``000000`` for the nation), ``None`` where the
    list has none (townships, invented places). ``code_year`` is the year of the list.
    """

    name: str
    level: PlaceLevel
    code: str | None = None
    code_year: int | None = None
