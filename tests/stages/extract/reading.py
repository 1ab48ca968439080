"""Reads one invented sentence: what the tests of this room share."""

from duixian.model import Document, Outline, Part, Section, Sentence, Source, years
from duixian.stages.extract.figures import Draft
from duixian.stages.extract.sentence_figures import Counted, count


def counted(text: str, part: Part = "review") -> Counted:
    """The numbers of ``text``, one sentence of a report of 2025 that reviews 2024."""
    document = Document(Source("test", "", "text/plain"), text, ())
    outline = Outline(
        title="",
        place=None,
        year=2025,
        review_period=years(2024),
        plan_period=years(2025),
        term_period=None,
        sections=(Section("1", None, 1, "", part, 0, len(text)),),
        sentences=(Sentence("1", 0, len(text)),),
    )
    return count(document, outline)


def drafted(text: str, part: Part = "review") -> list[Draft]:
    """The figures of the sentence ``text``."""
    return counted(text, part).figures.get(0, [])


def words(text: str, draft: Draft) -> str:
    """What the figure measures, verbatim."""
    return text[draft.indicator.start : draft.indicator.end] if draft.indicator else ""
