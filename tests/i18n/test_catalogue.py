"""What people read is in the catalogue, translated, and compiled."""

import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from duixian.i18n import default_language, labels, translator
from duixian.model import (
    Basis,
    Bound,
    Direction,
    Kind,
    Measure,
    Part,
    PlaceLevel,
    SetAsideKind,
    Severity,
)

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.checkout
def test_the_catalogues_say_everything_and_are_compiled() -> None:
    """Each msgid of the source is translated, none is left over, and .mo equals .po."""
    run = subprocess.run(
        [sys.executable, "scripts/i18n.py", "check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert run.stdout == ""
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        (labels.MEASURES, Measure),
        (labels.DIRECTIONS, Direction),
        (labels.BOUNDS, Bound),
        (labels.BASES, Basis),
        (labels.KINDS, Kind),
        (labels.PARTS, Part),
        (labels.PLACE_LEVELS, PlaceLevel),
        (labels.SEVERITIES, Severity),
        (labels.SET_ASIDE, SetAsideKind),
    ],
)
def test_every_code_of_the_contract_has_a_name(names: dict[str, str], codes: object) -> None:
    """A code set and its display names hold the same codes."""
    assert set(names) == set(get_args(codes))


def test_names_are_told_in_the_language_asked_for() -> None:
    """The same code has an English and a Chinese name; an unknown code is shown as it is."""
    assert labels.label(labels.MEASURES, "growth", translator("en")) == "growth rate"
    assert labels.label(labels.MEASURES, "growth", translator("zh")) == "增速"
    assert labels.label(labels.MEASURES, "velocity", translator("zh")) == "velocity"
    assert labels.label(labels.MEASURES, None, translator("zh")) == ""


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
    ],
)
def test_the_locale_decides_and_chinese_is_the_default(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], language: str
) -> None:
    """English only where the strongest locale variable says so."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert default_language() == language
