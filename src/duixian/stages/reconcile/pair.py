"""Whether two reports can be held against each other, and what a reader should know if so."""

from collections.abc import Iterator

from duixian.errors import PairError
from duixian.i18n import N_
from duixian.model import Finding, Quote, Report
from duixian.stages.reconcile.evidence import has_review

PLANNED = {"target", "task"}
# A report that has a fifth of the length of the one before it, or no plan, is hardly whole.
SHORT = 0.2
ENDS = ("。", "！", "？", "”", "）", "…")


def require_pair(earlier: Report, later: Report) -> None:
    """Raise :class:`PairError` where nothing could be learnt from the two."""
    names = {"earlier": earlier.source.name, "later": later.source.name}
    if earlier.text == later.text:
        raise PairError(
            N_("{earlier} and {later} are the same report; give two years of one place"), **names
        )
    if earlier.place and later.place and earlier.place.name != later.place.name:
        raise PairError(
            N_("{earlier} is of {one} and {later} of {other}; give two years of one place"),
            one=earlier.place.name,
            other=later.place.name,
            **names,
        )
    if earlier.year and later.year and earlier.year >= later.year:
        raise PairError(
            N_("{earlier} is of {one} and {later} of {other}; give the earlier report first"),
            one=earlier.year,
            other=later.year,
            **names,
        )
    if not any(section.part in PLANNED for section in earlier.sections):
        raise PairError(
            N_("{earlier} has no part with targets or tasks, so it promises nothing"), **names
        )
    if not has_review(later) and not any(one.kind == "result" for one in later.statements):
        raise PairError(N_("{later} has no part that looks back, so it answers nothing"), **names)


def pair_findings(earlier: Report, later: Report) -> Iterator[Finding]:
    """Years that do not follow each other, and a later report that looks cut."""
    if earlier.year and later.year and later.year - earlier.year > 1:
        yield Finding(
            "years-apart",
            "warning",
            N_("{one} is answered by {other}: the report of the year between may hold the answers"),
            {"one": str(earlier.year), "other": str(later.year)},
            (),
        )
    if not has_review(later):
        yield Finding(
            "later-without-review",
            "warning",
            N_("{later} has no part that looks back; every result that it tells was searched"),
            {"later": later.source.name},
            (),
        )
    planless = not any(section.part in PLANNED for section in later.sections)
    short = len(later.text) < SHORT * len(earlier.text)
    end = later.statements[-1].end if later.statements else 0
    # The mark behind the last statement: what follows it is the foot of a page.
    ended = any(mark in ENDS for mark in later.text[end - 1 : end + 1])
    if planless or short or not ended:
        start = max(0, later.text.rfind("\n", 0, end) + 1, end - 40)
        yield Finding(
            "later-report-looks-cut",
            "warning",
            N_("the later report looks cut: what it does not answer may stand in the part missing"),
            {},
            (Quote(later.text[start:end], start, end),),
        )
