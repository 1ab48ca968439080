"""The page of findings: what does not add up, with the computation and the words that show it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from duixian.i18n import N_
from duixian.model import Finding
from duixian.model.contract import message
from duixian.publish.edition import Edition
from duixian.publish.remarks import ORDER
from duixian.publish.site.links import Flag
from duixian.publish.site.reports import ReportPage, Words

Translate = Callable[[str], str]
ARITHMETIC = N_("Arithmetic")
ACROSS = N_("Between the two reports")
HELD = N_("Promises and sources")
READING = N_("Remarks on the reading")


@dataclass(frozen=True)
class Quoted:
    """Words that show it, and the year of the report that they stand in."""

    words: Words
    report: str


@dataclass(frozen=True)
class Shown:
    """A finding. ``told`` is its message in pieces: before, the computation, and behind it."""

    id: str
    code: str
    severity: str
    message: str
    told: tuple[str, str, str]
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True)
class Group:
    """Findings of one sort; ``title`` is in the reader's language."""

    title: str
    findings: tuple[Shown, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.findings)


def groups(
    edition: Edition, pages: Sequence[ReportPage], translate: Translate
) -> tuple[Group, ...]:
    """All findings, sort by sort, the gravest first; a sort without any is left out."""
    this = pages[-1]
    pair = pages[-2:]
    held = edition.reconciliation.findings if edition.reconciliation else ()
    sorts = (
        (ARITHMETIC, "a", edition.findings, (this,)),
        (ACROSS, "b", edition.across, pair),
        (HELD, "h", held, (this,)),
        (READING, "r", edition.report.findings, (this,)),
    )
    return tuple(
        Group(translate(title), tuple(_shown(found, letter, where, translate)))
        for title, letter, found, where in sorts
        if found
    )


def _shown(
    found: Iterable[Finding], letter: str, pages: Sequence[ReportPage], translate: Translate
) -> Iterable[Shown]:
    ordered = sorted(found, key=lambda one: ORDER.index(one.severity))
    for number, one in enumerate(ordered, 1):
        told = message(one, translate)
        computation = one.values.get("computation", "")
        before, found_sum, behind = told.partition(computation) if computation else (told, "", "")
        yield Shown(
            id=f"{letter}{number}",
            code=one.code,
            severity=one.severity,
            message=told,
            told=(before, found_sum or computation, behind),
            quotes=tuple(_quotes(one, pages)),
        )


def _quotes(one: Finding, pages: Sequence[ReportPage]) -> Iterator[Quoted]:
    """The quotes, those of one sentence together."""
    together: dict[tuple[str, str], list[tuple[int, int]]] = {}
    by_file = {page.file: page for page in pages}
    for quote, page in zip(one.quotes, _pages(one, pages), strict=True):
        if not quote.text:
            continue
        whole = page.at(quote.start)
        key = (page.file, whole.id if whole else f"@{quote.start}")
        together.setdefault(key, []).append((quote.start, quote.end))
    for (file, _), spans in together.items():
        page = by_file[file]
        yield Quoted(page.marked(sorted(spans)), page.year or page.title)


def _pages(one: Finding, pages: Sequence[ReportPage]) -> Sequence[ReportPage]:
    """The page of each quote: a finding on two reports quotes both, in order."""
    if len(pages) > 1 and len(one.quotes) == len(pages):
        return pages
    return [pages[-1]] * len(one.quotes)


def flags(shown: Iterable[Group], pages: Sequence[ReportPage]) -> dict[str, dict[str, list[Flag]]]:
    """By report file and statement id: the findings whose words stand in it."""
    made: dict[str, dict[str, list[Flag]]] = {page.file: {} for page in pages}
    for group in shown:
        for finding in group.findings:
            flag = Flag(finding.severity, finding.message, f"findings.html#{finding.id}")
            for address in dict.fromkeys(quote.words.href for quote in finding.quotes):
                file, _, statement = address.partition("#")
                if statement:
                    made[file].setdefault(statement, []).append(flag)
    return made
