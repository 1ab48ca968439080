"""A web page: the article without the page around it, title, date and publisher."""

from duixian.errors import SourceError
from duixian.model import Metadata
from duixian.stages.read.html.body import Body, Prose, find_body
from duixian.stages.read.html.flow import Flow, Node, Piece
from duixian.stages.read.html.head import Head, same_title
from duixian.stages.read.html.page import parse_page
from duixian.stages.read.limits import Limits
from duixian.stages.read.lines import Line
from duixian.stages.read.reading import Reading, aside
from duixian.stages.read.roles import heading_role

_OPENING = 3  # lines of the body among which its title may stand
_TITLE = 6  # characters that a title has at least
_LINKED_BODY = 0.5  # share of links in a body from which on they are its words, not navigation
_ASIDE = 0.3  # of the body's prose: more than that is no page furniture, whatever its name


def read_html(data: bytes, name: str, limits: Limits) -> Reading:
    """The article of a page, line by line; numbers are lines of the HTML source.

    Paragraphs, list items, headings and table rows become lines; ``<br>`` ends a line. What
    stands around the article is set aside without offsets. Raise ``SourceError`` for a page
    without text, or one that the parser cannot read to its end.
    """
    tree, encoding = parse_page(data, name, limits)
    flow, head = Flow(tree), Head(tree)
    prose = Prose(flow.pieces)
    if not flow.pieces:
        raise SourceError(
            "{name}: a page without any text (its text may be loaded by a script or stand in a "
            "frame); open it in a browser, save the page again or copy the text",
            name=name,
        )
    body = find_body(flow, prose)
    before, after = flow.pieces[: body.start], flow.pieces[body.end :]
    inside = flow.pieces[body.start : body.end]
    kept, dropped = _sort(inside, body, prose)
    title = _title(head, before, kept)
    opening = _opening(before, title, kept)
    publisher = head.publisher([*before, *kept[:5], *kept[-3:], *after])
    date = head.date([*before, *kept[:5]])
    index_number = head.index_number([*before, *kept[:5], *after])
    document_number = head.document_number([*before, *kept[:5]])
    lines = _lines([*opening, *kept], title)
    before = [piece for piece in before if piece not in opening]
    return Reading(
        lines,
        "text/html",
        Metadata(title, date, publisher, encoding, index_number, document_number),
        (
            *aside("navigation", [piece.text for piece in before]),
            *aside("furniture", [piece.text for piece in dropped]),
            *aside("footer", [piece.text for piece in after]),
        ),
    )


def _sort(inside: list[Piece], body: Body, prose: Prose) -> tuple[list[Piece], list[Piece]]:
    """The body's own pieces, and what the page put among them: buttons, links, hidden text."""
    total = sum(len(piece.text) for piece in inside)
    links_are_words = sum(piece.linked for piece in inside) > total * _LINKED_BODY
    most = prose.of(body.node) * _ASIDE
    kept, dropped = [], []
    for piece in inside:
        hidden = piece.node.hidden and not prose.all_hidden
        link = piece.is_link and not links_are_words and not piece.heading
        if hidden or link or _is_aside(piece.node, body.node, most, prose):
            dropped.append(piece)
        else:
            kept.append(piece)
    return (kept, dropped) if kept else (inside, [])


def _is_aside(node: Node | None, body: Node, most: float, prose: Prose) -> bool:
    while node is not None and node is not body:
        if "aside" in node.marks and prose.of(node) < most:
            return True
        node = node.parent
    return False


def _title(head: Head, before: list[Piece], kept: list[Piece]) -> str:
    """The article's title: what the page's head and the shown text agree on."""
    named = head.meta("title") or head.elements.get("title_element", "")
    if named:
        return named
    whole = head.titles[0] if head.titles else ""
    shown = [
        piece
        for piece in [*before, *kept[:_OPENING]]
        if len(piece.text) >= _TITLE and (piece.text in whole or "title" in piece.node.marks)
    ]
    if shown:
        return max(reversed(shown), key=lambda piece: len(piece.text)).text
    headings = [piece.text for piece in [*before, *kept[:_OPENING]] if piece.heading == 1]
    return (headings or sorted(head.titles[1:], key=len) or [""])[-1]


def _opening(before: list[Piece], title: str, kept: list[Piece]) -> list[Piece]:
    """Title and subtitle that stand above the body's element, unless it repeats the title."""
    if any(same_title(piece.text, title) for piece in kept[:_OPENING]):
        return []
    above = [index for index, piece in enumerate(before) if same_title(piece.text, title)]
    if not above:
        return []
    index = above[-1]
    below = (piece for piece in before[index + 1 :] if not piece.node.hidden)
    return [before[index], *(piece for piece in below if _is_subtitle(piece))]


def _is_subtitle(piece: Piece) -> bool:
    return "subtitle" in piece.node.marks or piece.text.startswith(("—", "--", "─"))


def _lines(pieces: list[Piece], title: str) -> list[Line]:
    lines: list[Line] = []
    frames: dict[int, bool] = {}  # by identity of the table: data tables are emitted once
    titled = False
    for index, piece in enumerate(pieces):
        key = id(piece.table)
        if piece.table is not None and key not in frames:
            frames[key] = piece.table.is_frame()
            if not frames[key]:
                lines.extend(piece.table.lines(len(frames)))
        if not frames.get(key, True):
            continue
        if not titled and index < _OPENING and same_title(piece.text, title):
            lines.append(Line(piece.text, piece.number, "title", 0, True))
            titled = True
        else:
            lines.append(_line(piece))
    return lines


def _line(piece: Piece) -> Line:
    if piece.heading and heading_role(piece.text):
        return Line(piece.text, piece.number, "heading", piece.heading, True)
    if piece.item and not piece.heading:
        return Line(piece.text, piece.number, "item", piece.item, True)
    return Line(piece.text, piece.number, fixed=not piece.preformatted)
