"""Several reports side by side: one year at several levels, one place over several years."""

from typing import Literal

import msgspec

from duixian.model.finding import Finding
from duixian.model.reconciliation import Answer, Commitment, ReportHead, VerdictCode

Step = Literal["higher", "lower", "equal"]
Change = Literal["new", "repeated", "raised", "lowered", "restated"]


class Rung(msgspec.Struct, frozen=True):
    """What one report aims at, ``None`` where it sets no such target.

    ``step`` compares it with the nearest rung above that has one; ``None`` where none has, or
    where one of the two is no number.
    """

    goal: Commitment | None
    step: Step | None


class LadderRow(msgspec.Struct, frozen=True):
    """One indicator. ``rungs`` are in the order of the ladder's ``reports``."""

    indicator: str | None
    name: str
    rungs: tuple[Rung, ...]


class Ladder(msgspec.Struct, frozen=True):
    """The same year's targets, from the nation down to the township."""

    reports: tuple[ReportHead, ...]
    rows: tuple[LadderRow, ...]
    findings: tuple[Finding, ...]


class Link(msgspec.Struct, frozen=True):
    """A promise of one year, how it differs from the year before, and what became of it.

    ``verdict`` and ``answer`` are ``None`` in the last year, which no report answers yet.
    """

    year: int
    commitment: Commitment
    change: Change
    verdict: VerdictCode | None
    answer: Answer | None


class Thread(msgspec.Struct, frozen=True):
    """A promise followed from year to year; ``dropped`` is the first year without it."""

    indicator: str | None
    name: str
    links: tuple[Link, ...]
    dropped: int | None


class Chain(msgspec.Struct, frozen=True):
    """Three or more years of one place, in the order of the years."""

    reports: tuple[ReportHead, ...]
    threads: tuple[Thread, ...]
    findings: tuple[Finding, ...]
