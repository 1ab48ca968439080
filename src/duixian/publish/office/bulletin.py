"""The draft of the bulletin (督查通报): sentences from a template, numbers from the tally."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO

import msgspec
from rich.cells import cell_len

from duixian.i18n import N_, Language, translator
from duixian.i18n.labels import VERDICTS, label
from duixian.model import Report
from duixian.model.reconciliation import Item, Reconciliation, VerdictCode
from duixian.publish.office.outcomes import add_outcomes, judged, parts_of
from duixian.publish.office.tally import Tally, chosen, tally
from duixian.publish.office.word import Column, Group, Look, WordDocument
from duixian.publish.office.word.look import POINT
from duixian.publish.reconciled import ORDER, in_order
from duixian.publish.template_files import fill, load_template

Values = Mapping[str, str]


class Overall(msgspec.Struct, frozen=True):
    """The part with the totals."""

    heading: str
    paragraphs: tuple[str, ...]
    one_count: str
    between: str


class ListSection(msgspec.Struct, frozen=True):
    """A part that lists promises by verdict."""

    heading: str
    verdicts: tuple[VerdictCode, ...]
    quantified_only: bool
    intro: str
    item: str
    rest: str
    none: str


class Closing(msgspec.Struct, frozen=True):
    """The last part."""

    heading: str
    paragraphs: tuple[str, ...]
    attachments: tuple[str, ...]


class Wording(msgspec.Struct, frozen=True):
    """The template of the bulletin, ``bulletin.<language>.toml``."""

    title: str
    addressee: str
    signature: str
    date: str
    most: int
    opening: tuple[str, ...]
    overall: Overall
    section: tuple[ListSection, ...]
    closing: Closing


class Line(msgspec.Struct, frozen=True):
    """A paragraph of the bulletin; ``values`` are those that its numbers come from."""

    style: str
    words: str
    values: Values


def write_bulletin(
    found: Reconciliation,
    earlier: Report,
    file: BinaryIO,
    *,
    look: Look,
    language: Language,
    templates: Path | None,
) -> None:
    """Write the draft with its two annexes. Raise :class:`TemplateError`."""
    translate = translator(language)
    name = f"bulletin.{language}.toml"
    wording = load_template("office", name, templates, Wording)
    counted = tally(found, parts_of(found, earlier))
    lines = bulletin(found, counted, wording, name, translate)
    document = WordDocument(lines[0].words.replace("\n", ""), look)
    for line in lines:
        if line.style == "title":
            document.paragraph(_broken(line.words, look), "title", after=1)
        elif line.style in ("left", "right"):
            document.line(line.words, "left" if line.style == "left" else "right")
        else:
            document.paragraph(line.words, "heading1" if line.style == "heading1" else "body")
    document.landscape()
    document.line(translate(N_("Annex 1")), "left", "heading1")
    document.paragraph(translate(N_("Promises by part and verdict")), "title")
    _add_counts(document, counted, translate)
    document.landscape()
    document.line(translate(N_("Annex 2")), "left", "heading1")
    document.paragraph(translate(N_("What became of each promise")), "title")
    add_outcomes(document, found, earlier, translate)
    document.save(file)


def bulletin(
    found: Reconciliation,
    counted: Tally,
    wording: Wording,
    where: str,
    translate: Callable[[str], str],
) -> list[Line]:
    """The paragraphs in their order; ``where`` names the template in messages."""
    values = _values(found, counted, wording, where, translate)
    lines: list[Line] = []

    def say(style: str, template: str, more: Values | None = None) -> None:
        known = {**values, **(more or {})}
        lines.append(Line(style, fill(template, known, where), known))

    say("title", wording.title)
    say("left", wording.addressee)
    for template in wording.opening:
        say("body", template)
    say("heading1", wording.overall.heading)
    for template in wording.overall.paragraphs:
        say("body", template)
    for section in wording.section:
        say("heading1", section.heading)
        own = in_order(chosen(found.items, section.verdicts, quantified=section.quantified_only))
        shown = own[: max(wording.most, 0)]
        sums = {"count": len(own), "shown": len(shown), "rest": len(own) - len(shown)}
        told = {name: str(number) for name, number in sums.items()}
        say("body", section.intro if own else section.none, told)
        for number, item in enumerate(shown, start=1):
            say("body", section.item, told | _of_item(number, item, translate))
        if sums["rest"]:
            say("body", section.rest, told)
    say("heading1", wording.closing.heading)
    for template in (*wording.closing.paragraphs, *wording.closing.attachments):
        say("body", template)
    say("right", wording.signature)
    say("right", wording.date)
    return lines


def _values(
    found: Reconciliation,
    counted: Tally,
    wording: Wording,
    where: str,
    translate: Callable[[str], str],
) -> dict[str, str]:
    counts = wording.overall.between.join(
        fill(
            wording.overall.one_count,
            {"verdict": label(VERDICTS, code, translate), "count": str(counted.counts[code])},
            where,
        )
        for code in ORDER
        if counted.counts[code]
    )
    heads = (found.earlier, found.later)
    names = [head.source.name if head.source else "" for head in heads]
    return {
        **counted.values(),
        "counts": counts,
        "place": found.earlier.place.name if found.earlier.place else "",
        "earlier": str(found.earlier.year or ""),
        "later": str(found.later.year or ""),
        "file_earlier": names[0],
        "file_later": names[1],
    }


def _of_item(number: int, item: Item, translate: Callable[[str], str]) -> dict[str, str]:
    return {
        "number": str(number),
        "promise": item.commitment.text.rstrip("。；，"),
        "answer": item.answers[0].text.rstrip("。；，") if item.answers else "—",
        "verdict": label(VERDICTS, item.verdict, translate),
        "why": judged(item, translate).rstrip("。."),
    }


def _add_counts(document: WordDocument, counted: Tally, translate: Callable[[str], str]) -> None:
    columns = (
        Column(translate(N_("Part of the report")), 38),
        *(Column(_folded(label(VERDICTS, code, translate)), 6.5, centred=True) for code in ORDER),
        Column(translate(N_("Total")), 6.5, centred=True),
    )
    rows = [(row.part, *map(str, row.counts), str(row.total)) for row in counted.rows]
    whole = [str(counted.counts[code]) for code in ORDER]
    rows.append((translate(N_("Total")), *whole, str(counted.total)))
    document.table(columns, [Group("", rows)])


def _broken(title: str, look: Look) -> str:
    """The title in lines that fit, each ending where the template allows it."""
    room = look.width // (look.fonts.title.size * POINT) * 2
    lines = [""]
    for piece in title.split("\n"):
        if lines[-1] and cell_len(lines[-1] + piece) > room - 1:
            lines.append(piece.strip())
        else:
            lines[-1] += piece
    return "\n".join(lines)


def _folded(head: str) -> str:
    """A head of a narrow column: 超额完成 in two lines of two characters."""
    return head if head.isascii() or len(head) < 4 else f"{head[:2]}\n{head[2:]}"
