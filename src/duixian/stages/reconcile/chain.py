"""One place over the years: each promise followed, its wording and its outcome."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from rapidfuzz import fuzz, process

from duixian.errors import PairError
from duixian.i18n import N_
from duixian.model import Finding, Report, last_year
from duixian.model.reconciliation import Commitment, Item, Reconciliation
from duixian.model.series import Chain, Change, Link, Thread
from duixian.stages.reconcile.commitments import promises
from duixian.stages.reconcile.heads import head
from duixian.stages.reconcile.ladder import middle
from duixian.stages.reconcile.likeness import plain
from duixian.stages.reconcile.promises import Promise

SAME_NAME = 85  # of 100, for what a figure measures
SAME_DEED = 75  # of 100, for what a task without a figure is about
SAME_WORDS = 92  # of 100: repeated rather than restated

Hold = Callable[[Report, Report], Reconciliation]


def chain(reports: Sequence[Report], hold: Hold) -> Chain:
    """The promises of ``reports`` by year; ``hold`` reconciles two of them.

    Raise :class:`PairError` where fewer than three reports are given, or of more than one place.
    """
    if len(reports) < 3:
        raise PairError(N_("a chain needs three reports or more; for two there is reconcile"))
    ordered = sorted(reports, key=lambda report: report.year or 0)
    outcomes: dict[str, Item] = {}
    findings: list[Finding] = []
    for earlier, later in pairwise(ordered):
        held = hold(earlier, later)
        findings += held.findings
        outcomes |= {_key(earlier, item.commitment): item for item in held.items}
    threads = _threads(ordered, outcomes)
    return Chain(tuple(map(head, ordered)), tuple(threads), tuple(findings))


def _key(report: Report, commitment: Commitment) -> str:
    return f"{report.source.sha256}/{commitment.id}"


def _threads(ordered: Sequence[Report], outcomes: Mapping[str, Item]) -> Iterator[Thread]:
    open_threads: list[tuple[Promise, list[Link]]] = []
    closed: list[tuple[Promise, list[Link], int | None]] = []
    for report in ordered:
        own = [one for one in promises(report) if one.commitment.checkable]
        taken: set[int] = set()
        kept: list[tuple[Promise, list[Link]]] = []
        finder = _Finder(own, report.year or 0)
        for promise, links in open_threads:
            at = finder.like(promise, taken)
            if at is None:
                closed.append((promise, links, report.year))
                continue
            taken.add(at)
            change = _change(promise, own[at])
            links.append(_link(report, own[at].commitment, change, outcomes))
            kept.append((own[at], links))
        for at, promise in enumerate(own):
            if at not in taken:
                kept.append((promise, [_link(report, promise.commitment, "new", outcomes)]))
        open_threads = kept
    for promise, links, dropped in [*closed, *((p, found, None) for p, found in open_threads)]:
        indicator = promise.commitment.indicator
        name = indicator.text if indicator else promise.commitment.text
        yield Thread(promise.known, name, tuple(links), dropped)


def _link(
    report: Report, commitment: Commitment, change: Change, outcomes: Mapping[str, Item]
) -> Link:
    item = outcomes.get(_key(report, commitment))
    return Link(
        year=report.year or 0,
        commitment=commitment,
        change=change,
        verdict=item.verdict if item else None,
        answer=item.answers[0] if item and item.answers else None,
    )


class _Finder:
    """Finds among the promises of a year the one that goes on from the year before."""

    def __init__(self, own: Sequence[Promise], year: int) -> None:
        self._own = own
        self._years = (year - 1, year)
        self._names = [_name(one) for one in own]

    def like(self, promise: Promise, taken: set[int]) -> int | None:
        """Its position, ``None`` where the promise was dropped."""
        if promise.known:
            near = [at for at, one in enumerate(self._own) if one.known == promise.known]
        else:
            least = SAME_NAME if promise.phrase else SAME_DEED
            found = process.extract(
                _name(promise), self._names, scorer=fuzz.ratio, score_cutoff=least, limit=5
            )
            near = [at for _, _, at in found]
        free = (at for at in near if at not in taken)
        return next((at for at in free if _fits(promise, self._own[at], self._years)), None)


def _name(promise: Promise) -> str:
    return promise.phrase.key if promise.phrase else promise.object_words


def _fits(one: Promise, other: Promise, years: tuple[int, int]) -> bool:
    """Growth goes on as growth, a count in its unit, a yearly goal as a yearly one."""
    first, second = one.commitment, other.commitment
    if (one.phrase is None) != (other.phrase is None):
        return False
    if _is_long(first, years[0]) != _is_long(second, years[1]):
        return False
    growing = (first.measure == "growth") == (second.measure == "growth")
    return growing and (first.unit == second.unit or "relative" in (first.bound, second.bound))


def _is_long(goal: Commitment, year: int) -> bool:
    """Whether it is due after the year that the report plans."""
    return goal.deadline is not None and last_year(goal.deadline) > year


def _change(before: Promise, now: Promise) -> Change:
    """How the number, else the wording, differs from the year before."""
    one, other = before.commitment, now.commitment
    if one.value is not None and other.value is not None and one.unit == other.unit:
        if middle(one) != middle(other):
            return "raised" if middle(other) > middle(one) else "lowered"
        return "repeated" if one.bound == other.bound else "restated"
    alike = fuzz.ratio(plain(one.text), plain(other.text))
    return "repeated" if alike >= SAME_WORDS and one.bound == other.bound else "restated"
