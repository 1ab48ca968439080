"""What a text is, by its own words, against what it came labelled with and what is missing."""

from collections.abc import Iterator

from duixian.batch import Piece
from duixian.i18n import N_
from duixian.lexicon.place_names import name_before
from duixian.model import Finding, Place, Report

SENTENCE_ENDS = tuple("。！？!?；;…”’）)】》")
MOSTLY = 0.5  # share of closed sentences from which on an open last one is a break
PLAN = ("target", "task")
# Findings about the text as a whole, which the table of reports repeats as flags.
WHOLE = {
    "label-differs",
    "not-a-work-report",
    "place-unknown",
    "place-ambiguous",
    "place-inferred",
    "year-unknown",
    "year-inferred",
    "repeated-body",
    "breaks-off",
    "no-review",
    "no-plan",
}


def identity_findings(report: Report, piece: Piece) -> Iterator[Finding]:
    """Labels that the text contradicts, a body that stands there twice, parts that are missing."""
    if piece.place and report.place and not same_place(piece.place, report.place):
        yield _differs(piece.place, report.place.name)
    if piece.year and report.year and piece.year not in _years(report):
        yield _differs(str(piece.year), str(report.year))
    if any(piece.kind == "repeated_body" for piece in report.set_aside):
        yield Finding(
            "repeated-body",
            "info",
            N_("the body stands there more than once; the repetition was set aside"),
            {},
            (),
        )
    yield from _missing_parts(report)


def same_place(label: str, place: Place) -> bool:
    """Whether ``label`` names ``place``: 广西, or 保定市唐县 for 唐县, but not 唐县 for 高唐县."""
    label = label.strip()
    if label == place.name:
        return True
    name = name_before(label, len(label), short=True, whole=True)
    if name is None:
        return False
    codes = {division.code for division in name.divisions}
    return name.text == place.name or place.code in codes


def _years(report: Report) -> set[int]:
    """The years that a label may mean: of a communiqué also the year in which it came out."""
    year = report.year or 0
    communique = any(finding.code == "not-a-work-report" for finding in report.findings)
    return {year, year + 1} if communique else {year}


def _differs(label: str, value: str) -> Finding:
    return Finding(
        "label-differs",
        "warning",
        N_("the source is labelled {label}, but its text is the report of {value}"),
        {"label": label, "value": value},
        (),
    )


def _missing_parts(report: Report) -> Iterator[Finding]:
    text = report.text
    closed = [
        text[one.end - 1 : one.end + 1].endswith(SENTENCE_ENDS) or one.text.endswith(SENTENCE_ENDS)
        for one in report.statements
    ]
    if closed and not closed[-1] and sum(closed) > MOSTLY * len(closed):
        last = report.statements[-1]
        yield Finding(
            "breaks-off",
            "warning",
            N_("the text ends in the middle of a sentence: {words}"),
            {"words": last.text[-20:]},
            (),
        )
    if any(finding.code == "not-a-work-report" for finding in report.findings):
        return
    parts = {section.part for section in report.sections}
    kinds = {statement.kind for statement in report.statements}
    if not parts & {"review", "term_review"} and "result" not in kinds:
        yield Finding("no-review", "warning", N_("nothing looks back: an excerpt?"), {}, ())
    if not parts & set(PLAN) and not kinds & set(PLAN):
        yield Finding("no-plan", "warning", N_("nothing is planned: an excerpt?"), {}, ())
