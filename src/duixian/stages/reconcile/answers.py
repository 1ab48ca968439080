"""The evidence that bears on a commitment, scored, with the reasons."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from duixian.model import Figure
from duixian.model.reconciliation import Commitment
from duixian.stages.reconcile.deeds import is_ongoing, names, says_done
from duixian.stages.reconcile.evidence import Evidence
from duixian.stages.reconcile.likeness import Weights, bigrams, fuzzy, plain
from duixian.stages.reconcile.settings import Settings

PROPORTIONAL = ("growth", "share", "ratio")


class Scored(NamedTuple):
    """Evidence with its score (0 to 1), why, and whether it is of the commitment's own kind."""

    evidence: Evidence
    score: float
    reasons: tuple[str, ...]
    comparable: bool


class Finder:
    """Finds the answers to commitments in the evidence of one review."""

    def __init__(self, found: Sequence[Evidence], weights: Weights, settings: Settings) -> None:
        self._found = found
        self._weights = weights
        self._settings = settings
        self._index: dict[str, list[int]] = defaultdict(list)
        self._known: dict[str, list[int]] = defaultdict(list)
        for position, evidence in enumerate(found):
            if evidence.figure and evidence.figure.indicator and evidence.figure.indicator.id:
                self._known[evidence.figure.indicator.id].append(position)
            for pair in evidence.key_pairs:
                self._index[pair].append(position)

    def answers(self, commitment: Commitment) -> list[Scored]:
        """Evidence above the floor, best first; comparable figures before words."""
        asked = _Asked.of(commitment)
        scored = [self._score(asked, self._found[at]) for at in self._candidates(asked)]
        kept = [one for one in scored if one and one.score >= self._settings.answer_floor]
        return sorted(kept, key=lambda one: (-one.score, one.evidence.start))

    def _candidates(self, asked: "_Asked") -> list[int]:
        """Evidence that shares weighty words with the commitment: the most alike first."""
        votes: dict[int, float] = defaultdict(float)
        for pair in asked.pairs:
            weight = self._weights.of((pair,))
            for position in self._index.get(pair, ()):
                votes[position] += weight
        best = sorted(votes, key=lambda at: -votes[at])[: self._settings.candidates]
        same = [at for name in _synonyms(asked.known) for at in self._known.get(name, ())]
        return list(dict.fromkeys([*same, *best]))

    def _score(self, asked: "_Asked", evidence: Evidence) -> Scored | None:
        if evidence.figure is None:
            return self._score_words(asked, evidence)
        if asked.commitment.figure is None or evidence.other_year:
            return None
        likeness, reasons = self._likeness(asked, evidence)
        comparable = _same_kind(asked.commitment, evidence.figure)
        if comparable:
            reasons.append("same_kind")
        if evidence.several_years and not asked.several_years:
            comparable = False
            reasons.append("several_years")
        return Scored(evidence, round(likeness, 3), tuple(reasons), comparable)

    def _likeness(self, asked: "_Asked", evidence: Evidence) -> tuple[float, list[str]]:
        known, other = asked.known, evidence.figure and evidence.figure.indicator
        if known and other and other.id:
            same = other.id in _synonyms(known)
            return (1.0, ["same_indicator"]) if same else (0.0, [])
        asked_for = self._weights.covered(asked.key_pairs, evidence.key_pairs)
        in_context = self._weights.covered(asked.key_pairs, evidence.context_pairs)
        about = self._weights.covered(evidence.key_pairs, asked.pairs)
        score = 0.35 * asked_for + 0.2 * in_context + 0.25 * about
        score += 0.2 * fuzzy(asked.key, evidence.key)
        reasons = ["same_words"] if score >= self._settings.answer_floor else []
        if known or (other and other.id):
            # One of the two is a known indicator and the other is not: at best a part of it.
            score *= 0.85
        return score, reasons

    def _score_words(self, asked: "_Asked", evidence: Evidence) -> Scored | None:
        if not says_done(evidence.text) or is_ongoing(evidence.text):
            return None
        covered = self._weights.covered(asked.pairs, evidence.key_pairs)
        about = self._weights.covered(evidence.key_pairs, asked.pairs)
        score = 0.6 * covered + 0.4 * about
        reasons = ["said_in_words"]
        if asked.names & names(evidence.text):
            score, reasons = min(1.0, score + 0.2), [*reasons, "same_name"]
        return Scored(evidence, round(score, 3), tuple(reasons), False)


class _Asked(NamedTuple):
    """A commitment as it is searched for."""

    commitment: Commitment
    known: str | None
    key: str
    key_pairs: frozenset[str]
    pairs: frozenset[str]
    names: frozenset[str]
    several_years: bool

    @classmethod
    def of(cls, commitment: Commitment) -> "_Asked":
        indicator = commitment.indicator
        key = plain(indicator.text if indicator else commitment.text)
        return cls(
            commitment=commitment,
            known=indicator.id if indicator else None,
            key=key,
            key_pairs=bigrams(key),
            pairs=bigrams(plain(commitment.text)) | bigrams(key),
            names=names(commitment.text),
            several_years=bool(commitment.deadline and "/" in commitment.deadline),
        )


def _synonyms(name: str | None) -> tuple[str, ...]:
    """The ids under which the same indicator goes: 经济增长 is the growth of 生产总值."""
    if name is None:
        return ()
    return ("gdp", "economy") if name in ("gdp", "economy") else (name,)


def _same_kind(commitment: Commitment, figure: Figure) -> bool:
    """Whether the figure could decide the goal: same unit, and growth against growth."""
    if commitment.bound == "relative":
        return figure.measure == commitment.measure
    if commitment.unit != figure.unit:
        return False
    if commitment.measure in PROPORTIONAL or figure.measure in PROPORTIONAL:
        growing = commitment.measure == "growth"
        return growing == (figure.measure == "growth")
    if "rank" in (commitment.measure, figure.measure):
        return commitment.measure == figure.measure
    return True
