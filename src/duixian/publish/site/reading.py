"""The page of a report: its text in sections, its figures marked and explained."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from duixian.i18n.labels import (
    BASES,
    BOUNDS,
    COLUMNS,
    DIRECTIONS,
    MEASURES,
    UNITS,
    label,
)
from duixian.model import Figure, Report, Statement
from duixian.publish.naming import name_of
from duixian.publish.phrases import say_period
from duixian.publish.site.links import Chip, Flag

Translate = Callable[[str], str]
_PAUSE = re.compile("[，。；：、,;（）()]")
MARK = 8  # characters that an ordinal mark adds to a heading at most


@dataclass(frozen=True)
class Piece:
    """Some words; those of a figure have its ``id``, and ``facts`` that explain it.

    ``chips`` stand behind them.
    """

    text: str
    id: str = ""
    measure: str = ""
    facts: str = ""
    page: str = ""
    chips: tuple[Chip, ...] = ()


@dataclass(frozen=True)
class Sentence:
    """A statement in pieces, or the words between two statements (without ``id``)."""

    pieces: tuple[Piece, ...]
    id: str = ""
    kind: str = ""
    topics: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    figures: int = 0
    chips: tuple[Chip, ...] = ()
    flags: tuple[Flag, ...] = ()


@dataclass
class Block:
    """A heading (``None`` before the first), the lines under it, and the blocks under those."""

    level: int
    id: str = ""
    heading: tuple[Sentence, ...] | None = None
    lines: list[tuple[Sentence, ...]] = field(default_factory=list)
    blocks: list["Block"] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The heading as plain words."""
        return "".join(piece.text for one in self.heading or () for piece in one.pieces)


@dataclass(frozen=True)
class Notes:
    """What stands beside the text, by the id of a figure or statement, and pages of indicators."""

    chips: Mapping[str, Sequence[Chip]]
    flags: Mapping[str, Sequence[Flag]]
    series: Mapping[str, str]


def blocks(report: Report, notes: Notes, translate: Translate) -> Block:
    """The text of ``report`` as a tree of headings and lines."""
    figures = {one.id: one for one in report.figures}
    explained = {one.id: _piece(one, notes, translate) for one in report.figures}
    heads = {one.start: one for one in report.sections}
    root = Block(0)
    open_blocks = [root]
    for start, end, own in _lines(report):
        sentences = tuple(_sentences(report, (start, end), own, (figures, explained, notes)))
        section = heads.get(start)
        if section and end - start <= len(section.heading) + MARK:
            while open_blocks[-1].level >= section.level:
                open_blocks.pop()
            open_blocks[-1].blocks.append(Block(section.level, section.id, sentences))
            open_blocks.append(open_blocks[-1].blocks[-1])
        else:
            open_blocks[-1].lines.append(sentences)
    return root


def _lines(report: Report) -> Iterator[tuple[int, int, list[Statement]]]:
    """Each line of the text with the statements that have a character in it."""
    start, index, statements = 0, 0, report.statements
    for line in report.text.split("\n"):
        end = start + len(line)
        while index < len(statements) and statements[index].end <= start:
            index += 1
        own, at = [], index
        while at < len(statements) and statements[at].start < end:
            own.append(statements[at])
            at += 1
        if line:
            yield start, end, own
        start = end + 1


Known = tuple[dict[str, Figure], dict[str, Piece], Notes]


def _sentences(
    report: Report, line: tuple[int, int], own: Sequence[Statement], known: Known
) -> Iterator[Sentence]:
    position, last = line
    for one in own:
        first = max(one.start, position)
        if first > position:
            yield Sentence((Piece(report.text[position:first]),))
        end = min(one.end, last)
        if first < end:
            yield _sentence(report, one, (first, end), known)
            position = end
    if position < last:
        yield Sentence((Piece(report.text[position:last]),))


def _sentence(report: Report, one: Statement, span: tuple[int, int], known: Known) -> Sentence:
    figures, explained, notes = known
    start, end = span
    pieces: list[Piece] = []
    position, indicators = start, []
    chips = list(notes.chips.get(one.id, ()))
    for id_ in one.figures:
        figure = figures[id_]
        if figure.indicator and figure.indicator.id:
            indicators.append(figure.indicator.id)
        if not position <= figure.start < figure.end <= end:
            chips += notes.chips.get(id_, ())
            continue
        _append(pieces, report.text[position : figure.start])
        pieces.append(explained[id_])
        position = figure.end
    _append(pieces, report.text[position:end])
    begins = start == one.start  # one that runs over two lines has its id once
    return Sentence(
        tuple(pieces),
        one.id if begins else "",
        one.kind,
        one.topics,
        tuple(dict.fromkeys(indicators)),
        len(one.figures),
        tuple(chips) if begins else (),
        tuple(notes.flags.get(one.id, ())) if begins else (),
    )


def _append(pieces: list[Piece], words: str) -> None:
    """Put ``words`` behind ``pieces``; chips move on to the end of the clause: 增长6%左右."""
    if not words:
        return
    last = pieces[-1] if pieces else Piece("")
    if not last.chips:
        pieces.append(Piece(words))
        return
    pause = _PAUSE.search(words)
    end = pause.start() if pause else len(words)
    if end:
        pieces[-1] = replace(last, chips=())
        pieces.append(Piece(words[:end], chips=last.chips))
    if end < len(words):
        pieces.append(Piece(words[end:]))


def _piece(figure: Figure, notes: Notes, translate: Translate) -> Piece:
    return Piece(
        figure.text,
        figure.id,
        figure.measure,
        "\n".join(f"{name}\t{fact}" for name, fact in facts(figure, translate)),
        notes.series.get(_name(figure), ""),
        tuple(notes.chips.get(figure.id, ())),
    )


def _name(figure: Figure) -> str:
    return figure.indicator.id or figure.indicator.text if figure.indicator else ""


def facts(figure: Figure, translate: Translate) -> Iterator[tuple[str, str]]:
    """What a figure says, as names and facts in the reader's language."""
    told = {
        "indicator": name_of(figure.indicator),
        "value": _value(figure, translate),
        "measure": label(MEASURES, figure.measure, translate),
        "direction": ""
        if figure.direction == "none"
        else label(DIRECTIONS, figure.direction, translate),
        "bound": "" if figure.bound == "exact" else label(BOUNDS, figure.bound, translate),
        "basis": label(BASES, figure.basis, translate),
        "period": say_period(figure.period),
    }
    for name, fact in told.items():
        if fact:
            yield translate(COLUMNS[name]), fact


def _value(figure: Figure, translate: Translate) -> str:
    """The value as it is read: ``5.5%``, ``6%–6.5%``, ``42,138,000,000 元``."""
    ends = [one for one in (figure.value, figure.value_max) if one is not None]
    if figure.unit == "%":
        return "–".join(f"{(one * 100).normalize():f}%" for one in ends)
    numbers = "–".join(f"{one.normalize():,f}" for one in ends)
    return f"{numbers} {label(UNITS, figure.unit, translate)}".strip()
