"""Scores figures: span and value, unit, indicator, bound, measure, direction.

``*_f1`` compare spans exactly once raw offsets are taken to the canonical text; ``lenient``
lets the spans differ where they overlap and the value is right. ``value_unit`` and the two
``indicator`` scores are shares of all labels that are not optional; ``bound``, ``measure`` and
``direction`` are shares of those that were found. Ambiguous labels count for value and unit alone.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from duixian.lexicon.loader import load
from duixian.model import Figure
from duixian.pipeline import read_bytes
from eval.align import Alignment
from eval.gold import SEED, GoldFigure, Passage, passages
from eval.match import Match, Matched, coarse_measure, match, same_indicator, same_value
from eval.row import Row

CORPUS = (
    "gold/dev/figures_*.jsonl",
    "gold/dev/passages.json",
    "gold/seed/figures.jsonl",
    "gold/seed/joined.txt",
    "seed/*",
    "reports/state_council/*.txt",
    "reports/provinces_2025/*.docx",
)


def score(shared: Path) -> dict[str, float]:
    """Each metric on the development passages, and on the seed page with the prefix ``seed_``."""
    held = _held(shared)
    dev = [matched for passage, matched, _ in held if passage.doc != SEED]
    seed = [matched for passage, matched, _ in held if passage.doc == SEED]
    rejected = [bad for passage, _, bads in held if passage.nonfigures for bad in bads]
    scores = measure(dev)
    scores["nonfigures"] = share(not figures for _, figures in rejected)
    return scores | {f"seed_{name}": value for name, value in measure(seed).items()}


def rows(shared: Path) -> Iterator[Row]:
    """Every label, every figure that no label allows, and every numeral read against a label."""
    for passage, matched, rejected in _held(shared):
        for row in matched.rows:
            if not row.gold.optional:
                yield Row(row.gold.id, wrong(row), described(row))
        for figure in matched.extra:
            name = f"{passage.doc}@{figure.start}-{figure.end}"
            yield Row(name, frozenset({"extra"}), figure.text)
        for (start, end), figures in rejected:
            name = f"{passage.doc}#{start}-{end}"
            text = passage.raw[start:end]
            yield Row(name, frozenset({"nonfigure"} if figures else ()), text)


def measure(passages_: Iterable[Matched]) -> dict[str, float]:
    """All metrics over some passages."""
    held = list(passages_)
    core = [row for matched in held for row in matched.rows if not row.gold.optional]
    sure = [row for row in core if not row.gold.ambiguous]
    named = [row for row in sure if row.gold.indicators]
    found = [row for row in sure if row.figure]
    strict = [row for row in core if row.exact and row.figure and same_value(row.gold, row.figure)]
    loose = [row for row in core if row.figure and same_value(row.gold, row.figure)]
    extra = sum(len(matched.extra) for matched in held)
    stray = sum(len(matched.stray) for matched in held)
    read_wrong = sum(row.exact for row in core) - len(strict)
    read_wrong_loose = sum(row.figure is not None for row in core) - len(loose)
    return {
        "precision": ratio(len(strict), len(strict) + read_wrong + extra),
        "recall": ratio(len(strict), len(core)),
        "f1": f1(len(strict), len(strict) + read_wrong + extra, len(core)),
        "f1_lenient": f1(len(loose), len(loose) + read_wrong_loose + stray, len(core)),
        "value_unit": share(not wrong(row) & {"missing", "value", "unit"} for row in core),
        "indicator": share(not wrong(row) & {"missing", "indicator"} for row in named),
        "indicator_lenient": share(
            not wrong(row) & {"missing", "indicator_loose"} for row in named
        ),
        "bound": share("bound" not in wrong(row) for row in found),
        "measure": share("measure" not in wrong(row) for row in found),
        "direction": share("direction" not in wrong(row) for row in found),
    }


def wrong(row: Match) -> frozenset[str]:
    """The aspects of a label that were read wrongly; ``missing`` alone where nothing was read."""
    gold, figure = row.gold, row.figure
    if figure is None:
        return frozenset({"missing"})
    checks = {
        "span": row.exact,
        "value": same_value(gold, figure),
        "unit": same_unit(gold, figure),
    }
    if not gold.ambiguous:
        checks |= {
            "bound": gold.bound == figure.bound,
            "measure": gold.measure == coarse_measure(figure),
            "direction": gold.direction == figure.direction,
        }
        if gold.indicators:
            checks["indicator"] = same_indicator(gold, figure, loose=False)
            checks["indicator_loose"] = same_indicator(gold, figure, loose=True)
    return frozenset(name for name, right in checks.items() if not right)


def same_unit(gold: GoldFigure, figure: Figure) -> bool:
    """The unit as labelled (printed form, CNY, USD, pp), or another form of the same unit."""
    if gold.unit == figure.unit:
        return True
    forms = _unit_forms()
    return gold.unit in forms and forms[gold.unit] == figure.unit


def described(row: Match) -> str:
    """The label, and what was read instead."""
    figure = row.figure
    if figure is None:
        return f"{row.gold.text} ({'/'.join(row.gold.indicators)})"
    named = figure.indicator.text if figure.indicator else None
    return (
        f"{row.gold.text} ({'/'.join(row.gold.indicators)}) read as {figure.text} = "
        f"{figure.value} {figure.unit} {figure.bound} {figure.measure} {figure.direction}, {named}"
    )


def ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def share(outcomes: Iterable[bool]) -> float:
    counted = list(outcomes)
    return ratio(sum(counted), len(counted))


def f1(right: int, read: int, labelled: int) -> float:
    return ratio(2 * right, read + labelled)


Rejected = tuple[tuple[int, int], list[Figure]]


@cache
def _held(shared: Path) -> list[tuple[Passage, Matched, list[Rejected]]]:
    """Each passage with its matches, and its non-figures with what was read inside them."""
    return [_hold(passage) for passage in passages(shared)]


def _hold(passage: Passage) -> tuple[Passage, Matched, list[Rejected]]:
    report = read_bytes(passage.source.read_bytes(), passage.source.name)
    alignment = Alignment(passage.raw, report.text)
    # A relative goal (与经济增长同步) has no number; the labels hold numbers only.
    inside = tuple(figure for figure in report.figures if figure.value is not None)
    if passage.doc != SEED:
        area = alignment.to_canonical(passage.start, passage.end)
        start, end = area or (0, 0)
        inside = tuple(f for f in inside if f.start < end and start < f.end)
    rejected: list[Rejected] = []
    for raw in passage.nonfigures:
        span = alignment.to_canonical(*raw)
        read = [f for f in inside if span and f.start < span[1] and span[0] < f.end]
        rejected.append((raw, read))
    return passage, match(passage.figures, inside, alignment.to_canonical), rejected


@cache
def _unit_forms() -> dict[str | None, str]:
    """Printed form to the unit that a figure carries for it."""
    units = load("units")
    return {form: entry.extra.get("unit", form) for form, entry in units.by_form.items()}
