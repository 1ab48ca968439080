"""Which lines are headings: by what the source says, by their ordinal mark, by their words.

A heading stands alone on its line (``一、2024年工作回顾``), or leads its paragraph behind a mark
of the outline (``（一）扩大内需。实施…``). A lead behind a dash or ``一是`` is only a sentence.
"""

import re
from functools import cache
from typing import NamedTuple

from duixian.lexicon.loader import Entry, Lexicon, load
from duixian.model import Document
from duixian.stages.parse.marks import BULLETS, Mark, read_mark, without_trailing_mark
from duixian.stages.parse.parts import words_of_parts

OUTLINE_STYLES = ("章", "一、", "(一)")
LONGEST = {"章": 60, "一、": 70, "(一)": 70, "第一": 50, "一是": 50, "1.": 45, "(1)": 40, "①": 40}
LONGEST_STATED = 80
LONGEST_STOPPED = 45
LONGEST_LEAD = {"章": 60, "一、": 60, "(一)": 60, "1.": 36, "第一": 32}
LONGEST_PLAIN = 36
LONGEST_NAMED = 40
LONGEST_PART = 20
PARTS = ("review", "frame", "target", "task")
LONG_PARAGRAPH = 60

SALUTATION = re.compile(
    r"(?:各位|尊敬的)[^，。！？：:!]{1,14}[：:！!，]|(?:同志们|代表们)[！!：:，]"
)
_END = re.compile(r"[。！？；!?;]")
_DATE = re.compile("[0-9０-９一二三四五六七八九十]{1,3}月[0-9０-９一二三四五六七八九十]{1,3}日")
_CAPTION = re.compile(r"[表图]\s?[0-9０-９一二三四五六七八九十]")
_QUANTITY = re.compile(
    r"[0-9０-９]\s?(?:[%％‰]|[万亿]?(?:元|吨|亩|公里|户|人|平方|千瓦|套)|个百分点)"
)
_PLAIN = re.compile(
    r"[^。！？；：:!?;、，…《》<>|｜=＝]{2,}+(?:[，、 ][^。！？；：:!?;…《》<>|｜=＝]+)?"
)
NUMBERED_ANNEX = re.compile(r"附[件录表]?\s*[0-9０-９一二三四五六七八九十]{0,3}\s*[：:．.、]?\s*")


class Heading(NamedTuple):
    """A heading line.

    ``block`` is its block and ``blocks`` how many blocks it takes (a broken line, ``附件`` over
    its title). ``start`` is where its mark begins, ``words_start:words_end`` its words in the
    text. ``style`` is its kind of mark, empty for none, ``h1``… where the source gives a level.
    ``run_in`` says that its paragraph goes on in the same line, ``stopped`` that a stop ends it.
    """

    block: int
    blocks: int
    start: int
    words_start: int
    words_end: int
    words: str
    style: str
    value: int
    run_in: bool = False
    named: Entry | None = None
    stopped: bool = False


@cache
def names() -> Lexicon:
    """Headings that are known by their words alone."""
    return load("headings")


def find_candidates(document: Document, hidden: frozenset[int]) -> list[Heading]:
    """Lines that look like headings, in text order; blocks in ``hidden`` are not looked at."""
    front = _front_matter(document)
    found = []
    for index, block in enumerate(document.blocks):
        if index in hidden or block.role in ("title", "table", "note", "item"):
            continue
        text = document.text[block.start : block.end]
        line = _Line(index, block.start, text, read_mark(text))
        stated = block.role == "heading" and (line.mark is not None or index >= front)
        if stated and len(text) <= LONGEST_STATED and not SALUTATION.match(text):
            heading: Heading | None = _stated(line, block.level or 1)
        elif line.mark:
            heading = _numbered(line, line.mark)
        else:
            heading = _named(line) or _plain(document, line, front)
        if heading:
            found.append(heading)
    return found


class _Line(NamedTuple):
    number: int
    start: int
    text: str
    mark: Mark | None

    def heading(self, skipped: int, words: str, style: str, named: Entry | None) -> Heading:
        """The heading whose ``words`` begin ``skipped`` characters into the line."""
        start = self.start + skipped
        value = self.mark.value if self.mark else 0
        end = start + len(words)
        return Heading(self.number, 1, self.start, start, end, words, style, value, named=named)


def _front_matter(document: Document) -> int:
    """The first block of the body: a salutation, a long paragraph, or a numbered heading."""
    text = document.text
    for index, block in enumerate(document.blocks[:40]):
        if block.end - block.start >= LONG_PARAGRAPH or SALUTATION.match(text, block.start):
            return index
        if text.startswith(("一、", "第一部分"), block.start):
            return index
    return 0


def _stated(line: _Line, level: int) -> Heading:
    """A heading because the source says so; its level counts where it has no mark."""
    skipped = line.mark.words if line.mark else 0
    words = without_trailing_mark(line.text[skipped:])
    style = line.mark.style if line.mark else f"h{level}"
    return line.heading(skipped, words, style, _name(words))


def _numbered(line: _Line, mark: Mark) -> Heading | None:
    """A heading behind an ordinal mark, standing alone or leading its paragraph."""
    if mark.style == "一":  # the mark alone is the heading
        return line.heading(0, line.text, "一、", None)
    words = line.text[mark.words :]
    end = _END.search(words)
    lead = words[: end.start()] if end else words.rstrip("：: ")
    colon = "：" in lead or ":" in lead
    if len(lead) < 2 or _QUANTITY.search(lead) or (end and end[0] in ";；"):
        return None
    if end is None or end.end() == len(words):
        longest = min(LONGEST.get(mark.style, 40), LONGEST_STOPPED if end else LONGEST_STATED)
        item = (colon and mark.style not in OUTLINE_STYLES) or (mark.style == "一是" and end)
        if len(lead) > longest or item:
            return None
        heading = line.heading(mark.words, lead, mark.style, _name(lead))
        return heading._replace(stopped=end is not None)
    if colon or len(lead) > LONGEST_LEAD.get(mark.style, 0):
        return None
    return line.heading(mark.words, lead, mark.style, None)._replace(run_in=True)


def _named(line: _Line) -> Heading | None:
    """A heading that is known by its words: a glossary, an annex, the closing words."""
    named = _name(line.text)
    if named is None or _END.search(line.text):
        return None
    match = NUMBERED_ANNEX.match(line.text)
    skipped = match.end() if match and match.end() < len(line.text) else 0
    return line.heading(skipped, line.text[skipped:].rstrip("：: "), "", named)


def _name(words: str) -> Entry | None:
    """The named heading that ``words`` are; the name opens or closes them."""
    if len(words) > LONGEST_NAMED:
        return None
    hits = list(names().find(words))
    for hit in hits:
        if hit.entry.id == "glossary" and len(words) - hit.end <= 4:
            return hit.entry
    for hit in hits:
        if hit.start == 0 and (hit.entry.id == "annex" or hit.end == len(words)):
            return hit.entry
    return None


def _plain(document: Document, line: _Line, front: int) -> Heading | None:
    """A heading without a mark: a short line without a stop, with a paragraph under it."""
    words, index = line.text, line.number
    if index < front or not 4 <= len(words) <= LONGEST_PLAIN or index + 1 == len(document.blocks):
        return None
    if words[0] in BULLETS or words[0] in "—-－（(‘" or not _PLAIN.fullmatch(words):
        return None
    named = _CAPTION.match(words) or _DATE.search(words) or "工作报告" in words
    if named or _QUANTITY.search(words):
        return None
    if opens_a_part(words):
        return line.heading(0, words, "", None)
    listed = index > front and not _holds(document, index - 1)
    if listed or _is_open(document, index - 1) or not _holds(document, index + 1):
        return None
    return line.heading(0, words, "", None)


def opens_a_part(words: str) -> bool:
    """Whether a line without a mark names a part of the report: 2024年工作回顾."""
    return len(words) <= LONGEST_PART and any(
        hit.entry.id in PARTS and hit.end >= len(words) - 2 for hit in words_of_parts().find(words)
    )


def _is_open(document: Document, index: int) -> bool:
    """Whether the sentence of a long line goes on in the line after it."""
    if index < 0:
        return False
    block = document.blocks[index]
    long = block.end - block.start > LONGEST["一、"]
    return long and document.text[block.end - 1] not in "。！？；：”）!:"


def _holds(document: Document, index: int) -> bool:
    """Whether a line can stand under a heading: a paragraph, a bullet, a numbered line."""
    block = document.blocks[index]
    line = document.text[block.start : block.end]
    return len(line) >= 30 or line[-1] in "。：！" or line[0] in BULLETS or bool(read_mark(line))
