"""Rules that turn on what the later report says in words: late, adjusted, failed, partly, done."""

import re
from decimal import Decimal

from duixian.i18n import N_
from duixian.lexicon.deeds import deed
from duixian.lexicon.promises import said
from duixian.model import Period
from duixian.stages.reconcile.cases import Case, Verdict, numbers
from duixian.stages.reconcile.evidence import Evidence
from duixian.stages.reconcile.likeness import bigrams, plain

PART = 0.6  # of the weight of a part's name that has to be said again
_MONTH = re.compile(r"(?<!\d)(\d{1,2})月(?:份|\d{1,2}日|底|末|初|中旬|上旬|下旬)?")
_DUE = re.compile(r"^(\d{4})-(?:(\d\d)|Q(\d)|H(\d))")


def is_adjusted(case: Case) -> Verdict | None:
    """The goal itself was changed; what was done is held against the new one."""
    change = case.adjustment
    if change is None:
        return None
    goal = case.promise.amount or case.commitment.text
    values = {"goal": goal, "new": change.new.text, "words": change.text}
    actual, words = None, ""
    if change.actual is not None:
        actual, words = change.actual.value, change.actual.text
    elif case.figure and case.best and case.best.comparable:
        actual, words = case.figure.value, numbers(case)["actual"]
    if actual is None or not change.new.value:
        return Verdict(
            "adjusted",
            "adjusted",
            N_("promised {goal}; officially changed to {new}: {words}"),
            values,
        )
    ratio = actual / change.new.value * 100
    return Verdict(
        "adjusted",
        "adjusted",
        N_(
            "promised {goal}; officially changed to {new}; actual {actual}, {ratio} of the new goal"
        ),
        values | {"actual": words, "ratio": f"{ratio.quantize(Decimal('0.1')):f}%"},
    )


def said_to_have_failed(case: Case) -> Verdict | None:
    """The text says that it was not done; a number of the answer's own says it better."""
    assert case.best
    if case.best.comparable or not case.best.evidence.failed or _parts(case):
        return None
    found = deed("failed").search(_around(case.best.evidence))
    return Verdict(
        "missed",
        "said_failed",
        N_("the text says so: {words}"),
        {"words": _clause_of(case.best.evidence, found.start() if found else 0)},
    )


def is_partly_done(case: Case) -> Verdict | None:
    """Some of several parts are done, or one step of several."""
    assert case.best
    if case.figure is not None:
        return None
    parts = _parts(case)
    if parts:
        done, total = parts
        if 0 < done < total:
            return Verdict(
                "partly",
                "some_parts",
                N_("{done} of {total} parts are done: {words}"),
                {
                    "done": str(done),
                    "total": str(total),
                    "words": case.best.evidence.statement.text,
                },
            )
        if done == total:
            return None
    evidence = case.best.evidence
    words = _rest(evidence)
    begun = "finish" in case.promise.verbs and said("deed_groups", evidence.text) == {"begin"}
    # 甲正式开工，乙完成路基: what stands behind a deed is another thing's step.
    whole = bool(deed("definite").search(evidence.text))
    step = deed("step").search(evidence.text if whole else words)
    if step and step[0] in case.commitment.text:
        step = None  # 完成可研 was all that was promised
    if step or "unfinished" in said("answer_words", words) or begun:
        return Verdict(
            "partly", "one_step", N_("begun and not finished: {words}"), {"words": words}
        )
    return None


def _parts(case: Case) -> tuple[int, int] | None:
    """How many parts of a listed promise are done, of how many; ``None`` where it has no parts.

    A part that is not named counts as open only where the rest of the list is hardly named either:
    its name may be shortened.
    """
    assert case.best
    if not case.promise.parts or case.figure is not None:
        return None
    statement = case.best.evidence.statement.text
    clauses = [piece for piece in re.split("[，；]", statement) if piece]
    done = told = 0
    for part in case.promise.parts:
        about = [one for one in clauses if _names(case, part, one)]
        told += bool(about)
        done += bool(about) and not any(_is_open(one) for one in about)
    whole = case.weights.covered(case.promise.object_pairs, bigrams(plain(statement))) >= PART
    if not told or (done == told and (whole or "、" not in case.commitment.text)):
        return None
    return done, len(case.promise.parts)


def _names(case: Case, part: frozenset[str], clause: str) -> bool:
    return case.weights.covered(part, bigrams(plain(clause))) >= PART


def _is_open(clause: str) -> bool:
    return bool(deed("failed").search(clause)) or "unfinished" in said("answer_words", clause)


def is_late(case: Case) -> Verdict | None:
    """Done after its deadline: the text says so, or names a month behind it."""
    assert case.best
    if case.figure is not None and not case.best.comparable:
        return None
    evidence = case.best.evidence
    before = _around(evidence)
    if deed("late").search(before) and _has_month(case.commitment.deadline, before):
        return Verdict("late", "said_late", N_("done late: {words}"), {"words": before})
    due = _last_month(case.commitment.deadline)
    months = [int(found[1]) for found in _MONTH.finditer(before)]
    if due and months and months[-1] > due:
        return Verdict(
            "late",
            "later_month",
            N_("due in month {due}, done in month {month}: {words}"),
            {
                "due": str(due),
                "month": str(months[-1]),
                "words": before,
            },
        )
    return None


def _has_month(deadline: Period | None, words: str) -> bool:
    """Whether lateness can be this promise's: it has a month, or the words speak of the plan."""
    return _last_month(deadline) is not None or "计划" in words or "原定" in words


def _last_month(deadline: Period | None) -> int | None:
    found = _DUE.match(deadline or "")
    if not found:
        return None
    if found[2]:
        return int(found[2])
    return 3 * int(found[3]) if found[3] else 6 * int(found[4])


def in_words(case: Case) -> Verdict | None:
    """A statement of completion is an answer."""
    assert case.best
    if case.figure is not None:
        return None
    return Verdict(
        "met",
        "said_done",
        N_("said to be done, without a figure: {words}"),
        {"words": case.best.evidence.text},
    )


def _around(evidence: Evidence) -> str:
    """The words of the statement up to the end of the evidence's clause."""
    words, offset = evidence.statement.text, evidence.end - evidence.statement.start
    ends = (words.find(mark, offset) for mark in "，；")
    return words[: min((at for at in ends if at >= 0), default=len(words))]


def _rest(evidence: Evidence) -> str:
    """The words of the evidence and of the clause behind it."""
    words = evidence.statement.text
    start, end = (at - evidence.statement.start for at in (evidence.start, evidence.end))
    behind = words.find("，", end + 1)
    return words[start : len(words) if behind < 0 else behind]


def _clause_of(evidence: Evidence, offset: int) -> str:
    """The comma clause of the statement that holds ``offset``."""
    words = evidence.statement.text
    start = max(words.rfind(mark, 0, offset) for mark in "，；") + 1
    ends = (words.find(mark, offset) for mark in "，；")
    return words[start : min((at for at in ends if at >= 0), default=len(words))]
