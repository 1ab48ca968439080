"""Words of a report for the poster: whole quotes, shortened ones with their marks, figures linked.

Nothing here writes a word of its own: what is shown is cut from the text, and a cut is marked.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from duixian.lexicon.loader import Lexicon, load
from duixian.model import Figure, Report
from duixian.publish.poster.content import Piece
from duixian.publish.poster.links import Links

CUT = "……"
_BREAKS = re.compile("[，；。！？]")
_OPENING, _CLOSING = "（(“‘《〈【", "）)”’》〉】"
_EDGES = "，；。、：！？（）()“”"
BEFORE, BEHIND = 9, 4  # characters of a verb before a number, of a bound behind it

Span = tuple[int, int]


def clauses(text: str) -> list[Span]:
    """Half-open spans of the clauses of ``text``, without the marks between them.

    A comma inside brackets or quotation marks does not end a clause.
    """
    spans: list[Span] = []
    depth = start = 0
    for offset, character in enumerate(text):
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth = max(depth - 1, 0)
        elif not depth and _BREAKS.match(character):
            spans.append((start, offset))
            start = offset + 1
    spans.append((start, len(text)))
    return [(first, end) for first, end in spans if text[first:end].strip()]


def window(text: str, figures: Sequence[Span], limit: int) -> Span:
    """The clauses in a row of ``text`` that hold most figures in ``limit`` characters.

    Of equal ones the first; where even one clause is longer, the first ``limit`` characters of the
    one with most figures.
    """
    spans = clauses(text)
    if not spans:
        return 0, min(len(text), limit)
    best: tuple[int, int, int, Span] | None = None
    for index, (start, _) in enumerate(spans):
        for _, end in spans[index:]:
            if end - start > limit:
                break
            held = sum(start <= first and last <= end for first, last in figures)
            rank = (held, -index, end - start, (start, end))
            if best is None or rank > best:
                best = rank
    if best is not None and (best[0] or not figures):
        return best[3]
    return _first_part(spans, figures, limit)


def _first_part(spans: Sequence[Span], figures: Sequence[Span], limit: int) -> Span:
    """The beginning of the clause with most figures, not cut inside a number."""
    start, end = max(
        spans, key=lambda span: sum(span[0] <= one[0] and one[1] <= span[1] for one in figures)
    )
    end = min(end, start + limit)
    for first, last in figures:
        if first < end < last:
            end = first if first > start else last
    return start, end


def shorten(report: Report, span: Span, limit: int, links: Links) -> tuple[Piece, ...]:
    """The words of ``span``, at most about ``limit`` of them; a cut is marked with ``……``."""
    start, end = span
    text = report.text[start:end].rstrip("。；，")
    end = start + len(text)
    own = [one for one in report.figures if start <= one.start and one.end <= end]
    if len(text) <= limit:
        return tuple(_pieces(report, start, end, own, links))
    first, last = window(text, [(one.start - start, one.end - start) for one in own], limit)
    held = [one for one in own if start + first <= one.start and one.end <= start + last]
    pieces = list(_pieces(report, start + first, start + last, held, links))
    if first:
        pieces.insert(0, Piece(CUT))
    if last < len(text):
        pieces.append(Piece(CUT))
    return tuple(pieces)


def _pieces(
    report: Report, start: int, end: int, figures: Iterable[Figure], links: Links
) -> Iterator[Piece]:
    at = start
    for figure in sorted(figures, key=lambda one: one.start):
        if figure.start < at:
            continue
        if figure.start > at:
            yield Piece(report.text[at : figure.start])
        yield Piece(report.text[figure.start : figure.end], True, links.figure(report, figure.id))
        at = figure.end
    if at < end:
        yield Piece(report.text[at:end])


def spoken(report: Report, figure: Figure) -> str:
    """The figure with the words that move and bound it, verbatim: ``增长5%左右``."""
    statement = next(one for one in report.statements if one.id == figure.statement)
    others = [one for one in report.figures if one.statement == figure.statement]
    ends = [one.end for one in others if one.end <= figure.start]
    if (named := figure.indicator) and named.end <= figure.start:
        ends.append(named.end)
    # A date is no part of what is said: of 2024年增长8.3%, 增长8.3%.
    ends += [one.end for one in report.ignored if statement.start <= one.start < figure.start]
    floor = max(ends, default=statement.start)
    start = figure.start
    while start > floor and report.text[start - 1] not in _EDGES:
        start -= 1
    if (
        figure.start - start > BEFORE
        or _joins(report.text[start : figure.start])
        or (start == floor == statement.start)
    ):
        start = figure.start
    roof = min((one.start for one in others if one.start >= figure.end), default=statement.end)
    end = figure.end
    while end < roof and report.text[end] not in _EDGES:
        end += 1
    if end - figure.end > BEHIND or (end == roof and roof != statement.end):
        end = figure.end
    return report.text[start:end].strip()


@cache
def leaning() -> Lexicon:
    """Words that lean on what stands before them."""
    return load("leaning")


def _joins(words: str) -> bool:
    """Whether ``words`` only join a number to what it is of: 为, 的是, 共有."""
    hits = list(leaning().find(words))
    return sum(hit.end - hit.start for hit in hits if hit.entry.id == "copula") == len(
        words.strip()
    )
