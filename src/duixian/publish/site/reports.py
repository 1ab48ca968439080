"""The reports of an edition as pages: which file each is, and where a quote stands in it."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from duixian.model import Figure, Report, Statement
from duixian.publish.edition import Edition


@dataclass(frozen=True)
class Words:
    """A sentence in pieces; those that matter are marked.

    ``href`` leads to it in the page of its report, empty where it has none.
    """

    pieces: tuple[tuple[str, bool], ...]
    href: str

    @property
    def marked(self) -> str:
        """The words that matter alone."""
        return "…".join(text for text, marked in self.pieces if marked)


@dataclass(frozen=True)
class ReportPage:
    """A report, the file that shows it, and its statements and figures by id."""

    report: Report
    file: str

    @property
    def year(self) -> str:
        """The year of delivery, empty where none was found."""
        return str(self.report.year or "")

    @property
    def title(self) -> str:
        """The title, or the name of the source."""
        return self.report.title or self.report.source.name

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """Statements by id."""
        return {one.id: one for one in self.report.statements}

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """Figures by id."""
        return {one.id: one for one in self.report.figures}

    @cached_property
    def _starts(self) -> list[int]:
        return [one.start for one in self.report.statements]

    def at(self, offset: int) -> Statement | None:
        """The statement that holds the character at ``offset``."""
        place = bisect_right(self._starts, offset) - 1
        if place < 0 or self.report.statements[place].end <= offset:
            return None
        return self.report.statements[place]

    def href(self, anchor: str) -> str:
        """The address of a statement or a figure."""
        return f"{self.file}#{anchor}"

    def words(self, start: int, end: int, statement: str | None = None) -> Words:
        """The words of ``[start, end)`` within their sentence, ``statement`` where it is known."""
        return self.marked([(start, end)], statement)

    def marked(self, spans: Sequence[tuple[int, int]], statement: str | None = None) -> Words:
        """The words of ``spans``, in text order, within the sentence of the first."""
        text = self.report.text
        whole = self.statements.get(statement or "") or self.at(spans[0][0])
        first, last = (whole.start, whole.end) if whole else (spans[0][0], spans[-1][1])
        pieces, position = [], first
        for start, end in spans:
            begin, stop = max(start, position), min(end, last)
            if begin < stop:
                pieces += [(text[position:begin], False), (text[begin:stop], True)]
                position = stop
        if position == first:  # words that stand outside their sentence
            return Words(
                ((text[spans[0][0] : spans[0][1]], True),), self.href(whole.id if whole else "")
            )
        pieces.append((text[position:last], False))
        kept = tuple(piece for piece in pieces if piece[0])
        return Words(kept, self.href(whole.id) if whole else "")


def report_pages(edition: Edition) -> tuple[ReportPage, ...]:
    """The reports of ``edition``, oldest first: ``report.html`` is the one that is published."""
    files: list[str] = []
    for one in edition.earlier:
        name = f"report-{one.year}"
        again = sum(file.startswith(name) for file in files)
        files.append(f"{name}-{again + 1}" if again else name)
    pages = [ReportPage(*both) for both in zip(edition.earlier, map(_html, files), strict=True)]
    return (*pages, ReportPage(edition.report, "report.html"))


def _html(name: str) -> str:
    return f"{name}.html"
