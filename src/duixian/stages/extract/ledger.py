"""Statements and figures with their ids: the ledger of one report."""

import zlib
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from duixian.lexicon.indicators import identify
from duixian.model import Document, Extraction, Figure, Indicator, Outline, Statement
from duixian.stages.extract.annotations import annotate
from duixian.stages.extract.assigned import assign
from duixian.stages.extract.figures import Draft
from duixian.stages.extract.kinds import kinds
from duixian.stages.extract.mentions import places_of
from duixian.stages.extract.openings import opened_periods
from duixian.stages.extract.owners import own
from duixian.stages.extract.recognised import recognition_findings
from duixian.stages.extract.sentence_figures import count


def extract(document: Document, outline: Outline) -> Extraction:
    """Figures, and what each sentence of ``outline`` does, is about, and by when."""
    text = document.text
    opened = opened_periods(document, outline)
    counted = count(document, outline, opened)
    ids = _ids(text, outline)
    figures: list[tuple[Figure, ...]] = [
        _figures(text, ids[index], counted.figures.get(index, ()))
        for index in range(len(outline.sentences))
    ]
    placed = places_of(text, outline.sentences)
    does = kinds(document, outline, figures)
    statements = tuple(
        Statement(
            id=ids[index],
            section=sentence.section,
            kind=kind,
            text=text[sentence.start : sentence.end],
            start=sentence.start,
            end=sentence.end,
            topics=note.topics,
            places=placed.get(index, ()),
            deadline=note.deadline,
            firmness=note.firmness,
            figures=tuple(figure.id for figure in figures[index]),
        )
        for index, (sentence, kind, note) in enumerate(
            zip(
                outline.sentences,
                does,
                annotate(document, outline, does, opened),
                strict=True,
            )
        )
    )
    if document.assignments:
        statements = assign(document, outline, statements)
    else:
        statements = own(document, statements)
    every = tuple(figure for group in figures for figure in group)
    return Extraction(
        statements=statements,
        figures=every,
        ignored=counted.ignored,
        findings=(*counted.findings, *recognition_findings(document, every)),
    )


def _ids(text: str, outline: Outline) -> list[str]:
    """Eight hex digits of the words of each sentence; a repeated sentence counts up.

    Made from the words alone, so that an id survives another file form and edits elsewhere.
    """
    seen: Counter[str] = Counter()
    ids = []
    for sentence in outline.sentences:
        words = "".join(text[sentence.start : sentence.end].split())
        digest = f"{zlib.crc32(words.encode('utf-8', 'surrogatepass')):08x}"
        seen[digest] += 1
        ids.append(digest if seen[digest] == 1 else f"{digest}-{seen[digest]}")
    return ids


def _figures(text: str, statement: str, drafts: Sequence[Draft]) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            id=f"{statement}.{order}",
            statement=statement,
            text=text[draft.start : draft.end],
            start=draft.start,
            end=draft.end,
            indicator=_indicator(text, draft),
            value=_plain(draft.value),
            value_max=_plain(draft.value_max),
            unit=draft.unit,
            measure=draft.measure,
            direction=draft.direction,
            bound=draft.bound,
            basis=draft.basis,
            period=draft.period,
            restates=None if draft.restates is None else f"{statement}.{draft.restates + 1}",
        )
        for order, draft in enumerate(drafts, start=1)
    )


def _indicator(text: str, draft: Draft) -> Indicator | None:
    phrase = draft.indicator
    if phrase is None:
        return None
    known = identify(phrase.name(text))
    if known is None and draft.of and draft.measure == "growth":
        known = identify(draft.of.name(text))  # 增速 alone is that of what stands before it
    return Indicator(
        known.id if known else None, text[phrase.start : phrase.end], phrase.start, phrase.end
    )


def _plain(value: Decimal | None) -> Decimal | None:
    """The same value without an exponent: 30000 rather than 3E+4."""
    if value is None:
        return None
    exponent = value.as_tuple().exponent
    return value if isinstance(exponent, int) and exponent <= 0 else Decimal(f"{value:f}")
