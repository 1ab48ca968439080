"""Indicators that the lexicon knows by name."""

from functools import cache
from typing import NamedTuple

from duixian.lexicon.frames import frame
from duixian.lexicon.loader import Lexicon, load


class KnownIndicator(NamedTuple):
    """An entry of the indicator lexicon. ``favourable`` is ``up``, ``down`` or ``none``.

    ``means`` is the indicator whose growth a looser name stands for (经济增长: ``gdp``).
    """

    id: str
    favourable: str
    measure: str | None
    stock: bool
    flow: bool
    ceiling: bool
    means: str | None = None


@cache
def _lexicon() -> Lexicon:
    return load("indicators")


@cache
def known() -> dict[str, KnownIndicator]:
    """Every known indicator by id."""
    return {
        entry.id: KnownIndicator(
            entry.id,
            entry.extra.get("favourable", "none"),
            entry.extra.get("measure"),
            bool(entry.extra.get("stock")),
            bool(entry.extra.get("flow")),
            bool(entry.extra.get("ceiling")),
            entry.extra.get("means"),
        )
        for entry in _lexicon().entries
    }


@cache
def is_name(phrase: str) -> bool:
    """Whether ``phrase`` is a known name to the letter: no verb is to be taken off it."""
    return phrase in _lexicon().by_form


@cache
def identify(phrase: str) -> KnownIndicator | None:
    """The indicator that ``phrase`` names, ``None`` where it names another or a part of one.

    The name has to end the phrase, and only a scope (全市, 我省) may stand before it:
    开发区工业投资 is not 工业投资.
    """
    entry = _lexicon().by_form.get(phrase)
    if entry is None:
        scope = next((scope for scope in frame("scope") if phrase.startswith(scope)), None)
        if scope is None or len(phrase) <= len(scope):
            return None
        return identify(phrase[len(scope) :])
    return known()[entry.id]


def names(indicator: str) -> tuple[str, ...]:
    """The forms under which the lexicon knows ``indicator``, the usual ones first."""
    return _lexicon().by_id[indicator].forms
