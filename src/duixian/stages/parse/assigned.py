"""The outline of a table of tasks or outcomes: headings, and the sentences of its rows."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from duixian.model import Document, Outline, Part, Period, Section, Sentence, SetAside, years
from duixian.stages.parse.identity import identify
from duixian.stages.parse.masthead import fold
from duixian.stages.parse.place_of import place_named
from duixian.stages.parse.sentences import spans_of
from duixian.stages.parse.year_of import years_in

_SHOWN = 200  # characters of a set-aside text, see ``SetAside``


def outline_of_tasks(document: Document) -> Outline:
    """Sections by the headings of the tables, sentences of the rows alone.

    The year is that of the title or of a header; what was done is reviewed for it, what is to be
    done is planned for it, unless the headers name years of their own.
    """
    sections = _sections(document)
    identity = identify(document, ())
    titles = (block for block in document.blocks if block.role != "heading")
    title = next((_words(document, block.start, block.end) for block in titles), "")
    said = years_in(fold(title)) or years_in(fold(document.source.name))
    year = said[-1] if said else identity.year
    review = _period(sections, ("review",), year)
    plan = _period(sections, ("target", "task"), year)
    latest = plan or review
    return Outline(
        title=title or identity.title,
        place=place_named(title, year, document.text) or identity.place,
        year=int(latest[:4]) if latest else year,
        review_period=review,
        plan_period=plan,
        term_period=None,
        sections=sections,
        sentences=_sentences(document, sections),
        set_aside=(*document.set_aside, *_remarks(document)),
        findings=() if latest else identity.findings,
    )


def _words(document: Document, start: int, end: int) -> str:
    return document.text[start:end].strip()


def _period(sections: Sequence[Section], parts: Sequence[Part], year: int | None) -> Period | None:
    own = [section for section in sections if section.part in parts]
    if not own:
        return None
    named = [found for section in own for found in years_in(fold(section.heading))]
    chosen = named[-1] if named else year
    return years(chosen) if chosen else None


def _sections(document: Document) -> tuple[Section, ...]:
    """The headings in order; each has the part of the first row behind it."""
    blocks = [block for block in document.blocks if block.role == "heading"]
    starts = [row.start for row in document.assignments]
    ends = _ends([block.level for block in blocks], [block.start for block in blocks])
    found: list[Section] = []
    counts = [0, 0]
    for block, closing in zip(blocks, ends, strict=True):
        end = len(document.text) if closing is None else closing
        level = 1 if block.level <= 1 or not counts[0] else 2
        counts = [counts[0] + 1, 0] if level == 1 else [counts[0], counts[1] + 1]
        row = bisect_left(starts, block.start)
        own = row < len(starts) and starts[row] < end
        found.append(
            Section(
                str(counts[0]) if level == 1 else f"{counts[0]}.{counts[1]}",
                None if level == 1 else str(counts[0]),
                level,
                _words(document, block.start, block.end),
                document.assignments[row].part if own else "other",
                block.start,
                end,
            )
        )
    return tuple(found)


def _ends(levels: Sequence[int], starts: Sequence[int]) -> list[int | None]:
    """For each heading where the next one of its level or above begins."""
    found: list[int | None] = []
    following: dict[int, int] = {}
    for level, start in zip(reversed(levels), reversed(starts), strict=True):
        found.append(min((at for of, at in following.items() if of <= level), default=None))
        following[level] = start
    return found[::-1]


def _remarks(document: Document) -> Iterator[SetAside]:
    """Owners, deadlines and notes, which stand below their row: no statements of their own."""
    for block in document.blocks:
        if block.role == "note":
            words = document.text[block.start : block.end][:_SHOWN]
            yield SetAside("remark", words, block.start, block.end)


def _sentences(document: Document, sections: Sequence[Section]) -> tuple[Sentence, ...]:
    headed = {section.start: section for section in sections}
    rows = {row.start for row in document.assignments}
    found: list[Sentence] = []
    here: str | None = None
    for block in document.blocks:
        if section := headed.get(block.start):
            here = section.id
            found.append(Sentence(here, block.start, block.end, heading=True))
        elif block.start in rows:
            spans = spans_of(document.text, block.start, block)
            found += [Sentence(here, start, end) for start, end in spans]
    return tuple(found)
