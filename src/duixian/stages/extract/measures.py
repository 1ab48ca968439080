"""What a number measures and in which direction it moves."""

from duixian.lexicon.indicators import KnownIndicator
from duixian.lexicon.nouns import is_ratio
from duixian.lexicon.wording import change_nouns
from duixian.model import Direction, Measure
from duixian.stages.extract.context import Left
from duixian.stages.extract.numbers import Number

PROPORTIONS = frozenset({"percent", "permille", "fraction", "multiple"})


def measure(
    number: Number,
    left: Left,
    head: Direction | None,
    phrase: str,
    known: KnownIndicator | None,
) -> tuple[Measure, Direction]:
    """Measure and direction of a figure.

    ``head`` is the change that the verb at the front of the clause makes (新增 …, 减轻 …);
    ``phrase`` names what is measured.
    """
    match number.kind:
        case "ordinal":
            return "rank", "none"
        case "ratio":
            return "composition", "none"
        case "doubling":
            return "growth", "up"
        case "point":
            moved = left.direction or head
            return "change", "none" if left.gap or not moved else moved
    if left.gap:
        return "change", "none"
    if number.kind in PROPORTIONS:
        return _proportion(number, left, head, phrase, known)
    what, moved = _quantity(number, left, head, known)
    if what == "level" and number.kind == "bare" and is_ratio(phrase):
        return "ratio", moved  # 收入比降至1.6, 死亡率0.0031
    return what, moved


def _proportion(
    number: Number,
    left: Left,
    head: Direction | None,
    phrase: str,
    known: KnownIndicator | None,
) -> tuple[Measure, Direction]:
    still: Measure = (
        "ratio"
        if (known and known.measure == "ratio") or is_ratio(phrase) or number.kind == "multiple"
        else "share"
    )
    if left.origin:
        return still, "none"
    if left.to:
        return still, left.direction or head or "none"
    moved = left.direction or (None if left.linked else head)
    if is_ratio(phrase) and not left.move:
        return still, "none"  # 自然增长率6.12‰ is a ratio by its name
    if moved:
        return "growth", moved
    if (known and known.measure == "growth") or phrase.endswith(change_nouns()):
        return "growth", "up"
    return still, "none"


def _quantity(
    number: Number, left: Left, head: Direction | None, known: KnownIndicator | None
) -> tuple[Measure, Direction]:
    if left.origin:
        return "level", "none"
    if left.to:
        return "level", left.direction or head or "none"
    if left.direction:
        return "change", left.direction
    moved: Direction = "none" if known and known.flow else head or "none"
    if number.kind in ("thing", "people"):
        return ("level" if known and known.stock and moved == "none" else "count"), moved
    if moved == "none" and known and known.stock:
        return "level", "none"
    if number.kind == "money" or number.unit in MASSES:
        return "amount", moved
    # 新增发电装机5055万千瓦 is a step in an existing capacity; 改造管网40公里 is done, not moved.
    return ("level" if moved == "none" else "change"), moved


MASSES = frozenset({"吨", "斤", "公斤", "担"})
