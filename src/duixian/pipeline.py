"""The order of the stages for one report."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from duixian.model import Document, Finding, Report
from duixian.model.decision import Decision
from duixian.model.methods import Methods
from duixian.model.ownership import Ownership
from duixian.model.reconciliation import Commitment, Reconciliation
from duixian.model.series import Chain, Ladder
from duixian.stages.check import check as check_within
from duixian.stages.check import check_pair as check_across
from duixian.stages.check.told import checks
from duixian.stages.extract import extract, find_owners
from duixian.stages.parse import parse
from duixian.stages.read import Limits, open_source, read_document
from duixian.stages.reconcile import DEFAULT as DEFAULT_SETTINGS
from duixian.stages.reconcile import Settings as ReconcileSettings
from duixian.stages.reconcile import chain, commitments, ladder
from duixian.stages.reconcile import reconcile as hold
from duixian.stages.reconcile.told import rules, tolerances

__all__ = [
    "DEFAULT_SETTINGS",
    "Limits",
    "ReconcileSettings",
    "chain_of",
    "check",
    "check_pair",
    "check_report",
    "check_reports",
    "commitments_of",
    "ladder_of",
    "methods",
    "open_source",
    "owners_of",
    "read",
    "read_bytes",
    "reconcile",
    "reconcile_reports",
]


Readable = str | os.PathLike[str] | bytes | BinaryIO | Report


def read(source: str | os.PathLike[str] | bytes | BinaryIO, *, limits: Limits = Limits()) -> Report:  # noqa: B008
    """The report in a file, in bytes, or in an open binary file.

    Raise ``SourceError`` where the source cannot be read and ``NotAReportError`` where it is no
    government work report.
    """
    if isinstance(source, bytes):
        return read_bytes(source, "<bytes>", limits=limits)
    if isinstance(source, (str, os.PathLike)):
        path = Path(source)
        return read_bytes(open_source(path, limits), path.name, limits=limits)
    return read_bytes(source.read(), getattr(source, "name", "<stream>"), limits=limits)


def read_bytes(data: bytes, name: str, *, limits: Limits = Limits()) -> Report:  # noqa: B008
    """The report in ``data``; ``name`` stands in messages and may hint at place and year."""
    return understand(read_document(data, name, limits))


def understand(document: Document) -> Report:
    """The report in a document that was read already."""
    outline = parse(document)
    extraction = extract(document, outline)
    return Report(
        source=document.source,
        metadata=document.metadata,
        title=outline.title,
        place=outline.place,
        year=outline.year,
        review_period=outline.review_period,
        plan_period=outline.plan_period,
        term_period=outline.term_period,
        text=document.text,
        origin=document.origin,
        pages=document.pages,
        recognition=document.recognition,
        sections=outline.sections,
        statements=extraction.statements,
        figures=extraction.figures,
        ignored=extraction.ignored,
        set_aside=outline.set_aside,
        findings=outline.findings + extraction.findings,
    )


def reconcile_reports(
    earlier: Report,
    later: Report,
    *,
    settings: ReconcileSettings = DEFAULT_SETTINGS,
    others: Sequence[Report] = (),
    decisions: Sequence[Decision] = (),
) -> Reconciliation:
    """What ``earlier`` promised, held against what the review of ``later`` says was done.

    ``others`` are second sources of answers (a statistical communiqué), ``decisions`` those of
    people. Raise ``PairError`` where the two cannot be held against each other.
    """
    return hold(earlier, later, settings, others=others, decisions=decisions)


def reconcile(
    earlier: Readable,
    later: Readable,
    *,
    settings: ReconcileSettings = DEFAULT_SETTINGS,
    others: Sequence[Readable] = (),
    decisions: Sequence[Decision] = (),
) -> Reconciliation:
    """The same as :func:`reconcile_reports`, of files, bytes or reports that were read already."""
    return reconcile_reports(
        _report(earlier),
        _report(later),
        settings=settings,
        others=[_report(other) for other in others],
        decisions=decisions,
    )


def _report(source: Readable) -> Report:
    return source if isinstance(source, Report) else read(source)


def commitments_of(report: Report) -> tuple[Commitment, ...]:
    """What ``report`` promises, in text order: what its successor has to answer."""
    return commitments(report)


def ladder_of(reports: Sequence[Report]) -> Ladder:
    """The targets of ``reports``, from the highest level down. Raise ``PairError``."""
    return ladder(reports)


def chain_of(reports: Sequence[Report]) -> Chain:
    """The promises of one place followed over three years or more. Raise ``PairError``."""
    return chain(reports, hold)


def check_report(report: Report) -> tuple[Finding, ...]:
    """What contradicts itself in ``report``: its arithmetic, checked."""
    return check_within(report)


def check_reports(earlier: Report, later: Report) -> tuple[Finding, ...]:
    """What ``later`` tells otherwise than ``earlier`` did: each finding quotes both, in order.

    Raise ``PairError`` where the two are one report, of two places, or in the wrong order.
    """
    return check_across(earlier, later)


def check(source: Readable) -> tuple[Finding, ...]:
    """The same as :func:`check_report`, of a file, bytes or a report that was read already."""
    return check_report(_report(source))


def check_pair(earlier: Readable, later: Readable) -> tuple[Finding, ...]:
    """The same as :func:`check_reports`, of files, bytes or reports that were read already."""
    return check_reports(_report(earlier), _report(later))


def methods(settings: ReconcileSettings = DEFAULT_SETTINGS) -> Methods:
    """How verdicts and findings are made, in words, with the numbers of ``settings``."""
    return Methods(rules(settings), tolerances(settings), checks())


def owners_of(report: Report) -> tuple[Ownership, ...]:
    """The units that ``report`` itself names for its tasks, in text order."""
    return find_owners(report)
