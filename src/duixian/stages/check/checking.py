"""All checks within one report, in the order in which a reader would make them."""

from collections.abc import Callable, Iterator, Sequence
from decimal import localcontext

from duixian.model import Finding, Report
from duixian.stages.check.averages import check_averages
from duixian.stages.check.claims import Claim, claims
from duixian.stages.check.composition import check_compositions
from duixian.stages.check.dates import check_dates
from duixian.stages.check.disjoint import check_disjoint
from duixian.stages.check.enumerations import check_enumerations
from duixian.stages.check.finished import check_finished
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
from duixian.stages.check.twice import check_deeds, check_twice
from duixian.stages.check.years import check_years

Check = Callable[[Report, Sequence[Passage]], Iterator[Finding]]
ClaimCheck = Callable[[Report, Sequence[Claim]], Iterator[Finding]]
CHECKS: tuple[Check, ...] = (
    check_restatements,
    check_compositions,
    check_moves,
    check_parts,
    check_finished,
    check_divisions,
    check_disjoint,
    check_shares,
    check_increments,
    check_averages,
    check_enumerations,
    check_members,
    check_ranges,
    check_dates,
    check_years,
    check_deeds,
)
STRETCH = 400  # characters; quotes are looked up by the stretch that they stand in
CLAIM_CHECKS: tuple[ClaimCheck, ...] = (check_twice, check_levels)


def check(report: Report) -> tuple[Finding, ...]:
    """What contradicts itself within ``report``, in text order.

    Linear in the length of the text. The findings of reading (``report.findings``) are not among
    them.
    """
    with localcontext(prec=DIGITS):
        seen = passages(report)
        told = Told()
        for one in CHECKS:
            told.take(one(report, seen))
        claimed = list(claims(report, seen))
        for other in CLAIM_CHECKS:
            told.take(other(report, claimed))
    return tuple(sorted(told.findings, key=lambda finding: finding.quotes[0].start))


class Told:
    """Findings without those whose numbers another has told: a slip is told once."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self._near: dict[int, list[Finding]] = {}

    def take(self, findings: Iterator[Finding]) -> None:
        """Add the findings of one check, in its order."""
        for finding in findings:
            if not self._knows(finding):
                self.findings.append(finding)
                for quote in finding.quotes:
                    for place in range(quote.start // STRETCH, quote.end // STRETCH + 1):
                        self._near.setdefault(place, []).append(finding)

    def _knows(self, finding: Finding) -> bool:
        return any(
            all(
                any(told.start < quote.end <= told.end for told in other.quotes)
                for quote in finding.quotes
            )
            for other in self._near.get(finding.quotes[0].end // STRETCH, ())
        )
