"""The verdict table on the first screen of both READMEs is what the sample gives."""

import re
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from duixian.i18n import translator
from duixian.i18n.labels import VERDICTS, label
from duixian.model.reconciliation import Reconciliation, VerdictCode
from duixian.model.reconciliation_contract import summary
from duixian.pipeline import read_bytes, reconcile_reports
from duixian.sample import sample

pytestmark = pytest.mark.checkout

ROOT = Path(__file__).resolve().parents[2]


@cache
def held() -> Reconciliation:
    texts = sample()
    return reconcile_reports(
        *(read_bytes(text.read_bytes(), text.name) for text in (texts.earlier, texts.later))
    )


def rows(name: str) -> list[tuple[str, str]]:
    """The verdict and the promise of each row."""
    text = (ROOT / name).read_text("utf-8")
    return re.findall(r"^\| \*\*([^*]+)\*\*[^|]* \| ([^|]+) \|", text, re.M)


@pytest.mark.parametrize(("name", "language"), [("README.md", "en"), ("README.zh-CN.md", "zh")])
def test_each_row_is_a_verdict_of_the_sample(name: str, language: str) -> None:
    """Every verdict once, each beside a promise that has it."""
    say = translator("zh" if language == "zh" else "en")
    names = {label(VERDICTS, code, say): code for code in get_args(VerdictCode)}
    names |= {"late": "late", "partly": "partly"} if language == "en" else {}
    table = rows(name)
    assert {names[told] for told, _ in table} == set(get_args(VerdictCode))
    for told, promise in table:
        opening = promise.split("……")[0]
        found = [one for one in held().items if one.commitment.text.startswith(opening)]
        assert names[told] in {one.verdict for one in found}, promise


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_share_of_silence_is_the_samples(name: str) -> None:
    """How many promises with a figure get no answer."""
    counted = summary(held())
    share = f"{100 * counted.silent / counted.quantified:.0f}%"
    text = (ROOT / name).read_text("utf-8")
    assert str(counted.silent) in text
    assert share in text
