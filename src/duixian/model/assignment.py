"""Rows of a table of tasks: who leads, who helps, by when."""

import msgspec

from duixian.model.structure import Part


class Assignment(msgspec.Struct, frozen=True):
    """The words of a row at ``[start, end)`` of the canonical text, and what its table says of it.

    ``part`` is ``review`` for an outcome, ``target`` or ``task`` for what is to be done. ``lead``
    and ``support`` are units, ``deadline`` the words of its cell.
    """

    start: int
    end: int
    part: Part
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    deadline: str = ""
