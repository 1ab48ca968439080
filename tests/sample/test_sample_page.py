"""The newspaper page holds what the later report says, broken as a text layer breaks it."""

import re
import unicodedata
from typing import Any

import pytest

from tests.sample.truth import texts, truth

PAGE: dict[str, Any] = truth()["page"]
TEXT = texts()[PAGE["file"]]
SECTIONS: list[dict[str, Any]] = PAGE["sections"]
ITEMS: list[str] = [item for section in SECTIONS for item in section["items"]]


def dense(text: str) -> str:
    """The text as one line: no white space, ASCII digits, middle dots between digits as points."""
    points = re.sub(r"(?<=[０-９])·(?=[０-９])", ".", text)
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", points))


REPORT, LINE = dense(texts()[truth()["reports"][1]["file"]]), dense(TEXT)


def test_the_page_has_a_page_s_worth_of_items() -> None:
    """Between 120 and 160 items, as many as the truth says, each behind one of two bullets."""
    bullets = re.findall(r"^[●·]", TEXT, re.MULTILINE)
    assert 120 <= len(ITEMS) <= 160
    assert len(bullets) == len(ITEMS) == PAGE["bullets"]
    assert set(bullets) == {"●", "·"}
    assert len(set(ITEMS)) == len(ITEMS)


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section["heading"])
def test_the_items_of_a_list_follow_each_other(section: dict[str, Any]) -> None:
    """Every list is whole in the text layer, once wraps and letter-spacing are undone."""
    glyph = "·" if section["part"].startswith("从") else "●"
    assert "".join(glyph + dense(item) for item in section["items"]) in LINE
    assert dense(section["heading"]) in LINE


def test_headings_follow_their_lists() -> None:
    """All lists but the first four-year one stand before their headings, two of them far away."""
    after = []
    for section in SECTIONS:
        last = LINE.index(dense(section["items"][-1])) + len(dense(section["items"][-1]))
        heading = LINE.index(dense(section["heading"]))
        if heading < last:
            continue
        after.append(section["heading"])
        assert (heading > last + 100) == (section["heading"] in PAGE["far_from_heading"])
    assert len(after) == len(SECTIONS) - 1


def test_ordinals_trail_their_headings() -> None:
    """Five headings carry their ordinal behind them, as the text layer gives it."""
    trailing = re.findall(r"^\S+ \S+?([2-6])\.$", TEXT, re.MULTILINE)
    assert sorted(trailing) == list("23456")


@pytest.mark.parametrize("item", ITEMS)
def test_every_number_of_an_item_is_the_report_s(item: str) -> None:
    """The page invents no figure: each of its numbers, with its magnitude, is in the report."""
    numbers = re.findall(r"\d+(?:[.:]\d+)*[%‰]?[万亿]?", dense(item))
    assert [number for number in numbers if number not in REPORT] == []


def test_the_table_of_targets_has_two_columns() -> None:
    """The targets stand two to a line, under no bullet, and their caption comes after them."""
    table = TEXT[: TEXT.index(PAGE["targets_heading"])]
    assert all(target in table for target in PAGE["targets"])
    pairs = [line for line in table.splitlines() if line.count("增长") == 2 and " " in line]
    assert len(pairs) >= 3
