"""The evidence that bears on a commitment, scored, with the reasons."""

from collections import defaultdict
from collections.abc import Sequence

from duixian.lexicon.conversions import conversions
from duixian.lexicon.indicators import known
from duixian.lexicon.promises import forms, is_generic
from duixian.model import Figure
from duixian.model.reconciliation import Commitment
from duixian.stages.reconcile.evidence import Evidence
from duixian.stages.reconcile.likeness import Weights, bigrams, fuzzy
from duixian.stages.reconcile.phrases import Phrase
from duixian.stages.reconcile.promises import Promise
from duixian.stages.reconcile.scored import Scored
from duixian.stages.reconcile.settings import Settings
from duixian.stages.reconcile.verbs import agreement
from duixian.stages.reconcile.words import in_words

APART = 0.6  # what is left of a score where the names differ in a word
PART = 0.5  # … where one names a part of the other
SPENT = 0.4  # for public money at all; the rest is what it is for
SOME, HALF, MOST = 0.3, 0.5, 0.7  # of the purpose that has to be said again
PROPORTIONAL = ("growth", "share", "ratio")
ECONOMY = ("gdp", "economy")


class Finder:
    """Finds the answers to promises in the evidence of one review."""

    def __init__(self, found: Sequence[Evidence], weights: Weights, settings: Settings) -> None:
        self._found = found
        self._weights = weights
        self._settings = settings
        self._index: dict[str, list[int]] = defaultdict(list)
        self._known: dict[str, list[int]] = defaultdict(list)
        for position, evidence in enumerate(found):
            if evidence.figure and evidence.figure.indicator and evidence.figure.indicator.id:
                self._known[evidence.figure.indicator.id].append(position)
            for pair in evidence.pairs:
                self._index[pair].append(position)

    def answers(self, promise: Promise) -> list[Scored]:
        """Evidence above the floor, best first."""
        scored = [self._score(promise, self._found[at]) for at in self._candidates(promise)]
        kept = [one for one in scored if one and one.score >= self._settings.answer_floor]
        return sorted(kept, key=lambda one: (-one.score, one.evidence.start, one.evidence.end))

    def _candidates(self, promise: Promise) -> list[int]:
        """Evidence that shares weighty words with the promise: the most alike first."""
        votes: dict[int, float] = defaultdict(float)
        for pair in promise.pairs:
            weight = self._weights.of((pair,))
            for position in self._index.get(pair, ()):
                votes[position] += weight
        best = sorted(votes, key=lambda at: -votes[at])[: self._settings.candidates]
        same = [at for name in _synonyms(promise.known) for at in self._known.get(name, ())]
        return list(dict.fromkeys([*same, *best]))

    def _score(self, promise: Promise, evidence: Evidence) -> Scored | None:
        if evidence.figure is None:
            return in_words(promise, evidence, self._weights)
        if promise.phrase is None or evidence.other_year:
            return None
        score, reasons = self._likeness(promise, evidence)
        if not score:
            return None
        goal = promise.commitment
        comparable = same_kind(goal, evidence.figure) and not evidence.failed
        if comparable:
            reasons.append("same_kind")
        if goal.unit == evidence.figure.unit:
            reasons.append("same_unit")
        if evidence.several_years and not promise.several_years:
            comparable = False
            reasons.append("several_years")
        counted = goal.measure in ("count", "amount", "level", "change")
        if counted and goal.unit == evidence.figure.unit and goal.value == evidence.figure.value:
            score = min(1.0, score + 0.1)
            reasons.append("same_number")
        return Scored(evidence, round(score, 3), tuple(reasons), comparable)

    def _likeness(self, promise: Promise, evidence: Evidence) -> tuple[float, list[str]]:
        """How far the two figures measure one thing: name, then deed, scope and sizes."""
        asked, found = promise.phrase, evidence.phrase
        assert asked
        assert found
        assert evidence.figure
        named = evidence.figure.indicator and evidence.figure.indicator.id
        if promise.known and named:
            if named not in _synonyms(promise.known):
                return 0.0, []
            score, reasons = 1.0, ["same_indicator"]
            gathers = not known()[named].stock and promise.commitment.measure not in PROPORTIONAL
            if gathers and not asked.key_pairs & found.key_pairs:
                # 棚户区 and 保障性安居工程 are filed together; one is a part of the other.
                score = APART * APART
        elif asked.purpose is not None and found.purpose is not None:
            score, reasons = self._same_purpose(asked, found), ["same_purpose"]
            if _same_number(promise, evidence):
                score = max(score, self._alike(promise, evidence))
        else:
            score, reasons = self._alike(promise, evidence), ["same_words"]
            if bool(promise.known) != bool(named):
                score *= PART if _is_part(asked, found) else 0.8
        if asked.labels and found.labels and asked.labels != found.labels:
            return 0.0, []
        if asked.labels != found.labels:
            score *= 0.7
        if promise.commitment.measure not in PROPORTIONAL:
            score *= self._deed(promise, evidence, reasons)
        if found.places - asked.places:
            score *= 0.7
            reasons.append("part_of_the_place")
        return score, reasons

    def _same_purpose(self, asked: Phrase, found: Phrase) -> float:
        """Public money is told apart by what it is for, not by who pays it."""
        assert asked.purpose is not None
        assert found.purpose is not None
        covered = self._weights.covered
        there = covered(asked.purpose, found.purpose | found.clause_pairs)
        here = covered(found.purpose, asked.purpose | asked.clause_pairs)
        if asked.purpose_named and found.purpose_named:
            return (
                SPENT + (1 - SPENT) * (there + here) / 2
                if max(there, here) >= HALF and min(there, here) >= SOME
                else 0.0
            )
        if asked.purpose_named or found.purpose_named:
            alike = there if asked.purpose_named else here
            return SPENT + (0.9 - SPENT) * alike if alike >= MOST else 0.0
        alike = min(there, here)
        return SPENT + (0.9 - SPENT) * alike if alike >= HALF else 0.0

    def _alike(self, promise: Promise, evidence: Evidence) -> float:
        asked, found = promise.phrase, evidence.phrase
        assert asked
        assert found
        weights = self._weights
        key = weights.covered(asked.key_pairs, found.local_pairs)
        key += (
            0.4
            * weights.covered(asked.key_pairs - found.local_pairs, evidence.context_pairs)
            * (1 - key)
        )
        about = weights.covered(found.key_pairs, asked.clause_pairs | asked.local_pairs)
        rest = asked.local_pairs - asked.key_pairs
        more = weights.covered(rest, found.clause_pairs) if rest else key
        whole = fuzzy(asked.key, found.key)
        if is_generic(asked.key):
            # 企业, 项目: which ones is said by the rest of the clause, so the rest decides.
            return 0.2 * key + 0.2 * about + 0.6 * (more if rest else 0.0)
        if is_generic(found.key):
            # What the other figure counts is said by its clause; its name fits into too many.
            return 0.5 * key + 0.1 * about + 0.4 * more
        score = 0.4 * key + 0.2 * about + 0.15 * more + 0.25 * whole
        if _is_another(asked.key, found.key) and not _same_number(promise, evidence):
            score *= APART
        return score

    def _deed(self, promise: Promise, evidence: Evidence, reasons: list[str]) -> float:
        """Less where another thing was done, or a stock is told for what was to be done."""
        asked, found = promise.phrase, evidence.phrase
        assert asked
        assert found
        factor = 1.0
        same = agreement(asked.verbs, found.verbs)
        if same is False:
            factor *= 0.6
        elif same:
            reasons.append("same_deed")
            if not asked.verbs & found.verbs:
                factor *= 0.95
        if found.stock and not asked.stock and asked.verbs and not evidence.several_years:
            factor *= 0.6
        elif asked.stock and not found.stock and found.verbs:
            factor *= 0.75
        return factor


def _synonyms(name: str | None) -> tuple[str, ...]:
    """The ids under which the same indicator goes: 经济增长 is the growth of 生产总值."""
    if name is None:
        return ()
    return ECONOMY if name in ECONOMY else (name,)


def same_kind(commitment: Commitment, figure: Figure) -> bool:
    """Whether the figure could decide the goal: units that convert, growth against growth."""
    if commitment.bound == "relative":
        return figure.measure == commitment.measure
    if not _convertible(commitment.unit, figure.unit):
        return False
    if commitment.measure in PROPORTIONAL or figure.measure in PROPORTIONAL:
        growing = commitment.measure == "growth"
        return growing == (figure.measure == "growth")
    if "rank" in (commitment.measure, figure.measure):
        return commitment.measure == figure.measure
    return True


ROUND = 100  # a number below it may be the same by chance


def _same_number(promise: Promise, evidence: Evidence) -> bool:
    """Whether both print one number that is hardly the same by chance: 280元 and 280元."""
    goal, figure = promise.commitment, evidence.figure
    if goal.value is None or figure is None or goal.unit != figure.unit:
        return False
    return goal.value == figure.value and (goal.value >= ROUND or goal.value % 1 != 0)


def _is_another(one: str, other: str) -> bool:
    """Whether two names that share much still name two things.

    二氧化碳… is not 氮氧化物… (they begin apart), …用水量 is not …能耗 (they end apart), and
    城镇居民收入 is not 农村居民收入 (one word stands for another).
    """
    if one in other or other in one:
        return False
    if one[:2] not in other and other[:2] not in one:
        return True
    if one[-2:] not in other and other[-2:] not in one:
        return True
    front = _shared(one, other)
    back = _shared(one[front:][::-1], other[front:][::-1])
    left, right = len(one) - front - back, len(other) - front - back
    return left == right and 0 < left <= 2


def _shared(one: str, other: str) -> int:
    """How many characters the two begin with in common."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _is_part(asked: Phrase, found: Phrase) -> bool:
    """普惠小微贷款余额 is a part of 贷款余额: neither answers for the other.

    What only one of the names says does not count where the other's clause says it too (an elided
    head), nor where it does not narrow the name (全县, 城镇).
    """
    longer, shorter = sorted((asked, found), key=lambda one: -len(one.key))
    if longer.key == shorter.key or not longer.key.endswith(shorter.key):
        return False
    extra = longer.key.removesuffix(shorter.key)
    return extra not in forms("answer_words", "wide") and not bigrams(extra) <= shorter.clause_pairs


PERCENT = ("%", "fraction", "‰")


def _convertible(one: str | None, other: str | None) -> bool:
    if one == other or (one in PERCENT and other in PERCENT):
        return True
    table = conversions()
    if one not in table or other not in table:
        return False
    return table[one].family == table[other].family
