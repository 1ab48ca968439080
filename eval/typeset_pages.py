"""PDF pages that are typeset here, against the order in which they were written.

The sample of the invented county as a report in one column and as newspaper pages of several
layouts, drawn in shuffled order. ``characters``: 1 - edit distance over length, without white
space. ``order``: Kendall's tau of the blocks. ``items``: the share of the items that stand, whole,
under their own heading and part. ``figures``: F1 of the figures (words, value, unit, and page)
against those of the same words as plain text. ``boxes``: the share of the figures whose boxes hold
just their words, as pdfium itself finds them there.
"""

import json
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from statistics import mean
from typing import NamedTuple

import pypdfium2 as pdfium
from rapidfuzz.distance import Levenshtein

from duixian.model import Document, Report
from duixian.pipeline import read_bytes
from duixian.sample import sample
from duixian.stages.read import read_document
from eval.typesetting import Grid, Section, by_part, newspaper_pdf, prose_pdf

CORPUS: tuple[str, ...] = ()
HEADER = "清湾县第十七届人民代表大会第五次会议文件"
NOTES = (
    "①“双百”行动：指百名干部下百村的行动。",
    "②链长制：指由一名领导联系一条产业链的做法。",
)
TITLE = "清湾县2025年政府工作报告看点"
OPENING = (
    "岁末年初，一份政府工作报告摆上案头：去年的账怎么交，今年的活怎么干？日前，清湾县第十七届"
    "人民代表大会第五次会议开幕，报告盘点了2024年和“十四五”以来四年的工作，排出了2025年的任务单。"
)


class Typeset(NamedTuple):
    """A PDF, the blocks as they were written, and for each item its part and heading."""

    name: str
    data: bytes
    blocks: tuple[str, ...]
    headed: tuple[tuple[str, str, str], ...] = ()


def pages() -> Iterator[Typeset]:
    """The pages that are scored."""
    for name, file in (("prose 2024", sample().earlier), ("prose 2025", sample().later)):
        lines = [line.strip() for line in file.read_text("utf-8").splitlines()]
        title, *body = [line for line in lines if line]
        data = prose_pdf(title, body, notes=NOTES, header=HEADER)
        yield Typeset(name, data, (title, *body, *NOTES))
    sections = sample_sections()
    blocks = [TITLE, OPENING]
    for part, members in by_part(sections):
        blocks.append(part)
        for section in members:
            blocks += [section.heading, *section.items]
    headed = tuple((s.part, s.heading, item) for s in sections for item in s.items)
    for columns in (2, 3, 4):
        for boxed, outside in ((True, False), (True, True), (False, False)):
            grid = Grid(columns, boxed, outside)
            data = newspaper_pdf(TITLE, OPENING, sections, grid, columns)
            name = f"{columns} columns{', boxed' * boxed}{', headings outside' * outside}"
            yield Typeset(name, data, tuple(blocks), headed)


def sample_sections() -> list[Section]:
    """The lists of the sample's newspaper page, in order."""
    truth = json.loads(sample().truth.read_text("utf-8"))
    return [
        Section(section["part"], section["heading"], tuple(section["items"]))
        for section in truth["page"]["sections"]
    ]


def score(shared: Path) -> dict[str, float]:  # noqa: ARG001 - the pages are made here
    """The lowest score of any page, by metric."""
    lowest: dict[str, float] = {}
    for page in pages():
        for metric, value in scores_of(page).items():
            lowest[metric] = min(lowest.get(metric, 1.0), value)
    return lowest


def scores_of(page: Typeset) -> dict[str, float]:
    """The metrics named above for one page."""
    document = read_document(page.data, "page.pdf")
    report = read_bytes(page.data, "page.pdf")
    found = [plain(document.text[block.start : block.end]) for block in document.blocks]
    wanted = [plain(block) for block in page.blocks]
    scores = {
        "characters": Levenshtein.normalized_similarity("".join(found), "".join(wanted)),
        "order": kendall(found, wanted),
        "figures": f1(report, read_bytes("\n".join(page.blocks).encode(), "page.txt")),
        "boxes": mean(boxes_hold(page.data, report)),
    }
    if page.headed:
        under = standing(document)
        scores["items"] = mean(tuple(map(plain, place)) in under for place in page.headed)
    return scores


def plain(text: str) -> str:
    """``text`` without white space."""
    return "".join(text.split())


def kendall(found: list[str], wanted: list[str]) -> float:
    """Kendall's tau-a over the blocks that stand once in both."""
    place = {block: index for index, block in enumerate(found)}
    order = [place[block] for block in wanted if block in place]
    pairs = [1 if before < after else -1 for before, after in combinations(order, 2)]
    return len(order) / len(wanted) * mean(pairs)


def f1(report: Report, other: Report) -> float:
    """How far the figures of two reports are the same."""
    one, two = (
        Counter((figure.text, figure.value, figure.value_max, figure.unit) for figure in r.figures)
        for r in (report, other)
    )
    return 2 * (one & two).total() / (one.total() + two.total())


def boxes_hold(data: bytes, report: Report) -> Iterator[bool]:
    """For each figure whether the characters with their middle in its boxes are its words."""
    pages = [_characters(page) for page in pdfium.PdfDocument(data)]
    for figure in report.figures:
        words = ""
        for box in report.boxes(figure):
            words += "".join(
                char
                for x, y, char in pages[box.page - 1]
                if box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1
            )
        yield plain(words) == plain(figure.text)


def _characters(page: pdfium.PdfPage) -> list[tuple[float, float, str]]:
    """The middle of each character from the top left of the page, from left to right."""
    text, height = page.get_textpage(), page.get_height()
    found = []
    for index in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(index, loose=True)
        char = text.get_text_range(index, 1)
        found.append(((left + right) / 2, height - (bottom + top) / 2, char))
    return sorted(found)


def standing(document: Document) -> set[tuple[str, str, str]]:
    """Part, heading and words of each item."""
    part = heading = ""
    found = set()
    for block in document.blocks:
        words = plain(document.text[block.start : block.end])
        if block.role == "heading" and block.level == 1:
            part, heading = words, ""
        elif block.role == "heading":
            heading = words
        elif block.role == "item":
            found.add((part, heading, words))
    return found
