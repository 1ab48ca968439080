"""Tables of tasks and outcomes: rows become statements with owners, deadlines and figures."""

from decimal import Decimal

import pytest

from duixian.model import Report
from duixian.pipeline import read_bytes, reconcile_reports
from duixian.sample import sample
from duixian.stages.extract.assigned import deadline_of
from duixian.stages.read.tasks.owners import owners_of
from tests.stages.read.made import docx, page, paragraph
from tests.stages.read.made_xlsx import OUTCOMES, TASKS, TASKS_MERGED, Row, xlsx


def tasks() -> Report:
    return read_bytes(xlsx(TASKS, merged=TASKS_MERGED), "分解表.xlsx")


def outcomes() -> Report:
    return read_bytes(xlsx(OUTCOMES, merged=("A1:G1",)), "落实情况.xlsx")


def test_rows_become_statements_with_owners_and_deadlines() -> None:
    """Each sentence of a task; a merged cell of owners holds for all rows that it reaches into."""
    report = tasks()
    assert [
        (s.kind, s.text, s.deadline, s.lead, s.support)
        for s in report.statements
        if s.kind != "context"
    ] == [
        ("target", "地区生产总值增长5.5%左右", "2025-12", ("县发展改革局",),
         ("县统计局", "县财政局")),
        ("target", "新建农村公路36公里", "2025-09", ("县交通运输局",), ("各乡镇", "县财政局")),
        ("task", "完善管护机制", "2025-09", ("县交通运输局",), ("各乡镇", "县财政局")),
        ("target", "改造老旧小区12个", "2025-H1", ("县住建局",), ()),
        ("task", "建成县人民医院新院区", None, ("县住建局",), ()),
    ]  # fmt: skip
    assert report.title == TASKS[0][0]
    assert report.place is not None
    assert (report.place.name, report.year, report.plan_period) == ("清湾县", 2025, "2025")
    assert [(s.heading, s.part) for s in report.sections] == [
        ("目标任务", "task"), ("一、经济发展", "task"),
    ]  # fmt: skip


def test_every_word_of_a_row_is_in_the_text_and_leads_back_to_its_row() -> None:
    """Owners and remarks stand below their task; the row of the sheet is where they come from."""
    report = tasks()
    for words, row in (("36公里", 5), ("各乡镇", 5), ("已拨付3次", 5), ("持续推进", 7)):
        assert report.origin.locate(report.text.index(words)).line == row
    assert {number.rule for number in report.ignored if number.text == "3次"} == {"set_aside"}
    assert not report.findings


def test_outcomes_are_read_as_one_says_them() -> None:
    """With the unit of its column; the goals come first, what was done under its own heading."""
    report = outcomes()
    assert (report.year, report.review_period, report.plan_period) == (2024, "2024", "2024")
    done = [s for s in report.statements if s.kind == "result"]
    assert [s.text for s in done] == [
        "地区生产总值增长4.7%", "城镇新增就业6200人", "粮食总产量31.8万吨",
    ]  # fmt: skip
    figures = {figure.id: figure for figure in report.figures}
    values = [figures[s.figures[0]] for s in done]
    assert [(f.value, f.unit, f.measure) for f in values] == [
        (Decimal("0.047"), "%", "growth"), (6200, "人", "count"), (318000, "吨", "level"),
    ]  # fmt: skip
    goals = [figures[s.figures[0]] for s in report.statements if s.kind == "target"]
    assert [(f.value, f.bound) for f in goals] == [
        (Decimal("0.05"), "about"), (6000, "at_least"), (310000, "exact"),
    ]  # fmt: skip


def test_an_outcome_table_is_a_second_voice() -> None:
    """It answers the promises; a value that the report tells otherwise is a finding."""
    earlier = read_bytes(sample().earlier.read_bytes(), "qingwan-2024.txt")
    later = read_bytes(sample().later.read_bytes(), "qingwan-2025.txt")
    alone = reconcile_reports(earlier, later)
    both = reconcile_reports(earlier, later, others=[outcomes()])
    codes = [finding.code for finding in both.findings if finding not in alone.findings]
    assert codes == ["voices-differ"] * 2
    told = [finding.values for finding in both.findings if finding.code == "voices-differ"]
    assert [(values["one"], values["other"]) for values in told] == [
        ("城镇新增就业6738人", "城镇新增就业6200人"),
        ("粮食总产量31.42万吨", "粮食总产量31.8万吨"),
    ]


def test_a_table_of_tasks_is_a_report_of_the_year() -> None:
    """What it orders can be held against a later table of what was done."""
    rows: tuple[Row, ...] = (
        ("清湾县2025年重点任务完成情况表",),
        ("重点任务", "完成情况"),
        ("改造老旧小区12个", "已改造11个"),
        ("新建农村公路36公里", "40公里"),
        ("建成县人民医院新院区", "已建成投用"),
    )
    later = read_bytes(xlsx(rows, merged=("A1:B1",)), "完成.xlsx")
    assert [s.text for s in later.statements if s.kind == "result"] == [
        "改造老旧小区，已改造11个", "新建农村公路40公里", "建成县人民医院新院区，已建成投用",
    ]  # fmt: skip
    assert (later.review_period, later.plan_period) == ("2025", None)


HEADER, *BODY = [[str(cell or "") for cell in (*row, None, None)][:6] for row in TASKS[1:]]
del BODY[0]  # the heading over all columns


def test_tables_of_word_and_of_pages_are_read_alike() -> None:
    """The same rows, whatever holds them; vertical merges too."""
    cell = "<w:tc><w:tcPr>{1}</w:tcPr>{0}</w:tc>".format
    merge = '<w:vMerge w:val="{}"/>'.format
    rows = []
    for index, row in enumerate([HEADER, *BODY]):
        marks = [
            "",
            "",
            merge({3: "restart", 4: "continue"}[index]) if index > 2 else "",
            *[""] * 3,
        ]
        cells = (cell(paragraph(text), mark) for text, mark in zip(row, marks, strict=True))
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    title = str(TASKS[0][0])
    word = read_bytes(docx(paragraph(title) + f"<w:tbl>{''.join(rows)}</w:tbl>"), "a.docx")
    lines = []
    for index, row in enumerate([HEADER, *BODY]):
        spans = [" rowspan=2" if (index, c) == (3, 2) else "" for c in range(6)]
        tags = [f"<td{span}>{text}</td>" for span, text in zip(spans, row, strict=True)]
        if index == 4:
            del tags[2]
        lines.append(f"<tr>{''.join(tags)}</tr>")
    html = page(f"<div class='TRS_Editor'><p>{title}</p><table>{''.join(lines)}</table></div>")
    web = read_bytes(html.encode(), "a.html")
    expected = [
        (s.text, s.deadline, s.lead, s.support) for s in tasks().statements if s.kind != "context"
    ]
    for report in (word, web):
        found = [
            (s.text, s.deadline, s.lead, s.support)
            for s in report.statements
            if s.kind != "context"
        ]
        assert found == expected


def test_a_header_of_two_rows() -> None:
    """A wide cell is told apart by the words below it; a repeated header is skipped."""
    rows: tuple[Row, ...] = (
        ("清湾县主要指标完成情况表",),
        ("指标", "单位", "2025年", None, "备注"),
        (None, None, "目标值", "完成值", None),
        ("新建农村公路", "公里", 36, 40),
        ("指标", "单位", "目标值", "完成值", "备注"),
        ("改造老旧小区", "个", 12, 11),
    )
    merged = ("A1:E1", "A2:A3", "B2:B3", "C2:D2", "E2:E3")
    report = read_bytes(xlsx(rows, merged=merged), "2025.xlsx")
    assert [(s.kind, s.text) for s in report.statements if s.kind != "context"] == [
        ("target", "新建农村公路36公里"), ("target", "改造老旧小区12个"),
        ("result", "新建农村公路40公里"), ("result", "改造老旧小区11个"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lead", "support", "expected"),
    [
        ("县发展改革局、县财政局", "", (("县发展改革局", "县财政局"), ())),
        ("县发改委牵头，县财政局、县住建局配合", "", (("县发改委",), ("县财政局", "县住建局"))),
        ("牵头单位：县发改委；配合单位：县财政局", "", (("县发改委",), ("县财政局",))),
        ("县教育局\n县卫健委", "各乡镇（街道）", (("县教育局", "县卫健委"), ("各乡镇（街道",))),
        ("", "", ((), ())),
    ],
)
def test_the_units_of_a_cell(
    lead: str, support: str, expected: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    """One cell may name who leads and who helps."""
    assert owners_of(lead, support) == expected


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("2025年12月底", "2025-12"), ("2025年12月31日", "2025-12-31"), ("12月31日前", "2025-12"),
        ("6月底前", "2025-06"), ("2025.11", "2025-11"), ("2025-11-30", "2025-11-30"),
        ("全年", "2025"), ("年底前", "2025"), ("三季度", "2025-Q3"), ("2026年", "2026"),
        ("长期坚持", None), ("立即", None), ("", None),
    ],
)  # fmt: skip
def test_the_deadline_of_a_cell(words: str, period: str | None) -> None:
    """Days and months as people type them into tables, and the words of sentences."""
    assert deadline_of(words, 2025) == period


def test_a_report_with_a_table_in_it_stays_a_report() -> None:
    """Only a source that mainly is such a table is read as one."""
    text = sample().later.read_text("utf-8").splitlines()
    rows = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in [HEADER, *BODY]
    )
    body = "".join(paragraph(line) for line in text) + f"<w:tbl>{rows}</w:tbl>"
    report = read_bytes(docx(body), "a.docx")
    assert len(report.statements) > 100
    assert not any(statement.lead for statement in report.statements)
