"""Which place and which year a text really is, from its own words.

The text decides; the file name and what the page says of itself break a tie, and where they
contradict the text that is a finding.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from duixian.i18n import N_
from duixian.lexicon.place_names import name_before
from duixian.model import Document, Finding, Period, Place, Quote, Section, years
from duixian.stages.parse.masthead import Masthead, fold, read_headings, read_masthead
from duixian.stages.parse.periods import Periods, find_periods
from duixian.stages.parse.place_of import Whose, find_place, label_names
from duixian.stages.parse.report_kind import is_report
from duixian.stages.parse.year_of import Decision, decide_year, years_in

_ABOUT = re.compile(r"(?:作|提出|提交)(关于[^。，\n]{4,50}?的报告)")
_FOOTNOTE = re.compile(r"(?:[\[［〔][0-9]{1,2}[\]］〕]|[①②*＊])$")
_TITLED = ("report_title", "plain_title", "communique", "sibling_title")


class Identity(msgspec.Struct, frozen=True):
    """Who reports, and for when. ``year`` is the year of delivery."""

    title: str
    place: Place | None
    year: int | None
    review_period: Period | None
    plan_period: Period | None
    term_period: Period | None
    findings: tuple[Finding, ...] = ()


def looks_like_report(document: Document) -> bool:
    """Whether ``document`` is a work report, an excerpt of one, or a statistical communiqué."""
    return is_report(document)


def identify(document: Document, sections: Sequence[Section]) -> Identity:
    """Place, year and periods of ``document``; ``sections`` may be empty.

    Nothing is invented: what the text and its labels leave open is ``None`` and a finding.
    """
    head = read_masthead(document)
    headings = read_headings(document, sections)
    kind = _kind(head)
    decision = decide_year(document, head, headings, kind == "communique")
    year = decision.year
    if not decision.sure:
        year = _labelled_year(document, kind) or year
    whose = find_place(document, head, year)
    if year is None:
        periods = Periods(None, None, None)
    elif kind == "communique":
        periods = Periods(years(year - 1), None, None)
    else:
        periods = find_periods(document, sections, head, headings, year)
    title = _title(document, head)
    findings = (
        *_kind_findings(document, head, kind),
        *_place_findings(document, whose),
        *_year_findings(document, decision, year, kind),
    )
    if year and kind == "communique":
        # A communiqué goes by the year that it reports on, though it comes out in the next.
        year -= 1
    return Identity(title, whose.place, year, periods.review, periods.plan, periods.term, findings)


def _kind(head: Masthead) -> str:
    """``report``, ``communique`` or ``sibling`` (court, congress, budget), by the title."""
    ids = {hit.entry.id for hit in head.hits if hit.entry.id in _TITLED and head.title_like(hit)}
    if "report_title" in ids:
        return "report"
    called = any(hit.entry.id == "vocative" for hit in head.hits)
    if "communique" in ids and not called:
        return "communique"
    return "sibling" if "sibling_title" in ids else "report"


def _title(document: Document, head: Masthead) -> str:
    """The title line as published, else what the source or the opening words call the report."""
    lines = [
        (
            bool(years_in(line.words)) + (line.end - hit.start < 12) * (hit.start > line.start),
            line,
            hit,
        )
        for hit in head.hits
        if hit.entry.id in _TITLED and (line := head.title_like(hit))
    ]
    if lines:
        _, line, hit = max(lines, key=lambda row: (row[0], -row[1].start))
        own = _own_part(document.text[line.start : line.end], hit.start - line.start)
        if hit.start - line.start <= 1 and line.start > 0:
            above = head.line(line.start - 1)
            if (
                re.search(r"(?:政府|[省市县区州旗盟镇乡])\s*$", above.words)
                and len(above.words) <= 24
            ):
                return document.text[above.start : above.end].strip() + own
        return own
    if _is_title(document.metadata.title):
        return _own_part(document.metadata.title, 0)
    if spoken := _spoken_title(document, head):
        return spoken
    if about := _ABOUT.search(head.text, 0, head.front + 600):
        return document.text[about.start(1) : about.end(1)]
    stem = _stem(document)
    return stem if _is_title(stem) else ""


def _spoken_title(document: Document, head: Masthead) -> str:
    """What the lead or the opening words call the report, with the place where they name it."""
    hits = [hit for hit in head.hits if hit.entry.id == "report_title"]
    for hit in hits:
        name = name_before(head.text, hit.start)
        if name and name.end == hit.start:
            return document.text[name.start : hit.end]
    return next((document.text[h.start : h.end] for h in hits if h.start < head.front + 600), "")


def _own_part(line: str, at: int) -> str:
    """``line`` without the name of the site behind a bar and the mark of a footnote."""
    parts = re.split(r"\s*[|｜]\s*|\s+[-_—]\s+", _FOOTNOTE.sub("", line.strip()))
    return next((part for part in parts if _is_title(part)), line[at:] or line).strip()


def _is_title(words: str) -> bool:
    return "工作报告" in words or "统计公报" in words or "的报告" in words


def _stem(document: Document) -> str:
    name = document.source.name.replace("\\", "/").rpartition("/")[2]
    return name.rpartition(".")[0] or name


def _label_years(label: str) -> list[int]:
    """The years of a file name or page title: ``2025年清湾县…``, ``清湾-2025``, ``1960``."""
    return years_in(fold(label)) or [
        int(found) for found in re.findall(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", fold(label))
    ]


def _labelled_year(document: Document, kind: str) -> int | None:
    """The year that the file name says, else the page title, else the date of the page."""
    for label in (_stem(document), document.metadata.title, document.metadata.date):
        if found := _label_years(label):
            return max(found) + (kind == "communique" and label != document.metadata.date)
    return None


def _kind_findings(document: Document, head: Masthead, kind: str) -> Iterator[Finding]:
    if kind == "report":
        return
    wanted = "communique" if kind == "communique" else "sibling_title"
    hit = next(hit for hit in head.hits if hit.entry.id == wanted and head.title_like(hit))
    yield Finding(
        "not-a-work-report",
        "info",
        N_("the title says {title}: a document with figures, but not a government work report"),
        {"title": document.text[hit.start : hit.end]},
        (Quote.take(document, hit.start, hit.end),),
    )


def _place_findings(document: Document, whose: Whose) -> Iterator[Finding]:
    place = whose.place
    quotes = (Quote.take(document, whose.start, whose.end),) if whose.start >= 0 else ()
    if place is None:
        yield Finding(
            "place-unknown", "warning", N_("no words of the text say whose report it is"), {}, ()
        )
        return
    values = {"place": place.name}
    if whose.candidates:
        values["codes"] = ", ".join(sorted({row.code for row in whose.candidates}))
        yield Finding(
            "place-ambiguous",
            "warning",
            N_("{place} is the name of several places ({codes}), and the text does not say which"),
            values,
            quotes,
        )
    elif not whose.listed and place.level != "township":
        yield Finding(
            "place-not-listed",
            "info",
            N_("{place} is not on the list of administrative divisions: no code"),
            values,
            quotes,
        )
    if whose.how == "inferred":
        yield Finding(
            "place-inferred",
            "info",
            N_("the masthead names no place; {place} is what the text speaks of most"),
            values,
            quotes,
        )
    names = label_names(_stem(document))
    if names and not any(_same_place(name.text, place.name) for name in names):
        yield Finding(
            "label-differs",
            "warning",
            N_("the file is called {label}, but its text is the report of {value}"),
            {"label": _stem(document), "value": place.name},
            quotes,
        )


def _same_place(label: str, name: str) -> bool:
    return label in name or name in label or label[:2] == name[:2]


def _year_findings(
    document: Document, decision: Decision, year: int | None, kind: str
) -> Iterator[Finding]:
    if year is None:
        yield Finding("year-unknown", "warning", N_("no words of the text say its year"), {}, ())
        return
    best = decision.best
    quotes = (Quote.take(document, best.start, best.end),) if best and best.end else ()
    if not decision.sure:
        yield Finding(
            "year-inferred",
            "info",
            N_("neither masthead nor headings state the year; {year} is inferred"),
            {"year": str(year)},
            (),
        )
    labelled = _label_years(_stem(document))
    told = {year, year - 1} if kind == "communique" else {year}
    if labelled and not told & set(labelled):
        yield Finding(
            "label-differs",
            "warning",
            N_("the file is called {label}, but its text is the report of {value}"),
            {"label": _stem(document), "value": str(year)},
            quotes,
        )
