"""The two reports are whole reports of their kind, and every sentence of them is our own."""

import json
import re
from pathlib import Path

import pytest

from tests.sample.truth import texts, truth

REPORTS = [report["file"] for report in truth()["reports"]]

# Set phrases of the State that every report has to say as they are.
RITUAL = (
    "坚持以习近平新时代中国特色社会主义思想为指导",
    "全面贯彻党的二十大和二十届二中、三中全会精神",
    "让我们更加紧密地团结在以习近平同志为核心的党中央周围",
    "并请各位政协委员和列席会议的同志提出意见",
    "深刻领悟“两个确立”的决定性意义",
    "坚持稳中求进、以进促稳、先立后破",
    "居民人均可支配收入增长与经济增长同步",
)


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_is_as_long_as_a_county_s(name: str) -> None:
    """Each report has between 8,500 and 11,000 characters."""
    assert 8_500 <= len(texts()[name]) <= 11_000


@pytest.mark.parametrize("report", truth()["reports"], ids=REPORTS)
def test_a_report_says_who_and_when(report: dict[str, str]) -> None:
    """Title, session and day stand in the first two lines."""
    title, subtitle = texts()[report["file"]].splitlines()[:2]
    year, month, day = map(int, report["delivered"].split("-"))
    assert title == "政府工作报告"
    assert subtitle == f"——{year}年{month}月{day}日在{report['session']}上"


@pytest.mark.parametrize("report", truth()["reports"], ids=REPORTS)
def test_the_headings_stand_in_this_order(report: dict[str, list[dict[str, str]]]) -> None:
    """Each heading of the truth is a line of the text, with its ordinal, one after the other."""
    marked = r"^　　(?:[一二三四五]、|（[一二三四五六七八九]）)(\S+)$"
    lines = re.findall(marked, texts()[str(report["file"])], re.MULTILINE)
    assert [line for line in lines if not line.endswith("。")] == [
        section["heading"] for section in report["sections"]
    ]


@pytest.mark.parametrize("name", texts())
def test_a_name_that_contains_ours_is_there_to_trap(name: str) -> None:
    """Another county whose name ends in ours stands in every text."""
    for other in truth()["other_places"]:
        assert other["name"] in texts()[name]
        assert other["name"].endswith(truth()["place"]["name"])


@pytest.fixture(scope="session")
def real(shared: Path) -> str:
    """Every real text that is at hand, without white space."""
    found = [path.read_text("utf-8") for path in (shared / "reports/state_council").glob("*.txt")]
    found += [path.read_text("utf-8") for path in (shared / "seed").glob("*.txt")]
    found += [
        re.sub(r"<[^>]*>", "", path.read_text("utf-8", "replace"))
        for path in (shared / "reports/html").glob("*.html")
    ]
    with (shared / "reports/provinces_2025.jsonl").open(encoding="utf-8") as lines:
        found += [json.loads(line)["text"] for line in lines]
    return "\n".join(re.sub(r"\s+", "", text) for text in found)


@pytest.mark.parametrize("name", REPORTS)
def test_no_sentence_is_taken_from_a_real_report(name: str, real: str) -> None:
    """No sentence of 20 characters or more, and no clause of 16, stands in a real report."""
    text = re.sub(r"[^\S\n]", "", texts()[name])
    long = [piece for piece in re.split(r"[。！？；\n]", text) if len(piece) >= 20]
    long += [piece for piece in re.split(r"[。！？；，：\n]", text) if len(piece) >= 16]
    worded = [piece for piece in long if not re.search(r"\d", piece)]
    copied = {piece for piece in worded if piece in real}
    assert {piece for piece in copied if not any(ritual in piece for ritual in RITUAL)} == set()


def test_the_page_takes_no_item_from_a_real_page(real: str) -> None:
    """No item of the page of 12 characters or more stands in a real text."""
    items = [item for section in truth()["page"]["sections"] for item in section["items"]]
    worded = [item for item in items if len(item) >= 12 and not re.search(r"\d", item)]
    assert worded
    assert [item for item in worded if item in real] == []
