"""Indicators that the lexicon knows by name."""

from functools import cache
from typing import NamedTuple

from duixian.lexicon.loader import Lexicon, load

# What may stand before a known name without changing what is measured in the report's own place.
SCOPES = (
    "全国", "全省", "全市", "全县", "全区", "全州", "全旗", "全镇", "全乡", "全社会", "全体", "地方", "我国", "我省", "我市", "我县", "我区",
    "城市", "年末", "全年", "实现", "完成", "城乡", "本级", "全辖", "省级", "市级", "县级", "区级", "中央",
)  # fmt: skip


class KnownIndicator(NamedTuple):
    """An entry of the indicator lexicon. ``favourable`` is ``up``, ``down`` or ``none``."""

    id: str
    favourable: str
    measure: str | None
    stock: bool
    flow: bool
    ceiling: bool


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

    The name has to end the phrase, and only a scope (全市, 我省) may stand before it: 开发区工业投资 is
    not 工业投资.
    """
    entry = _lexicon().by_form.get(phrase)
    if entry is None:
        scope = next((scope for scope in SCOPES if phrase.startswith(scope)), None)
        if scope is None or len(phrase) <= len(scope):
            return None
        return identify(phrase[len(scope) :])
    return known()[entry.id]
