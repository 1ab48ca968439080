"""What an office waits for: a Word table of 200 rows, the workbooks, the data of two years."""

import io
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median

from duixian import pipeline
from duixian.i18n import translator
from duixian.publish.data_package.product import make_data
from duixian.publish.edition import Edition, edit
from duixian.publish.office.bulletin import write_bulletin
from duixian.publish.office.outcomes import write_outcomes
from duixian.publish.office.task_document import write_task_document
from duixian.publish.office.task_workbook import write_task_workbook
from duixian.publish.office.tasks import task_table
from duixian.publish.office.word import read_look
from duixian.publish.products import Wishes
from duixian.sample import sample

ROWS = 200
Cases = dict[str, Callable[[], object]]


def show(rounds: int) -> None:
    """Print seconds and the ratio to holding the two reports against each other."""
    zh, look = translator("zh"), read_look()
    later, earlier = (pipeline.read(Path(str(one))) for one in (sample().later, sample().earlier))
    edition = edit(later, [earlier])
    found = edition.reconciliation
    assert found is not None
    table = task_table(later, zh)
    rows = (table.rows * (ROWS // len(table.rows) + 1))[:ROWS]
    table = replace(table, rows=rows)
    cases: Cases = {
        "reconcile the two reports": lambda: pipeline.reconcile_reports(earlier, later),
        f"Word table of {ROWS} rows": lambda: write_task_document(
            table, io.BytesIO(), look=look, translate=zh
        ),
        f"workbook of {ROWS} rows": lambda: write_task_workbook(table, io.BytesIO(), zh),
        f"outcomes, {len(found.items)} rows": lambda: write_outcomes(
            found, earlier, io.BytesIO(), look=look, translate=zh
        ),
        "bulletin with both annexes": lambda: write_bulletin(
            found, earlier, io.BytesIO(), look=look, language="zh", templates=None
        ),
        "data package of both years": lambda: _data(edition),
    }
    times: dict[str, list[float]] = {name: [] for name in cases}
    for case in cases.values():
        case()
    for _ in range(rounds):
        for name, case in cases.items():
            start = time.perf_counter()
            case()
            times[name].append(time.perf_counter() - start)
    base = median(next(iter(times.values())))
    print(f"{'':34}{'seconds':>10}{'of the first':>14}")
    for name, kept in times.items():
        print(f"{name:34}{median(kept):>10.3f}{median(kept) / base:>14.2f}")


def _data(edition: Edition) -> None:
    with tempfile.TemporaryDirectory() as folder:
        list(make_data(edition, Path(folder), Wishes("zh")))
