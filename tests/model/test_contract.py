"""``report.to_json`` keeps the contract ``duixian.report/1``."""

import json
import re
from decimal import Decimal
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.model import Finding, Report
from duixian.model.contract import SCHEMAS, plain, report_schema
from tests.factories import make_report
from tests.plugins.golden import Golden

DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20)


def read(report: Report, language: Any = "zh") -> Any:
    return json.loads(report.to_json(language))


def test_the_json_has_the_keys_of_the_contract_in_order() -> None:
    """The documented keys come first, the additive ones behind them."""
    told = read(make_report())
    assert list(told) == [
        "schema",
        "source",
        "report",
        "text",
        "sections",
        "statements",
        "figures",
        "findings",
        "metadata",
        "set_aside",
        "ignored",
        "recognition",
    ]
    assert told["schema"] == "duixian.report/1"
    assert told["report"] == {
        "title": "清湾县2025年政府工作报告",
        "place": {"name": "清湾县", "level": "county", "code": None, "code_year": None},
        "year": 2025,
        "review_period": "2024",
        "plan_period": "2025",
        "term_period": None,
    }
    assert list(told["figures"][0]) == [
        "id",
        "statement",
        "text",
        "start",
        "end",
        "indicator",
        "value",
        "value_max",
        "unit",
        "measure",
        "direction",
        "bound",
        "basis",
        "period",
        "restates",
        "boxes",
        "confidence",
    ]


def test_every_span_is_its_words() -> None:
    """``text[start:end]`` is the text of each figure, indicator, statement and quote."""
    told = read(make_report())
    spans = [*told["figures"], *told["statements"], *told["ignored"]]
    spans += [figure["indicator"] for figure in told["figures"]]
    spans += [quote for finding in told["findings"] for quote in finding["quotes"]]
    assert len(spans) > 50
    for span in spans:
        assert told["text"][span["start"] : span["end"]] == span["text"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("5.1547E+10", "51547000000"),
        ("51547000000.00", "51547000000"),
        ("0.0550", "0.055"),
        ("1E-8", "0.00000001"),
        ("-0.30", "-0.3"),
        ("-0.0", "0"),
        ("100", "100"),
    ],
)
def test_decimals_are_plain(value: str, shown: str) -> None:
    """No exponent, no zeros behind the last digit that says something."""
    assert plain(Decimal(value)) == shown


@given(DECIMALS)
def test_a_plain_decimal_is_the_same_number(value: Decimal) -> None:
    """Plain notation loses nothing, and equal numbers are written alike."""
    shown = plain(value)
    assert shown is not None
    assert Decimal(shown) == value
    assert re.fullmatch(r"-?\d+(\.\d*[1-9])?", shown)
    assert plain(Decimal(shown)) == shown


def test_findings_speak_the_language_asked_for() -> None:
    """The template is filled in the language; English needs no catalogue."""
    told = read(make_report(), "en")
    assert told["findings"][0]["message"] == "a number was not read: 二"
    assert read(make_report(), "zh")["findings"][0]["message"] != "a number was not read: 二"


def test_codes_in_a_finding_have_names() -> None:
    """A direction is a word of the reader's language; words of the text stay as they are."""
    template = "{first} to {second} goes {direction}, but the words say the opposite"
    values = {"first": "up", "second": "6%", "direction": "up"}
    finding = Finding("x", "warning", template, values, ())
    told = read(make_report(findings=(finding,)))["findings"][0]["message"]
    assert told == "由 up 到 6% 是上升，文中说法相反"


def test_the_json_is_one_line_and_the_same_each_time() -> None:
    """JSON Lines can be made of it, and the same report gives the same bytes."""
    assert "\n" not in make_report().to_json()
    assert make_report().to_json() == make_report().to_json()


@pytest.mark.parametrize("changes", [{}, {"place": None, "year": None, "review_period": None}])
def test_what_is_printed_is_valid_by_its_schema(changes: dict[str, Any]) -> None:
    """The schema accepts a whole report, and one in which nothing is known."""
    schema = report_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(read(make_report(**changes)), schema)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("figures", 0, "value"), "5.1547E+10"),
        (("figures", 0, "value"), 51547000000),
        (("figures", 0, "measure"), "speed"),
        (("report", "review_period"), "last year"),
        (("schema",), "duixian.report/2"),
        (("statements", 0, "kind"), None),
    ],
)
def test_the_schema_refuses_what_the_contract_excludes(
    path: tuple[str | int, ...], value: object
) -> None:
    """A decimal as a number, an unknown code or a period in words is no valid report."""
    told = read(make_report())
    holder = told
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(told, report_schema())


def test_the_schema_asks_for_every_key() -> None:
    """A key that is always printed can be relied on."""
    told = read(make_report())
    del told["statements"][0]["deadline"]
    with pytest.raises(jsonschema.ValidationError, match="deadline"):
        jsonschema.validate(told, report_schema())


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_the_schemas_change_only_on_purpose(name: str, golden: Golden) -> None:
    """A published contract is held against its golden file."""
    schema = json.dumps(SCHEMAS[name](), ensure_ascii=False, indent=1, sort_keys=True)
    golden.check(f"schema-{name}.json", schema + "\n")
