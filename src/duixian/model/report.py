"""A report: the ledger of one document."""

import msgspec

from duixian.model.document import Metadata, Origin, SetAside, Source
from duixian.model.figure import Figure, IgnoredNumber
from duixian.model.finding import Finding
from duixian.model.period import Period
from duixian.model.place import Place
from duixian.model.structure import Section, Sentence, Statement


class Outline(msgspec.Struct, frozen=True):
    """What ``parse`` returns: who, when, the section tree and the sentences in text order.

    ``year`` is the year in which the report was delivered; ``plan_period`` usually equals it.
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
