"""How binding a single figure is: 确保5%、力争6% are two promises of one sentence."""

from functools import cache

from duixian.lexicon.loader import Lexicon, load
from duixian.model import Figure, Report, Statement

# Every task advances or keeps something; only these tell one promise from another.
TELLING = frozenset({"ensure", "strive", "plan", "explore"})


@cache
def _hedges() -> Lexicon:
    return load("firmness")


def firmness_of(report: Report, statement: Statement, figure: Figure) -> str | None:
    """The id of the hedge nearest before ``figure``, back to the figure before it."""
    ends = [
        other.end
        for other in report.figures
        if other.statement == statement.id and other.end <= figure.start
    ]
    return hedge_of(report.text[max(ends, default=statement.start) : figure.start])


def hedge_of(words: str) -> str | None:
    """The id of the last telling hedge in ``words``."""
    found = hedge_in(words)
    return found[0] if found else None


def hedge_in(words: str) -> tuple[str, str] | None:
    """The last telling hedge in ``words``: its id, and the words themselves."""
    found = [hit for hit in _hedges().find(words) if hit.entry.id in TELLING]
    return (found[-1].entry.id, words[found[-1].start : found[-1].end]) if found else None


def telling(firmness: str | None) -> str | None:
    """``firmness`` where a reader should be told of it."""
    return firmness if firmness in TELLING else None
