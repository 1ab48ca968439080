"""Which line breaks of a plain text end a paragraph.

The text itself tells: lines that break at one width are wrapped; lines that break inside a
sentence, in a text that parts its paragraphs by blank lines or indents, are links and bold words
that a page set on lines of their own; otherwise a line is a paragraph.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from duixian.stages.read.layout.bullets import glyph_of, strong_glyphs
from duixian.stages.read.layout.debris import CLOSERS, OPENERS, Segment
from duixian.stages.read.layout.rows import ADJACENT, BLANK, BREAK, Row, first_token, width

FINAL = "。！？：；…”）」』】!?:;)"
_HANGING = "，、,《（“‘「『〈【(["
_HAN = "[一二三四五六七八九十百]"
_MARK = re.compile(
    rf"第{_HAN}{{1,3}}(?:部分|章|篇|编|节)"
    rf"|{_HAN}{{1,3}}[、．]|[（(](?:{_HAN}{{1,3}}|[0-9０-９]{{1,2}})[）)]"
    r"|[0-9０-９]{1,2}(?:、|[.．](?![0-9０-９]))|[①-⑳㈠-㈩⑴-⒇⒈-⒛]|[—–]{2}|#{1,6}\s"
    r"|[•·]"
)
_BARE_MARK = re.compile(
    rf"(?:第?{_HAN}{{1,3}}(?:是|要|个是)?|[（(]{_HAN}{{1,3}}[）)])[，、：。．]?|[0-9０-９]{{1,2}}[.．、]"
)
_INSIDE = re.compile(r"[。；！？]")
NARROWEST, WIDEST = 12, 240
LONGEST_HEADING = 60
_OPENING = 20  # rows in which a paragraph, unlike a heading, comes to a stop

Flow = Literal["wrapped", "inline", "lines"]


class Evidence(NamedTuple):
    """What the line breaks of a document mean, and what that was concluded from.

    ``columns`` is the width at which lines are wrapped, 0 where they are not. ``indents`` says
    that an indent opens a paragraph. ``spacing`` is the gap between the lines of one paragraph
    (blank lines in a double-spaced text). ``plain`` counts the short lines of the body that have
    neither a mark nor a stop: in a text that has one alone, it is the rest of a heading.
    """

    flow: Flow
    columns: int
    indents: bool
    spacing: int = ADJACENT
    plain: int = 0


def paragraphs(rows: Sequence[Row]) -> list[list[Segment]]:
    """The paragraphs of ``rows`` in order, each as the segments that make it up."""
    evidence = weigh(rows)
    found: list[list[Segment]] = []
    open_rows: list[Row] = []
    for row in rows:
        if open_rows and _goes_on(open_rows, row, evidence):
            _append(found[-1], open_rows[-1], row)
            open_rows.append(row)
        else:
            found.append(list(row.segments))
            open_rows = [row]
    return found


def weigh(rows: Sequence[Row]) -> Evidence:
    """What the line breaks between ``rows`` mean."""
    touching = sum(row.gap == ADJACENT for row in rows)
    firsts = [row for row in rows if row.gap != ADJACENT]
    indented = sum(row.indented for row in rows)
    indents = indented >= 3 and indented * 3 >= len(firsts)
    if touching * 5 < len(rows) and (columns := _wrap_columns(rows, BLANK)):
        return Evidence("wrapped", columns, indents, BLANK)
    if touching < 2:
        return Evidence("lines", 0, indents)
    if columns := _wrap_columns(rows, ADJACENT):
        return Evidence("wrapped", columns, indents)
    inside = sum(row.gap == ADJACENT and row.indented for row in rows)
    if indents and inside * 5 <= touching:
        return Evidence("inline", 0, indents)
    blanks = sum(row.gap == BLANK for row in rows)
    if blanks > 2 and blanks >= touching:
        return Evidence("inline", 0, indents)
    return Evidence("lines", 0, indents, plain=sum(map(_is_plain, _body(rows))))


def _body(rows: Sequence[Row]) -> Sequence[Row]:
    """``rows`` from the first long line on: behind title, date and name."""
    first = next((index for index, row in enumerate(rows) if len(row.text) > LONGEST_HEADING), 0)
    return rows[first:]


def _is_plain(row: Row) -> bool:
    text = row.text
    return 4 <= len(text) <= 20 and text[-1] not in FINAL and not _MARK.match(text)


def _wrap_columns(rows: Sequence[Row], spacing: int) -> int:
    """The width at which most unfinished lines break; 0 where they break anywhere."""
    broken = sorted(
        row.width
        for row, following in pairwise(rows)
        if following.gap == spacing and row.text[-1] not in FINAL
    )
    if len(broken) < 4:
        return 0
    columns = broken[len(broken) * 9 // 10]
    if not NARROWEST <= columns <= WIDEST:
        return 0
    near = sum(columns - 7 <= measured <= columns + 4 for measured in broken)
    if near < 0.6 * len(broken):
        return 0
    wider = sum(row.width > columns + 6 for row in rows)
    return columns if wider * 25 <= len(rows) else 0


def is_full(row: Row, following: str, columns: int, slack: int = 2) -> bool:
    """Whether ``row`` had no room left for the start of ``following``."""
    return row.width + width(first_token(following)) > columns - slack


def hangs(text: str, following: str) -> bool:
    """Whether a comma or an opening bracket ends ``text``, or a stop opens ``following``."""
    return text[-1] in _HANGING or following[0] in CLOSERS


def is_open(text: str, following: str) -> bool:
    """Whether ``text`` hangs, or leaves a number or a bracket open."""
    if hangs(text, following):
        return True
    last, first = text[-1], following[0]
    if last.isascii() and last.isalnum() and first.isascii() and first.isdigit() and len(text) > 8:
        return True
    return any(
        text.rfind(opener) > text.rfind(closer) for opener, closer in ("《》", "（）", "“”", "「」")
    )


def _goes_on(open_rows: list[Row], row: Row, evidence: Evidence) -> bool:
    """Whether ``row`` continues the paragraph that ``open_rows`` began."""
    last, text = open_rows[-1], row.text
    hanging = last.text[-1] in _HANGING
    if row.gap == BLANK != evidence.spacing:
        return hanging or text[0] in CLOSERS or _crosses(open_rows, row, evidence)
    if row.indented and evidence.indents and not hanging:
        return False
    if is_open(last.text, text) or _is_scrap(open_rows, text):
        return True
    if text[0] in strong_glyphs() and glyph_of(text):
        return False
    marked = _MARK.match(text) is not None
    if evidence.flow == "wrapped" and row.gap != BREAK:
        full = is_full(last, text, evidence.columns)
        return (full and not (marked and last.text[-1] in FINAL)) or _breaks_off(last.text)
    if marked:
        return False
    if row.gap == BREAK:
        cut = last.text[-1].isdecimal() or _unfinished(open_rows, evidence)
        return cut and not _is_heading(open_rows, text)
    if evidence.flow == "inline":
        return not _is_heading(open_rows, text)
    half = evidence.plain == 1 and _is_half(last.text) and _is_plain(row)
    return half or _breaks_off(last.text)


def _crosses(open_rows: list[Row], row: Row, evidence: Evidence) -> bool:
    """Whether a wrapped paragraph goes on behind a blank line, as over the foot of a page."""
    if evidence.flow != "wrapped" or (row.indented and evidence.indents) or _MARK.match(row.text):
        return False
    opening = open_rows[0].text
    if (_MARK.match(opening) or _BARE_MARK.match(opening)) and not any(
        _INSIDE.search(open_row.text) for open_row in open_rows[:_OPENING]
    ):
        return False
    return _unfinished(open_rows, evidence) and is_full(open_rows[-1], row.text, evidence.columns)


def _is_half(text: str) -> bool:
    """Whether ``text`` may be the first line of a numbered heading on two lines."""
    return len(text) <= 16 and text[-1] not in FINAL and _MARK.match(text) is not None


def _is_scrap(open_rows: list[Row], text: str) -> bool:
    """A mark alone on its line (``第一，``), or a stray character behind it (``政府工作报 告``)."""
    if len(open_rows) == 1 and _BARE_MARK.fullmatch(open_rows[0].text):
        return True
    return len(text) == 1 and open_rows[-1].text[-1] not in FINAL


def _breaks_off(text: str) -> bool:
    """Whether a line of several sentences stops before the end of its last one."""
    if text[-1] in FINAL:
        return False
    return len(text) > LONGEST_HEADING or _INSIDE.search(text) is not None


def _unfinished(open_rows: list[Row], evidence: Evidence) -> bool:
    text = open_rows[-1].text
    if text[-1] in FINAL:
        return False
    return len(open_rows) > 1 or evidence.flow == "inline" or "，" in text or _breaks_off(text)


def _is_heading(open_rows: list[Row], following: str) -> bool:
    """Whether ``open_rows`` is a whole numbered heading over the paragraph ``following``."""
    text = open_rows[0].text
    if len(open_rows) > 1 or text[-1] in FINAL or len(text) > LONGEST_HEADING:
        return False
    if not _MARK.match(text) or text.startswith(("—", "–")):
        return False
    return len(following) > 20 or following[-1] in FINAL


def _append(paragraph: list[Segment], last: Row, row: Row) -> None:
    """Join ``row`` to ``paragraph``, with a blank where two words would run together."""
    before, after = last.text[-1], row.text[0]
    latin = before.isascii() and after.isascii() and after.isalpha() and before not in OPENERS
    wide = (last.padded or row.indented) and before not in FINAL + _HANGING and len(last.text) < 12
    if latin or wide:
        tail = paragraph[-1]
        paragraph[-1] = Segment(tail.text + " ", tail.line, tail.column)
    paragraph.extend(row.segments)
