"""Scores verdicts: two labelled pairs of national reports, and the promises of the sample.

``answered_f1``: whether the later report answers at all; ``right_answer``: among the promises that
both answer, the share whose first answer is the labelled clause; ``verdict``: the same verdict, or
the label's second reading. A promise that was not found at all counts as one said to be unanswered.

``pairs_*`` are seven further pairs of national reports, 2003 to 2016 (eval/gold/reconcile.jsonl):
every promise with a figure that was found there, and every one in words that was answered, judged
by reading the whole review; offsets and values, no words of the reports.
"""

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from duixian.model import Report
from duixian.model.reconciliation import Item
from duixian.pipeline import read_bytes, reconcile_reports
from duixian.sample import sample
from eval.align import Alignment
from eval.documents import read_labelled
from eval.match import squeezed
from eval.row import Row

CORPUS = (
    "gold/dev/pledges_*.jsonl",
    "gold/dev/answers_*.jsonl",
    "reports/state_council/*.txt",
)
HISTORY = Path(__file__).parent / "gold/reconcile.jsonl"
PAIRS = ((2016, 2017), (2021, 2022))
SILENT = ("unanswered", "not_checkable")
MAGNITUDES = (("万亿", 10**12), ("亿", 10**8), ("万", 10**4))


class Promise(NamedTuple):
    """A labelled promise: where it stands in the earlier text, and its labelled answer.

    ``answer`` is the span of the labelled clause in the later text, ``None`` without one.
    """

    id: str
    span: tuple[int, int] | None
    indicator: str
    value: float | None
    quantified: bool
    verdicts: tuple[str, ...]
    answer: tuple[int, int] | None


class Judged(NamedTuple):
    """A promise and the item that was found for it; ``right`` is ``None`` without an answer."""

    promise: Promise
    item: Item | None
    right: bool | None

    @property
    def is_verdict_right(self) -> bool:
        """One of the accepted verdicts; a promise that was not found is unanswered."""
        verdict = self.item.verdict if self.item else "unanswered"
        return verdict in self.promise.verdicts

    @property
    def is_answered(self) -> bool:
        """Whether an answer was found."""
        return self.item is not None and self.item.verdict not in SILENT

    @property
    def is_labelled_answered(self) -> bool:
        """Whether the label says that there is one."""
        return self.promise.verdicts[0] not in SILENT


def score(shared: Path) -> dict[str, float]:
    """Three scores for the labelled pairs, the same three for the sample and the further pairs."""
    scores = {}
    for name, judged in (
        ("gold", _gold(shared)),
        ("sample", _sample()),
        ("pairs", _history(shared)),
    ):
        both = [row for row in judged if row.is_answered and row.is_labelled_answered]
        said = sum(row.is_answered for row in judged)
        said += sum(row.is_labelled_answered for row in judged)
        scores[f"{name}_answered_f1"] = 2 * len(both) / said
        scores[f"{name}_right_answer"] = sum(row.right or False for row in both) / len(both)
        scores[f"{name}_verdict"] = sum(row.is_verdict_right for row in judged) / len(judged)
        scores[f"{name}_found"] = sum(row.item is not None for row in judged) / len(judged)
    return scores


def rows(shared: Path) -> Iterator[Row]:
    """Every labelled promise."""
    for row in (*_gold(shared), *_sample(), *_history(shared)):
        wrong = set()
        if row.item is None:
            wrong.add("found")
        if row.is_answered != row.is_labelled_answered:
            wrong.add("answered")
        if row.is_answered and row.is_labelled_answered and not row.right:
            wrong.add("answer")
        if not row.is_verdict_right:
            wrong.add("verdict")
        yield Row(row.promise.id, frozenset(wrong), row.promise.indicator)


def judge(promises: Sequence[Promise], items: Sequence[Item]) -> tuple[Judged, ...]:
    """Each promise with its item: of the same words and value, each item taken once."""
    taken: set[str] = set()
    judged = []
    for promise in promises:
        near = [item for item in items if _is_same(promise, item)]
        item = min(near, key=lambda item: _distance(promise, item, taken), default=None)
        right = None
        if item is not None:
            taken.add(item.commitment.id)
            if item.answers and promise.answer:
                first = item.answers[0]
                right = first.start < promise.answer[1] and promise.answer[0] < first.end
            elif promise.answer:
                right = False
        judged.append(Judged(promise, item, right))
    return tuple(judged)


def _is_same(promise: Promise, item: Item) -> bool:
    one = item.commitment
    if promise.span is None or promise.quantified != (one.figure is not None):
        return False
    if one.start >= promise.span[1] or promise.span[0] >= one.end:
        return False
    if promise.value is None or one.value is None:
        return promise.value is None and one.value is None
    return abs(float(one.value) - promise.value) <= 1e-4 * max(1.0, abs(promise.value))


def _distance(promise: Promise, item: Item, taken: set[str]) -> tuple[bool, bool, int]:
    one = item.commitment
    words = squeezed(one.indicator.text if one.indicator else one.text)
    assert promise.span
    overlap = min(one.end, promise.span[1]) - max(one.start, promise.span[0])
    return promise.indicator not in words, one.id in taken, -overlap


@cache
def _gold(shared: Path) -> tuple[Judged, ...]:
    judged: list[Judged] = []
    for pair in PAIRS:
        earlier, there = read_labelled(shared, f"gwr-{pair[0]}")
        later, here = read_labelled(shared, f"gwr-{pair[1]}")
        labels = zip(
            _jsonl(shared / f"gold/dev/pledges_{pair[0]}.jsonl"),
            _jsonl(shared / f"gold/dev/answers_{pair[0]}_{pair[1]}.jsonl"),
            strict=True,
        )
        promises = [_labelled(pledge, answer, there, here) for pledge, answer in labels]
        judged.extend(judge(promises, reconcile_reports(earlier, later).items))
    return tuple(judged)


@cache
def _history(shared: Path) -> tuple[Judged, ...]:
    judged: list[Judged] = []
    grouped: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for label in _jsonl(HISTORY):
        grouped.setdefault((label["earlier"], label["later"]), []).append(label)
    for pair, labels in grouped.items():
        earlier, there = read_labelled(shared, f"gwr-{pair[0]}")
        later, here = read_labelled(shared, f"gwr-{pair[1]}")
        promises = [_placed(label, there, here) for label in labels]
        judged.extend(judge(promises, reconcile_reports(earlier, later).items))
    return tuple(judged)


def _placed(label: dict[str, Any], there: Alignment, here: Alignment) -> Promise:
    return Promise(
        id=label["id"],
        span=there.to_canonical(label["start"], label["end"]),
        indicator="",
        value=None if label["value"] is None else float(label["value"]),
        quantified=label["quantified"],
        verdicts=(label["verdict"], *label["alt"]),
        answer=here.to_canonical(*label["answer"]) if label["answer"] else None,
    )


def _labelled(
    pledge: dict[str, Any], answer: dict[str, Any], there: Alignment, here: Alignment
) -> Promise:
    _, _, other = answer["note"].partition("alt=")
    verdicts = (answer["verdict"], other.partition(";")[0].strip()) if other else ()
    return Promise(
        id=pledge["id"],
        span=there.to_canonical(pledge["start"], pledge["end"]),
        indicator=squeezed(pledge["indicator"]),
        value=_base(pledge["value"], pledge["unit"] or ""),
        quantified=True,
        verdicts=verdicts or (answer["verdict"],),
        answer=here.to_canonical(answer["start"], answer["end"]) if answer["answered"] else None,
    )


def _base(value: float | None, unit: str) -> float | None:
    """The labelled value, printed as in the text, in the base units of a figure."""
    if value is None or unit == "%":
        return None if value is None else value / 100
    return value * next((factor for form, factor in MAGNITUDES if unit.startswith(form)), 1)


def _jsonl(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


@cache
def _sample() -> tuple[Judged, ...]:
    files = sample()
    earlier, later = (
        read_bytes(file.read_bytes(), file.name) for file in (files.earlier, files.later)
    )
    truth = json.loads(files.truth.read_text("utf-8"))
    promises = [_promised(row, earlier, later) for row in truth["promises"]]
    return judge(promises, reconcile_reports(earlier, later).items)


def _promised(row: dict[str, Any], earlier: Report, later: Report) -> Promise:
    value = row["value"]
    number = float(Fraction(value) if value and "/" in value else Decimal(value)) if value else None
    return Promise(
        id=row["id"],
        span=_find(earlier.text, row["text"]),
        indicator=squeezed(row["indicator"] or row["text"]),
        value=number,
        quantified=row["quantified"],
        verdicts=(row["verdict"], row["alt"]) if row["alt"] else (row["verdict"],),
        answer=_find(later.text, row["answer"]) if row["answer"] else None,
    )


def _find(text: str, words: str) -> tuple[int, int] | None:
    start = text.find(words)
    return (start, start + len(words)) if start >= 0 else None
