"""The words that bind a target, as printed: 左右, 以上, 不低于; and its hedge: 力争, 确保."""

from functools import cache

from duixian.i18n import translator
from duixian.i18n.labels import BOUNDS
from duixian.lexicon.wording import left_words, right_bounds
from duixian.publish.hedges import hedge_in

LEFT = 16  # characters before a number in which its words stand


def bound_word(before: str, text: str, after: str, bound: str | None) -> str | None:
    """The word next to the number ``text`` that binds it; 区间 where its form does.

    ``before`` ends where the number begins, ``after`` begins where it ends. What is relative
    binds with all its words: 与经济增长同步.
    """
    if bound in {None, "exact"}:
        return None
    if bound == "relative":
        return text
    right = [form for form in right_bounds() if after.startswith(form)]
    if right and bound != "range":
        return max(right, key=len)
    if bound != "range" and (word := _left(before)):
        return word
    return translator("zh")(BOUNDS[bound or ""])


def _left(before: str) -> str | None:
    """The last word before the number that binds: between them may stand what links them."""
    words = before[-LEFT:]
    found = [(words.rfind(form) + len(form), len(form), form) for form in _forms() if form in words]
    return max(found)[2] if found else None


@cache
def _forms() -> tuple[str, ...]:
    return tuple(
        word.form for words in left_words().values() for word in words if word.role == "bound"
    )


def hedge_word(before: str) -> str | None:
    """The hedge in the words before the number, as printed."""
    found = hedge_in(before)
    return found[1] if found else None
