"""What stands on the poster: plain values, all of them data for the template and never markup."""

from typing import Literal

import msgspec

from duixian.model.reconciliation import VerdictCode

OpenEnd = Literal["none", "left", "right"]


class Piece(msgspec.Struct, frozen=True):
    """Some words of a quote; ``figure`` marks a number, ``link`` leads to where it stands."""

    text: str
    figure: bool = False
    link: str = ""


class Bar(msgspec.Struct, frozen=True):
    """A target and a result on one axis, as fractions 0 to 1 of its length.

    ``low`` to ``high`` is the band that the target leaves (左右, 以上, 以内, a range), equal where
    it is a single value; ``open`` says at which end the band has no bound. ``result`` is the end of
    the bar, which begins at ``zero``; ``None`` where nothing was reported.
    """

    zero: float
    low: float
    high: float
    open: OpenEnd
    result: float | None


class Mark(msgspec.Struct, frozen=True):
    """A verdict by code and word; shape and colour are the template's."""

    code: VerdictCode
    word: str


class Goal(msgspec.Struct, frozen=True):
    """An indicator: what was aimed at, what came of it. Words are quotes, empty for none.

    ``name`` is the usual one where the report's own word is the member of a list (城镇).
    ``also`` are further aims of the same sentence (确保7%、力争8%), each with its verdict.
    """

    name: str
    target: Piece
    result: Piece | None
    mark: Mark | None
    bar: Bar | None
    also: tuple[tuple[Piece, Mark | None], ...] = ()


class Count(msgspec.Struct, frozen=True):
    """How many promises got one verdict."""

    mark: Mark
    number: int


class Exchange(msgspec.Struct, frozen=True):
    """A promise and the words that answer it."""

    mark: Mark
    promise: tuple[Piece, ...]
    answer: tuple[Piece, ...]


class Answered(msgspec.Struct, frozen=True):
    """How last year's targets were answered: headline rows, the rest, the tally, the exceptions.

    ``rows`` is how many of ``goals`` stand side by side in each row of cards. ``hidden`` counts the
    further targets, ``unshown`` the exceptions, that found no room.
    """

    goals: tuple[Goal, ...]
    rows: tuple[int, ...]
    rest: tuple[Goal, ...]
    hidden: int
    tally: tuple[Count, ...]
    exceptions: tuple[Exchange, ...]
    unshown: int


class Block(msgspec.Struct, frozen=True):
    """What stands under one heading: quotes, or the items of a list.

    ``level`` 0 is a part of the report, 1 a section in it; ``hidden`` counts what is not shown.
    """

    heading: tuple[Piece, ...]
    level: int
    quotes: tuple[tuple[Piece, ...], ...]
    items: tuple[tuple[Piece, ...], ...]
    hidden: int


class Source(msgspec.Struct, frozen=True):
    """A report that was read: its file and the first digits of the file's SHA-256."""

    title: str
    name: str
    digest: str


class Poster(msgspec.Struct, frozen=True):
    """Everything that the template sets. ``labels`` are our own words, in the reader's language.

    ``tiles`` are the targets of this year that stand in small cards, ``tile_rows`` how many of them
    in each row, ``tiles_hidden`` how many there was no room for. ``date`` (year, month, day) is
    the document's; ``qr`` the rows of a QR code, empty for none.
    """

    language: str
    title: str
    place: str
    occasion: str
    periods: str
    date: tuple[int, int, int]
    labels: dict[str, str]
    answered: Answered | None
    aims: Answered | None
    tiles: tuple[Goal, ...]
    tile_rows: tuple[int, ...]
    tiles_hidden: int
    review: tuple[Block, ...]
    tasks: tuple[Block, ...]
    sources: tuple[Source, ...]
    site: str
    qr: tuple[str, ...]
