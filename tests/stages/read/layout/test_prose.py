"""Paragraphs of plain texts, however their lines were broken."""

import json
import random
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

import pytest

from duixian.stages.read.layout import compose
from duixian.stages.read.lines import Line
from tests.stages.read.layout.newspaper import INTRO, LEADS, TOPICS, wrap

SENTENCES = [
    *("，".join(topic["own"]) + "。" for topic in TOPICS),
    "一年来，我们抓项目、强产业、惠民生、守底线，较好完成了县十七届人大四次会议确定的目标任务。",
    "新增规上工业企业16家，总数达到126家，家居产业全产业链产值94.6亿元，增长9.3%。",
    "碧汀江二桥主墩全部露出水面，G228线清湾段改线工程破土动工，工业投资增长12.1%。",
]


def blocks(text: str) -> list[str]:
    lines = [Line(line, number) for number, line in enumerate(text.split("\n"), 1)]
    composition = compose(lines)
    return [composition.text[block.start : block.end] for block in composition.blocks]


def test_links_and_subscripts_are_joined() -> None:
    """Words on lines of their own inside a sentence belong to it, where blank lines part."""
    text = (
        "　　一年来，“\n十四五\n”规划顺利推进，广义货币M\n2\n增长8%，"
        "修订了《\n清湾县招商条例\n》。\n\n　　实施\n乡村振兴\n战略，粮食总产量31万吨。\n"
        "\n　　\n第一，\n产业持续壮大。\n新增企业16家。\n"
        "\n　　各项事业都有新进步。\n"
    )
    assert blocks(text) == [
        "一年来，“十四五”规划顺利推进，广义货币M2增长8%，修订了《清湾县招商条例》。",
        "实施乡村振兴战略，粮食总产量31万吨。",
        "第一，产业持续壮大。新增企业16家。",
        "各项事业都有新进步。",
    ]


def test_page_breaks_are_closed() -> None:
    """A page break inside a word, a number or a heading leaves no trace; one between stays."""
    text = (
        "政府工作报\n告\n\n各位代表：\n\n——全年生产总值达到74.4\n\u200b\n亿元，增长6%。\n\n"
        "——投资持续增长，全年\n\u200b\n\n完成投资88亿元。\n\n\u200b\n\n二、工作安排\n"
    )
    assert blocks(text) == [
        "政府工作报告",
        "各位代表：",
        "——全年生产总值达到74.4亿元，增长6%。",
        "——投资持续增长，全年完成投资88亿元。",
        "二、工作安排",
    ]


def test_headings_stay_apart() -> None:
    """A heading is not joined to its paragraph, nor two headings to one another."""
    text = (
        "一、2024年工作回顾\n过去一年，成绩来之不易，全县完成投资88亿元。\n"
        "（一）产业发展\n新增企业16家。\n附件1\n2025年民生实事"
    )
    assert blocks(text) == text.split("\n")


def test_a_heading_on_two_lines_is_one() -> None:
    """Where nothing else in the text is a short line without mark or stop."""
    body = "人民满意是根本标准，" * 8 + "我们要干字当头。"
    assert blocks(f"{body}\n三、持续提升政府\n治理效能和服务水平\n{body}") == [
        body,
        "三、持续提升政府治理效能和服务水平",
        body,
    ]


def test_page_numbers_and_running_heads_are_set_aside() -> None:
    """They leave the text, and the sentence around them is closed."""
    page = "清湾县政府工作报告\n{}\n" + "\n".join(
        ["推动项目建设，做好民生实事，全年任务过半。"] * 6
    )
    text = (
        "\n".join(page.format(f"— {n} —") + "\n全县完成投资88亿元，增长" for n in range(1, 5))
        + "6%。"
    )
    composition = compose([Line(line, n) for n, line in enumerate(text.split("\n"), 1)])
    aside = " ".join(part.text for part in composition.set_aside)
    assert aside.count("清湾县政府工作报告") == 4
    assert "3" in aside
    assert "增长推动项目建设" in composition.text
    assert "—" not in composition.text


@pytest.mark.parametrize("columns", [34, 40, 72, 80])
@pytest.mark.parametrize("style", ["blank", "indent", "double"])
def test_hard_wraps_are_joined(columns: int, style: str) -> None:
    """A text wrapped at a width gives its paragraphs back, whatever parts them.

    Double spacing leaves nothing but the short last line to part paragraphs: one that happens to
    be full cannot be seen, so there only sentences are required to stay whole.
    """
    rng = random.Random(columns)
    paragraphs = list(_paragraphs(rng))
    lines: list[str] = []
    for paragraph in paragraphs:
        wrapped = wrap(rng, ("　　" if style == "indent" else "") + paragraph, columns)
        if style == "double":
            wrapped = [line for row in wrapped for line in (row, "")]
        lines += [*wrapped, *([""] if style == "blank" else [])]
    found = blocks("\n".join(lines))
    if style == "double":
        assert "".join(found) == "".join(paragraphs)
        assert set(accumulate(map(len, found))) <= set(accumulate(map(len, paragraphs)))
    else:
        assert found == paragraphs


def _paragraphs(rng: random.Random) -> Iterator[str]:
    for number in range(40):
        if number % 8 == 0:
            yield f"{'一二三四五'[number // 8]}、{rng.choice(TOPICS)['nouns'][0]}"
        yield "".join(rng.sample(SENTENCES, rng.randint(2, 5)))


def test_english_wraps_keep_their_blanks() -> None:
    """Words of Latin letters that a wrap parted get a blank between them."""
    text = "\n".join(["the county has built sixteen new", "factories in the past year and it"] * 4)
    assert "new factories" in blocks(text)[0]


def test_fixed_lines_are_only_cleaned() -> None:
    """Paragraphs of a DOCX or HTML page keep their order, roles and levels."""
    lines = [
        Line("　政 府 工 作 报 告 ", 1, "title", 0, True),
        Line("", 2, "", 0, True),
        Line("一、回顾", 3, "heading", 1, True),
        Line("●完成投资，\u200b", 4, "item", 1, True),
        Line("推进中", 5, "", 0, True),
    ]
    composition = compose(lines)
    assert composition.text == "政府工作报告\n一、回顾\n●完成投资，\n推进中"
    assert [(block.role, block.level) for block in composition.blocks] == [
        ("title", 0),
        ("heading", 1),
        ("item", 1),
        ("", 0),
    ]
    assert composition.origin.locate(7).line == 3


def test_lines_with_a_role_are_whole() -> None:
    """A heading that the source states is joined to nothing."""
    lines = [
        Line("回顾，", 1, "heading", 2),
        Line("全年任务完成。", 2),
        Line("展望", 3, "heading", 2),
    ]
    assert compose(lines).text == "回顾，\n全年任务完成。\n展望"


def test_nothing_at_all() -> None:
    """No lines, or lines without a visible character, give an empty text."""
    assert compose([]).text == compose([Line(" \u200b", 1), Line("", 2)]).text == ""


def test_real_reports_end_where_sentences_end(shared: Path) -> None:
    """In 71 real reports no block starts inside a sentence, and those that do not end one are few.

    What remains is headings of the old reports that are whole sentences without a stop, and two
    paragraphs whose stop is missing in the source.
    """
    unended = 0
    for text in _reports(shared):
        for block in blocks(text):
            assert block[0] not in "，。、；：！？）》”%"
            unended += block[-1] not in "。！？：；…”）」!?:;)" and len(block) > 60
    assert unended <= 20


def _reports(shared: Path) -> Iterator[str]:
    for path in sorted((shared / "reports/state_council").glob("*.txt")):
        yield path.read_text("utf-8")
    for row in (shared / "reports/provinces_2025.jsonl").read_text("utf-8").splitlines():
        yield json.loads(row)["text"]


def test_the_intro_of_a_page_is_prose() -> None:
    """Narrow columns are hard wraps like any other."""
    text = "\n".join(wrap(random.Random(0), INTRO, 18))
    assert blocks(text) == [INTRO]
    assert blocks("\n".join(wrap(random.Random(0), LEADS["plan"] * 2, 40))) == [LEADS["plan"] * 2]
