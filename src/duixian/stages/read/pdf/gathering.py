"""The pages of an open PDF and what it says about itself, within the limits."""

from collections.abc import Callable
from typing import Any

import msgspec

from duixian.errors import SourceError
from duixian.stages.read.layout.typeset import TypesetPage
from duixian.stages.read.limits import Limits
from duixian.stages.read.metering import metered
from duixian.stages.read.pdf.opening import PDFIUM, opened
from duixian.stages.read.pdf.page import read_page


class Gathered(msgspec.Struct):
    """The pages, each with whether a picture stands on it, and title and date as stated."""

    pages: list[tuple[TypesetPage, bool]]
    said: dict[str, str]


def gather(
    data: bytes, name: str, limits: Limits, reached: Callable[[int], object] = int
) -> Gathered:
    """All pages of the PDF in ``data``; ``reached`` is told each page before it is read."""
    with PDFIUM, opened(data, name) as pdf:
        count = len(pdf)
        if count > limits.pages:
            raise SourceError(
                "{name}: {count} pages, more than the {limit} that are read; save the pages of "
                "the report alone",
                name=name,
                count=count,
                limit=limits.pages,
            )
        pages = _pages(pdf, name, limits, reached)
        return Gathered(pages, dict(pdf.get_metadata_dict(skip_empty=True)))


def _pages(
    pdf: Any, name: str, limits: Limits, reached: Callable[[int], object]
) -> list[tuple[TypesetPage, bool]]:
    def read(index: int) -> tuple[tuple[TypesetPage, bool], int]:
        reached(index + 1)
        page = read_page(pdf, index, name, limits)
        return page, sum(len(run.text) for run in page[0].runs)

    return metered(len(pdf), read, name, limits)
