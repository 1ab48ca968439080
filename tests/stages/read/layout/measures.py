"""How well a composed page agrees with the page that was laid out."""

from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from duixian.stages.read.layout import Composition, compose
from duixian.stages.read.lines import Line
from tests.stages.read.layout.newspaper import PARTS, Listing, Page


class Measures(NamedTuple):
    """Counts over one page, or over several when added up.

    A heading counts as right when all items of its list and no other stand under it, whether or
    not they are intact (they are known by how they begin).
    """

    headings: int = 0
    headed: int = 0
    items: int = 0
    intact: int = 0
    neighbours: int = 0
    in_order: int = 0
    in_part: int = 0

    def plus(self, other: "Measures") -> "Measures":
        """The counts of two pages together."""
        return Measures(*(one + two for one, two in zip(self, other, strict=True)))

    @property
    def shares(self) -> dict[str, float]:
        """What part of everything was read as it was laid out."""
        return {
            "headed": self.headed / max(self.headings, 1),
            "intact": self.intact / max(self.items, 1),
            "in_order": self.in_order / max(self.neighbours, 1),
            "in_part": self.in_part / max(self.headings, 1),
        }


class Section(NamedTuple):
    """A heading as it was read, the part it stands in, and its items."""

    part: str
    heading: str
    items: list[str]


def plain(text: str) -> str:
    return "".join(text.split())


def sections_of(composition: Composition) -> list[Section]:
    """What stands under each heading, in reading order."""
    titles = {plain(title): part for part, names in PARTS.items() for title in names}
    found = [Section("", "", [])]
    part = ""
    for block in composition.blocks:
        words = plain(composition.text[block.start : block.end])
        if block.role == "heading":
            part = titles.get(words, part)
            found.append(Section(part, words, []))
        elif block.role == "item":
            found[-1].items.append(words)
    return found


def measure(page: Page) -> Measures:
    """Read ``page`` and compare."""
    composition = compose(page.lines)
    sections = sections_of(composition)
    by_heading = {section.heading: section for section in sections}
    place = {section.heading: index for index, section in enumerate(sections)}
    every = Counter(item for section in sections for item in section.items)
    names = [_name(listing, by_heading) for listing in page.listings]
    headed = in_part = intact = 0
    for name, listing in zip(names, page.listings, strict=True):
        section = by_heading.get(name)
        headed += section is not None and _starts(section.items) == _starts(listing.items)
        in_part += section is not None and section.part == listing.part
        intact += sum(every[plain(item)] > 0 for item in listing.items)
    follow = [place.get(two, -2) > place.get(one, -1) >= 0 for one, two in pairwise(names)]
    items = sum(len(listing.items) for listing in page.listings)
    count = len(page.listings)
    return Measures(count, headed, items, intact, len(follow), sum(follow), in_part)


def _name(listing: Listing, by_heading: dict[str, Section]) -> str:
    """The heading as it may stand in the text: an ordinal in front of it stays."""
    name = plain(listing.heading)
    return name if name in by_heading else plain(listing.ordinal) + name


def _starts(items: list[str]) -> set[str]:
    return {plain(item)[:8] for item in items}


def characters(lines: list[Line]) -> Counter[str]:
    """All characters of ``lines`` that are not white."""
    return Counter("".join("".join(line.text.split()) for line in lines))


def kept(composition: Composition) -> Counter[str]:
    """All characters of the text and of what was set aside that are not white."""
    texts = [composition.text, *(part.text for part in composition.set_aside)]
    return Counter("".join("".join(texts).split()))
