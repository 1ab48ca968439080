"""A document to its outline: who, when, sections and sentences."""

from duixian.errors import NotAReportError
from duixian.i18n import N_
from duixian.model import Document, Outline
from duixian.stages.parse.assigned import outline_of_tasks
from duixian.stages.parse.identity import identify, looks_like_report
from duixian.stages.parse.lists import find_headings
from duixian.stages.parse.sections import build_sections
from duixian.stages.parse.sentences import split_sentences
from duixian.stages.parse.set_aside import (
    appendices,
    body_end,
    find_asides,
    terms_without_heading,
    to_set_aside,
)

__all__ = ["parse"]


def parse(document: Document) -> Outline:
    """Read who reports, for when, and how the text is built.

    ``sections`` stand in text order, parents before children; ``sentences`` in text order, for
    everything but the words set aside as furniture, navigation, footer, repeat or abstract.
    ``set_aside`` holds what the document had set aside before, then what is found here: glossary
    and annexes too, whose sentences stay. Raises :class:`NotAReportError` where the text is not a
    government work report.
    """
    if document.assignments:
        return outline_of_tasks(document)
    if not looks_like_report(document):
        raise NotAReportError(
            N_(
                "{name}: this text is not a government work report: it neither reviews a "
                "government's work nor plans it; check that the right file was given"
            ),
            name=document.source.name,
        )
    asides = find_asides(document)
    hidden = frozenset(index for aside in asides for index in range(aside.first, aside.last + 1))
    headings = find_headings(document, hidden)
    terms = terms_without_heading(document, headings, hidden)
    sections = build_sections(document, headings, body_end(document, hidden, terms))
    opened = {section.start for section in sections}
    headings = [heading for heading in headings if heading.start in opened]
    identity = identify(document, sections)
    return Outline(
        title=identity.title,
        place=identity.place,
        year=identity.year,
        review_period=identity.review_period,
        plan_period=identity.plan_period,
        term_period=identity.term_period,
        sections=sections,
        sentences=split_sentences(document, sections, headings, hidden),
        set_aside=(
            *document.set_aside,
            *to_set_aside(document, [*asides, terms] if terms else asides),
            *appendices(document, sections, headings),
        ),
        findings=identity.findings,
    )
