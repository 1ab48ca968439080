"""Page furniture: running headers, footers and page numbers, told by where they come again."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from duixian.stages.read.layout.typeset.runs import TypesetPage
from duixian.stages.read.layout.typeset.setlines import SetLine, lines_of

_MARGIN = 0.13  # of the height of the page
_REPEATS = 2  # pages
_LONGEST = 60
_DIGITS = re.compile(r"[0-9０-９]+|[ivxIVX]+|[一二三四五六七八九十〇]+")
_NUMBER = re.compile(
    r"[-—–―－·•.\s]{0,4}(?:第\s?)?[0-9０-９]{1,4}(?:\s?页)?"
    r"(?:\s?[/／]?\s?共?\s?[0-9０-９]{1,4}\s?页?)?[-—–―－·•.\s]{0,4}"
)

# The number of a newspaper's page, alone or beside its name and the date.
_EDITION = re.compile(
    r"(?:.{0,30}[^0-9])?(?:第\s?[0-9０-９一二三四五六七八九十]{1,3}|[A-Z]?[0-9]{1,2})\s?版(?:[：:\s].{0,12})?"
)


def set_margins_aside(pages: Sequence[TypesetPage]) -> list[str]:
    """Take the furniture off ``pages``; return its texts, each once.

    A line near the top or the foot of the page is furniture where the same words, whatever their
    digits, stand at the same height on another page, or where it is nothing but a page number
    beyond the text or the running head of a newspaper.
    """
    candidates = [(index, line) for index, page in enumerate(pages) for line in _marginal(page)]
    known: dict[tuple[str, int], set[int]] = defaultdict(set)
    for index, line in candidates:
        for height in _heights(line):
            known[_shape(line.text), height].add(index)
    enough = max(_REPEATS, len(pages) // 20)
    aside: Counter[str] = Counter()
    drop: dict[int, set[int]] = defaultdict(set)
    for index, line in candidates:
        again = max(len(known[_shape(line.text), height]) for height in _heights(line))
        own = _NUMBER.fullmatch(line.text) or _EDITION.fullmatch(line.text)
        if again >= enough or own:
            aside[line.text] += 1
            drop[index].update(_places(pages[index], line))
    for index, places in drop.items():
        pages[index].runs = [run for run in pages[index].runs if run.place not in places]
    return list(aside)


def _marginal(page: TypesetPage) -> list[SetLine]:
    """The outermost lines at top and foot that lie in the margins and apart from the text."""
    margin = _MARGIN * page.height
    near = [run for run in page.runs if run.bottom < margin or run.top > page.height - margin]
    if not near:
        return []
    lines = [line for line in lines_of(near, page.number) if len(line.text) <= _LONGEST]
    top = [line for line in lines if line.bottom < margin][:2]
    foot = [line for line in lines if line.top > page.height - margin][-2:]
    return top + [line for line in foot if line not in top]


def _shape(text: str) -> str:
    return _DIGITS.sub("#", text)


def _heights(line: SetLine) -> tuple[int, int]:
    """Two grids of 6 points, so that no edge of one parts what stands together."""
    return 2 * int(line.top // 6), 2 * int((line.top + 3) // 6) + 1


def _places(page: TypesetPage, line: SetLine) -> set[int]:
    rect = line.rect
    return {
        run.place
        for run in page.runs
        if run.top >= rect.y0 - 0.6 * line.size and run.bottom <= rect.y1 + 0.6 * line.size
    }
