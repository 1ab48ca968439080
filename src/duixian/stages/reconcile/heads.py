"""Who reports and for when."""

from duixian.model import Report
from duixian.model.reconciliation import ReportHead


def head(report: Report) -> ReportHead:
    """The head of ``report`` as every comparison shows it."""
    return ReportHead(
        report.title,
        report.place,
        report.year,
        report.review_period,
        report.plan_period,
        report.source,
    )
