"""The order of the stages for one report."""

import os
from pathlib import Path
from typing import BinaryIO

from duixian.model import Document, Finding, Report
from duixian.model.reconciliation import Reconciliation
from duixian.stages.check import check
from duixian.stages.extract import extract
from duixian.stages.parse import parse
from duixian.stages.read import Limits, open_source, read_document
from duixian.stages.reconcile import DEFAULT as DEFAULT_SETTINGS
from duixian.stages.reconcile import Settings as ReconcileSettings
from duixian.stages.reconcile import reconcile

__all__ = ["Limits", "check_report", "open_source", "read", "read_bytes", "reconcile_reports"]


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
        sections=outline.sections,
        statements=extraction.statements,
        figures=extraction.figures,
        ignored=extraction.ignored,
        set_aside=outline.set_aside,
        findings=outline.findings + extraction.findings,
    )


def reconcile_reports(
    earlier: Report, later: Report, *, settings: ReconcileSettings = DEFAULT_SETTINGS
) -> Reconciliation:
    """What ``earlier`` promised, held against what the review of ``later`` says was done."""
    return reconcile(earlier, later, settings)


def check_report(report: Report) -> tuple[Finding, ...]:
    """What contradicts itself in ``report``: its arithmetic, checked."""
    return check(report)
