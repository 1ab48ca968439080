"""Goals held against a yardstick instead of a number: 与经济增长同步."""

import re
from collections.abc import Iterator
from functools import cache

from duixian.lexicon.loader import load
from duixian.stages.extract.dates import Dates
from duixian.stages.extract.phrases import Phrase, before, clause_start, leading_verb

# 与 … 同步 spans a short yardstick; a longer distance is another 与.
LONGEST_YARDSTICK = 16
NO_DATES = Dates()  # a yardstick has none


@cache
def _joints() -> re.Pattern[str]:
    joint = load("relative").by_id["joint"]
    return re.compile(f"[{''.join(joint.forms)}](?!{'|'.join(joint.not_before)})")


@cache
def _closers() -> re.Pattern[str]:
    forms = load("relative").by_id["closer"].forms
    return re.compile("|".join(map(re.escape, sorted(forms, key=len, reverse=True))))


@cache
def _changes() -> tuple[str, ...]:
    return load("relative").by_id["change"].forms


@cache
def _above() -> re.Pattern[str]:
    """高于, 快于 and what they are held against, with no number behind them in the clause."""
    forms = load("relative").by_id["above"].forms
    words = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    return re.compile(
        rf"(?:{words})[^，。；、：！？\n0-9０-９（]{{2,{LONGEST_YARDSTICK}}}+(?![0-9０-９])"
    )


@cache
def _yardsticks() -> tuple[str, ...]:
    return load("relative").by_id["yardstick"].forms


def relatives(text: str) -> Iterator[tuple[int, int, Phrase]]:
    """Each relative goal of ``text``: start, end, and the noun phrase it holds for."""
    for found in _closers().finditer(text):
        low = clause_start(text, 0, found.start(), lists=False)
        joint = max(
            (one.start() for one in _joints().finditer(text, low, found.start())), default=-1
        )
        if joint < 0 or found.start() - joint > LONGEST_YARDSTICK:
            continue
        yardstick = text[joint + 1 : found.start()]
        subject = _subject(text, low, joint)
        if subject and any(change in yardstick for change in _changes()):
            yield joint, found.end(), subject

    for found in _above().finditer(text):
        if not any(word in found[0] for word in _yardsticks()):
            continue
        low = clause_start(text, 0, found.start(), lists=True)
        if subject := _subject(text, low, found.start()):
            yield found.start(), found.end(), subject


def _subject(text: str, low: int, joint: int) -> Phrase | None:
    end = joint
    for change in _changes():
        if text.endswith(change, low, end):
            end -= len(change)
            break
    phrase = before(text, low, end, NO_DATES)
    adverb = leading_verb(text, low, end) if phrase is None and low < end else None
    if adverb and adverb.form == text[low:end] and text[low - 1 : low] == "，":
        # 居民收入，基本上与经济增长同步: the subject stands in the clause before.
        phrase = before(text, clause_start(text, 0, low - 1, lists=False), low - 1, NO_DATES)
    return phrase if phrase and phrase.end > phrase.start else None
