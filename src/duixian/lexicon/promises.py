"""Words that tell promises and answers: what is done, over which time, how definite."""

from functools import cache

from duixian.lexicon.loader import Hit, Lexicon, load


@cache
def _lexicon(name: str) -> Lexicon:
    return load(name)


def hits(name: str, text: str) -> list[Hit]:
    """Every entry of the lexicon ``name`` in ``text``, left to right."""
    return list(_lexicon(name).find(text))


def said(name: str, text: str) -> frozenset[str]:
    """The ids of the entries of the lexicon ``name`` that ``text`` holds."""
    return frozenset(hit.entry.id for hit in _lexicon(name).find(text))


@cache
def forms(name: str, entry: str) -> tuple[str, ...]:
    """The forms of one entry, longest first."""
    return tuple(sorted(_lexicon(name).by_id[entry].forms, key=len, reverse=True))


@cache
def is_generic(noun: str) -> bool:
    """Whether ``noun`` alone does not tell what is meant (企业, 项目)."""
    return noun in forms("answer_words", "generic")


def deeds(text: str) -> frozenset[str]:
    """The groups of verbs in ``text`` (``begin``, ``finish``, ``build``, …)."""
    return said("deed_groups", text)


@cache
def may_answer(group: str) -> frozenset[str]:
    """The groups of verbs that may answer a promise of ``group``."""
    return frozenset((group, *_lexicon("deed_groups").by_id[group].extra["also"]))
