"""Sentences and bullets: the units that are understood one by one.

A sentence ends at 。！？； or at the end of its line; the stop and a leading bullet glyph are not
part of it. Short quoted or bracketed words are never cut.
"""

import re
from collections.abc import Iterator, Sequence

from duixian.model import Block, Document, Section, Sentence
from duixian.stages.parse.headings import Heading
from duixian.stages.parse.marks import bullet_length

# Each alternative consumes or fails within a bounded window, so that brackets that never close
# cost a constant per character.
_SENTENCE = re.compile(
    r"(?:[^。！？；!?;\n“「（(《]++"
    r"|[“「][^“”「」\n]{0,60}(?<![。！？；])[”」]"
    r"|《[^《》\n]{0,60}》"
    r"|[（(][^（()）\n]{0,200}[)）]"
    r"|[“「（(《]"
    r"|(?<=[0-9A-Za-z])[!?;](?=[0-9A-Za-z]))++"
)
_LEFT_OVER = "”’」』）)》】〉 \u3000\t、，,：:"


def split_sentences(
    document: Document,
    sections: Sequence[Section],
    headings: Sequence[Heading],
    hidden: frozenset[int],
) -> tuple[Sentence, ...]:
    """The sentences of ``document`` in text order, each with the innermost section it is in.

    Blocks in ``hidden`` give none. A heading is one sentence, its ordinal mark included.
    """
    headed = {
        heading.block + step: heading for heading in headings for step in range(heading.blocks)
    }
    owner = _Owner(sections)
    sentences: list[Sentence] = []
    for index, block in enumerate(document.blocks):
        if index in hidden:
            continue
        start = block.start
        if heading := headed.get(index):
            end = min(block.end, heading.words_end)
            sentences.append(Sentence(owner.of(start), start, end, heading=True))
            start = end
        for start, end in spans_of(document.text, start, block):  # noqa: B020
            sentences.append(Sentence(owner.of(start), start, end))
    return tuple(sentences)


def spans_of(text: str, start: int, block: Block) -> Iterator[tuple[int, int]]:
    """Where the sentences of ``block`` stand, from ``start`` on, without bullet and stop."""
    if start == block.start:
        start += bullet_length(text[start : start + 16])
    for found in _SENTENCE.finditer(text, start, block.end):
        words = found[0]
        begin = found.start() + len(words) - len(words.lstrip(_LEFT_OVER))
        end = found.end() - (len(words) - len(words.rstrip()))
        if begin < end:
            yield begin, end


class _Owner:
    """Finds the innermost section of ascending offsets in one walk."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self.sections = sections
        self.by_id = {section.id: section for section in sections}
        self.next = 0

    def of(self, offset: int) -> str | None:
        """The id of the innermost section that covers ``offset``."""
        while self.next < len(self.sections) and self.sections[self.next].start <= offset:
            self.next += 1
        section = self.sections[self.next - 1] if self.next else None
        while section is not None and section.end <= offset:
            section = self.by_id[section.parent] if section.parent else None
        return section.id if section else None
