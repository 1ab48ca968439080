"""Markdown: headings, lists and tables as they are printed; the rest as a plain text."""

import pytest

from duixian.stages.read import read_document
from duixian.stages.read.limits import Limits
from duixian.stages.read.lines import Line
from duixian.stages.read.plain import read_plain
from duixian.stages.read.reading import Reading
from tests.stages.read.made import PARAGRAPHS, TITLE


def reading(text: str) -> Reading:
    return read_plain(text.encode(), "a.md", Limits())


def shown(text: str) -> list[tuple[str, int, str, int]]:
    return [
        (line.text, line.number, line.role, line.level) for line in reading(text).lines if line.text
    ]


def test_headings_lists_and_tables_keep_what_they_are() -> None:
    """With their levels, the numbers that are printed, and the line that they begin in."""
    text = (
        "# 报告\n\n## 一、回顾 ##\n\n- 甲**12.5%**\n  - 乙\n- 丙\n\n3. 丁\n4. [戊](http://a.example)\n\n"
        "| 指标 | 目标 |\n|---|--:|\n| 粮食<br>产量 | `5` |\n"
    )
    assert shown(text) == [
        ("报告", 1, "heading", 1), ("一、回顾", 3, "heading", 2), ("甲12.5%", 5, "item", 1),
        ("乙", 6, "item", 2), ("丙", 7, "item", 1), ("3. 丁", 9, "item", 1),
        ("4. 戊", 10, "item", 1),
        ("指标｜目标", 12, "table", 0), ("粮食产量｜5", 14, "table", 0),
    ]  # fmt: skip


def test_lines_that_touch_are_the_layouts_to_join() -> None:
    """Strict Markdown would make one paragraph of a report that was pasted line by line."""
    text = "# 报告\n\n" + "\n".join(PARAGRAPHS)
    document = read_document(text.encode(), "a.md")
    blocks = [document.text[block.start : block.end] for block in document.blocks]
    assert blocks == ["报告", *PARAGRAPHS]
    assert [document.origin.locate(block.start).line for block in document.blocks] == [
        1,
        3,
        4,
        5,
        6,
        7,
    ]


def test_blanks_in_front_of_a_line_make_no_code() -> None:
    """An indent of four blanks is how paragraphs are typed; HTML keeps its words."""
    text = "# 报告\n\n    缩进的一段。\n\n<div align='center'>居中</div>\n\n```\n围起来的\n```\n"
    assert [row[0] for row in shown(text)] == ["报告", "缩进的一段。", "居中", "围起来的"]


def test_front_matter_is_metadata() -> None:
    """Title, date and author of the block that static sites put in front."""
    text = f'---\ntitle: "{TITLE}"\ndate: 2025-01-15 09:00\nauthor: 县政府办\n---\n# 报告\n'
    made = reading(text)
    assert (made.metadata.title, made.metadata.date, made.metadata.publisher) == (
        TITLE, "2025-01-15", "县政府办",
    )  # fmt: skip
    assert made.lines == [Line("报告", 6, "heading", 1)]


def test_a_text_without_marks_is_a_plain_text_whatever_its_name() -> None:
    """A page of a newspaper that was saved as .md is put into order like any other."""
    assert reading("正文一行\n正文#1\n").media_type == "text/plain"


@pytest.mark.parametrize("sign", ["[", "![", "*a", "_ ", "&", "`", "<a ", "> ", "[a]("])
def test_signs_without_end_are_words(sign: str) -> None:
    """Where the parser would be quadratic in them; nothing of the line is lost but marks."""
    text = "# 报告\n\n正文" + sign * 50_000 + "末\n"
    assert reading(text).lines[-2].text.endswith("末")
