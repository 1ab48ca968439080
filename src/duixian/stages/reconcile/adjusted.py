"""Goals that were officially changed: 年度计划由30个、50亿元调整为25个、42亿元."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from duixian.lexicon.deeds import deed
from duixian.lexicon.promises import said
from duixian.model import Figure, Part, Report, Statement
from duixian.stages.reconcile.evidence import REVIEWED
from duixian.stages.reconcile.likeness import Weights, bigrams, plain
from duixian.stages.reconcile.promises import Promise

ALIKE = 0.3  # of the promise's words have to stand where the change is told


class Adjustment(NamedTuple):
    """One goal that was changed: ``old`` and ``new`` figures, and the clause at ``start:end``.

    ``actual`` is what the same statement says was done, where it does.
    """

    statement: Statement
    old: Figure
    new: Figure
    start: int
    end: int
    text: str
    pairs: frozenset[str]
    actual: Figure | None = None


def adjustments(report: Report) -> tuple[Adjustment, ...]:
    """Every changed goal that the review parts of ``report`` tell of."""
    parts: dict[str | None, Part] = {section.id: section.part for section in report.sections}
    figures = {figure.id: figure for figure in report.figures}
    return tuple(
        one
        for statement in report.statements
        if parts.get(statement.section) in REVIEWED and len(statement.figures) >= 2
        for one in _of(report, statement, [figures[name] for name in statement.figures])
    )


def _of(report: Report, statement: Statement, own: Sequence[Figure]) -> Iterator[Adjustment]:
    found = deed("adjusted").search(statement.text)
    if not found or "goal_changed" not in said("answer_words", statement.text[: found.start()]):
        return
    turn = statement.start + found.start()
    stop = report.text.find("，", turn, statement.end)
    stop = statement.end if stop < 0 else stop
    start = max(report.text.rfind("，", statement.start, turn) + 1, statement.start)
    pairs = bigrams(plain(statement.text))
    new = [figure for figure in own if turn < figure.start < stop]
    behind = [figure for figure in own if figure.start >= stop]
    for old in own:
        if start <= old.start < turn:
            match = next((figure for figure in new if figure.unit == old.unit), None)
            if match:
                new.remove(match)
                done = next((one for one in behind if one.unit == match.unit), None)
                words = report.text[start:stop]
                yield Adjustment(statement, old, match, start, stop, words, pairs, done)


def adjusted(
    promise: Promise, changes: Sequence[Adjustment], weights: Weights
) -> Adjustment | None:
    """The change of this very promise: the old value is its own, and so are the words."""
    goal = promise.commitment
    if goal.value is None:
        return None
    return next(
        (
            one
            for one in changes
            if one.old.value == goal.value
            and one.old.unit == goal.unit
            and weights.covered(promise.pairs, one.pairs) >= ALIKE
        ),
        None,
    )
