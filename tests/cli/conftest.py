"""A pipeline that reads nothing: the command line is tested for what it does around it."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

import duixian
from duixian.errors import NotAReportError, SourceError
from duixian.model import Report
from tests.factories import make_report


def open_source(path: Path) -> bytes:
    """The bytes of a file, or of standard input."""
    if str(path) == "-":
        return sys.stdin.buffer.read()
    try:
        return path.read_bytes()
    except OSError:
        raise SourceError(
            "{name}: no such file; check the path and its spelling", name=path
        ) from None


def read_bytes(data: bytes, name: str) -> Report:
    """The factory's report; the first word of ``data`` asks for another end."""
    if not data:
        raise SourceError("{name}: empty (0 bytes); give the file with the report", name=name)
    if data.startswith(b"poem"):
        raise NotAReportError("{name}: no report", name=name)
    if data.startswith(b"bug"):
        raise ZeroDivisionError("a\nbug")
    return make_report(name)


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Stands in for ``duixian.pipeline``."""
    module = ModuleType("duixian.pipeline")
    module.open_source = open_source  # type: ignore[attr-defined]
    module.read_bytes = read_bytes  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "duixian.pipeline", module)
    monkeypatch.setattr(duixian, "pipeline", module, raising=False)
    return module


@pytest.fixture(autouse=True)
def locale(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test begins without a locale and 80 columns wide."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "COLUMNS", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
