"""What the checks look for, in words."""

import ast
from pathlib import Path

from duixian.stages import check
from duixian.stages.check.told import WORDS

FOLDER = Path(check.__file__).parent


def codes_in_the_source() -> set[str]:
    """Every code that a call of ``found`` gives, also where it chooses between two."""
    codes = set()
    for path in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "found":
                choice = node.args[0]
                ends = (choice.body, choice.orelse) if isinstance(choice, ast.IfExp) else (choice,)
                codes |= {str(one.value) for one in ends if isinstance(one, ast.Constant)}
    return codes


def test_every_code_has_words() -> None:
    """No finding stands on a check that the methods do not explain, and none is made up."""
    assert set(WORDS) == codes_in_the_source()
    assert len(WORDS) > 10
