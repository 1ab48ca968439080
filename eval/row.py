"""One labelled thing and what was wrong about it in this run."""

from typing import NamedTuple


class Row(NamedTuple):
    """``wrong`` names the aspects that were wrong, ``text`` is shown and never stored."""

    id: str
    wrong: frozenset[str]
    text: str
