"""Which part of a page is the article: where its prose stands, with the help of known marks."""

from dataclasses import dataclass
from itertools import accumulate

from duixian.stages.read.html.flow import Flow, Node, Piece

_PLAIN = 0.2  # worth of a character outside of sentences: menus have many of them
_ENOUGH = 0.5  # of the page's prose: a marked element below it is not the body
_SAME = 0.9  # of the prose of the outer element: the inner one is the body too
_SHOWN = 0.2  # of all prose: with less of it visible, what is hidden is the article
_SPARE = 60  # characters of sentences beside an element that is still the whole body (a notice)
_SPARE_SHARE = 0.03
# Elements that hold a text rather than a part of the page.
_TEXTS = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "pre", "dd", "dt", "blockquote"])


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
        hidden = [piece.node.hidden for piece in pieces]
        worths = [_worth(piece) for piece in pieces]
        shown = sum(worth for worth, out in zip(worths, hidden, strict=True) if not out)
        self.all_hidden = shown < sum(worths) * _SHOWN
        if not self.all_hidden:
            worths = [0.0 if out else worth for worth, out in zip(worths, hidden, strict=True)]
        in_sentences = (
            worth if piece.is_sentence else 0.0 for worth, piece in zip(worths, pieces, strict=True)
        )
        self._worths = list(accumulate(worths, initial=0.0))
        self._sentences = list(accumulate(in_sentences, initial=0.0))

    def of(self, node: Node) -> float:
        """The worth of a node's pieces, in characters of prose."""
        return self._worths[node.end] - self._worths[node.start]

    def sentences(self, node: Node) -> float:
        """The same, of sentences alone."""
        return self._sentences[node.end] - self._sentences[node.start]


def _worth(piece: Piece) -> float:
    own = len(piece.text) - piece.linked
    if piece.is_sentence:
        # A text that an editor made one link is still a text, if there is no better one.
        return own if own >= piece.linked else len(piece.text) * _PLAIN
    return max(own - piece.linked, 0) * _PLAIN


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
    """Go down as long as one child holds the text and its siblings next to no sentence."""
    node = root
    while node.children:
        child = max(node.children, key=prose.of)
        beside = prose.sentences(node) - prose.sentences(child)
        spare = max(_SPARE, prose.sentences(node) * _SPARE_SHARE)
        if child.tag in _TEXTS or beside > spare or prose.of(child) < prose.of(node) * _ENOUGH:
            break
        node = child
    return node
