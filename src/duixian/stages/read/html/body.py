"""Which part of a page is the article: where its prose stands, with the help of known marks."""

import re
from dataclasses import dataclass
from itertools import accumulate

from duixian.stages.read.html.flow import Flow, Node, Piece

_SENTENCE = re.compile("[。；！？]|[，、].{0,200}[，、]")
_PLAIN_WORTH = 0.2  # of a character without sentence marks: menus have many of them
_ENOUGH = 0.5  # of the page's prose: a marked element below it is not the body
_SAME = 0.9  # of the prose of the outer element: the inner one is the body too
_SHOWN = 0.2  # of all prose: with less of it visible, what is hidden is the article
_SPARE = 150  # characters of sentences beside an element that is still the body (a disclaimer)


@dataclass(frozen=True, slots=True)
class Body:
    """The pieces ``[start, end)`` of the flow, and the node that holds them all."""

    start: int
    end: int
    node: Node


class Prose:
    """How much prose stands in a stretch of pieces.

    Hidden pieces count only where they are nearly all there is: some pages show their text by a
    script that a saved page no longer runs.
    """

    def __init__(self, pieces: list[Piece]) -> None:
        self._sums = self._add(pieces, hidden=False)
        everything = self._add(pieces, hidden=True)
        self.all_hidden = self._sums[-1] < everything[-1] * _SHOWN
        if self.all_hidden:
            self._sums = everything

    @staticmethod
    def _add(pieces: list[Piece], *, hidden: bool) -> list[float]:
        worths = (_worth(piece) if hidden or not piece.node.hidden else 0.0 for piece in pieces)
        return list(accumulate(worths, initial=0.0))

    def of(self, node: Node) -> float:
        """The worth of a node's pieces, in characters of prose."""
        return self._sums[node.end] - self._sums[node.start]


def _worth(piece: Piece) -> float:
    own = len(piece.text) - piece.linked
    if own <= 0 or piece.linked > own:
        return 0.0
    return own if _SENTENCE.search(piece.text) else own * _PLAIN_WORTH


def find_body(flow: Flow, prose: Prose) -> Body:
    """The element that holds the article."""
    node = _marked(flow.root, prose) or _densest(flow.root, prose)
    return Body(node.start, node.end, node)


def _marked(root: Node, prose: Prose) -> Node | None:
    """The innermost of the marked elements that hold most of the page's prose."""
    total = prose.of(root)
    marked = [
        node for node in _walk(root) if "body" in node.marks and prose.of(node) >= total * _ENOUGH
    ]
    if not marked:
        return None
    most = max(prose.of(node) for node in marked)
    return [node for node in marked if prose.of(node) >= most * _SAME][-1]


def _walk(root: Node) -> list[Node]:
    """All nodes, an outer one before the inner ones."""
    nodes, waiting = [], [root]
    while waiting:
        node = waiting.pop()
        nodes.append(node)
        waiting.extend(reversed(node.children))
    return nodes


def _densest(root: Node, prose: Prose) -> Node:
    """Go down as long as one child holds the prose and its siblings next to none."""
    node = root
    while node.children:
        child = max(node.children, key=prose.of)
        inside, whole = prose.of(child), prose.of(node)
        if inside < whole * _SAME and whole - inside > _SPARE:
            break
        if inside < whole * _ENOUGH or child.end - child.start == 0:
            break
        node = child
    return node
