"""Scores place, year and periods on all real reports, with and without their file names.

The labels are what the folder says of its files: the folder of a State Council report and its
name give place and year, the name of a provincial report and of a communiqué likewise (whose
year is the year under review). ``*_unnamed`` is measured with file name and page title removed.
``periods`` is the share of provincial reports and communiqués with the right review and plan.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from duixian.lexicon.gazetteer import gazetteer
from duixian.model import Document, Metadata
from duixian.stages.parse.identity import Identity, identify, looks_like_report
from duixian.stages.read import read_document
from eval.row import Row

CORPUS = (
    "reports/state_council/*.txt",
    "reports/provinces_2025/*.docx",
    "reports/html/*.html",
    "seed/*",
)
_LABEL = re.compile(r"(\d{4})年(.+?)政府工作报告|(.+?)(\d{4})年.*统计公报")


class Label(NamedTuple):
    """What one file is. Periods are ``None`` where the folder does not say them."""

    path: Path
    place: str
    year: int
    periods: tuple[str, str | None] | None


def score(shared: Path) -> dict[str, float]:
    """Shares of all files, 0 to 1."""
    read = _read(shared)
    periods = [row for row in read if row[0].periods]
    return {
        "place": _share(
            named.place and named.place.name == label.place for label, named, _ in read
        ),
        "year": _share(named.year == label.year for label, named, _ in read),
        "place_unnamed": _share(
            bare.place and bare.place.name == label.place for label, _, bare in read
        ),
        "year_unnamed": _share(bare.year == label.year for label, _, bare in read),
        "periods": _share(
            (named.review_period, named.plan_period) == label.periods for label, named, _ in periods
        ),
        "accepted": _share(
            looks_like_report(_unnamed(_document(label.path))) for label, _, _ in read
        ),
    }


def rows(shared: Path) -> Iterator[Row]:
    """Every file, with what was read wrongly of it."""
    for label, named, bare in _read(shared):
        wrong = {
            "place": not named.place or named.place.name != label.place,
            "year": named.year != label.year,
            "place_unnamed": not bare.place or bare.place.name != label.place,
            "year_unnamed": bare.year != label.year,
        }
        yield Row(label.path.name, frozenset(name for name, bad in wrong.items() if bad), "")


def labels(shared: Path) -> Iterator[Label]:
    """The labels of all files."""
    reports = shared / "reports"
    for path in sorted(reports.glob("state_council/*.txt")):
        yield Label(path, "中华人民共和国", int(path.stem), None)
    for path in sorted([*reports.glob("provinces_2025/*.docx"), *reports.glob("html/*.html")]):
        found = _LABEL.match(path.stem)
        assert found, path
        if found[1]:
            year = int(found[1])
            yield Label(path, _full_name(found[2]), year, (str(year - 1), str(year)))
        else:
            yield Label(path, found[3], int(found[4]), (found[4], None))
    for path in sorted(shared.glob("seed/*.txt")):
        yield Label(path, "开平市", 2025, ("2024", "2025"))


def _full_name(name: str) -> str:
    """The full name of a province that its file shortens: 宁夏."""
    if name in gazetteer():
        return name
    return next(row.name for row in gazetteer().short(name) if row.level == "province")


@cache
def _read(shared: Path) -> tuple[tuple[Label, Identity, Identity], ...]:
    return tuple(
        (label, identify(document, ()), identify(_unnamed(document), ()))
        for label in labels(shared)
        for document in (_document(label.path),)
    )


@cache
def _document(path: Path) -> Document:
    return read_document(path.read_bytes(), path.name)


def _unnamed(document: Document) -> Document:
    source = msgspec.structs.replace(document.source, name="report")
    return msgspec.structs.replace(document, source=source, metadata=Metadata())


def _share(truths: Iterator[object]) -> float:
    held = [bool(truth) for truth in truths]
    return sum(held) / len(held)
