"""The words around one number, read from the number outwards."""

from typing import Any, NamedTuple

from duixian.lexicon.frames import frame
from duixian.lexicon.wording import Word, left_words, right_bounds
from duixian.model import Basis, Bound, Direction
from duixian.stages.extract.dates import Dates

SKIPPED = " “‘《\u3000\u00a0\t"


class Left(NamedTuple):
    """What the words left of a number say of it.

    ``stop`` is where they begin: the noun phrase that they belong to ends there. ``move`` is
    the verb of change right before the number.
    """

    stop: int
    bound: Bound | None = None
    direction: Direction | None = None
    to: bool = False
    origin: bool = False
    each: bool = False
    rank: bool = False
    gap: bool = False
    linked: bool = False
    basis: Basis | None = None
    year_start: int | None = None
    move: str = ""


def left_of(text: str, low: int, high: int, dates: Dates) -> Left:
    """Read ``text[low:high]`` backwards from ``high``.

    ``dates`` are those of the sentence; a date is passed over and
    reported as ``year_start``.
    """
    said = Left(high)
    position = high
    while position > low:
        last = text[position - 1]
        if last in SKIPPED:
            position -= 1
            continue
        begin = dates.ending(position)
        if begin is not None and begin >= low:
            position = begin
            said = said._replace(
                year_start=position if said.year_start is None else said.year_start
            )
            position = _before_date(text, low, position)
            continue
        word = _word_before(text, low, position)
        if word is None or (word.role == "link" and said.direction and word.form in "是有为的了"):
            break
        if word.role == "move_noun":
            # 涨幅 names what grows: it stays in the noun phrase, which ends here.
            said = said._replace(direction=said.direction or word.direction)
            break
        position -= len(word.form)
        said = _heard(said, word)
    return said._replace(stop=position)


def _word_before(text: str, low: int, position: int) -> Word | None:
    for word in left_words().get(text[position - 1], ()):
        start = position - len(word.form)
        if start >= low and text.startswith(word.form, start):
            if word.not_after and text.endswith(word.not_after, low, start):
                continue
            return word
    return None


def _before_date(text: str, low: int, position: int) -> int:
    word = _word_before(text, low, position) if position > low else None
    if word and word.role in ("to", "link") and len(word.form) > 1:
        return position  # 增加到2016年的1398亿元, 恢复到2019年的112%: 到 opens no date
    for form in (*frame("before_date"), *frame("against")):
        if position - len(form) >= low and text.startswith(form, position - len(form)):
            return position - len(form)
    return position


def _heard(said: Left, word: Word) -> Left:
    """Add one word. The word nearest to the number decides, so nothing is overwritten."""
    role = word.role
    if role == "bound":
        return said._replace(bound=said.bound or word.bound)
    if role in ("move", "to"):
        return said if said.direction else _moved(said, word)
    if role == "from":
        # 由、从 right before the number; further off it is a preposition of something else.
        return said._replace(origin=said.origin or not (said.direction or said.to))
    if role == "adverb":
        return said._replace(basis=said.basis or word.basis)
    return said._replace(**_FLAGS[role])


def _moved(said: Left, word: Word) -> Left:
    if word.role == "to":
        return said._replace(to=True, direction=word.direction)
    return said._replace(direction=word.direction, move=word.form)


_FLAGS: dict[str, dict[str, Any]] = {
    "each": {"each": True},
    "rank": {"rank": True, "linked": True},
    "gap": {"gap": True},
    "link": {"linked": True},
}


def right_of(text: str, position: int, high: int) -> tuple[Bound | None, int]:
    """The bound that stands right of a number, and where it ends."""
    bounds = right_bounds()
    for size in (3, 2, 1):
        if position + size <= high and (bound := bounds.get(text[position : position + size])):
            return bound, position + size
    return None, position
