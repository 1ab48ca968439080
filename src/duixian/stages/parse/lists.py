"""What a line's neighbours say: an item of a list is no heading, a broken heading is one."""

from collections.abc import Sequence
from itertools import pairwise

from duixian.model import Document
from duixian.stages.parse.headings import (
    NUMBERED_ANNEX,
    OUTLINE_STYLES,
    Heading,
    find_candidates,
    opens_a_part,
)
from duixian.stages.parse.marks import read_mark

LONGEST_REST = 20


def find_headings(document: Document, hidden: frozenset[int]) -> list[Heading]:
    """All headings of ``document`` in text order; blocks in ``hidden`` are not looked at."""
    found = find_candidates(document, hidden)
    return _merge_broken(_without_items(document, _without_runs(found)))


def _without_runs(found: Sequence[Heading]) -> list[Heading]:
    """Without lines of one style that follow one another with nothing under them."""
    listed: set[int] = set()
    for this, following in pairwise(found):
        if following.block != this.block + this.blocks or this.style != following.style:
            continue
        if this.run_in or this.named or following.named or this.style.startswith("h"):
            continue
        if not this.style and (opens_a_part(this.words) or opens_a_part(following.words)):
            continue
        if following.value == this.value + 1 or not this.style:
            listed |= {this.block, following.block}
    return [heading for heading in found if heading.block not in listed or heading.run_in]


def _without_items(document: Document, found: Sequence[Heading]) -> list[Heading]:
    """Without short items of a list whose other items are too long to be headings."""
    blocks = {heading.block for heading in found}
    return [
        heading
        for heading in found
        if heading.run_in
        or not heading.style
        or heading.style.startswith("h")
        or not (
            _is_item(document, heading, -1, blocks)
            or _is_item(document, heading, heading.blocks, blocks)
        )
    ]


def _is_item(document: Document, heading: Heading, step: int, headings: set[int]) -> bool:
    """Whether the line ``step`` away carries the neighbouring ordinal and is no heading itself."""
    index = heading.block + step
    if index in headings or not 0 <= index < len(document.blocks):
        return False
    block = document.blocks[index]
    mark = read_mark(document.text[block.start : min(block.end, block.start + 8)])
    wanted = heading.value + (1 if step > 0 else -1)
    return mark is not None and mark.style == heading.style and mark.value == wanted


def _merge_broken(found: Sequence[Heading]) -> list[Heading]:
    """Join a heading that goes on in the next line, and ``附件`` with the title under it."""
    plain = sum(1 for heading in found if not heading.style and not heading.named)
    merged: list[Heading] = []
    for heading in found:
        last = merged[-1] if merged else None
        if last is None or heading.block != last.block + last.blocks or heading.style:
            merged.append(heading)
        elif last.named and last.named.id == "annex" and NUMBERED_ANNEX.fullmatch(last.words):
            named = heading.named or last.named
            merged[-1] = heading._replace(
                block=last.block, blocks=last.blocks + 1, start=last.start, named=named
            )
        elif plain == 1 and _goes_on(last, heading):
            merged[-1] = last._replace(
                blocks=2, words=last.words + heading.words, words_end=heading.words_end
            )
        else:
            merged.append(heading)
    return merged


def _goes_on(last: Heading, heading: Heading) -> bool:
    short = len(heading.words) <= LONGEST_REST and "，" not in heading.words
    alone = last.style in OUTLINE_STYLES and not last.run_in and not last.stopped
    return short and alone and not heading.named
