"""Two reports of one place: a level that is told differently a year later, a base that was revised.

A finding on two reports has two quotes, the first from the earlier report, the second from the
later one.
"""

from collections.abc import Iterator, Sequence
from decimal import localcontext

from duixian.errors import PairError
from duixian.i18n import N_
from duixian.lexicon.arithmetic import words
from duixian.model import Finding, Report
from duixian.stages.check.claims import Claim, Key, claims
from duixian.stages.check.finding import found, named
from duixian.stages.check.levels import implied, is_real, quotient
from duixian.stages.check.passages import passages
from duixian.stages.check.precision import DIGITS

RESTATED = N_("{indicator} of {year} is told differently a year later: {computation}")
REVISED = N_("{indicator} of {year} was revised, as the later report says: {computation}")
OTHER_BASE = N_(
    "{indicator}: the growth that is printed is not measured from the level that was printed a "
    "year ago, so that the base was changed: {computation}"
)


def check_pair(earlier: Report, later: Report) -> tuple[Finding, ...]:
    """What ``later`` says of the years of ``earlier`` otherwise than that did, in text order.

    ``later`` may tell it as a result of then or as the base of a change (由28.3下降到26.4). Raise
    :class:`PairError` where the two are one report, of two places, or in the wrong order.
    """
    require_pair(earlier, later)
    with localcontext(prec=DIGITS):
        before, after = (list(claims(one, passages(one))) for one in (earlier, later))
        findings = [
            *_restated(earlier, later, before, after),
            *_bases(earlier, later, before, after),
        ]
    return tuple(sorted(findings, key=lambda finding: finding.quotes[1].start))


def require_pair(earlier: Report, later: Report) -> None:
    """Raise :class:`PairError` where nothing of one can be held against the other."""
    names = {"earlier": earlier.source.name, "later": later.source.name}
    if earlier.text == later.text:
        raise PairError(
            N_("{earlier} and {later} are the same report; give two years of one place"), **names
        )
    if earlier.place and later.place and earlier.place.name != later.place.name:
        places = {"one": earlier.place.name, "other": later.place.name}
        raise PairError(
            N_("{earlier} is of {one} and {later} of {other}; give two years of one place"),
            **places,
            **names,
        )
    if earlier.year and later.year and earlier.year >= later.year:
        years = {"one": earlier.year, "other": later.year}
        raise PairError(
            N_("{earlier} is of {one} and {later} of {other}; give the earlier report first"),
            **years,
            **names,
        )


MOST = 8  # claims of one thing in a report that are looked at


def _by_key(claimed: Sequence[Claim]) -> dict[Key, list[Claim]]:
    made: dict[Key, list[Claim]] = {}
    for claim in claimed:
        if claim.key.side == "done" and len(kept := made.setdefault(claim.key, [])) < MOST:
            kept.append(claim)
    return made


def _restated(
    earlier: Report, later: Report, before: Sequence[Claim], after: Sequence[Claim]
) -> Iterator[Finding]:
    """The same quantity of the same year with another value."""
    known = _by_key(before)
    for key, claimed in _by_key(after).items():
        others = known.get(key, [])
        if not others or any(
            claim.value.agrees(other.value) for claim in claimed for other in others
        ):
            continue
        first, second = others[0], claimed[0]
        revised = _says_revised(later, second)
        yield found(
            "base-revised" if revised else "restated-level",
            "info" if revised else "warning",
            REVISED if revised else RESTATED,
            (named(earlier, first.figure), named(later, second.figure)),
            indicator=first.figure.indicator.text if first.figure.indicator else "",
            year=str(key.year),
            computation=f"{first.figure.text} ≠ {second.figure.text}",
        )


def _says_revised(later: Report, claim: Claim) -> bool:
    """Whether the paragraph of the later report says that the number was revised."""
    start = later.text.rfind("\n", 0, claim.statement.start) + 1
    end = later.text.find("\n", claim.statement.end)
    paragraph = later.text[start : len(later.text) if end < 0 else end]
    return any(word in paragraph for word in words("revised"))


def _bases(
    earlier: Report, later: Report, before: Sequence[Claim], after: Sequence[Claim]
) -> Iterator[Finding]:
    """A growth that the levels printed in the two reports do not give."""
    known, told = _by_key(before), _by_key(after)
    levels: dict[tuple[str, int], list[Key]] = {}
    for key in told:
        if key.what == "level" and key.unit != "%":
            levels.setdefault((key.name, key.year), []).append(key)
    for key, grown in told.items():
        if key.what != "growth" or is_real(later, grown[0]):
            continue
        for level in levels.get((key.name, key.year), ()):
            base = level._replace(year=key.year - 1)
            if base in told or base not in known:
                continue  # told again: the later report knows its base, and it was held above
            first, second = known[base][0], told[level][0]
            rate = implied(first.value, second.value)
            if rate is None or any(rate.meets(claim.value) for claim in grown):
                continue
            yield found(
                "base-revised",
                "info",
                OTHER_BASE,
                (named(earlier, first.figure), named(later, grown[0].figure)),
                indicator=first.figure.indicator.text if first.figure.indicator else "",
                year=str(base.year),
                computation=quotient(first, second, grown[0]),
            )
