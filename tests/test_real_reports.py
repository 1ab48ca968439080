"""On every real report that is here: nothing crashes, every quote holds, every digit is named."""

from functools import cache
from pathlib import Path

import pytest

from duixian.model import Report
from duixian.pipeline import read_bytes
from tests.promises import lost_digits, misquoted, overlapping

FOLDERS = ("state_council/*.txt", "provinces_2025/*.docx")


@cache
def reports(shared: Path) -> dict[str, Report]:
    paths = (path for glob in FOLDERS for path in sorted((shared / "reports").glob(glob)))
    return {path.name: read_bytes(path.read_bytes(), path.name) for path in paths}


@pytest.fixture
def real(shared: Path) -> dict[str, Report]:
    return reports(shared)


def test_every_digit_of_every_report_is_accounted_for(real: dict[str, Report]) -> None:
    """A digit is read, ignored by a named rule, reported unread, or stands in what is set aside."""
    lost = {name: lost_digits(report) for name, report in real.items()}
    assert {name: digits for name, digits in lost.items() if digits} == {}


def test_figures_stand_in_order_and_apart(real: dict[str, Report]) -> None:
    """Figures of a report follow one another and do not overlap."""
    for name, report in real.items():
        assert overlapping(report) == [], name


def test_every_quote_is_the_text_at_its_offsets(real: dict[str, Report]) -> None:
    """``text[start:end]`` is what figures, indicators and statements say they quote."""
    for name, report in real.items():
        assert misquoted(report) == [], name


def test_every_id_is_used_once_and_every_reference_leads_somewhere(real: dict[str, Report]) -> None:
    """Figures name their statement, statements their figures and section, sections their parent."""
    for name, report in real.items():
        figures = {figure.id: figure for figure in report.figures}
        statements = {statement.id: statement for statement in report.statements}
        sections = {section.id for section in report.sections}
        assert len(figures) == len(report.figures), name
        assert len(statements) == len(report.statements), name
        assert len(sections) == len(report.sections), name
        assert {s.section for s in report.statements} | {s.parent for s in report.sections} <= {
            *sections,
            None,
        }, name
        for statement in report.statements:
            named = {figures[id_].statement for id_ in statement.figures}
            assert named <= {statement.id}, name
        assert {figure.restates for figure in report.figures} <= {*figures, None}, name
        listed = [id_ for statement in report.statements for id_ in statement.figures]
        assert sorted(listed) == sorted(figures), name
