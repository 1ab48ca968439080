"""Says a figure as people say it: ``增长5.5%左右``, ``up about 5.5%``."""

from collections.abc import Callable

from duixian.i18n import N_
from duixian.model import Figure, Period

Translate = Callable[[str], str]

_BOUNDED = {
    "about": N_("about {value}"),
    "at_least": N_("at least {value}"),
    "at_most": N_("at most {value}"),
    "more_than": N_("more than {value}"),
    "less_than": N_("less than {value}"),
    "nearly": N_("nearly {value}"),
}
_MOVED = {
    ("growth", "up"): N_("up {value}"),
    ("growth", "down"): N_("down {value}"),
    ("change", "up"): N_("raised by {value}"),
    ("change", "down"): N_("lowered by {value}"),
    ("count", "up"): N_("{value} more"),
    ("count", "down"): N_("{value} fewer"),
    ("amount", "up"): N_("{value} more"),
    ("amount", "down"): N_("{value} less"),
    ("level", "up"): N_("up to {value}"),
    ("level", "down"): N_("down to {value}"),
    ("share", "up"): N_("up to {value}"),
    ("share", "down"): N_("down to {value}"),
    ("ratio", "up"): N_("up to {value}"),
    ("ratio", "down"): N_("down to {value}"),
}


def say(figure: Figure, translate: Translate) -> str:
    """The number in its own words with its bound and direction in the reader's language."""
    words = figure.text
    for template in (
        _BOUNDED.get(figure.bound),
        _MOVED.get((figure.measure, figure.direction)) if figure.bound != "relative" else None,
    ):
        if template:
            words = translate(template).format(value=words)
    return words


def say_period(period: Period | None) -> str:
    """``2021–2024`` for ``2021/2024``; empty for no period."""
    return (period or "").replace("/", "–")
