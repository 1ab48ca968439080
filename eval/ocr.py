"""Pages that are typeset here, rasterised as scans, against the words as they were written.

A page of the sample report and a newspaper page of its lists, at 150, 200 and 300 dots an inch,
clean, and grey with noise and askew. ``characters``: 1 - edit distance over length, without white
space. ``figures``: F1 of the figures (value and unit) against those of the same words as plain
text. ``order``: Kendall's tau of the blocks, a piece of one counting as that one. ``whole``: the
share of the blocks that came in one piece. ``told``: of the figures that were read wrong, the
share whose words are named by a finding or whose confidence is below that of doubt.
"""

import io
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pypdfium2 as pdfium
from PIL import Image
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from duixian.model import Report
from duixian.pipeline import read_bytes
from duixian.sample import sample
from eval.typeset_pages import OPENING, TITLE, kendall, plain, sample_sections
from eval.typesetting import Grid, by_part, newspaper_pdf, prose_pdf

if TYPE_CHECKING:
    from pathlib import Path

CORPUS: tuple[str, ...] = ()
_LINES = 9  # of the report: they fill most of a page
_SECTIONS = 6
WHOLE = 0.95  # of a block's characters: the rest may be misread


class Scan(NamedTuple):
    """A picture, the conditions it was taken under, and the blocks as they were written."""

    name: str
    data: bytes
    blocks: tuple[str, ...]


class Condition(NamedTuple):
    """Dots an inch, degrees that the page lies askew, and the spread of its noise."""

    dpi: int
    skew: float = 0.0
    noise: float = 0.0


CLEAN = (Condition(150), Condition(200), Condition(300))
POOR = (Condition(150, 1.0, 10.0), Condition(200, -1.5, 14.0))


def scans() -> Iterator[Scan]:
    """The pictures that are scored."""
    for condition in (*CLEAN, *POOR):
        yield _scan("prose", *prose(), condition)
    for condition in (CLEAN[1], POOR[1]):
        yield _scan("newspaper", *newspaper(), condition)


def prose() -> tuple[bytes, tuple[str, ...]]:
    """The first page of the sample report, and its blocks."""
    lines = [line.strip() for line in sample().earlier.read_text("utf-8").splitlines()]
    title, *body = [line for line in lines if line][:_LINES]
    return prose_pdf(title, body, size=14.0), (title, *body)


def newspaper() -> tuple[bytes, tuple[str, ...]]:
    """A newspaper page of some of the sample's lists, and its blocks."""
    sections = sample_sections()[:_SECTIONS]
    blocks = [TITLE, OPENING]
    for part, members in by_part(sections):
        blocks.append(part)
        for section in members:
            blocks += [section.heading, *section.items]
    return newspaper_pdf(TITLE, OPENING, sections, Grid(columns=3), seed=3), tuple(blocks)


def _scan(name: str, pdf: bytes, blocks: tuple[str, ...], condition: Condition) -> Scan:
    words = f"{name} at {condition.dpi}" + ", askew and noisy" * bool(condition.noise)
    return Scan(words, picture(pdf, condition), blocks)


def picture(pdf: bytes, condition: Condition, page: int = 0) -> bytes:
    """A page as a scanner would give it: a grey PNG that states its resolution."""
    shown = pdfium.PdfDocument(pdf)[page].render(scale=condition.dpi / 72).to_pil().convert("L")
    if condition.skew:
        shown = shown.rotate(condition.skew, fillcolor=255, resample=Image.Resampling.BICUBIC)
    if condition.noise:
        dots = np.asarray(shown).astype(float)
        dots += np.random.default_rng(7).normal(0, condition.noise, dots.shape)
        shown = Image.fromarray(dots.clip(0, 255).astype("uint8"))
    target = io.BytesIO()
    shown.save(target, "PNG", dpi=(condition.dpi, condition.dpi))
    return target.getvalue()


def score(shared: "Path") -> dict[str, float]:  # noqa: ARG001 - the pages are made here
    """The lowest score at 200 dots an inch and more, and the lowest of all, by metric."""
    lowest: dict[str, float] = {}
    for scan in scans():
        for metric, value in scores_of(scan).items():
            names = [metric] if "at 150" in scan.name else [metric, f"{metric}_200"]
            for name in names:
                lowest[name] = min(lowest.get(name, 1.0), value)
    return lowest


def scores_of(scan: Scan) -> dict[str, float]:
    """The metrics named above for one picture."""
    report = read_bytes(scan.data, "page.png")
    wanted = [plain(block) for block in scan.blocks]
    found = [plain(line) for line in report.text.split("\n")]
    truth = read_bytes("\n".join(scan.blocks).encode(), "page.txt")
    right, wrong = _values(truth), _values(report)
    same = (right & wrong).total()
    return {
        "characters": Levenshtein.normalized_similarity("".join(found), "".join(wanted)),
        "figures": 2 * same / (right.total() + wrong.total()),
        "order": kendall(_nearest(found, wanted), wanted),
        "whole": sum(_is_whole(block, found) for block in wanted) / len(wanted),
        "told": _told(report, right),
    }


def _values(report: Report) -> Counter[tuple[object, ...]]:
    return Counter((figure.value, figure.value_max, figure.unit) for figure in report.figures)


def _told(report: Report, right: Counter[tuple[object, ...]]) -> float:
    """The share of wrong figures that a finding names; 1 where none is wrong."""
    named = {quote.text for finding in report.findings for quote in finding.quotes}
    left = Counter(right)
    told = wrong = 0
    for figure in report.figures:
        key = (figure.value, figure.value_max, figure.unit)
        if left[key] > 0:
            left[key] -= 1
            continue
        wrong += 1
        told += figure.text in named
    return told / wrong if wrong else 1.0


def _nearest(found: list[str], wanted: list[str]) -> list[str]:
    """Each found block as the written one that it is or is a piece of, characters misread aside."""
    return [
        max(wanted, key=lambda block: (fuzz.partial_ratio(line, block), fuzz.ratio(line, block)))
        for line in found
    ]


def _is_whole(block: str, found: list[str]) -> bool:
    return any(Levenshtein.normalized_similarity(line, block) >= WHOLE for line in found)
