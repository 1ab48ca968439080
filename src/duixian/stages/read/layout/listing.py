"""Lists and headings of a page as the ends of the pairs that are looked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duixian.stages.read.layout.parts import may_head_part, part_words, years_in
from duixian.stages.read.layout.pieces import Piece, page_words, roles
from duixian.stages.read.layout.series import Series

_PARALLEL = 1.2  # a heading so parallel to others is one of several, and opens no part


@dataclass(frozen=True, slots=True)
class Listing:
    """The items ``first`` to ``last`` (indices of pieces, inclusive), all of one glyph."""

    first: int
    last: int
    glyph: str

    def __len__(self) -> int:
        return self.last - self.first + 1

    def split(self, before: int) -> tuple["Listing", "Listing"]:
        """The two lists that part before the piece ``before``."""
        return Listing(self.first, before - 1, self.glyph), Listing(before, self.last, self.glyph)


@dataclass(frozen=True, slots=True)
class Head:
    """A heading: its piece, and what its words say it may be.

    ``part`` says that it may open a part of the page, ``goal`` that it stands over targets.
    """

    piece: int
    text: str
    ordinal: int
    part: bool
    goal: bool


def listings_of(pieces: Sequence[Piece]) -> list[Listing]:
    """Runs of items with one glyph and nothing between them."""
    found: list[Listing] = []
    for index, piece in enumerate(pieces):
        if piece.kind not in ("item", "cell"):
            continue
        if found and found[-1].last == index - 1 and found[-1].glyph == piece.glyph:
            found[-1] = Listing(found[-1].first, index, piece.glyph)
        else:
            found.append(Listing(index, index, piece.glyph))
    return found


def heads_of(pieces: Sequence[Piece]) -> list[Head]:
    """The headings of the page, without its title and its byline."""
    series = Series(piece.text for piece in pieces if piece.kind == "heading")
    return list(_heads(pieces, series))


def _heads(pieces: Sequence[Piece], series: Series) -> Iterator[Head]:
    looking_back = [
        piece for piece in pieces if piece.kind == "heading" and _looks_back(piece.text)
    ]
    for index, piece in enumerate(pieces):
        if piece.kind != "heading":
            continue
        said = roles(piece.text)
        if is_title(piece) or is_byline(piece):
            continue
        goal = "goal" in said
        part = not goal and not piece.ordinal and may_head_part(piece.text)
        # 从…看四年新跃升 shares its last words with its lists, but looks back alone on the page.
        if part and not years_in(piece.text) and looking_back != [piece]:
            part = series.strength(piece.text) < _PARALLEL
        yield Head(index, piece.text, piece.ordinal, part, goal)


def _looks_back(text: str) -> bool:
    """Whether ``text`` says that it looks back on several years."""
    return "term_review" in part_words(text)


def is_title(piece: Piece) -> bool:
    """Whether ``piece`` is the title of the page."""
    return piece.kind == "heading" and not piece.ordinal and "title" in roles(piece.text)


def is_byline(piece: Piece) -> bool:
    """Whether ``piece`` says who made the page."""
    if piece.kind != "heading" or len(piece.text) > 20:
        return False
    return any(hit.entry.id == "byline" and hit.start <= 2 for hit in page_words().find(piece.text))


def tense_of(pieces: Sequence[Piece]) -> tuple[float, float]:
    """How the items sound: -1 all tasks to 1 all results; and the share that spans years."""
    done = plan = span = 0
    for piece in pieces:
        if piece.sound is None:
            piece.sound = _sound_of(piece.text)
        sound = piece.sound
        done, plan, span = done + ("d" in sound), plan + ("p" in sound), span + ("s" in sound)
    return (done - plan) / max(done + plan, 1), span / max(len(pieces), 1)


def _sound_of(text: str) -> str:
    """``d`` for a result, ``p`` for a task, ``s`` for several years: what opens it counts first."""
    hits = list(page_words().find(text))
    said = {hit.entry.id for hit in hits}
    first = hits[0].entry.id if hits and hits[0].start <= 1 else ""
    sound = "s" if "span" in said else ""
    if first == "done" or (first != "plan" and "done" in said):
        return sound + "d"
    return sound + "p" if "plan" in said else sound
