"""The terminal report: complete, aligned, and in the reader's language."""

import io
import re
from typing import Any

import msgspec
import pytest
from rich.cells import cell_len
from rich.console import Console

from duixian.i18n import Language, translator
from duixian.model import Place, Report
from duixian.publish.page import Page
from duixian.publish.terminal import print_line, print_report
from tests.factories import make_report
from tests.plugins.golden import Golden


def printed(
    report: Report,
    width: int = 80,
    language: Language = "zh",
    *,
    full: bool = False,
    show: Any = print_report,
    **console: Any,
) -> str:
    out = io.StringIO()
    made = Console(file=out, width=width, highlight=False, markup=False, emoji=False, **console)
    show(report, Page(made, translator(language), full))
    return out.getvalue()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_report_is_what_it_was(golden: Golden, width: int, language: Language) -> None:
    """The whole page, without colour, at three widths and in both languages."""
    golden.check(f"terminal-{language}-{width}.txt", printed(make_report(), width, language))


@pytest.mark.parametrize("width", [24, 60, 80, 120, 200])
@pytest.mark.parametrize("full", [False, True])
def test_no_line_is_wider_than_the_terminal(width: int, full: bool) -> None:
    """Chinese counts two cells a character."""
    for line in printed(make_report(), width, full=full).splitlines():
        assert cell_len(line) <= width


def test_without_a_terminal_there_are_no_escape_codes() -> None:
    """What is piped is plain text; a terminal gets colours."""
    assert "\x1b" not in printed(make_report())
    assert "\x1b[" in printed(make_report(), force_terminal=True)


def test_full_shows_every_statement() -> None:
    """Without a limit each statement stands on the page, unbroken but for line ends."""
    report = make_report()
    page = re.sub(r"\s+", "", printed(report, full=True))
    for statement in report.statements:
        assert re.sub(r"\s+", "", statement.text) in page


def test_a_long_report_is_summarised() -> None:
    """A heading with more than three statements says how many, and three of them are shown."""
    report = make_report()
    section = report.sections[1].id
    many = tuple(
        msgspec.structs.replace(report.statements[0], id=f"x{n}", section=section, figures=())
        for n in range(40)
    )
    page = printed(msgspec.structs.replace(report, statements=many))
    assert "经济运行稳中有进  40 条" in page
    assert "--full" in page
    assert page.count("全县地区生产总值") == 3


def test_words_of_a_report_are_no_markup() -> None:
    """Square brackets and colons of a text are shown as they are."""
    report = make_report()
    text = "[red]新增[/red] :smile: 3家。"
    statement = msgspec.structs.replace(report.statements[0], text=text, figures=())
    page = printed(msgspec.structs.replace(report, statements=(statement,), figures=()))
    assert text in page


def test_what_is_not_known_is_said() -> None:
    """A report without place, year, targets or findings still has its page."""
    bare = make_report(
        place=None,
        year=None,
        review_period=None,
        plan_period=None,
        statements=(),
        figures=(),
        findings=(),
        set_aside=(),
        ignored=(),
    )
    page = printed(bare)
    assert "（地区未识别）" in page
    assert "成绩单" not in page
    assert "问题" not in page


def test_a_finding_shows_its_words_and_where_they_stand() -> None:
    """The quote stands in its context, with its line in the source."""
    page = printed(make_report(), language="en")
    assert "line 1: …底前建成石门乡污水处理厂二期工程。" in page.replace("6月", "…")


def test_a_list_has_one_aligned_line_a_report() -> None:
    """The numbers of two reports stand below each other."""
    long = Place("清湾县石门坎彝族苗族自治乡", "township")
    first = printed(make_report(), 100, show=print_line)
    second = printed(make_report(place=long), 100, show=print_line)
    assert first.count("\n") == second.count("\n") == 1
    where = [cell_len(line.partition("数值")[0]) for line in (first, second)]
    assert where[0] == where[1]
