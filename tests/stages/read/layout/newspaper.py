"""Lays out invented newspaper pages as a text layer gives them, with the reading order known.

``make_page(seed)`` draws a page: parts, headings, lists, then what a layout does to them. All of it
follows from the seed, so that a page that is read wrongly can be laid out again.
"""

import random
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from duixian.stages.read.lines import Line

TOPICS: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("phrases.toml").read_text("utf-8")
)["topic"]
TOWNS = ["禾渡镇", "汀兰街道", "沙汀镇", "竹篁乡", "霁岭乡", "雁洲镇"]
FRAMES_PLAN = [
    ("进一步夯实{0}基础", "推动{1}取得新成效"),
    ("聚焦{0}", "推动{1}再上新水平"),
    ("着力推进{0}", "奋力实现{1}新突破"),
    ("坚持{0}优先", "谱写{1}新篇章"),
    ("全力抓好{0}", ""),
]
FRAMES_TERM = ["{0}再上新台阶", "{0}实现新跨越", "四年来{0}迈出坚实步伐"]
GLYPHS = "●■◆▲★○•·►–"
PARTS = {
    "past": ["回顾2024年", "2024年工作回顾", "2024成绩单 过去一年这么干"],
    "term": ["从“新台阶”看过去四年", "“十四五”以来成就", "四年来发展回眸 2021—2024年"],
    "plan": ["展望2025年", "2025年工作安排", "2025任务书 今年怎么干"],
}
INTRO = (
    "一年一度的政府工作报告，既是成绩单，也是任务书。日前召开的清湾县十七届人大五次会议，听取了县政府工作报告。"
    "报告回顾了2024年工作和“十四五”规划实施以来的成就，部署了2025年重点任务。清湾县取得了哪些新进步？今年有哪些新举措？一起来看看。"
)
LEADS = {
    "past": "2024年，清湾县政府落实县委“项目攻坚年”部署，顶压前行，较好完成了全年目标任务。"
    "清湾获评省级文明城市、全省平安建设先进县。",
    "plan": "清湾县委将2025年确定为“产业提升年”。今年，县政府将抓项目、强产业、惠民生、守底线，"
    "推动各项工作再上一层楼，展现清湾新气象。",
}
GOALS = [
    "地区生产总值增长5.5%",
    "规上工业增加值增长6%",
    "固定资产投资增长4%左右",
    "社会消费品零售总额增长5%",
    "外贸进出口总额增长3%",
    "居民人均可支配收入增长与经济增长同步",
    "城镇新增就业6000人以上",
    "一般公共预算收入增长3%",
    "粮食产量稳定在31万吨以上",
]


@dataclass
class Listing:
    """A heading and its items, as they ought to be read."""

    part: str
    heading: str
    items: list[str]
    halves: tuple[str, ...]
    glyph: str
    columns: int
    ordinal: str = ""
    far: bool = False


@dataclass
class Page:
    """A text layer and what stands on it, in reading order."""

    lines: list[Line]
    listings: list[Listing]
    notes: dict[str, Any] = field(default_factory=dict)


def make_page(seed: int, **fixed: Any) -> Page:
    """The page of ``seed``; ``fixed`` overrides what is drawn (see ``draw_style``)."""
    rng = random.Random(seed)
    style = draw_style(rng) | fixed
    parts = [name for name in ("past", "term", "plan") if name in style["parts"]]
    listings = {name: _listings(rng, name, style) for name in parts}
    blocks = _arrange(rng, parts, listings, style)
    lines = [Line(text, number) for number, text in enumerate(_print(rng, blocks, style), 1)]
    expected = [listing for name in parts for listing in listings[name]]
    return Page(lines, expected, style)


def draw_style(rng: random.Random) -> dict[str, Any]:
    """What a layout does to a page, drawn at random."""
    parts = rng.choice(
        [["past", "plan"], ["past", "term", "plan"], ["past", "term", "plan"], ["plan"]]
    )
    glyphs = rng.sample(GLYPHS, 3)
    same = rng.random() < 0.5
    return {
        "parts": parts,
        "glyphs": {"past": glyphs[0], "term": glyphs[1], "plan": glyphs[0] if same else glyphs[2]},
        "after": rng.random() < 0.6,
        "ordinals": rng.choice(["none", "trailing", "trailing", "leading"]),
        "lost_ordinal": rng.random() < 0.3,
        "far": rng.choice([0, 0, 0, 1, 1, 2]),
        "headed": rng.choice(["far", "near", "near"]) if len(parts) > 1 else "near",
        "shuffled": rng.random() < 0.5,
        "blanks": rng.random() < 0.85,
        "broken": rng.choice([0.0, 0.3, 0.5]),
        "torn": rng.choice([0.0, 0.0, 0.05]),
        "loose": rng.choice([0.0, 0.0, 0.1]),
        "stretched": rng.choice([0.0, 0.02, 0.06]),
        "two_lines": rng.choice([0.0, 0.2, 1.0]),
        "own": rng.random() < 0.15,
        "goals": "plan" in parts and rng.random() < 0.6,
        "leads": rng.random() < 0.6,
        "intro": rng.random() < 0.7,
        "title": rng.random() < 0.3,
    }


def _listings(rng: random.Random, part: str, style: dict[str, Any]) -> list[Listing]:
    count = rng.randint(3, 4) if part == "term" else rng.randint(3, 9)
    topics = rng.sample(TOPICS, count)
    frame = rng.choice(FRAMES_PLAN)
    term_frame = rng.choice(FRAMES_TERM)
    found = []
    for topic in topics:
        if part == "term":
            halves: tuple[str, ...] = (term_frame.format(topic["nouns"][0]),)
        elif style["own"]:
            halves = (topic["own"][part == "plan"],)
        elif part == "past":
            halves = tuple(topic["done"])
        else:
            halves = tuple(half.format(*topic["nouns"]) for half in frame if half)
        phrases = topic[part]
        size = min(len(phrases), rng.randint(3, 9))
        items = [_fill(rng, phrase) for phrase in rng.sample(phrases, size)]
        glyph = style["glyphs"][part]
        columns = rng.choice([22, 26, 30, 36, 40, 48, 60])
        found.append(Listing(part, " ".join(halves), items, halves, glyph, columns))
    if style["ordinals"] != "none" and part == "past":
        for number, listing in enumerate(found, 1):
            listing.ordinal = f"{number}."
        if style["lost_ordinal"]:
            rng.choice(found).ordinal = ""
    if style["goals"] and part == "plan":
        goals = rng.sample(GOALS, rng.randint(4, 8))
        heading = "今年清湾县经济社会发展主要目标"
        found.insert(0, Listing(part, heading, goals, (heading,), "", 60))
    return found


def _fill(rng: random.Random, phrase: str) -> str:
    return re.sub(
        r"\{(.)\}",
        lambda slot: {
            "n": str(rng.choice([rng.randint(2, 99), rng.randint(100, 7999)])),
            "m": f"{rng.uniform(1, 300):.2f}",
            "p": f"{rng.uniform(0.5, 60):.1f}",
            "t": rng.choice(TOWNS),
        }[slot[1]],
        phrase,
    )


def _arrange(
    rng: random.Random, parts: list[str], listings: dict[str, list[Listing]], style: dict[str, Any]
) -> list[tuple[str, Any]]:
    """The blocks of the page in the order of the text layer."""
    order = list(parts)
    if style["shuffled"]:
        rng.shuffle(order)
    front: list[tuple[str, Any]] = (
        [("title", "一图读懂清湾县政府工作报告")] if style["title"] else []
    )
    front += [("intro", INTRO), ("byline", "整理 王明远")] if style["intro"] else []
    body: list[tuple[str, Any]] = []
    heads: list[tuple[str, Any]] = []
    for part in order:
        head: list[tuple[str, Any]] = [("part", rng.choice(PARTS[part]))]
        if style["leads"] and part in LEADS:
            head.append(("lead", LEADS[part]))
        far = style["headed"] == "far"
        (heads if far else body).extend(head)
        units = [unit for unit in listings[part] if unit.glyph]
        if style["shuffled"] and all(unit.ordinal for unit in units):
            units = rng.sample(units, len(units))
        table = [unit for unit in listings[part] if not unit.glyph]
        for unit in [*table, *units]:
            pair: list[tuple[str, Any]] = [("list", unit), ("heading", unit)]
            body.extend(pair if style["after"] else pair[::-1])
    _tear_apart(rng, body, style)
    if heads:
        place = rng.choice([0, len(body)])
        body[place:place] = heads
    return front + body


def _tear_apart(rng: random.Random, body: list[tuple[str, Any]], style: dict[str, Any]) -> None:
    """Move some lists away from their headings, to the top or between two other pairs."""
    for _ in range(style["far"]):
        near = [
            block for block in body if block[0] == "list" and block[1].glyph and not block[1].far
        ]
        if len(near) < 4:
            return
        block = rng.choice(near)
        block[1].far = True
        body.remove(block)
        ends = [0] + [
            index + 1
            for index, (kind, unit) in enumerate(body)
            if kind == ("heading" if style["after"] else "list") and not unit.far
        ]
        body.insert(rng.choice(ends), block)


def _print(rng: random.Random, blocks: list[tuple[str, Any]], style: dict[str, Any]) -> list[str]:
    """The lines of the text layer."""
    lines: list[str] = []
    for kind, content in blocks:
        if kind in ("title", "byline", "part"):
            printed = ["", content, ""]
        elif kind == "intro":
            printed = ["", *wrap(rng, content, 18), ""]
        elif kind == "lead":
            printed = ["", *wrap(rng, content, rng.choice([40, 60, 76])), ""]
        elif kind == "heading":
            printed = _print_heading(rng, content, style)
        elif content.glyph:
            printed = _print_list(rng, content, style)
        else:
            printed = _print_table(rng, content)
        lines.extend(printed)
    kept = [line for index, line in enumerate(lines) if line or (index and lines[index - 1])]
    return [stretch(rng, line) if rng.random() < style["stretched"] else line for line in kept]


def _print_heading(rng: random.Random, listing: Listing, style: dict[str, Any]) -> list[str]:
    halves = listing.halves
    lines = list(halves) if rng.random() < style["two_lines"] else [" ".join(halves)]
    if listing.ordinal and style["ordinals"] == "trailing":
        lines[-1] += listing.ordinal
    elif listing.ordinal:
        lines[0] = listing.ordinal + lines[0]
    if not style["blanks"] and (listing.glyph or not style["after"]):
        return ([] if style["after"] else [""]) + lines + ([""] if style["after"] else [])
    return ["", *lines, ""]


def _print_list(rng: random.Random, listing: Listing, style: dict[str, Any]) -> list[str]:
    lines: list[str] = [""] if style["after"] or style["blanks"] else []
    loose = rng.random() < style["loose"]
    broken = rng.randrange(1, len(listing.items)) if rng.random() < style["broken"] else 0
    for index, item in enumerate(listing.items):
        wrapped = wrap(rng, listing.glyph + item, listing.columns)
        if len(wrapped) > 1 and rng.random() < style["torn"]:
            wrapped.insert(rng.randrange(1, len(wrapped)), "")
        lines += wrapped
        if loose or index + 1 == broken:
            lines.append("")
    return [*lines, ""] if style["blanks"] or not style["after"] else lines


def _print_table(rng: random.Random, listing: Listing) -> list[str]:
    lines, cells = [""], list(listing.items)
    spaced = rng.random() < 0.5
    while cells:
        row = [cells.pop(0) for _ in range(min(len(cells), rng.choice([1, 2, 2])))]
        lines += [" ".join(row), *([""] if spaced else [])]
    return [*lines, ""]


def wrap(rng: random.Random, text: str, columns: int) -> list[str]:
    """``text`` in lines of ``columns`` half-width columns; numbers stay whole, or not."""
    whole = rng.random() < 0.7
    tokens = re.findall(r"[0-9A-Za-z.%]+|." if whole else r".", text)
    lines, line, used = [], "", 0
    for token in tokens:
        size = sum(1 if char.isascii() else 2 for char in token)
        if used + size > columns and line:
            if token in "，。、；：！？）》”":
                line += token
                continue
            lines.append(line)
            line, used = "", 0
        line, used = line + token, used + size
    return [*lines, line]


def stretch(rng: random.Random, line: str) -> str:
    """``line`` with blanks around its numbers, and some of its characters set apart."""
    line = re.sub(r"(?<=[\u4e00-\u9fff])(?=[0-9])|(?<=[0-9])(?=[\u4e00-\u9fff])", " ", line)
    where = rng.randrange(max(len(line) - 4, 1))
    word = line[where : where + 4]
    if re.fullmatch("[\u4e00-\u9fff]{4}", word):
        line = line[:where] + " ".join(word) + " " + line[where + 4 :].lstrip()
    return line.rstrip()
