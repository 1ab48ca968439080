"""What the truth of the sample states is really in its texts, and its arithmetic holds."""

import re
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import pytest

from tests.sample.truth import review, texts, truth

EARLIER, LATER = (report["file"] for report in truth()["reports"])
CODES = {
    *("exceeded", "met", "partly", "late", "missed", "adjusted"),
    *("not_comparable", "not_checkable", "unanswered"),
}
Row = dict[str, Any]


def named(row: Row) -> str:
    return str(row.get("id") or row.get("quote") or row.get("name") or row.get("kind"))


@pytest.mark.parametrize("report", truth()["reports"], ids=lambda report: report["file"])
def test_the_headline_targets_stand_in_the_target_chapter(report: Row) -> None:
    """Each headline target is verbatim in the one paragraph that sets the year's targets."""
    paragraph = next(
        line for line in texts()[report["file"]].splitlines() if "主要预期目标是：" in line
    )
    for target in report["targets"]:
        assert target["text"] in paragraph
        assert (target["value"] is None) == (target["bound"] == "relative")
        assert (target["value_max"] is None) == (target["bound"] != "range")


@pytest.mark.parametrize("promise", truth()["promises"], ids=named)
def test_a_promise_and_its_answer_are_verbatim(promise: Row) -> None:
    """A promise stands in the plan of the earlier report, its answer in the later review."""
    plan = texts()[EARLIER].removeprefix(review(texts()[EARLIER]))
    assert promise["text"] in plan
    if promise["answer"] is None:
        assert promise["verdict"] in {"unanswered", "not_checkable"}
    else:
        assert promise["answer"] in review(texts()[LATER])
        assert promise["verdict"] not in {"unanswered", "not_checkable"}


def test_the_promises_are_many_and_most_go_unanswered() -> None:
    """60 to 80 quantified promises, more than half unanswered; every verdict is given."""
    quantified = [row for row in truth()["promises"] if row["quantified"]]
    verdicts = Counter(row["verdict"] for row in quantified)
    assert 60 <= len(quantified) <= 80
    assert verdicts["unanswered"] > len(quantified) / 2
    assert {row["verdict"] for row in truth()["promises"]} == CODES


SETTLED = [
    row
    for row in truth()["promises"]
    if row["verdict"] in {"exceeded", "met", "missed"} and row["actual"] and row["value"]
]


@pytest.mark.parametrize("promise", SETTLED, ids=named)
def test_a_verdict_follows_from_its_numbers(promise: Row) -> None:
    """Kept or missed, and kept by how much, is what DESIGN §4 makes of goal and outcome."""
    goal, actual = Decimal(promise["value"]), Decimal(promise["actual"])
    points = Decimal("0.005") if promise["unit"] == "%" else None
    ceiling = promise["indicator"] == "居民消费价格" or promise["bound"] == "at_most"
    if ceiling:
        expected = "met" if actual <= goal else "missed"
    else:
        slack = Decimal("0.005") if promise["bound"] == "about" else Decimal(0)
        best = Decimal(promise["value_max"] or promise["value"])
        beyond = actual >= best + points if points else actual >= goal * Decimal("1.1")
        kept = actual > goal if promise["bound"] == "more_than" else actual >= goal - slack
        expected = "missed" if not kept else "exceeded" if beyond else "met"
    assert promise["verdict"] == expected


@pytest.mark.parametrize("row", truth()["constructions"], ids=named)
def test_a_construction_occurs(row: Row) -> None:
    """Each construction that the reports must hold is there, verbatim."""
    assert row["text"] in texts()[row["file"]]


@pytest.mark.parametrize("row", truth()["sums"], ids=named)
def test_parts_make_their_whole(row: Row) -> None:
    """Compositions and parts add up to the total, and every part stands in the quote."""
    assert row["quote"] in texts()[row["file"]]
    assert all(part in row["quote"] for part in row["parts"])
    assert sum(map(Decimal, row["parts"])) == Decimal(row["total"])


@pytest.mark.parametrize("row", truth()["growth"], ids=lambda row: row["indicator"])
def test_two_levels_agree_with_the_printed_growth(row: Row) -> None:
    """Growth as printed is the later level over the earlier, each read from its own report."""
    assert row["earlier"] in texts()[EARLIER]
    assert row["later"] in texts()[LATER]
    assert row["growth"] in texts()[LATER]
    before, after = (Decimal(re.findall(r"[\d.]+", row[key])[0]) for key in ("earlier", "later"))
    percent = (after / before - 1) * 100
    rounded = percent.quantize(Decimal("0.1"), ROUND_HALF_UP)
    assert rounded == Decimal(row["growth"].removesuffix("%"))


@pytest.mark.parametrize("row", truth()["areas"], ids=lambda row: row["hectares"])
def test_hectares_and_mu_are_one_area(row: Row) -> None:
    """An area in hectares, to two decimals, is its mu divided by fifteen."""
    assert f"{row['hectares']}公顷" in texts()[row["file"]]
    exact = Fraction(row["mu"]) / 15
    assert abs(exact - Fraction(row["hectares"])) <= Fraction(1, 200)


@pytest.mark.parametrize("slip", truth()["slips"], ids=named)
def test_a_slip_is_where_the_truth_says(slip: Row) -> None:
    """Each deliberate slip, and each thing that only looks like one, is verbatim in its text."""
    for file, quote in slip["quotes"]:
        assert quote in texts()[file]


def test_the_slips_are_slips() -> None:
    """Numbers called wrong are wrong, and the composition called right is off by rounding alone."""
    numbers: dict[str, list[Decimal]] = {}
    for slip in truth()["slips"]:
        last = slip["quotes"][-1][1]
        found = re.findall(r"\d+(?:\.\d+)?", last)
        numbers[slip["kind"]] = [Decimal(number) for number in found]
    assert sum(numbers["parts-and-whole"]) != 145
    hectares, mu = numbers["restatement"]
    assert mu - (hectares * 15).quantize(Decimal(1)) == 1
    before, after, change = numbers["from-to"]
    assert after - before != change
    assert sum(numbers["composition"]) == Decimal("100.1")
