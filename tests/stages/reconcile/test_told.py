"""The rules of the verdicts, in words."""

import ast
from pathlib import Path

from duixian import pipeline
from duixian.stages import reconcile
from duixian.stages.reconcile.settings import Settings
from duixian.stages.reconcile.told import TOLERANCES, WORDS
from duixian.stages.reconcile.verdicts import RULES

FOLDER = Path(reconcile.__file__).parent


def rules_in_the_source() -> set[str]:
    """The name of the rule of every ``Verdict(code, "rule", …)`` that is written there."""
    calls = (
        node
        for path in FOLDER.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Verdict"
    )
    return {str(call.args[1].value) for call in calls if isinstance(call.args[1], ast.Constant)}


def test_every_rule_has_words() -> None:
    """No verdict stands on a rule that the methods do not explain, and none is explained twice."""
    assert set(WORDS) == {rule.__name__ for rule in RULES}
    told = [code for own in WORDS.values() for code in own]
    assert len(told) == len(set(told))
    assert set(told) == rules_in_the_source()


def test_the_order_is_that_of_the_rules() -> None:
    """What is tried first is told first; a person's decision stands behind the rules."""
    codes = [one.code for one in pipeline.methods().rules]
    order = [code for rule in RULES for code in WORDS[rule.__name__]]
    assert codes == [*order, "decided"]


def test_every_setting_has_words_and_its_value() -> None:
    """A tolerance that is set otherwise is told otherwise, in its row and in the rule's words."""
    assert set(TOLERANCES) == set(Settings.__struct_fields__)
    methods = pipeline.methods(Settings(about_points=Settings().about_points * 3))
    told = {one.code: one for one in (*methods.rules, *methods.settings)}
    assert told["about_points"].values["value"] == "1.5"
    about = told["rate_about"]
    assert "less than 1.5 percentage points" in about.template.format(**about.values)


def test_every_sentence_can_be_filled() -> None:
    """No placeholder without a value."""
    methods = pipeline.methods()
    for one in (*methods.rules, *methods.checks):
        assert "{" not in one.template.format(**one.values)
