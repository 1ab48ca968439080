"""Whether a text is a page of lists, as newspapers and public accounts print them."""

from collections.abc import Sequence

from duixian.stages.read.layout.bullets import glyph_of, glyphs_of
from duixian.stages.read.layout.rows import Row

FEWEST_ITEMS = 5
LARGEST = 6_000  # rows; a longer text is a book, and its lines keep their order
_SHARE = 0.15  # of the rows begin an item
_NUMERALS = 0.25  # where numerals begin the items: they also begin headings
_LONGEST = 64  # characters of a middling row; prose has longer ones


def is_page(rows: Sequence[Row]) -> bool:
    """Whether ``rows`` are short lines of which many begin an item of a list.

    Prose with a few bullets, a report whose paragraphs carry bullets and a text whose lines are
    whole paragraphs are no pages.
    """
    count = len(rows)
    if not FEWEST_ITEMS <= count <= LARGEST:
        return False
    items = sum(glyph_of(row.text) != "" for row in rows)
    if items < FEWEST_ITEMS and not _may_count(rows):
        return False
    if sorted(len(row.text) for row in rows)[count // 2] > _LONGEST:
        return False
    if items >= max(FEWEST_ITEMS, _SHARE * count):
        return True
    items = sum(glyph != "" for glyph in glyphs_of(rows))
    return items >= max(FEWEST_ITEMS, _NUMERALS * count)


def _may_count(rows: Sequence[Row]) -> bool:
    digits = sum(row.text[0].isdigit() or row.text[0] in "（(" for row in rows)
    return digits >= max(FEWEST_ITEMS, _NUMERALS * len(rows))
