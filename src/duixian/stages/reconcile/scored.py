"""Evidence with its score."""

from typing import NamedTuple

from duixian.stages.reconcile.evidence import Evidence


class Scored(NamedTuple):
    """Evidence with its score (0 to 1), why, and whether it is of the commitment's own kind."""

    evidence: Evidence
    score: float
    reasons: tuple[str, ...]
    comparable: bool
