"""The reference page names every code, and its examples do what it says."""

import ast
import re
from pathlib import Path

import pytest

from duixian.stages import check
from tests.stages.check.checked import findings

pytestmark = pytest.mark.checkout
PAGE = Path(__file__).resolve().parents[3] / "docs/reference/findings.md"
ROW = re.compile(
    r"^\| `(?P<code>[a-z-]+)` \| (?P<severity>\w+) \| [^|]+ "
    r"\|(?: (?P<example>[^|`]*)\|(?: `(?P<computation>[^`]+)`)? \|)?$",
    re.M,
)


def rows() -> list[re.Match[str]]:
    return list(ROW.finditer(PAGE.read_text("utf-8")))


def codes_in_the_code() -> set[tuple[str, str]]:
    """The first two arguments of every ``found(…)`` that are written as they are."""
    pairs = set()
    for path in Path(check.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "found":
                for code in constants(node.args[0]):
                    pairs |= {(code, severity) for severity in constants(node.args[1])}
    return pairs


def constants(node: ast.expr) -> set[str]:
    return {str(one.value) for one in ast.walk(node) if isinstance(one, ast.Constant)}


def test_the_page_names_every_code_and_no_other() -> None:
    """A code that is found in the code stands on the page, and the other way round."""
    assert {row["code"] for row in rows()} == {code for code, _ in codes_in_the_code()}


@pytest.mark.parametrize(
    "row",
    [row for row in rows() if (row["example"] or "").strip()],
    ids=lambda row: f"{row['code']}-{row['severity']}",
)
def test_an_example_is_found_as_the_page_says(row: re.Match[str]) -> None:
    """Code, severity and computation of each example are those of the table."""
    told = [(one.code, one.severity, one.values["computation"]) for one in findings(row["example"])]
    assert told == [(row["code"], row["severity"], row["computation"])]
