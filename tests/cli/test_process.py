"""The command line as a process: encodings, pipes, signals, what is imported."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "duixian.cli"]


def environment(**changes: str) -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))
    }
    return {**kept, "PYTHONWARNINGS": "error", **changes}


def duixian(*words: str, **changes: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *words], capture_output=True, env=environment(**changes), check=False
    )


def test_help_imports_nothing_heavy() -> None:
    """What takes long to import is imported by the command that needs it."""
    code = (
        "import sys; from duixian.cli.run import run; run(['--help']);"
        "print(sorted(set(sys.modules) & {'msgspec', 'rich.console', 'lxml', 'xlsxwriter', "
        "'ahocorasick_rs', 'polars', 'pyarrow', 'duixian.model', 'duixian.pipeline'}))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    "changes",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "latin-1:strict"},
    ],
)
def test_chinese_gets_out_of_any_locale(changes: dict[str, str]) -> None:
    """Where the console's encoding has no Chinese, UTF-8 is printed."""
    told = duixian("--help", "--lang", "zh", **changes)
    assert told.returncode == 0
    assert "用法" in told.stdout.decode("utf-8")


def test_a_chinese_encoding_is_kept() -> None:
    """A console in GBK gets GBK."""
    told = duixian("--help", "--lang", "zh", PYTHONIOENCODING="gbk")
    assert "用法" in told.stdout.decode("gbk")


@pytest.mark.skipif(os.name == "nt", reason="no pipes to close early")
def test_a_reader_that_goes_is_no_error() -> None:
    """``duixian schema report | head -1`` ends without a word."""
    run = subprocess.Popen(
        [*COMMAND, "schema", "report"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert run.stdout is not None
    assert run.stderr is not None
    run.stdout.close()
    assert run.stderr.read() == b""
    run.stderr.close()
    assert run.wait() == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("words", [["schema", "report"], ["demo"]])
def test_a_full_disk_is_one_line(words: list[str]) -> None:
    """Output that cannot be written is told, with the system's reason."""
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(
            [*COMMAND, *words, "--lang", "en"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            check=False,
        )
    assert run.stderr.decode() == "cannot write: No space left on device\n"
    assert run.returncode == 2


@pytest.mark.skipif(os.name == "nt", reason="no SIGINT between processes")
def test_control_c_is_clean(tmp_path: Path) -> None:
    """An interrupted read says so in one line, ends with 130 and leaves no half file."""
    run = subprocess.Popen(
        [*COMMAND, "read", "-", "--out", str(tmp_path / "a.csv"), "--lang", "en"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    for _ in range(200):  # until it waits for standard input
        if any(path.suffix == ".tmp" for path in tmp_path.iterdir()):
            break
        time.sleep(0.05)
    time.sleep(0.5)
    run.send_signal(signal.SIGINT)
    _, err = run.communicate(timeout=20)
    assert err.decode().strip() == "interrupted"
    assert run.returncode == 130
    assert list(tmp_path.iterdir()) == []
