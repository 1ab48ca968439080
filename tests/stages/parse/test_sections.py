"""The section tree of invented reports: levels by marks, parts by words, years and place."""

import pytest

from duixian.errors import NotAReportError
from duixian.model import Block, Document, Outline, Source
from duixian.stages.parse import parse
from tests.stages.parse.invented import document

OPENING = "各位代表：\n现在，我代表清湾县人民政府，向大会报告政府工作，请予审议。"
DONE = "去年我们建成了三座水库，改造了两条街道，群众反映的问题得到解决，全县经济保持了平稳增长。"
PLANNED = "今年要加快水库建设，推进街道改造，确保群众反映的问题得到解决，力争全县经济增长6%。"


def outline(*lines: str) -> Outline:
    return parse(document("\n".join((OPENING, *lines))))


def tree(read: Outline) -> list[tuple[str, str, str]]:
    return [(section.id, section.part, section.heading) for section in read.sections]


def test_numbered_headings_nest_by_their_marks() -> None:
    """（一） under 一、 and 第一， under （一）; the heading is kept without its mark."""
    read = outline(
        "一、2024年工作回顾",
        DONE,
        "二、2025年重点工作",
        "（一）发展农业。",
        "第一，种好粮食。",
        PLANNED,
        "第二，养好牲畜。",
        PLANNED,
        "（二）发展工业。",
        PLANNED,
    )
    assert tree(read) == [
        ("1", "review", "2024年工作回顾"),
        ("2", "task", "2025年重点工作"),
        ("2.1", "task", "发展农业"),
        ("2.1.1", "task", "种好粮食"),
        ("2.1.2", "task", "养好牲畜"),
        ("2.2", "task", "发展工业"),
    ]
    assert [section.level for section in read.sections] == [1, 1, 2, 3, 3, 2]


def test_a_section_covers_its_subsections() -> None:
    """A section ends where the next of its level begins, and holds what is under it."""
    read = outline(
        "一、2024年工作回顾",
        "（一）农业。",
        DONE,
        "（二）工业。",
        DONE,
        "二、2025年工作安排",
        PLANNED,
    )
    first, child, _, second = read.sections
    assert first.start < child.start < child.end < first.end < second.start
    assert child.parent == first.id


def test_headings_without_ordinals_are_found() -> None:
    """A short line without a stop over a paragraph is a heading."""
    read = outline("2024年工作回顾", DONE, "2025年工作安排", PLANNED, "加强政府自身建设", PLANNED)
    assert [part for _, part, _ in tree(read)] == ["review", "task", "task"]


def test_a_numbered_lead_is_a_section_and_a_dash_lead_is_not() -> None:
    """（一）…。 opens a section inside its paragraph; ——…。 and 一是…。 are sentences."""
    made = document(
        "\n".join(
            (
                OPENING,
                "一、2024年工作回顾",
                "——农业稳步增长。" + DONE,
                "一是修好了路。" + DONE,
                "二、2025年工作安排",
                "（一）扩大内需。" + PLANNED,
                "（二）改善民生。" + PLANNED,
            )
        )
    )
    read = parse(made)
    headed = [made.text[row.start : row.end] for row in read.sentences if row.heading]
    assert headed == [
        "一、2024年工作回顾",
        "二、2025年工作安排",
        "（一）扩大内需",
        "（二）改善民生",
    ]
    assert [row.heading for row in read.sections][2:] == ["扩大内需", "改善民生"]


def test_a_list_is_no_outline() -> None:
    """Numbered lines with nothing under them are items, whatever their marks."""
    read = outline(
        "一、2024年工作回顾", DONE, "二、2025年民生实事", "1.新建公园", "2.改造街道", "3.修缮校舍"
    )
    assert [heading for _, _, heading in tree(read)] == ["2024年工作回顾", "2025年民生实事"]


def test_a_list_inside_a_list_of_the_same_style_does_not_break_it() -> None:
    """一、二、 inside 二、 is nested; the outer 三、 goes on."""
    read = outline(
        "一、去年工作回顾",
        DONE,
        "二、今年主要任务",
        PLANNED,
        "一、种好粮食",
        PLANNED,
        "二、养好牲畜",
        PLANNED,
        "三、管好林场",
        PLANNED,
        "三、加强自身建设",
        PLANNED,
    )
    assert [id_ for id_, _, _ in tree(read)] == ["1", "2", "2.1", "2.2", "2.3", "3"]


def test_general_requirements_are_the_goals_where_another_section_holds_the_tasks() -> None:
    """总体要求 is the target part beside 重点工作, and the task part where it stands alone."""
    beside = outline(
        "一、2024年工作回顾",
        DONE,
        "二、2025年总体要求和主要目标",
        PLANNED,
        "三、2025年重点工作",
        PLANNED,
    )
    alone = outline(
        "一、2024年工作回顾",
        DONE,
        "二、2025年主要目标任务",
        PLANNED,
        "三、加强政府自身建设",
        PLANNED,
    )
    assert [part for _, part, _ in tree(beside)] == ["review", "target", "task"]
    assert [part for _, part, _ in tree(alone)] == ["review", "task", "task"]


def test_a_review_of_several_years_is_told_from_one_of_last_year() -> None:
    """过去五年 is the term review."""
    read = outline("一、过去五年工作回顾", DONE, "二、今后五年的奋斗目标和主要任务", PLANNED)
    assert [part for _, part, _ in tree(read)] == ["term_review", "task"]


def test_years_decide_where_the_words_are_the_same() -> None:
    """主要工作 of last year is the review, of this year the tasks."""
    read = outline("一、2024年主要工作", DONE, "二、2025年主要工作", PLANNED)
    assert [part for _, part, _ in tree(read)] == ["review", "task"]


def test_after_the_plan_began_headings_without_a_cue_are_tasks() -> None:
    """Slogans as headings take the part of their place, then of what they say."""
    read = outline(
        "一、砥砺奋进，交出满意答卷",
        DONE,
        "二、2025年工作安排",
        PLANNED,
        "三、把改革推向纵深",
        PLANNED,
    )
    assert [part for _, part, _ in tree(read)] == ["review", "task", "task"]


def test_an_address_to_the_audience_closes_the_subsections() -> None:
    """What follows 各位代表！ belongs to the part, not to its last subsection."""
    read = outline(
        "一、2024年工作回顾",
        "（一）农业。",
        DONE,
        "（二）工业。",
        DONE,
        "各位代表！",
        "成绩来之不易，我们倍加珍惜。",
    )
    assert read.sentences[-1].section == "1"


def test_a_broken_heading_is_joined() -> None:
    """A heading that a layout broke into two lines is one heading."""
    read = outline(
        "一、2024年工作回顾",
        DONE,
        "二、2025年工作安排",
        PLANNED,
        "三、持续提升政府",
        "治理效能和水平",
        PLANNED,
    )
    assert read.sections[-1].heading == "持续提升政府治理效能和水平"


def test_what_the_source_calls_a_heading_is_one() -> None:
    """Heading levels of a page nest; an ordinal behind the words is dropped."""
    lines = [
        ("各位代表：现在，我代表清湾县人民政府，向大会报告政府工作。", "", 0),
        ("回顾2024年", "heading", 1),
        ("稳大盘 添动能1.", "heading", 2),
        ("建成水库三座", "item", 0),
        ("展望2025年", "heading", 1),
        ("主要目标", "heading", 2),
        ("经济增长6%", "item", 0),
    ]
    blocks, position = [], 0
    for words, role, level in lines:
        blocks.append(Block(position, position + len(words), role, level))  # type: ignore[arg-type]
        position += len(words) + 1
    text = "\n".join(words for words, _, _ in lines)
    read = parse(Document(Source("a.txt", "", "text/plain"), text, tuple(blocks)))
    assert tree(read) == [
        ("1", "review", "回顾2024年"),
        ("1.1", "review", "稳大盘 添动能"),
        ("2", "task", "展望2025年"),
        ("2.1", "target", "主要目标"),
    ]


def test_a_text_that_is_no_report_is_refused() -> None:
    """No place and no year are invented for a recipe."""
    with pytest.raises(NotAReportError, match="not a government work report"):
        parse(
            document(
                "红烧肉的做法\n先把五花肉切成块，再放入锅中煸炒，加入酱油和糖，小火慢炖一小时。"
            )
        )


@pytest.mark.parametrize(
    "line",
    ["（" * 50_000, "“" * 50_000, "一、" * 20_000, "各位" * 20_000, "1." * 20_000, "—" * 50_000],
)
def test_a_hostile_line_costs_little(line: str) -> None:
    """Brackets that never close and marks without end are read to the end."""
    read = outline("一、2024年工作回顾", DONE, line, "二、2025年工作安排", PLANNED)
    assert [section.part for section in read.sections] == ["review", "task"]
    assert read.sentences[-1].section == "2"


@pytest.mark.parametrize(
    "marks",
    [
        ("一、种好粮食",),
        ("一、种好粮食", "二、养好牲畜"),
        ("一、种好粮食", "（一）水稻", "1.早稻"),
        ("发展农业生产",),
    ],
)
def test_a_thousand_headings_are_nested(marks: tuple[str, ...]) -> None:
    """Outlines that never end give sections of bounded depth."""
    first = [line for _ in range(1500) for line in (marks[0], DONE)]
    rest = [line for _ in range(500) for mark in marks for line in (mark, DONE)]
    read = outline(*first, *rest)
    assert read.sections
    assert max(section.level for section in read.sections) <= 8
