"""The slips of the sample are found; what only looks like one is not."""

import json

import pytest

from duixian import pipeline
from duixian.model import Finding
from duixian.sample import sample


def findings(name: str) -> tuple[Finding, ...]:
    text = next(one for one in sample() if one.name == name)
    return pipeline.check_report(pipeline.read_bytes(text.read_bytes(), text.name))


def test_the_later_year_has_its_four_slips() -> None:
    """A count given twice, a converted area, parts short of their whole, a change that is off."""
    assert {finding.code for finding in findings("qingwan-2025.txt")} == {
        "stated-twice",
        "restatement",
        "parts-and-whole",
        "from-to",
    }


def test_each_slip_quotes_the_words_that_show_it() -> None:
    """The declared slips within the later report are each quoted by a finding."""
    text = next(one for one in sample() if one.name == "truth.json").read_text("utf-8")
    said = " ".join(
        quote.text for finding in findings("qingwan-2025.txt") for quote in finding.quotes
    )
    for words in ("6738", "6783", "5201", "145项", "58.2%"):
        assert words in text
        assert words in said


def test_rounding_is_no_slip() -> None:
    """The earlier year adds a composition up to 100.1 by rounding, and has no finding."""
    truth = json.loads(next(one for one in sample() if one.name == "truth.json").read_text("utf-8"))
    assert any(not slip["error"] for slip in truth["slips"])
    assert findings("qingwan-2024.txt") == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("完成造林100公顷（1600亩）", "restatement"),
        ("占比由31.6%提升至54.9%，提高13.3个百分点", "from-to"),
    ],
)
def test_an_invented_slip_is_found(text: str, code: str) -> None:
    """A conversion and a change that do not fit are found in any report."""
    body = (
        "清湾县政府工作报告\n——2025年1月8日在清湾县第十七届人民代表大会第五次会议上\n各位代表：\n"
        f"一、2024年工作回顾\n全年工业投资{text}。\n二、2025年重点工作\n加快项目建设。\n"
    )
    report = pipeline.read_bytes(body.encode(), "invented.txt")
    assert code in {finding.code for finding in pipeline.check_report(report)}
