"""``duixian reconcile`` and ``duixian check`` at the command line."""

import json
from pathlib import Path

import pytest

from duixian.cli.run import run
from duixian.sample import sample


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    texts = sample()
    for text in (texts.earlier, texts.later):
        (tmp_path / text.name).write_bytes(text.read_bytes())
    return str(tmp_path / texts.earlier.name), str(tmp_path / texts.later.name)


def test_verdicts_are_shown(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """Exceptions stand first, with the promise and the words that answer it."""
    assert run(["reconcile", *files, "--lang", "zh"]) == 0
    shown = capsys.readouterr().out
    assert shown.index("未完成") < shown.index("固定资产投资增长6%左右")
    assert "固定资产投资增长3.2%" in shown


def test_verdicts_are_data(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """--json prints one object by the contract."""
    assert run(["reconcile", *files, "--json", "--lang", "en"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["summary"]["by_verdict"]["missed"] > 0


def test_the_wrong_order_is_one_line(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """It says what is wrong and what to do, and exits with 2."""
    assert run(["reconcile", files[1], files[0], "--lang", "en"]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "earlier report first" in told


def test_slips_are_shown(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """Each finding names its line, shows its computation and quotes the words."""
    assert run(["check", files[1], "--lang", "zh"]) == 0
    shown = capsys.readouterr().out
    assert "141项" in shown
    assert "145项" in shown
    assert run(["check", files[1], "--json", "--lang", "zh"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert len(document["findings"]) == 4
