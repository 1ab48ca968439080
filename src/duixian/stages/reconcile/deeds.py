"""Whether a task names a deed that a fact could decide, and what a statement says of one."""

import re

from duixian.lexicon.deeds import deed

# What makes a deed this one and no other: a quoted name, or a noun for a definite thing.
_NAMED = re.compile(
    r"“[^”]{2,20}”|《[^》]{2,30}》|[一-鿿]{2,12}(?:项目|工程|医院|学校|小学|中学|幼儿园|公路|高速|铁路|大桥|水库|水厂|园区|产业园|基地|中心|平台|片区|条例|规划|方案|站|港|码头|机场|馆|场|广场|公园|大道|线)"
)


def is_checkable(text: str) -> bool:
    """A deed with a definite outcome, done to something that has a name."""
    return bool(deed("definite").search(text)) and bool(_NAMED.search(text))


def names(text: str) -> frozenset[str]:
    """The named things of ``text``, without quotes."""
    return frozenset(found.strip("“”《》") for found in _NAMED.findall(text))


def says_done(text: str) -> bool:
    """Whether the words say that something was done, not merely that it goes on."""
    return bool(deed("definite").search(text) or deed("done").search(text))


def is_ongoing(text: str) -> bool:
    """Whether the words say only that something goes on."""
    return bool(deed("ongoing").search(text))
