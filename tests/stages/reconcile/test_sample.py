"""The two years of the sample, held against each other."""

import json
from collections.abc import Iterator
from functools import cache

import msgspec
import pytest

from duixian import pipeline
from duixian.errors import PairError
from duixian.model import Report
from duixian.model.reconciliation import Item, Reconciliation
from duixian.sample import sample


@cache
def years() -> tuple[Report, Report]:
    texts = sample()
    earlier, later = (
        pipeline.read_bytes(text.read_bytes(), text.name) for text in (texts.earlier, texts.later)
    )
    return earlier, later


@cache
def held() -> Reconciliation:
    return pipeline.reconcile_reports(*years())


def items(words: str) -> Iterator[Item]:
    return (item for item in held().items if words in item.commitment.text)


@pytest.mark.parametrize(
    ("promise", "verdict"),
    [
        ("地区生产总值增长5%左右", "met"),
        ("固定资产投资增长6%左右", "missed"),
        ("一般公共预算收入增长5%", "missed"),
        ("社会消费品零售总额增长6%—6.5%", "met"),
        ("城镇调查失业率控制在5.5%以内", "met"),
        ("居民消费价格涨幅3%左右", "met"),
        ("居民人均可支配收入增长与经济增长同步", "met"),
        ("城镇新增就业6000人以上", "exceeded"),
        ("碧汀江二桥6月底前建成通车", "late"),
    ],
)
def test_a_promise_gets_its_verdict(promise: str, verdict: str) -> None:
    """Growth, ranges, ceilings, yardsticks, counts and dates are each judged by their rule."""
    assert [item.verdict for item in items(promise)] == [verdict]


def test_every_verdict_occurs() -> None:
    """The sample shows each code of the verdict table at least once."""
    assert {item.verdict for item in held().items} == {
        "exceeded",
        "met",
        "partly",
        "late",
        "missed",
        "adjusted",
        "not_comparable",
        "not_checkable",
        "unanswered",
    }


def test_an_average_over_years_is_not_the_years_own_figure() -> None:
    """年均增长7.9%，2024年增长8.3%: the promise for the year is answered by 8.3%."""
    sure, stretch = items("规模以上工业增加值确保增长7%")
    assert [str(item.answers[0].value) for item in (sure, stretch)] == ["0.083", "0.083"]
    assert [item.verdict for item in (sure, stretch)] == ["exceeded", "met"]


def test_quotes_are_the_words_of_their_reports() -> None:
    """Each commitment is quoted from the earlier report, each answer from the later one."""
    earlier, later = years()
    for item in held().items:
        promise = item.commitment
        assert earlier.text[promise.start : promise.end] == promise.text
        for answer in item.answers:
            assert later.text[answer.start : answer.end] == answer.text


def test_the_json_keeps_its_contract() -> None:
    """Items, summary and unprompted results are there; decimals are strings, ids are stable."""
    document = json.loads(held().to_json("zh"))
    assert document["schema"] == "duixian.reconciliation/1"
    assert document["summary"]["commitments"] == len(document["items"])
    first = document["items"][0]
    assert set(first) >= {"commitment", "answers", "verdict", "rule", "explanation", "completion"}
    again = pipeline.reconcile_reports(*years())
    assert [item["commitment"]["id"] for item in document["items"]] == [
        item.commitment.id for item in again.items
    ]
    assert "承诺 6%—6.5%，实际 6.1%，在区间内" in {
        item["explanation"] for item in document["items"]
    }


def test_what_cannot_be_held_together_is_refused() -> None:
    """The same report twice and the wrong order are errors that say what to do."""
    earlier, later = years()
    with pytest.raises(PairError, match="same report"):
        pipeline.reconcile_reports(later, later)
    with pytest.raises(PairError, match="earlier report first"):
        pipeline.reconcile_reports(later, earlier)


def test_a_later_report_that_ends_in_mid_sentence_looks_cut() -> None:
    """What it does not answer may stand in the part missing, and the reader is told so."""
    earlier, later = years()
    cut = msgspec.structs.replace(later, text=later.text.rstrip("。！") + "，")
    codes = [finding.code for finding in pipeline.reconcile_reports(earlier, cut).findings]
    assert codes == ["later-report-looks-cut"]
