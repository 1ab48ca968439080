"""Answers in words: a clause that says that something was done, or that it was not."""

from functools import cache

from duixian.lexicon.deeds import deed
from duixian.lexicon.promises import hits, is_generic, said
from duixian.lexicon.verbs import leading
from duixian.stages.reconcile.evidence import Evidence
from duixian.stages.reconcile.likeness import Weights, bigrams, fuzzy, plain
from duixian.stages.reconcile.promises import Promise
from duixian.stages.reconcile.scored import Scored
from duixian.stages.reconcile.verbs import agreement

THING = 0.7  # of the weight of a thing's name that has to be said again
ALIKE = 0.8  # a name that is said again with a word more or less
FIGURE = 0.8  # the same for what a figure measures
NAMED = 4  # characters of a name that tells enough by itself
SMALLEST = 2  # bigrams of a name that can be searched for


def in_words(promise: Promise, evidence: Evidence, weights: Weights) -> Scored | None:
    """``evidence`` as an answer in words to ``promise``, ``None`` where it is none."""
    if promise.phrase is not None and not promise.parts:
        return _for_figure(promise, evidence, weights)
    if len(promise.object_pairs) < SMALLEST or evidence.other_year:
        return None
    covered = weights.covered(promise.object_pairs, evidence.pairs)
    if promise.object_words and covered < THING:
        whole = fuzzy(promise.object_words, evidence.plain_text)
        told = whole >= ALIKE and _first(promise.object_words) in evidence.plain_text
        covered = max(covered, whole if told else 0.0)
    named = bool(promise.names) and all(name in evidence.text for name in promise.names)
    if covered < THING and not (promise.parts and covered >= THING - 0.2):
        return None
    if not (evidence.failed or _is_done(evidence.text, listed=bool(promise.parts))):
        return None
    if not evidence.failed and _only_goes_on(_about(promise.object_pairs, evidence, weights)):
        return None
    same = agreement(promise.verbs, frozenset(said("deed_groups", evidence.text)))
    score = 0.7 * covered + 0.1 * weights.covered(evidence.pairs, promise.pairs)
    score += {True: 0.2, None: 0.1, False: -0.1}[same]
    reasons = ["said_in_words"]
    if same:
        reasons.append("same_deed")
    if named:
        score, reasons = score + 0.1, [*reasons, "same_name"]
    return Scored(evidence, round(min(score, 1.0), 3), tuple(reasons), comparable=False)


@cache
def _first(words: str) -> str:
    """The first character of the name: 奶业振兴规划 is not 产业振兴规划."""
    position, moved = 0, True
    while moved and position < len(words) - 2:
        verbs = leading().get(words[position], ())
        sizes = (len(verb.form) for verb in verbs if words.startswith(verb.form, position))
        size = next(sizes, 0)
        position, moved = position + size, size > 0
    return words[position : position + 1]


def _for_figure(promise: Promise, evidence: Evidence, weights: Weights) -> Scored | None:
    """Only words that the goal was reached or failed, or that the same step was taken."""
    assert promise.phrase
    if evidence.several_years or evidence.other_year:
        return None
    covered = max(
        weights.covered(promise.phrase.local_pairs, evidence.pairs),
        weights.covered(promise.object_pairs, evidence.pairs) if promise.object_pairs else 0.0,
    )
    about = _about(promise.phrase.key_pairs, evidence, weights)
    told = deed("fulfilled").search(about) or deed("reached").search(about)
    if told and len(promise.phrase.key) >= NAMED and not is_generic(promise.phrase.key):
        covered = max(covered, weights.covered(promise.phrase.key_pairs, evidence.pairs))
    if covered < FIGURE:
        return None
    step = (
        promise.commitment.measure in ("change", "growth", "level")
        and "raise" in promise.verbs
        and "raise" in said("deed_groups", evidence.text)
        and not evidence.statement.figures
    )
    if not (told or step or evidence.failed):
        return None
    return Scored(evidence, round(0.9 * covered, 3), ("said_in_words",), comparable=False)


def _about(name: frozenset[str], evidence: Evidence, weights: Weights) -> str:
    """The clause of ``evidence`` that speaks of ``name``, the bigrams of what was promised."""
    clauses = evidence.text.split("，")
    return max(clauses, key=lambda one: weights.covered(name, bigrams(plain(one))))


def _only_goes_on(text: str) -> bool:
    """推进一带建设, 加强场馆建设: the clause opens with a verb of direction and ends nothing."""
    told = [hit.entry.id for hit in hits("promise_words", text)]
    if "unfinished" in said("answer_words", text):
        return False
    if not told or told[0] != "hedge_only" or "milestone" in told:
        return False
    return not deed("done").search(text)


def _is_done(text: str, *, listed: bool) -> bool:
    """Whether the words say that something was done, not merely that it goes on."""
    if not (deed("definite").search(text) or deed("done").search(text)):
        return False
    ids = said("answer_words", text)
    return listed or "unfinished" not in ids or bool(deed("step").search(text))
