"""The task table: what stands in its rows."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from duixian import pipeline
from duixian.i18n import translator
from duixian.model import Period, Report
from duixian.publish.office.printed import printed
from duixian.publish.office.splitting import by_lead
from duixian.publish.office.tasks import TaskTable, last_day, task_table


def row_of(table: TaskTable, words: str) -> Any:
    [row] = [row for row in table.rows if words in str(row["promise"])]
    return row


def test_every_promise_has_a_row_in_the_order_of_the_report(
    table: TaskTable, report: Report
) -> None:
    """Targets and tasks, each once, with the words that stand in the report."""
    promises = pipeline.commitments_of(report)
    assert [row["id"] for row in table.rows] == [one.id for one in promises]
    assert all(str(row["promise"]) in report.text for row in table.rows)
    assert [row["number"] for row in table.rows] == list(range(1, len(promises) + 1))
    assert {row["kind"] for row in table.rows} == {"目标", "任务"}


def test_a_goal_is_the_printed_number(table: TaskTable) -> None:
    """90亿元 stays 90 in 亿元; a range and a comparison stay words; the bound stands beside."""
    goal = ("target", "unit", "bound")
    invest = row_of(table, "完成投资90亿元")
    assert tuple(invest[name] for name in goal) == (Decimal(90), "亿元", "")
    rate = row_of(table, "城镇调查失业率5.5%以内")
    assert tuple(rate[name] for name in goal) == (Decimal("5.5"), "%", "不高于")
    spread = row_of(table, "外贸进出口总额增长3%—5%")
    assert tuple(spread[name] for name in goal) == ("3%—5%", "", "区间")
    alike = row_of(table, "居民人均可支配收入增长与经济增长同步")
    assert alike["target"] == "与经济增长同步"
    assert row_of(table, "地区生产总值增长5%左右")["indicator"] == "地区生产总值（增速）"
    assert row_of(table, "单位地区生产总值能耗")["indicator"] == "单位地区生产总值能耗（降幅）"


def test_units_come_from_the_text(table: TaskTable) -> None:
    """Where the report names who leads, the row does; else it is left to be filled in."""
    units = ("lead", "support")
    assert row_of(table, "完成投资90亿元")["lead"] == "县发展改革局、县财政局"
    first = row_of(table, "推行“拿地即开工”")
    assert tuple(first[name] for name in units) == ("行政审批局", "县自然资源局")
    home = row_of(table, "建设社区养老服务中心4个")
    assert tuple(home[name] for name in units) == ("县民政局", "县财政局")
    assert row_of(table, "启动智能家居产业园二期")["lead"] == ""


def test_a_note_on_units_is_no_part_of_a_promise(table: TaskTable) -> None:
    """The words of the note stand in the columns of units alone."""
    assert not [row for row in table.rows if "单位：" in str(row["promise"])]
    assert row_of(table, "建成G325线")["promise"] == "建成G325线清湾段改建工程"


@pytest.mark.parametrize(
    ("period", "day"),
    [
        ("2025", date(2025, 12, 31)),
        ("2021/2025", date(2025, 12, 31)),
        ("2025-H1", date(2025, 6, 30)),
        ("2025-Q3", date(2025, 9, 30)),
        ("2024-02", date(2024, 2, 29)),
        ("2025-10-28", date(2025, 10, 31)),
    ],
)
def test_a_period_is_due_on_its_last_day(period: str, day: date) -> None:
    """Half-years, quarters, months and spans end on a day."""
    assert last_day(Period(period)) == day
    assert last_day(None) is None


def test_a_numeral_in_words_is_given_in_its_unit(report: Report) -> None:
    """Where the printed figure has no digits, its value is taken."""
    one = pipeline.commitments_of(report)[1]
    assert printed(one, "百分之五", translator("zh"))[0] == Decimal(5)


def test_a_row_that_two_units_lead_stands_in_the_table_of_each(table: TaskTable) -> None:
    """Rows without a lead come last, and no row is lost."""
    parts = dict(by_lead(table))
    assert list(parts) == ["县发展改革局", "县财政局", "行政审批局", "县民政局", ""]
    shared = row_of(table, "完成投资90亿元")
    assert shared in parts["县发展改革局"].rows
    assert shared in parts["县财政局"].rows
    assert {row["id"] for part in parts.values() for row in part.rows} == {
        row["id"] for row in table.rows
    }
    assert parts["县民政局"].title.endswith("（县民政局）")


def test_real_reports_give_tables(shared: Any) -> None:
    """Provincial reports and those of the State Council: each promise once, in order."""
    folder = shared / "reports"
    paths = [*sorted((folder / "provinces_2025").glob("*.docx"))[::10]]
    paths += [folder / "state_council" / "2015.txt", folder / "state_council" / "2022.txt"]
    for path in paths:
        report = pipeline.read(path)
        made = task_table(report, translator("zh"))
        assert len(made.rows) > 100, path
        assert len({row["id"] for row in made.rows}) == len(made.rows), path
        assert all(row["lead"] == "" for row in made.rows), path
