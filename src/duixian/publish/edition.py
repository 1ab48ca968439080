"""What is published together: a report, those before it, and what holding them together found."""

from collections.abc import Sequence
from dataclasses import dataclass

from duixian import pipeline
from duixian.errors import PairError
from duixian.model import Finding, Report
from duixian.model.decision import Decision
from duixian.model.reconciliation import Reconciliation
from duixian.model.series import Chain


@dataclass(frozen=True)
class Edition:
    """The report that is published and what stands beside it.

    ``earlier`` are the reports before it, oldest first; ``reconciliation`` holds the last of them
    against ``report``, and ``chain`` follows all of them where there are three years or more.
    ``findings`` are those on the arithmetic of ``report``; ``across`` those between it and the
    report before, with a quote from each.
    """

    report: Report
    earlier: tuple[Report, ...]
    reconciliation: Reconciliation | None
    chain: Chain | None
    findings: tuple[Finding, ...]
    across: tuple[Finding, ...]

    @property
    def before(self) -> Report | None:
        """The report of the year before, where one was given."""
        return self.earlier[-1] if self.earlier else None


def edit(
    report: Report,
    earlier: Sequence[Report] = (),
    *,
    others: Sequence[Report] = (),
    decisions: Sequence[Decision] = (),
) -> Edition:
    """The edition of ``report`` and the reports before it, in any order.

    ``others`` are second sources of answers, ``decisions`` those of people. Raise ``PairError``
    where the reports cannot be held together.
    """
    for one in earlier:
        if one.year is None:
            raise PairError("{name}: no year of this report was found", name=one.source.name)
    before = tuple(sorted(earlier, key=lambda one: one.year or 0))
    if not before:
        return Edition(report, (), None, None, pipeline.check_report(report), ())
    return Edition(
        report=report,
        earlier=before,
        reconciliation=pipeline.reconcile_reports(
            before[-1], report, others=others, decisions=decisions
        ),
        chain=pipeline.chain_of([*before, report]) if len(before) > 1 else None,
        findings=pipeline.check_report(report),
        across=pipeline.check_reports(before[-1], report),
    )
