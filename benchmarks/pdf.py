"""A PDF page beside what pdfium takes for its own, unordered text of the same page."""

import time
from collections.abc import Callable
from functools import partial
from statistics import median

import pypdfium2 as pdfium

from duixian.stages.read import read_document
from eval.typeset_pages import pages


def show(rounds: int) -> None:
    """Print seconds a page, and the ratio to pdfium's own text, medians over the rounds."""
    print(f"{'':40}{'s/page':>10}{'pdfium':>10}{'ratio':>8}")
    for page in pages():
        count = len(pdfium.PdfDocument(page.data))
        ours, theirs = [], []
        for _ in range(rounds):
            theirs.append(_timed(partial(_own_text, page.data)))
            ours.append(_timed(partial(read_document, page.data, "page.pdf")))
        ratio = median(one / other for one, other in zip(ours, theirs, strict=True))
        print(
            f"{page.name:40}{median(ours) / count:>10.4f}{median(theirs) / count:>10.4f}"
            f"{ratio:>8.1f}"
        )


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _own_text(data: bytes) -> str:
    return "".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(data))
