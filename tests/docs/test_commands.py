"""The commands and programs in README and docs do what the pages say."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from tests.docs.blocks import Block, agrees, blocks, commands

pytestmark = pytest.mark.checkout

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
SHELL = {"console", "bash", "sh", "shell"}


def shell_commands(page: Path) -> list[str]:
    found = (block for block in blocks(page.read_text("utf-8")) if block.language in SHELL)
    return [command.text for block in found for command in commands(block)]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A reader's folder: the sample reports in it, the package's commands on the path."""
    with as_file(files("duixian").joinpath("sample")) as sample:
        for report in sample.glob("*.txt"):
            shutil.copy(report, tmp_path)
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "FORCE_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for variable, value in {"PATH": path, "PYTHONUTF8": "1", "COLUMNS": "100"}.items():
        monkeypatch.setenv(variable, value)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def runnable(page: Path) -> Iterator[Block]:
    for block in blocks(page.read_text("utf-8")):
        if not block.skipped and block.language in {*SHELL, "python"}:
            yield block


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_page_does_what_it_shows(page: Path, desk: Path) -> None:
    """Every block of a page runs, one after the other in one folder, and says what is shown."""
    for block in runnable(page):
        where = f"{page.name}, line {block.line}"
        if block.language == "python":
            run = say([sys.executable, "-W", "error", "-c", block.body], desk)
            assert run.returncode == 0, f"{where}:\n{run.stdout}"
            continue
        for command in commands(block):
            run = say(["bash", "-c", command.text], desk)
            assert run.returncode == 0, f"{where}: {command.text}\n{run.stdout}"
            if command.shown:
                assert agrees(command.shown, run.stdout), f"{where}: {command.text}\n{run.stdout}"


def say(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_a_readme_begins_with_the_two_commands(name: str) -> None:
    """The first fenced block runs the demo and passes the tests, and holds nothing else."""
    first = next(blocks((ROOT / name).read_text("utf-8")))
    assert first.body.splitlines() == ["./dev demo", "./dev test"]


def test_both_readmes_show_the_same_commands() -> None:
    """A reader of either language is told to run the same things, and shown them in it."""
    english, chinese = ROOT / "README.md", ROOT / "README.zh-CN.md"
    assert [command.replace(" --lang en", " --lang zh") for command in shell_commands(english)] == (
        shell_commands(chinese)
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    """A relative link names a file of the repository."""
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", text)
    assert [link for link in links if not (page.parent / link).exists()] == []
