"""A reconciliation on the page and in a workbook."""

import csv
import io
from functools import cache
from typing import Any

import openpyxl
import pytest
from rich.console import Console

from duixian.i18n import Language, translator
from duixian.model.reconciliation import Reconciliation
from duixian.pipeline import read_bytes, reconcile_reports
from duixian.publish.page import Page
from duixian.publish.reconciled import ORDER, print_reconciliation
from duixian.publish.reconciled_tables import write_csv, write_workbook
from duixian.sample import sample


@cache
def held() -> Reconciliation:
    texts = sample()
    return reconcile_reports(
        *(read_bytes(text.read_bytes(), text.name) for text in (texts.earlier, texts.later))
    )


@cache
def book() -> Any:
    file = io.BytesIO()
    write_workbook(held(), file, translator("zh"))
    return openpyxl.load_workbook(file)


def printed(width: int = 80, language: Language = "zh", **options: Any) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, highlight=False, markup=False, emoji=False)
    print_reconciliation(held(), Page(console, translator(language)), **options)
    return out.getvalue()


def test_exceptions_stand_first() -> None:
    """What was missed, late or changed is above what went as promised."""
    shown = printed()
    places = [
        shown.index(word) for word in ("\n未完成 ─", "\n逾期完成 ─", "\n未回应 ─", "\n完成 ─")
    ]
    assert places == sorted(places)


def test_silence_is_told_at_the_top() -> None:
    """How many quantified promises get no answer stands in the third line."""
    quantified = [one for one in held().items if one.commitment.figure]
    silent = sum(one.verdict == "unanswered" for one in quantified)
    top = printed().strip().splitlines()[2]
    assert f"{len(quantified)} 项中，{silent} 项没有回应" in top


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int, language: Language) -> None:
    """Promises, answers and explanations wrap inside the width."""
    from rich.cells import cell_len

    for line in printed(width, language, full=True).splitlines():
        assert cell_len(line) <= width, line


def test_the_workbook_has_its_four_sheets_ready_to_use() -> None:
    """Heads frozen, filters set, the verdicts opened first and long cells wrapped with height."""
    names = ["承诺", "结论", "问题", "来源"]
    assert book().sheetnames == names
    assert book().active.title == "结论"
    for name in names:
        sheet = book()[name]
        assert sheet.freeze_panes is not None
        assert sheet.auto_filter.ref
    verdicts = book()["结论"]
    assert verdicts.max_row == len(held().items) + 1
    long = next(row for row in verdicts.iter_rows(min_row=2) if len(str(row[1].value)) > 40)
    assert long[1].alignment.wrap_text
    assert verdicts.row_dimensions[long[1].row].height > 17
    assert [row[0].value for row in verdicts.iter_rows(min_row=2, max_row=9)] == ["未完成"] * 8


def test_the_verdicts_have_the_colours_of_the_page() -> None:
    """Each verdict is told by colour as well, by a rule that WPS knows."""
    [rules] = [one.rules for one in book()["结论"].conditional_formatting]
    assert {rule.formula[0] for rule in rules} >= {'"未完成"', '"完成"', '"未回应"'}


def test_numbers_are_numbers() -> None:
    """A completion is a percentage, a goal a number: both can be sorted and summed."""
    verdicts, promises = book()["结论"], book()["承诺"]
    heads = {cell.value: cell.column for cell in verdicts[1]}
    done = [row[heads["完成率"] - 1] for row in verdicts.iter_rows(min_row=2)]
    told = [cell for cell in done if cell.value is not None]
    assert told
    assert all(cell.number_format.endswith("%") for cell in told)
    heads = {cell.value: cell.column for cell in promises[1]}
    goals = [row[heads["数值"] - 1].value for row in promises.iter_rows(min_row=2)]
    assert 0.05 in goals


def test_the_csv_has_codes_and_guards_formulas() -> None:
    """Verdicts are codes, explanations words; no cell begins a formula."""
    file = io.BytesIO()
    write_csv(held(), file, translator("en"))
    rows = list(csv.DictReader(io.StringIO(file.getvalue().decode("utf-8-sig"))))
    assert len(rows) == len(held().items)
    assert {row["verdict"] for row in rows} <= set(ORDER)
    assert not any(cell[:1] in "=+-@\t" for row in rows for cell in row.values() if cell)
