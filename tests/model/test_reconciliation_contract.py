"""``duixian.reconciliation/1``, ``duixian.ladder/1`` and ``duixian.chain/1`` are kept."""

import json
from decimal import Decimal
from typing import Any

import jsonschema
import pytest

from duixian.i18n import translator
from duixian.model.contract import SCHEMAS
from duixian.model.reconciliation_contract import encode_reconciliation
from duixian.model.series_contract import encode_chain, encode_ladder
from duixian.pipeline import chain_of, ladder_of, read_bytes, reconcile_reports
from duixian.sample import sample

DECIMALS = ("value", "value_max", "completion", "shortfall")


def documents() -> dict[str, Any]:
    texts = sample()
    earlier, later = (
        read_bytes(text.read_bytes(), text.name) for text in (texts.earlier, texts.later)
    )
    before = earlier.text.replace("2024年", "2023年").replace("五次会议", "三次会议")
    first = read_bytes(before.encode(), "qingwan-2023.txt")
    zh = translator("zh")
    return {
        "reconciliation": encode_reconciliation(reconcile_reports(earlier, later), zh),
        "ladder": encode_ladder(ladder_of([earlier, later]), zh),
        "chain": encode_chain(chain_of([first, earlier, later]), zh),
    }


@pytest.mark.parametrize("name", ["reconciliation", "ladder", "chain"])
def test_what_is_printed_fits_its_schema(name: str) -> None:
    """The schema is a valid one, names its contract, and the document fits it."""
    told = json.loads(documents()[name])
    schema = SCHEMAS[name]()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(told, schema)
    assert told["schema"] == f"duixian.{name}/1"


@pytest.mark.parametrize("name", ["reconciliation", "ladder", "chain"])
def test_a_document_of_another_shape_does_not_fit(name: str) -> None:
    """The schema refuses what lacks a key, so that it is worth validating against."""
    told = json.loads(documents()[name])
    del told["findings"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(told, SCHEMAS[name]())


def test_decimals_are_strings_and_the_counts_hold() -> None:
    """No number of the text becomes a float; the summary counts the items."""
    told = json.loads(documents()["reconciliation"])
    for item in told["items"]:
        for name in DECIMALS:
            value = item.get(name, item["commitment"].get(name))
            assert value is None or Decimal(value).is_finite()
            assert not isinstance(value, float)
    assert sum(told["summary"]["by_verdict"].values()) == len(told["items"])
    silent = [
        one
        for one in told["items"]
        if one["verdict"] == "unanswered" and one["commitment"]["figure"]
    ]
    assert told["summary"]["silent"] == len(silent)


def test_unprompted_results_answer_nothing() -> None:
    """No statement is both an answer and a result that nobody had promised."""
    told = json.loads(documents()["reconciliation"])
    answering = {answer["statement"] for item in told["items"] for answer in item["answers"]}
    assert told["unprompted"]
    assert not answering & set(told["unprompted"])
