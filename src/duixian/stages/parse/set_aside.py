"""Text around the report's body: page furniture, navigation, footers, repeats, abstracts.

What is set aside keeps its name and its place, so that nothing is cut in silence.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from duixian.lexicon.loader import Lexicon, load
from duixian.model import Document, Section, SetAside, SetAsideKind
from duixian.stages.parse.headings import SALUTATION, Heading
from duixian.stages.parse.marks import read_mark

LONGEST_FURNITURE = 90
LONGEST_FOOTER_LINE = 260
LONGEST_ENTRY = 60
SHORTEST_REPEAT = 20
PREVIEW = 200
_SEPARATORS = re.compile(r"[\s|｜>＞»›/／·•:：\-—【】\[\]()（）,，、。0-9大中小]*+")
_LEADER = re.compile(r"[.．…·—\s]*+[0-9]{1,3}$")
_CONTENTS = ("目录", "目次")

_TERM = re.compile(r"[^：:。]{1,40}[：:]")


class Aside(NamedTuple):
    """A run of blocks, first to last inclusive."""

    kind: SetAsideKind
    first: int
    last: int


@cache
def marks_of_pages() -> Lexicon:
    """Words that portals and mirrors put around a report."""
    return load("set_aside")


def find_asides(document: Document) -> list[Aside]:
    """Runs of blocks that are not the report's body, in text order, not overlapping."""
    found = _furniture(document)
    taken = {index for aside in found for index in range(aside.first, aside.last + 1)}
    longer = (_contents, _footers, _repeated, _abstracts)
    for aside in (aside for find in longer for aside in find(document)):
        if not taken.intersection(range(aside.first, aside.last + 1)):
            found.append(aside)
        else:
            found = [old for old in found if not aside.first <= old.first <= aside.last]
            found.append(aside)
        taken.update(range(aside.first, aside.last + 1))
    return sorted(found, key=lambda aside: aside.first)


def terms_without_heading(
    document: Document, headings: Iterable[Heading], hidden: frozenset[int]
) -> Aside | None:
    """A run of numbered terms, ``1.“两重”：…``, that closes the text under no glossary heading."""
    if any(heading.named and heading.named.id == "glossary" for heading in headings):
        return None
    last = len(document.blocks) - 1
    while last >= 0 and last in hidden:
        last -= 1
    first = last + 1
    while first > 0 and _is_term(document, first - 1):
        first -= 1
    return Aside("glossary", first, last) if last - first >= 2 else None


def body_end(document: Document, hidden: frozenset[int], terms: Aside | None) -> int:
    """Where the last line of the body ends: before footers and before ``terms``."""
    last = terms.first - 1 if terms else len(document.blocks) - 1
    while last >= 0 and last in hidden:
        last -= 1
    return document.blocks[last].end if last >= 0 else 0


def to_set_aside(document: Document, asides: Iterable[Aside]) -> tuple[SetAside, ...]:
    """The runs with their offsets and the first words of each."""
    return tuple(
        _named(
            document,
            aside.kind,
            document.blocks[aside.first].start,
            document.blocks[aside.last].end,
        )
        for aside in asides
    )


def appendices(
    document: Document, sections: Iterable[Section], headings: Iterable[Heading]
) -> tuple[SetAside, ...]:
    """Glossaries and annexes that stand under a heading; their sentences stay in the outline."""
    ends = {section.start: section.end for section in sections}
    return tuple(
        _named(document, heading.named.extra["set_aside"], heading.start, ends[heading.start])
        for heading in headings
        if heading.named and heading.named.extra["set_aside"]
    )


def _named(document: Document, kind: SetAsideKind, start: int, end: int) -> SetAside:
    return SetAside(kind, document.text[start:end][:PREVIEW], start, end)


def _is_term(document: Document, index: int) -> bool:
    block = document.blocks[index]
    line = document.text[block.start : block.end]
    mark = read_mark(line)
    return bool(mark and mark.style in ("1.", "(1)", "①") and _TERM.match(line, mark.words))


def _furniture(document: Document) -> list[Aside]:
    """Short lines that open with a furniture word, or consist of nothing but such words."""
    lexicon, text = marks_of_pages(), document.text
    found: list[Aside] = []
    for index, block in enumerate(document.blocks):
        if block.end - block.start > LONGEST_FURNITURE:
            continue
        line = text[block.start : block.end]
        hits = [hit for hit in lexicon.find(line) if hit.entry.extra["where"] != "footer"]
        if not hits:
            continue
        first = hits[0]
        opens = first.entry.extra["where"] == "start" and not line[: first.start].strip(" 【[（(")
        enough = len(hits) >= first.entry.extra.get("least", 1)
        if opens or (enough and _nothing_else(line, [(hit.start, hit.end) for hit in hits])):
            found.append(Aside(first.entry.extra["kind"], index, index))
    return found


def _nothing_else(line: str, spans: list[tuple[int, int]]) -> bool:
    position = 0
    for start, end in spans:
        if not _SEPARATORS.fullmatch(line, position, start):
            return False
        position = end
    return _SEPARATORS.fullmatch(line, position) is not None


def _contents(document: Document) -> list[Aside]:
    """A table of contents: 目录 and the short lines under it, until the first comes again."""
    lines = [document.text[block.start : block.end] for block in document.blocks[:80]]
    title = next((index for index, line in enumerate(lines) if _bare(line) in _CONTENTS), -1)
    if title < 0 or title + 2 >= len(lines):
        return []
    first = _bare(_LEADER.sub("", lines[title + 1]))
    last = title
    for index in range(title + 1, len(lines)):
        words = _bare(_LEADER.sub("", lines[index]))
        if len(words) > LONGEST_ENTRY or (words == first and index > title + 1):
            break
        if SALUTATION.match(lines[index]) or words.endswith("。"):
            break
        last = index
    return [Aside("navigation", title, last)] if last > title + 1 else []


def _bare(line: str) -> str:
    return "".join(line.split())


def _footers(document: Document) -> list[Aside]:
    """From the first footer line to the end, where little else follows."""
    text, blocks = document.text, document.blocks
    half = len(text) // 2
    for hit in marks_of_pages().find(text):
        if hit.start < half or hit.entry.extra["where"] != "footer":
            continue
        index = _block_at(document, hit.start)
        block = blocks[index]
        if block.end - block.start > LONGEST_FOOTER_LINE:
            continue
        if len(text) - block.start <= max(1500, len(text) // 10):
            return [Aside("footer", index, len(blocks) - 1)]
        return [Aside("footer", index, index)]
    return []


def _block_at(document: Document, offset: int) -> int:
    return document.text.count("\n", 0, offset)


def _repeated(document: Document) -> list[Aside]:
    """A second copy of the body: many long lines again, in the order of the first copy."""
    seen: dict[str, int] = {}
    run: list[int] = []
    expected = -1
    best: list[int] = []
    for index, block in enumerate(document.blocks):
        if block.end - block.start < SHORTEST_REPEAT:
            continue
        line = document.text[block.start : block.end]
        first = seen.setdefault(line, index)
        if first == index:
            continue
        if first <= expected:
            run = []
        run.append(index)
        expected = first
        if len(run) > len(best):
            best = run
    if len(best) < 4:
        return []
    first, last = best[0], best[-1]
    lengths = sum(document.blocks[index].end - document.blocks[index].start for index in best)
    covered = document.blocks[last].end - document.blocks[first].start
    if lengths < 0.25 * len(document.text) or lengths < 0.7 * covered:
        return []
    return [Aside("repeated_body", _widened(document, first, last), last)]


def _widened(document: Document, first: int, last: int) -> int:
    """``first`` moved back over the short lines of the second copy's head."""
    lines = {document.text[block.start : block.end] for block in document.blocks[: last - first]}
    while first > 0:
        block = document.blocks[first - 1]
        line = document.text[block.start : block.end]
        if len(line) >= SHORTEST_REPEAT or line not in lines:
            break
        first -= 1
    return first


def _abstracts(document: Document) -> list[Aside]:
    """Lines before the salutation that say what the body says again word for word."""
    text = document.text
    opening = next(
        (
            index
            for index, block in enumerate(document.blocks[:60])
            if SALUTATION.match(text, block.start)
        ),
        0,
    )
    if not opening:
        return []
    body = document.blocks[opening].start
    repeated = [
        index
        for index, block in enumerate(document.blocks[:opening])
        if block.end - block.start >= 2 * SHORTEST_REPEAT
        and _is_said_again(text[block.start : block.end], text, body)
    ]
    return [Aside("abstract", repeated[0], repeated[-1])] if repeated else []


def _is_said_again(paragraph: str, text: str, body: int) -> bool:
    clauses = [clause for clause in re.split("[。！？；]", paragraph)[:40] if len(clause) >= 8]
    again = sum(1 for clause in clauses if text.find(clause, body) >= 0)
    return bool(clauses) and again >= 0.6 * len(clauses)
