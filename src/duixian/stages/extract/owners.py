"""Who is to do what: （责任单位：…）, （…牵头，…配合）, 由…牵头."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import msgspec

from duixian.lexicon.owners import any_of, owner_forms
from duixian.model import Document, Statement
from duixian.model.document import Worded
from duixian.model.ownership import Ownership

_BRACKETS = re.compile(
    r"（[^（）\n]{3,400}）|\([^()\n]{3,400}\)|【[^【】\n]{3,400}】|〔[^〔〕\n]{3,400}〕"
)
_BETWEEN = re.compile(r"[、，,；;。\s]+")
_LONGEST = 24  # characters of the name of a unit
_SENTENCE_ENDS = "。；;\n"


class _Named(NamedTuple):
    lead: tuple[str, ...]
    support: tuple[str, ...]


def find_owners(worded: Worded) -> tuple[Ownership, ...]:
    """Every naming of units in the text, in text order.

    A note in brackets speaks for the words before it in its paragraph, back to the note before
    it; alone in a paragraph, for the paragraph before. 由…牵头 speaks for its own sentence.
    """
    text = worded.text
    notes = list(_notes(text))
    spoken = (one for one in _spoken(text) if not _inside(one, notes))
    return tuple(sorted((*notes, *spoken), key=lambda one: one.note_start))


def own(document: Document, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """``statements`` with the units that the text names for the words that they begin with."""
    owners = find_owners(document)
    return tuple(_owned(one, owners) for one in statements) if owners else statements


def _owned(statement: Statement, owners: tuple[Ownership, ...]) -> Statement:
    named = [one for one in owners if one.start <= statement.start < one.end]
    if not named:
        return statement
    lead = tuple(dict.fromkeys(unit for one in named for unit in one.lead))
    support = dict.fromkeys(unit for one in named for unit in one.support if unit not in lead)
    return msgspec.structs.replace(statement, lead=lead, support=tuple(support))


def _notes(text: str) -> Iterator[Ownership]:
    last = 0
    for bracket in _BRACKETS.finditer(text):
        named = _in_brackets(bracket[0][1:-1])
        if named is None:
            continue
        start = text.rfind("\n", 0, bracket.start()) + 1
        if start == bracket.start() and start:
            start = text.rfind("\n", 0, start - 1) + 1
        start = max(start, last)
        yield Ownership(start, bracket.end(), bracket.start(), bracket.end(), True, *named)
        last = bracket.end()


def _in_brackets(words: str) -> _Named | None:
    parts = _label().split(words)
    if len(parts) > 1 and not parts[0].strip():
        return _labelled(list(zip(parts[1::2], parts[2::2], strict=True)))
    return _with_verbs(words)


@cache
def _label() -> re.Pattern[str]:
    labels = any_of("lead_label", "unit_label", "support_label")
    return re.compile(rf"[，,；;。\s]*({labels})\s*[:：]\s*")


def _labelled(parts: list[tuple[str, str]]) -> _Named | None:
    led = any(label in owner_forms("lead_label") for label, _ in parts)
    lead: list[str] = []
    support: list[str] = []
    for label, words in parts:
        helps = label in owner_forms("support_label") or (
            led and label in owner_forms("unit_label")
        )
        (support if helps else lead).extend(_names(words))
    return _Named(tuple(lead), tuple(support)) if lead or support else None


def _with_verbs(words: str) -> _Named | None:
    """县水利局牵头，县财政局配合: every piece has its verb, every name is a unit's."""
    lead: list[str] = []
    support: list[str] = []
    for piece in re.split("[，,；;]", words.rstrip("。")):
        helps = _behind(piece, "support_verb")
        found = helps or _behind(piece, "lead_verb")
        names = _names(found.removeprefix("由")) if found else ()
        if not names or not all(map(_is_unit, names)):
            return None
        (support if helps else lead).extend(names)
    return _Named(tuple(lead), tuple(support)) if lead else None


def _behind(piece: str, verbs: str) -> str:
    """What stands before one of ``verbs`` at the end of ``piece``; empty where none does."""
    verb = next((form for form in owner_forms(verbs) if piece.endswith(form)), None)
    return piece.removesuffix(verb).strip() if verb else ""


def _names(words: str) -> tuple[str, ...]:
    pieces = (piece.strip() for piece in _BETWEEN.split(words))
    return tuple(piece for piece in pieces if 2 <= len(piece) <= _LONGEST)


def _is_unit(name: str) -> bool:
    """Whether a name ends as those of organs do; 等 and 等单位 may follow."""
    bare = re.sub("等(?:有关|相关)?(?:单位|部门)?$", "", name)
    return bare.endswith(owner_forms("organ"))


def _spoken(text: str) -> Iterator[Ownership]:
    for found in _leading().finditer(text):
        lead = _names(found["lead"])
        if not all(map(_is_unit, lead)):
            continue
        support = _names(found["support"] or "")
        named = _Named(lead, support if all(map(_is_unit, support)) else ())
        start = max(text.rfind(mark, 0, found.start()) for mark in _SENTENCE_ENDS) + 1
        ends = [at for mark in _SENTENCE_ENDS if (at := text.find(mark, found.end())) >= 0]
        end = min(ends, default=len(text))
        yield Ownership(start, end, found.start(), found.end(), False, *named)


@cache
def _leading() -> re.Pattern[str]:
    name = rf"[^，。；、：“”\n由]{{2,{_LONGEST}}}"
    return re.compile(
        rf"由(?P<lead>{name}(?:、{name})*?)牵头(?:负责|落实)?(?!的|人|作用)"
        rf"(?:[，,、](?P<support>{name}(?:、{name})*?)(?:{any_of('support_verb')}))?"
    )


def _inside(one: Ownership, notes: list[Ownership]) -> bool:
    return any(note.note_start <= one.note_start < note.note_end for note in notes)
