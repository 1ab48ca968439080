"""Golden files say what changed, and are only ever accepted by hand."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.plugins.golden import Golden


def test_the_same_text_passes(tmp_path: Path) -> None:
    """A text that equals its file passes, down to the line ends."""
    (tmp_path / "a.txt").write_bytes("一\r\n二".encode())
    Golden(tmp_path, accept=False).check("a.txt", "一\r\n二")


def test_a_changed_text_fails_with_its_diff(tmp_path: Path) -> None:
    """The failure shows the lines that changed and how to accept them."""
    (tmp_path / "a.txt").write_text("一\n二\n", encoding="utf-8")
    with pytest.raises(pytest.fail.Exception, match=r"(?s)--accept.*-二.*\+三"):
        Golden(tmp_path, accept=False).check("a.txt", "一\n三\n")


def test_a_missing_file_fails(tmp_path: Path) -> None:
    """A golden file that is not there is never written without being asked for."""
    with pytest.raises(pytest.fail.Exception, match="no golden file"):
        Golden(tmp_path, accept=False).check("a.txt", "一")
    assert not (tmp_path / "a.txt").exists()


def test_accept_writes_what_a_later_run_checks(tmp_path: Path) -> None:
    """What --accept wrote passes without it."""
    Golden(tmp_path, accept=True).check("folder/a.txt", "一\n")
    Golden(tmp_path, accept=False).check("folder/a.txt", "一\n")


@pytest.mark.checkout
def test_accept_is_refused_under_ci() -> None:
    """With CI set, ``pytest --accept`` stops before any test runs."""
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "--accept", "--collect-only", __file__],
        env={**os.environ, "CI": "true"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == pytest.ExitCode.USAGE_ERROR
    assert "refused under CI" in run.stdout + run.stderr
