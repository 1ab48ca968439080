"""Newspaper pages: items whole, lists under their headings, parts in order."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from duixian.model import Block
from duixian.stages.read.layout import Composition, compose
from duixian.stages.read.layout.affinity import Affinity
from duixian.stages.read.layout.bullets import glyphs_of
from duixian.stages.read.layout.gate import is_page
from duixian.stages.read.layout.rows import read_rows
from duixian.stages.read.layout.series import Series, leading_ordinal, trailing_ordinal
from duixian.stages.read.lines import Line
from eval.seed_structure import score
from tests.stages.read.layout.measures import Measures, characters, kept, measure, sections_of
from tests.stages.read.layout.newspaper import make_page

SEEDS = range(20_000, 20_100)


def lines_of(text: str) -> list[Line]:
    return [Line(line, number) for number, line in enumerate(text.split("\n"), 1)]


def words(composition: Composition, block: Block) -> str:
    return composition.text[block.start : block.end]


def total(**fixed: Any) -> dict[str, float]:
    counted = Measures()
    for seed in SEEDS:
        counted = counted.plus(measure(make_page(seed, **fixed)))
    return counted.shares


def test_invented_pages_are_read() -> None:
    """Over pages of all layouts: lists under their own headings, items whole, parts in order."""
    shares = total()
    assert shares["headed"] >= 0.98
    assert shares["intact"] >= 0.995
    assert shares["in_order"] >= 0.97
    assert shares["in_part"] >= 0.98


@pytest.mark.parametrize("after", [True, False])
def test_headings_on_either_side(after: bool) -> None:
    """The page shows whether its headings stand before or behind their lists."""
    shares = total(after=after, own=False, blanks=True, far=0)
    assert shares["headed"] >= 0.99


@pytest.mark.parametrize("far", [1, 2])
def test_lists_far_from_their_headings(far: int) -> None:
    """Glyph, tone, series and words find the heading of a list that was torn away."""
    assert total(far=far, own=False, blanks=True)["headed"] >= 0.98


@pytest.mark.parametrize("glyph", list("●■◆▲★○–•·►"))
def test_every_glyph_leads_items(glyph: str) -> None:
    """One glyph on the whole page is enough."""
    page = make_page(3, glyphs=dict.fromkeys(("past", "term", "plan"), glyph), blanks=True)
    assert measure(page).shares["intact"] >= 0.99


@pytest.mark.parametrize("seed", range(0, 60, 3))
def test_nothing_is_lost(seed: int) -> None:
    """Every character of the page is in the text or was set aside, and stands where it stood."""
    page = make_page(seed)
    composition = compose(page.lines)
    assert kept(composition) == characters(page.lines)
    for offset, char in enumerate(composition.text):
        if not char.isspace():
            at = composition.origin.locate(offset)
            assert page.lines[at.line - 1].text[at.column - 1] == char


@pytest.mark.parametrize("seed", range(0, 30, 3))
def test_the_text_is_canonical(seed: int) -> None:
    """One block a line, each stripped, none empty, tiling the text."""
    composition = compose(make_page(seed).lines)
    assert composition.text.split("\n") == [words(composition, b) for b in composition.blocks]
    assert all(line == line.strip() != "" for line in composition.text.split("\n"))
    assert all(two.start == one.end + 1 for one, two in pairwise(composition.blocks))


IN_ORDER = """清湾县政府工作报告摘要

2025年工作安排
一、产业
{0}推动智能家居产业做大做强，培育生物医药、高端装备等
新兴产业
{0}建设标准厂房12万平方米
{0}引进龙头企业3家

二、民生
{0}新增公办学位1200个
{0}建成县人民医院新院区
{0}办好十件民生实事

2024年工作回顾
{0}地区生产总值增长5.5%，达到420亿元
{0}城镇新增就业6412人
"""


@pytest.mark.parametrize("bullet", ["●", "○", "■ ", "- ", "* ", "– ", "◆", "▲", "★", "·"])
def test_a_text_in_order_keeps_its_order(bullet: str) -> None:
    """Headings right above their lists: the stream is the reading order, plan first or not."""
    text = IN_ORDER.format(bullet)
    unwrapped = text.replace("等\n新兴", "等新兴").replace(bullet, "")
    assert compose(lines_of(text)).text.split("\n") == unwrapped.split()


def test_numerals_that_start_anew_lead_items() -> None:
    """``1.`` in list after list counts items; one count over the page numbers headings."""
    listed = read_rows(lines_of("产业\n1.建厂房\n2.引企业\n3.育人才\n民生\n1.办学校\n2.建医院"))
    assert "".join("i" if glyph else "h" for glyph in glyphs_of(listed)) == "hiiihii"
    headed = read_rows(lines_of("1.产业\n●建厂房\n●引企业\n2.民生\n●办学校\n3.生态\n●种树木"))
    assert sum(glyph == "1." for glyph in glyphs_of(headed)) == 0


def test_headings_behind_their_lists_are_put_before_them() -> None:
    """The least page that shows it: three lists, each with its heading below."""
    text = (
        "●新增规上工业企业16家\n●工业投资增长8%\n产业发展再上新台阶\n\n"
        "●改造老旧小区12个\n●建成口袋公园3个\n城镇建设再上新台阶\n\n"
        "●新增公办学位1200个\n●新增养老床位80张\n民生福祉再上新台阶\n"
    )
    found = [section.heading for section in sections_of(compose(lines_of(text)))][1:]
    assert found == ["产业发展再上新台阶", "城镇建设再上新台阶", "民生福祉再上新台阶"]
    assert compose(lines_of(text)).text.startswith("产业发展再上新台阶\n新增规上工业企业16家")


def test_two_columns_of_targets_are_parted() -> None:
    """Targets side by side are items of their own, a target in words among them."""
    page = make_page(2, parts=["plan"], goals=True, own=False, blanks=True, stretched=0)
    goals = next(listing for listing in page.listings if not listing.glyph)
    found = {section.heading: section.items for section in sections_of(compose(page.lines))}
    assert found[goals.heading] == goals.items


@pytest.mark.parametrize(
    "text",
    [
        "各位代表：\n" + "一年来，全县完成投资88亿元，增长6%，成绩来之不易。\n" * 12,
        "●"
        + "●".join(
            f"第{n}项工作扎实推进，全年任务完成，群众满意度{n}%。" * 6 + "\n" for n in range(20)
        ),
        "一、回顾\n" + "过去一年任务完成。\n" * 30 + "●一项\n●二项\n●三项\n",
    ],
    ids=["prose", "paragraphs with bullets", "a few bullets"],
)
def test_prose_is_no_page(text: str) -> None:
    """Prose, paragraphs that carry bullets, and a few bullets at the end do not pass the gate."""
    assert not is_page(read_rows(lines_of(text)))


def test_real_reports_are_no_pages(shared: Path) -> None:
    """None of the State Council's reports is taken for a newspaper page."""
    for path in (shared / "reports/state_council").glob("*.txt"):
        assert not is_page(read_rows(lines_of(path.read_text("utf-8"))))


def test_the_seed_page_is_read_perfectly(shared: Path) -> None:
    """All headings, all items under their own, all parts, all lists in order."""
    assert score(shared) == {"headings": 1.0, "items": 1.0, "parts": 1.0, "order": 1.0}


@pytest.mark.parametrize(
    "text",
    [
        "●推动项目建设\n" * 20_000,
        "\n".join(f"\n进一步夯实第{n}基础\n●推动项目{n}" for n in range(5_000)),
        "\n".join(f"\n进一步夯实第{n}基础\n" for n in range(110)) + "●推动项目\n" * 500,
        "●甲项目\n" * 9 + "产值增长5% " * 50_000,
        "《项目（\n" * 20_000,
        "推动项目，" * 400_000,
        "1.推动\n" * 3_000,
        "●" * 1_000_000,
    ],
    ids=["bullets", "many heads", "heads first", "cells", "brackets", "a line", "ones", "glyphs"],
)
def test_any_size_is_read(text: str) -> None:
    """Sizes that no page has are read too, and lose nothing but how often a bullet stood."""
    composition = compose(lines_of(text))
    assert sum(characters(lines_of(text)).values()) == sum(kept(composition).values())


def test_series_are_lines_built_alike() -> None:
    """Beginning, end, or stops and blanks in the same places; an ordinal does not count."""
    series = Series(
        ["稳增长、扩投资 大盘稳健", "兴文化、旺旅游 活力迸发2.", "3.惠民生、增福祉 更有质感"]
    )
    assert series.strength("护生态、提颜值 更有底色") >= 0.9
    assert series.strength("建设农产品冷链仓储设施") == 0


@pytest.mark.parametrize(
    ("text", "trailing", "leading"),
    [
        ("更有质感6.", (6, 4), (0, 0)),
        ("12.抓创新", (0, 6), (12, 3)),
        ("（三）抓创新", (0, 6), (3, 3)),
        ("十一、抓创新", (0, 6), (11, 3)),
        ("③抓创新", (0, 4), (3, 1)),
        ("增长5.5", (0, 5), (0, 0)),
    ],
)
def test_ordinals_on_either_side(
    text: str, trailing: tuple[int, int], leading: tuple[int, int]
) -> None:
    """The value of an ordinal and where it parts from the words."""
    assert trailing_ordinal(text) == trailing
    assert leading_ordinal(text) == leading


def test_affinity_prefers_what_the_heading_is_about() -> None:
    """Topics and shared pairs of characters, the frame of all headings left out."""
    headings = ["进一步夯实绿色发展基础", "进一步夯实民生福祉基础"]
    items = ["完成造林绿化2万亩", "国考断面水质达标", "新增公办学位1200个", "新增养老床位80张"]
    affinity = Affinity(headings, items)
    green, people = range(2), range(2, 4)
    assert affinity.between(0, green) > affinity.between(0, people)
    assert affinity.between(1, people) > affinity.between(1, green)
