"""A report: the ledger of one document."""

from typing import TYPE_CHECKING

import msgspec

from duixian.i18n import Language, default_language, translator
from duixian.model.document import Metadata, Origin, Quote, SetAside, Source
from duixian.model.figure import Figure, IgnoredNumber
from duixian.model.finding import Finding
from duixian.model.pages import Box, Pages
from duixian.model.period import Period
from duixian.model.place import Place
from duixian.model.recognition import Recognition
from duixian.model.structure import Section, Sentence, Statement

if TYPE_CHECKING:
    import polars as pl
    import pyarrow as pa

    from duixian.model.tables import Table


class Outline(msgspec.Struct, frozen=True):
    """What ``parse`` returns: who, when, the section tree and the sentences in text order.

    ``year`` is the year in which the report was delivered (of a statistical communiqué the year
    that it reports on); ``plan_period`` usually equals it.
    ``term_period`` is set where the report also looks back over several years.
    """

    title: str
    place: Place | None
    year: int | None
    review_period: Period | None
    plan_period: Period | None
    term_period: Period | None
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    set_aside: tuple[SetAside, ...] = ()
    findings: tuple[Finding, ...] = ()


class Extraction(msgspec.Struct, frozen=True):
    """What ``extract`` returns."""

    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    ignored: tuple[IgnoredNumber, ...]
    findings: tuple[Finding, ...] = ()


class Report(msgspec.Struct, frozen=True):
    """One government work report, read: immutable, every span an offset into ``text``."""

    source: Source
    metadata: Metadata
    title: str
    place: Place | None
    year: int | None
    review_period: Period | None
    plan_period: Period | None
    term_period: Period | None
    text: str
    origin: Origin
    sections: tuple[Section, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    ignored: tuple[IgnoredNumber, ...]
    set_aside: tuple[SetAside, ...]
    findings: tuple[Finding, ...]
    pages: Pages | None = None
    recognition: Recognition | None = None

    def confidence(self, span: "Figure | Statement | Section | Quote") -> float | None:
        """How sure the least sure character of ``span`` was recognised, from 0 to 1.

        ``None`` where the text was not recognised from pictures.
        """
        if self.recognition is None:
            return None
        return self.recognition.of(self.origin, span.start, span.end)

    def boxes(self, span: "Figure | Statement | Section | Quote") -> tuple[Box, ...]:
        """Where the words of ``span`` stand on the pages of the source, a box a printed line.

        Points from the top left of the page; empty for a source without pages.
        """
        if self.pages is None:
            return ()
        return self.pages.boxes(self.origin, span.start, span.end)

    def to_json(self, language: Language = "zh") -> str:
        """The JSON contract ``duixian.report/1`` in one line; ``language`` is the findings'."""
        from duixian.model.contract import encode

        return encode(self, translator(language)).decode()

    def to_polars(self, table: "Table" = "figures", language: Language = "zh") -> "pl.DataFrame":
        """The table ``figures`` (or ``statements``, ``findings``, …) as a polars data frame.

        Percentages are fractions, amounts base units, as in :class:`Figure`. Raise
        :class:`MissingExtraError` where polars is not installed.
        """
        from duixian.model.frames import to_polars

        return to_polars(self, table, translator(language))

    def to_arrow(self, table: "Table" = "figures", language: Language = "zh") -> "pa.Table":
        """The same table as :meth:`to_polars`, as an Arrow table (needs pyarrow)."""
        from duixian.model.frames import to_arrow

        return to_arrow(self, table, translator(language))

    def _repr_html_(self) -> str:
        """The text with its figures marked, as notebooks show it."""
        from duixian.model.markup import to_html

        return to_html(self, translator(default_language()))
