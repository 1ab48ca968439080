"""Golden files: ``golden.check(name, text)`` holds an output against tests/golden/<name>.

A run with ``--accept`` writes what the tests produce; the change is then read in the diff.
"""

import difflib
import os
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parent.parent / "golden"
SHOWN = 60


class Golden:
    """The golden files of one run."""

    def __init__(self, folder: Path, *, accept: bool) -> None:
        self.folder = folder
        self.accept = accept

    def check(self, name: str, text: str) -> None:
        """Fail with a diff where ``text`` is not what the golden file ``name`` holds."""
        path = self.folder / name
        if self.accept:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            return
        if not path.exists():
            pytest.fail(f"no golden file {name}; run pytest --accept and read what it wrote")
        expected = path.read_bytes().decode("utf-8")
        if text != expected:
            diff = difflib.unified_diff(
                expected.splitlines(), text.splitlines(), "golden", "now", lineterm="", n=1
            )
            lines = list(diff)
            more = f"\n… and {len(lines) - SHOWN} more lines" if len(lines) > SHOWN else ""
            pytest.fail(
                f"{name} has changed; if that is meant, run pytest --accept\n"
                + "\n".join(lines[:SHOWN])
                + more,
                pytrace=False,
            )


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--accept``."""
    parser.addoption("--accept", action="store_true", help="write the golden files anew")


def pytest_configure(config: pytest.Config) -> None:
    """Refuse ``--accept`` where nobody reads the diff."""
    if config.getoption("accept") and os.environ.get("CI", "").lower() not in {"", "0", "false"}:
        raise pytest.UsageError("--accept is refused under CI: golden files are accepted by hand")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares outputs with the files of tests/golden, or writes them with ``--accept``."""
    return Golden(FOLDER, accept=bool(request.config.getoption("accept")))
