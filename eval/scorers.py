"""Finds the scorers of this package and runs them."""

import hashlib
import importlib
import pkgutil
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import eval as package
from eval.row import Row

DEFAULT_CORPUS = ("gold/**/*", "seed/*")


class Result(NamedTuple):
    """What one scorer said. ``corpus`` is the hex SHA-256 of the files it depends on."""

    name: str
    scores: dict[str, float]
    rows: tuple[Row, ...]
    corpus: str


def scorers(only: Sequence[str] = ()) -> dict[str, ModuleType]:
    """Every module of the package that can score, by name; or only those named."""
    names = only or sorted(found.name for found in pkgutil.iter_modules(package.__path__))
    loaded = {name: importlib.import_module(f"eval.{name}") for name in names if name[0] != "_"}
    return {name: module for name, module in loaded.items() if hasattr(module, "score")}


def run(name: str, module: ModuleType, shared: Path) -> Result:
    """Score one module on the labels under ``shared``."""
    scores = module.score(shared)
    rows = tuple(module.rows(shared)) if hasattr(module, "rows") else ()
    return Result(name, scores, rows, digest(shared, getattr(module, "CORPUS", DEFAULT_CORPUS)))


def digest(shared: Path, globs: Sequence[str]) -> str:
    """The hex SHA-256 over names and contents of all files that match, in the order of names."""
    found = {path for glob in globs for path in shared.glob(glob) if path.is_file()}
    total = hashlib.sha256()
    for path in sorted(found, key=lambda path: path.relative_to(shared).as_posix()):
        name = path.relative_to(shared).as_posix()
        total.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()
