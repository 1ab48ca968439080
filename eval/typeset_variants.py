"""PDF pages set in ways that no rule was written on, drawn from seeds; lowest score of any page.

``lists_*``: the newspaper page of the sample, some of its lists, in two to six columns.
``texts_*``: real provincial reports, in memory alone, as newspapers of four to six columns.
``peer_*``: what pdfium's own text scores on the same pages. ``characters`` and ``order`` as in
``typeset_pages``; ``blocks`` is the share of paragraphs that come back whole.
"""

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
from rapidfuzz.distance import Levenshtein

from duixian.stages.read import read_document
from eval.broadsheet import Broadsheet, Words, broadsheet_pdf
from eval.typeset_pages import OPENING, TITLE, Typeset, kendall, plain, sample_sections, scores_of
from eval.typesetting import Grid, by_part, newspaper_pdf

CORPUS = ("reports/provinces_2025.jsonl",)
SEEDS = range(100, 112)
_PARAGRAPHS = 60
_LONGEST_HEADING = 30


def score(shared: Path) -> dict[str, float]:
    """The lowest score of any page, by metric."""
    lowest: dict[str, float] = {}
    for seed in SEEDS:
        found = {f"lists_{name}": value for name, value in scores_of(_lists(seed)).items()}
        found |= _scores_of_text(_text(shared, seed))
        for name, value in found.items():
            lowest[name] = min(lowest.get(name, 1.0), value)
    return lowest


def _lists(seed: int) -> Typeset:
    rng = random.Random(seed)
    sections = [
        section
        for _, members in by_part(sample_sections())
        for section in rng.sample(members, rng.randint(max(2, len(members) // 2), len(members)))
    ]
    boxed = rng.random() < 0.5
    size = rng.choice([8.5, 9.0, 10.5, 12.0])
    grid = Grid(
        rng.choice([2, 3, 4, 5, 6]),
        boxed,
        boxed and rng.random() < 0.5,
        rng.choice([1.1, 1.5, 2.0, 3.0]) * size,
        size,
        size * rng.choice([1.0, 1.15, 1.35, 1.6]),
        rng.choice("●■◆▶·★◎"),
        rng.random() < 0.5,
    )
    blocks = [TITLE, OPENING]
    for part, members in by_part(sections):
        blocks.append(part)
        for section in members:
            blocks += [section.heading, *section.items]
    headed = tuple((s.part, s.heading, item) for s in sections for item in s.items)
    data = newspaper_pdf(TITLE, OPENING, sections, grid, seed)
    return Typeset(f"lists {seed}", data, tuple(blocks), headed)


def _text(shared: Path, seed: int) -> Typeset:
    rng = random.Random(seed)
    lines = (shared / "reports/provinces_2025.jsonl").read_text("utf-8").splitlines()
    row = json.loads(rng.choice(lines))
    words = list(_words(row["text"]))[:_PARAGRAPHS]
    title = f"{row['place']}政府工作报告"
    data = broadsheet_pdf(title, words, Broadsheet.drawn(rng), seed)
    return Typeset(f"text {seed}", data, (title, *(word.text for word in words)))


def _words(text: str) -> Iterator[Words]:
    for line in text.split("\n")[1:]:
        if stripped := line.strip():
            short = len(stripped) < _LONGEST_HEADING
            yield Words(stripped, short and stripped[-1] not in "。：；！:？")


def _scores_of_text(page: Typeset) -> dict[str, float]:
    document = read_document(page.data, "page.pdf")
    found = [plain(line) for line in document.text.split("\n")]
    own = "".join(part.get_textpage().get_text_range() for part in pdfium.PdfDocument(page.data))
    peer = [plain(line) for line in own.splitlines()]
    wanted = [plain(block) for block in page.blocks]
    whole = "".join(wanted)
    return {
        "texts_characters": Levenshtein.normalized_similarity("".join(found), whole),
        "texts_order": kendall([b for b in wanted if b in set(found)], _common(found, wanted)),
        "texts_blocks": sum(block in set(found) for block in wanted) / len(wanted),
        "peer_characters": Levenshtein.normalized_similarity("".join(peer), whole),
    }


def _common(found: list[str], wanted: list[str]) -> list[str]:
    known = set(wanted)
    return [block for block in dict.fromkeys(found) if block in known]
