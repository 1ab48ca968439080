"""Who is to do a task, where the text itself says so."""

import msgspec


class Ownership(msgspec.Struct, frozen=True):
    """Units named for the words ``text[start:end]``, at canonical offsets.

    ``note_start:note_end`` are the words that name them; those in brackets are no part of any
    promise. ``lead`` are the units that lead, ``support`` those that work with them, as printed.
    """

    start: int
    end: int
    note_start: int
    note_end: int
    bracketed: bool
    lead: tuple[str, ...]
    support: tuple[str, ...]
