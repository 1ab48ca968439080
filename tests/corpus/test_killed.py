"""Kill −9 at random moments, then finish: the same tables as of an uninterrupted run."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from duixian.corpus.manifest import Manifest
from tests.corpus.trees import contents

MOMENTS = 10


def begin(source: Path, out: Path) -> subprocess.Popen[bytes]:
    """The build as a process group of its own, so that its workers die with it."""
    words = ["corpus", "build", str(source), "--out", str(out), "--workers", "2", "--lang", "en"]
    return subprocess.Popen(
        [sys.executable, "-m", "duixian.cli", *words, "--quiet"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups to kill")
def test_a_run_that_is_killed_and_finished_makes_the_same_tables(
    many: Path, make: Callable[[Path, Path], Manifest], tmp_path: Path
) -> None:
    """Killed ten times at any moment, in any phase, nothing is lost and nothing is doubled."""
    began = time.monotonic()
    assert begin(many, tmp_path / "whole").wait() == 0
    length = time.monotonic() - began
    chance = random.Random(20250108)
    killed = 0
    while killed < MOMENTS:
        began = time.monotonic()
        run = begin(many, tmp_path / "killed")
        time.sleep(chance.uniform(0.1, 1.0) * length)
        if run.poll() is None:
            os.killpg(run.pid, signal.SIGKILL)
            killed += 1
        else:  # less is left to do than before
            length = min(length, (time.monotonic() - began) * 0.9)
        run.wait()
    assert begin(many, tmp_path / "killed").wait() == 0
    assert contents(tmp_path / "killed") == contents(tmp_path / "whole")
    make(many, tmp_path / "here")
    assert contents(tmp_path / "here") == contents(tmp_path / "whole")
