"""The house keeps its shape: layers, names, and sizes that keep a file readable."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.checkout

ROOT = Path(__file__).resolve().parent.parent
OWN = ("src", "tests", "eval", "benchmarks", "scripts")
FILE_LINES = 400
FUNCTION_LINES = 60
VAGUE = re.compile(r"\b(utils?|helpers?|common|misc|shared_code)\b")


def modules(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def larger(sizes: dict[str, int], limit: int) -> dict[str, int]:
    return {name: size for name, size in sizes.items() if size > limit}


def function_sizes(path: Path) -> dict[str, int]:
    sizes = {}
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            size = (node.end_lineno or node.lineno) - node.lineno + 1
            sizes[f"{name_of(path)}:{node.name}"] = size
    return sizes


def test_the_contracts_hold() -> None:
    """Every import-linter contract of pyproject.toml is kept."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_independence_contract_names_every_stage() -> None:
    """A new stage is put under the contract that keeps stages apart."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    [apart] = [row for row in contracts["contracts"] if row["type"] == "independence"]
    stages = ROOT / "src/duixian/stages"
    there = {f"duixian.stages.{path.stem}" for path in stages.iterdir() if path.stem[0] != "_"}
    assert set(apart["modules"]) == there


def test_no_file_is_too_long() -> None:
    """No module is over 400 lines; a file near 100 to 300 lines is read in one sitting."""
    sizes = {name_of(path): len(path.read_text("utf-8").splitlines()) for path in modules(*OWN)}
    assert larger(sizes, FILE_LINES) == {}


def test_no_function_is_too_long() -> None:
    """No function is over 60 lines, its docstring included."""
    sizes: dict[str, int] = {}
    for path in modules(*OWN):
        sizes |= function_sizes(path)
    assert larger(sizes, FUNCTION_LINES) == {}


def test_no_module_has_a_vague_name() -> None:
    """A name says what is inside: no utils, helpers or common."""
    vague = [name_of(path) for path in modules(*OWN) if VAGUE.search(path.stem.replace("_", " "))]
    assert vague == []


def test_the_version_is_written_once() -> None:
    """Only pyproject.toml holds the version; the package asks its own metadata."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    again = [name_of(path) for path in modules("src") if f'"{version}"' in path.read_text("utf-8")]
    assert again == []


def test_no_work_is_left_in_comments() -> None:
    """An unfinished thought belongs in an issue."""
    mark = re.compile("TODO|FIXME|XXX|HACK".replace("|", r"\b|\b"))
    here = Path(__file__)
    left = [name_of(p) for p in modules(*OWN) if p != here and mark.search(p.read_text("utf-8"))]
    assert left == []


def test_change_fragments_have_a_known_type() -> None:
    """A fragment is named ``+short-name.TYPE.md``, with a type that the changelog knows."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    types = "|".join(row["directory"] for row in project["tool"]["towncrier"]["type"])
    name = re.compile(rf"\+[a-z0-9-]+\.({types})\.md")
    there = {path.name for path in (ROOT / "changes").iterdir()} - {"README.md"}
    assert [fragment for fragment in sorted(there) if not name.fullmatch(fragment)] == []
