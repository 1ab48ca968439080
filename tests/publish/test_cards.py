"""A report is sorted into targets, report card and task book."""

import msgspec

from duixian import pipeline
from duixian.publish.cards import cards, targets
from tests.factories import make_report


def test_the_cards_follow_the_parts() -> None:
    """What stands under the review is the report card, targets and tasks are the task book."""
    review, task = cards(make_report())
    assert (review.name, review.statements, review.figures) == ("review", 6, 8)
    assert (task.name, task.statements, task.figures) == ("task", 6, 11)
    assert [heading for group in review.groups for heading in group.headings] == [
        (0, "2024年工作回顾"),
        (1, "经济运行稳中有进"),
        (1, "民生福祉持续增进"),
    ]


def test_without_sections_the_kinds_decide() -> None:
    """A page without headings still has its two cards."""
    report = make_report()
    bare = tuple(msgspec.structs.replace(one, section=None) for one in report.statements)
    review, task = cards(msgspec.structs.replace(report, sections=(), statements=bare))
    assert (review.statements, task.statements) == (5, 6)


def test_an_empty_card_is_left_out() -> None:
    """A report that only plans has no report card."""
    report = make_report()
    plan = tuple(one for one in report.statements if one.kind in {"target", "task"})
    assert [card.name for card in cards(msgspec.structs.replace(report, statements=plan))] == [
        "task"
    ]


def test_the_target_table_holds_the_figures_of_the_main_targets() -> None:
    """Targets elsewhere count only where no part is called so; a restatement is no row."""
    report = make_report()
    assert [figure.id for _, figure in targets(report)] == [f"f{n}" for n in range(9, 15)]
    bare = tuple(msgspec.structs.replace(one, part="other") for one in report.sections)
    assert len(targets(msgspec.structs.replace(report, sections=bare))) == 6
    again = tuple(msgspec.structs.replace(one, restates="f9") for one in report.figures)
    assert targets(msgspec.structs.replace(report, figures=again)) == []


def test_what_is_told_first_has_the_most_figures() -> None:
    """A summary keeps the text's order, and leaves the context out."""
    group = next(cards(make_report())).groups[0]
    assert [len(one.statements) for one in next(cards(make_report())).groups] == [3, 3]
    assert [statement.id for statement in group.telling(2)] == ["s1", "s2"]
    other = next(cards(make_report())).groups[1]
    assert [statement.kind for statement in other.telling(3)] == ["result", "result"]


def test_the_targets_of_the_year_go_before_those_of_a_five_year_plan() -> None:
    """Both paragraphs speak of expected targets; the one that says 今年 has this year's."""
    text = (
        "清湾县人民政府工作报告\n——2026年1月15日在清湾县人民代表大会会议上\n一、2025年工作回顾\n"
        "2025年，地区生产总值增长5.1%。\n二、“十五五”时期主要任务\n"
        "各年度提出经济增长预期目标，全员劳动生产率年均增长6%以上，城镇调查失业率控制在5.5%以内。\n"
        "三、2026年主要目标\n"
        "今年发展主要预期目标是：地区生产总值增长5%左右；城镇新增就业6000人以上。\n"
    )
    report = pipeline.read_bytes(text.encode(), "2026.txt")
    assert [figure.text for _, figure in targets(report)] == ["5%", "6000人"]
