"""Whether what was done is what was promised."""

from collections.abc import Set

from duixian.lexicon.promises import may_answer


def agreement(asked: Set[str], found: Set[str]) -> bool | None:
    """Whether a deed of ``found`` may answer one of ``asked``; ``None`` where a side names none."""
    if not asked or not found:
        return None
    return any(may_answer(group) & found for group in asked)
