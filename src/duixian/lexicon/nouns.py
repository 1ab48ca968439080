"""Nouns that decide how a bare percentage is understood."""

import re
from functools import cache

from duixian.lexicon.loader import load


@cache
def _ratios() -> tuple[str, ...]:
    return tuple(form for entry in load("ratio_nouns").entries for form in entry.forms)


def is_ratio(phrase: str) -> bool:
    """Whether a percentage of ``phrase`` is a ratio (失业率) rather than a share (占比)."""
    return phrase.endswith(_ratios())


@cache
def _money() -> re.Pattern[str]:
    forms = (form for entry in load("money_nouns").entries for form in entry.forms)
    return re.compile("|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)))


def is_money(phrase: str, behind: str) -> bool:
    """Whether a bare 亿 is money: by what is measured, or by the words right behind it."""
    return bool(_money().search(phrase[-4:]) or _money().search(behind[:4]))


@cache
def attributes() -> frozenset[str]:
    """Nouns for a side of the subject before them (规模, 总量), no subject of their own."""
    return frozenset(form for entry in load("attributes").entries for form in entry.forms)
