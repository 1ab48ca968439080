"""docs/reference/verdicts.md says what the rules do: every row of its tables is run."""

import ast
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest

from duixian.model.reconciliation import VerdictCode
from duixian.pipeline import ReconcileSettings
from tests.stages.reconcile.invented import hold

pytestmark = pytest.mark.checkout

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/reference/verdicts.md").read_text("utf-8")
RULES = ROOT / "src/duixian/stages/reconcile"


def rows(heading: str) -> list[list[str]]:
    part = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    found = [line.strip("| ").split(" | ") for line in part.splitlines() if line.startswith("| `")]
    return [[cell.strip().strip("`") for cell in row] for row in found]


EXAMPLES = [tuple(row) for row in rows("The rules") if row[0] != "decided"]


def rule_names() -> Iterator[str]:
    """The second argument of every ``Verdict(...)`` of the stage."""
    for path in RULES.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            called = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Verdict"
            if called and isinstance(node, ast.Call) and len(node.args) > 1:
                second = node.args[1]
                assert isinstance(second, ast.Constant), ast.unparse(node)
                yield str(second.value)


@pytest.mark.parametrize(("rule", "promise", "result", "verdict"), EXAMPLES)
def test_an_example_gets_what_the_page_says(
    rule: str, promise: str, result: str, verdict: str
) -> None:
    """A promise of the row is decided by the rule of the row, with its verdict."""
    items = hold(promise, result).items
    assert (rule, verdict) in [(one.rule, one.verdict) for one in items], items


def test_the_page_names_every_rule() -> None:
    """No rule decides that the page does not show, and none is shown that is gone."""
    assert {row[0] for row in EXAMPLES} == set(rule_names())


def test_the_page_names_every_verdict() -> None:
    """In the order of the contract's codes none is missing."""
    told = re.findall(r"^\| `(\w+)` \| [^|]+ \|", PAGE.partition("## The rules")[0], re.M)
    assert set(told) == set(get_args(VerdictCode))


def test_the_page_tells_the_defaults() -> None:
    """Each setting stands there with its default."""
    told = {row[0]: Decimal(row[1]) for row in rows("Settings")}
    defaults = ReconcileSettings()
    names = ReconcileSettings.__struct_fields__
    assert told == {name: Decimal(str(getattr(defaults, name))) for name in names}


def test_the_page_names_every_reason() -> None:
    """Every reason that the stage can give is explained."""
    told = set(re.findall(r"`(\w+)`", PAGE.partition("## Why an answer was taken")[2]))
    others = "said_in_words|several_years|other_period|part_of_the_place|goal_changed|chosen"
    words = rf'"(same_\w+|{others})"'
    given = {
        found
        for path in ("answers.py", "words.py", "__init__.py", "decided.py")
        for found in re.findall(words, (RULES / path).read_text("utf-8"))
    }
    assert given <= told
