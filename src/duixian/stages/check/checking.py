"""All checks within one report, in the order in which a reader would make them."""

from collections.abc import Callable, Iterator, Sequence
from decimal import localcontext

from duixian.model import Finding, Report
from duixian.stages.check.claims import Claim, claims
from duixian.stages.check.composition import check_compositions
from duixian.stages.check.dates import check_dates
from duixian.stages.check.enumerations import check_enumerations
from duixian.stages.check.from_to import check_moves
from duixian.stages.check.increments import check_increments
from duixian.stages.check.levels import check_levels
from duixian.stages.check.members import check_members
from duixian.stages.check.parts import check_parts
from duixian.stages.check.passages import Passage, passages
from duixian.stages.check.precision import DIGITS
from duixian.stages.check.ranges import check_ranges
from duixian.stages.check.restatement import check_restatements
from duixian.stages.check.sectors import check_divisions
from duixian.stages.check.shares import check_shares
from duixian.stages.check.twice import check_twice

Check = Callable[[Report, Sequence[Passage]], Iterator[Finding]]
ClaimCheck = Callable[[Report, Sequence[Claim]], Iterator[Finding]]
CHECKS: tuple[Check, ...] = (
    check_restatements,
    check_compositions,
    check_moves,
    check_parts,
    check_divisions,
    check_shares,
    check_increments,
    check_enumerations,
    check_members,
    check_ranges,
    check_dates,
)
CLAIM_CHECKS: tuple[ClaimCheck, ...] = (check_twice, check_levels)


def check(report: Report) -> tuple[Finding, ...]:
    """What contradicts itself within ``report``, in text order.

    Linear in the length of the text. The findings of reading (``report.findings``) are not among
    them.
    """
    with localcontext(prec=DIGITS):
        seen = passages(report)
        findings = [finding for one in CHECKS for finding in one(report, seen)]
        claimed = list(claims(report, seen))
        more = [finding for one in CLAIM_CHECKS for finding in one(report, claimed)]
        findings += [finding for finding in more if not _is_told(finding, findings)]
    return tuple(sorted(findings, key=lambda finding: finding.quotes[0].start))


def _is_told(finding: Finding, others: Sequence[Finding]) -> bool:
    """Whether another finding quotes all the numbers of this one: a slip is told once."""
    return any(
        all(other.start < quote.end <= other.end for quote in finding.quotes)
        for one in others
        for other in one.quotes
    )
