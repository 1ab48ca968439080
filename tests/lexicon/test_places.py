"""The list of divisions, names read backward, and places mentioned in running text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.lexicon.gazetteer import gazetteer, valid_in
from duixian.lexicon.place_names import name_before, resolve
from duixian.lexicon.places import mentions

NAMES = st.sampled_from(sorted(gazetteer().names()))


def named(text: str, *, short: bool = False, whole: bool = False) -> str | None:
    name = name_before(text, len(text), short=short, whole=whole)
    return name.text if name else None


def code(text: str, year: int | None = 2025, context: str = "", **options: bool) -> str | None:
    name = name_before(text, len(text), **options)
    assert name
    found = resolve(name, year, (), context).division
    return found.code if found else None


@given(NAMES)
def test_every_listed_name_is_found_by_itself(name: str) -> None:
    """A full name resolves to divisions of that name with a six-digit code and a span of years."""
    for row in gazetteer().full(name):
        assert row.name == name
        assert re.fullmatch(r"[1-9][0-9]{5}", row.code)
        assert 1980 <= row.first <= row.last <= 2030


@given(NAMES)
def test_a_listed_name_is_read_whole_after_a_word_of_grammar(name: str) -> None:
    """No listed name loses its beginning to a shorter name inside it."""
    assert named("召开的" + name) == name


def test_levels_follow_the_code() -> None:
    """XX0000 is a province, XXXX00 a prefecture, everything else a county."""
    rows = [row for name in gazetteer().names() for row in gazetteer().full(name)]
    assert {row.level for row in rows if row.code.endswith("0000")} == {"province"}
    assert {row.level for row in rows if not row.code.endswith("00")} == {"county"}
    assert len({row.code for row in valid_in(rows, 2024) if row.level == "province"}) == 34


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("高唐县", "高唐县"),
        ("米易县", "米易县"),
        ("日前召开的开平市", "开平市"),
        ("召开的新唐县", "新唐县"),
        ("岭东省临江市清湾县", "清湾县"),
        ("清湾县城关镇", "城关镇"),
        ("大同市城区", "城区"),
        ("清湾县月山镇", "月山镇"),
        ("太和镇", "太和镇"),
        ("我代表向阳街道", "向阳街道"),
        ("枣庄市市中区", "市中区"),
        ("河南县", "河南县"),
        ("全市", None),
        ("在市", None),
        ("各乡镇", None),
    ],
)
def test_the_longest_name_that_ends_here_is_read(text: str, name: str | None) -> None:
    """A name is never cut out of a longer one, and a common noun is no name."""
    assert named(text) == name


def test_a_short_name_needs_leave() -> None:
    """宁夏 is a name where a title may shorten it, and not elsewhere."""
    assert named("2025年宁夏", short=True, whole=True) == "宁夏"
    assert named("2025年宁夏") is None


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        ("巢湖市", 2007, "341400"),
        ("巢湖市", 2013, "340181"),
        ("宣武区", 2007, "110104"),
        ("襄樊市", 2009, "420600"),
        ("开平市", 2025, "440783"),
        ("恩施州", 2025, "422800"),
        ("吉林省吉林市", 2025, "220200"),
        ("南京市鼓楼区", 2025, "320106"),
        ("徐州市鼓楼区", 2025, "320302"),
        ("鼓楼区", 2025, None),
        ("岭东省临江市", 2025, None),
    ],
)
def test_a_name_gets_the_code_of_its_time_and_parent(
    text: str, year: int, expected: str | None
) -> None:
    """Renamed, moved and abolished divisions keep the code of the year; homonyms need context."""
    assert code(text, year, whole=True) == expected


def test_homonyms_are_told_apart_by_what_the_text_speaks_of() -> None:
    """Two provinces named equally often decide nothing."""
    assert code("朝阳区", context="服务首都北京，落实北京市委部署") == "110105"
    assert code("朝阳区", context="长春都市圈，吉林振兴") == "220104"
    assert code("朝阳区", context="赴北京、长春招商") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("与深圳龙华、珠海斗门互通", ["深圳", "龙华", "珠海", "斗门"]),
        ("推动石门乡、柳树镇道路建设，加强柳树镇管理", ["石门乡", "柳树镇", "柳树镇"]),
        ("清湾县城关镇", ["城关镇"]),
        ("太和镇、月山镇、五里镇和日新街道", ["太和镇", "月山镇", "五里镇", "日新街道"]),
        ("三个镇、外六镇和各街道", []),
        ("北京市朝阳区", ["北京市", "朝阳区"]),
        ("晋城市城区", ["晋城市", "城区"]),
        ("高唐县", ["高唐县"]),
        ("开平市打造开平优品", ["开平市", "开平"]),
        ("上海市场份额", ["上海"]),
        ("恩施州利川市", ["恩施州", "利川市"]),
        ("中山装和东方之珠，大同小异", []),
        ("隆重庆祝建党百年", []),
        ("黄河南岸治理，造福建设者", []),
        ("扩大城区面积，改造郊区，开发城市新区", []),
        ("乡镇干部下乡，建设特色小镇、历史文化名镇", []),
        ("统筹发展和安全，和平区域合作", []),
        ("沿海城市开放", []),
        ("新唐县", []),
        ("人口超50万县", []),
    ],
)
def test_mentions_are_places_and_nothing_else(text: str, expected: list[str]) -> None:
    """Precision before recall: parts of other words and common nouns are no places."""
    assert [mention.name for mention in mentions(text) if mention.name != "清湾县"] == expected


def test_mentions_carry_codes_where_they_are_sure() -> None:
    """A homonym has no code by itself, and has one behind its parent."""
    assert [m.code for m in mentions("朝阳区")] == [None]
    assert [m.code for m in mentions("长春市朝阳区")] == ["220100", "220104"]
    assert [m.code for m in mentions("柳树镇")] == [None]


@given(st.lists(st.one_of(NAMES, st.text("中山东方大同唐县镇乡街道市区在、和，5", max_size=12))))
def test_mentions_are_spans_in_order(parts: list[str]) -> None:
    """Every mention is a verbatim span; spans do not overlap and come in text order."""
    text = "".join(parts)
    end = 0
    for mention in mentions(text):
        assert text[mention.start : mention.end] == mention.name
        assert mention.start >= end
        end = mention.end
