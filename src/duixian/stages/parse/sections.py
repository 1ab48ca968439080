"""The section tree: headings nested by the way their marks are written.

A style that is met for the first time under an open heading is one level below it; a style that
is open already closes everything down to it. So ``一、`` › ``（一）`` › ``1.`` and ``（一）`` ›
``1.`` both come out right, whatever the report begins with.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from duixian.model import Document, Part, Section
from duixian.stages.parse.headings import OUTLINE_STYLES, SALUTATION, Heading
from duixian.stages.parse.parts import assign_parts

DEEPEST = 8
LOOK_AHEAD = 80  # headings: bounds the work on a text that is nothing but marks


@dataclass
class Node:
    """A section while the tree grows. ``rank`` orders styles that the source itself ranks."""

    heading: Heading
    level: int
    parent: "Node | None"
    end: int = 0
    children: list["Node"] = field(default_factory=list)

    @property
    def style(self) -> str:
        """The style that decides its level."""
        return self.heading.style


def build_sections(
    document: Document, headings: list[Heading], body_end: int
) -> tuple[Section, ...]:
    """The sections in text order, parents before children. Text behind ``body_end`` is in none."""
    roots = _nest(document, headings, body_end)
    _close(document, roots, body_end)
    parts = assign_parts(document, roots)
    sections: list[Section] = []
    _number(roots, None, "", parts, sections)
    return tuple(sections)


def _nest(document: Document, headings: list[Heading], body_end: int) -> list[Node]:
    roots: list[Node] = []
    open_nodes: list[Node] = []
    breaks = _salutations(document)
    next_break = 0
    for position, heading in enumerate(headings):
        while next_break < len(breaks) and breaks[next_break] < heading.start:
            _end_at(open_nodes[1:], breaks[next_break])
            del open_nodes[1:]
            next_break += 1
        rest = headings[position : position + LOOK_AHEAD]
        if heading.start >= body_end or not _admitted(heading, open_nodes, rest):
            continue
        _pop(open_nodes, heading, rest, roots)
        parent = open_nodes[-1] if open_nodes else None
        node = Node(heading, len(open_nodes) + 1, parent)
        (parent.children if parent else roots).append(node)
        open_nodes.append(node)
    for position in breaks[next_break:]:
        _end_at(open_nodes[1:], position)
        del open_nodes[1:]
    return roots


def _salutations(document: Document) -> list[int]:
    """Where the speaker turns to the audience again: what follows belongs to no subsection."""
    text = document.text
    starts = (block.start for block in document.blocks)
    return [start for start in starts if SALUTATION.match(text, start)]


def _end_at(nodes: Iterable[Node], position: int) -> None:
    for node in nodes:
        node.end = position - 1


def _admitted(heading: Heading, open_nodes: list[Node], rest: Sequence[Heading]) -> bool:
    """Whether ``heading`` fits in a sequence; a lead needs one, and a glossary has none."""
    if heading.named:
        return True
    if open_nodes and (named := open_nodes[0].heading.named) and not named.extra["numbered"]:
        return False
    if not heading.style or heading.style.startswith("h"):
        return True
    alone = heading.style in OUTLINE_STYLES and not heading.run_in and not heading.stopped
    if heading.value == 1:
        return alone or _goes_on(heading, {node.style for node in open_nodes}, rest)
    last = _last_value(open_nodes, heading.style)
    return alone or (last is not None and last < heading.value <= last + 3)


def _goes_on(heading: Heading, above: set[str], rest: Sequence[Heading]) -> bool:
    """Whether a second member of the sequence stands further down, under the same heading."""
    for later in rest[1:]:
        if later.style == heading.style:
            return later.value in (2, 3)
        if later.named or later.style in above:
            return False
    return False


def _last_value(open_nodes: Sequence[Node], style: str) -> int | None:
    for node in reversed(open_nodes):
        if node.style == style:
            return node.heading.value
        for child in reversed(node.children[-LOOK_AHEAD:]):
            if child.style == style:
                return child.heading.value
    return None


def _pop(open_nodes: list[Node], heading: Heading, rest: list[Heading], roots: list[Node]) -> None:
    """Close the open headings that ``heading`` does not stand under."""
    if heading.named and heading.named.extra["top"]:
        open_nodes.clear()
        return
    if heading.style.startswith("h"):
        while (
            open_nodes and open_nodes[-1].style[:1] == "h" and open_nodes[-1].style >= heading.style
        ):
            open_nodes.pop()
        return
    same = [index for index, node in enumerate(open_nodes) if node.style == heading.style]
    if not same:
        if _first_of_the_outline(heading, open_nodes, roots, rest):
            open_nodes.clear()
        return
    for index in reversed(same):
        if heading.value == open_nodes[index].heading.value + 1:
            del open_nodes[index:]
            return
    innermost = same[-1]
    restart = heading.value == 1 and heading.style and len(open_nodes) < DEEPEST
    if restart and _resumes(open_nodes[innermost].heading, rest):
        return
    del open_nodes[innermost:]


def _first_of_the_outline(
    heading: Heading, open_nodes: list[Node], roots: list[Node], rest: Sequence[Heading]
) -> bool:
    """``一、`` after the only unnumbered heading of a text is its sibling, not its child."""
    if heading.style != "一、" or len(roots) != 1 or not open_nodes:
        return False
    lone = not roots[0].style and roots[0].heading.named is None
    return lone and all(later.style or later.named for later in rest)


def _resumes(outer: Heading, rest: list[Heading]) -> bool:
    """Whether the sequence of ``outer`` goes on after the one that starts with ``rest[0]``."""
    expected = 1
    for heading in rest:
        if not heading.style or (heading.named and heading.named.extra["top"]):
            return False
        if heading.style != outer.style:
            if heading.style in OUTLINE_STYLES and outer.style not in OUTLINE_STYLES:
                return False
            continue
        if heading.value == 1:
            expected = 1
        if heading.value != expected:
            return heading.value == outer.value + 1
        expected += 1
    return False


def _close(document: Document, nodes: list[Node], limit: int) -> None:
    """Give every node its end: before its next sibling, or with its parent."""
    for index, node in enumerate(nodes):
        following = nodes[index + 1].heading.start - 1 if index + 1 < len(nodes) else limit
        end = min(following, node.end or following, limit)
        while end > node.heading.words_end and document.text[end - 1] == "\n":
            end -= 1
        node.end = max(end, node.heading.words_end)
        _close(document, node.children, node.end)


def _number(
    nodes: list[Node],
    parent: str | None,
    prefix: str,
    parts: dict[int, Part],
    sections: list[Section],
) -> None:
    for ordinal, node in enumerate(nodes, 1):
        heading = node.heading
        section_id = f"{prefix}{ordinal}"
        part = parts[heading.start]
        sections.append(
            Section(
                section_id,
                parent,
                node.level,
                heading.words.strip(),
                part,
                heading.start,
                node.end,
            )
        )
        _number(node.children, section_id, f"{section_id}.", parts, sections)
