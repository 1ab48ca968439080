"""From a path to bytes: what cannot be opened, and what is too large to be loaded."""

import io
import sys
from pathlib import Path

import pytest

from duixian.errors import SourceError
from duixian.stages.read import Limits, open_source


def test_a_file_is_loaded(tmp_path: Path) -> None:
    """The bytes as they are; a path may be a string."""
    file = tmp_path / "a.txt"
    file.write_bytes(b"\xff\x00")
    assert open_source(file) == open_source(str(file)) == b"\xff\x00"


def test_standard_input_is_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its size is not known before, so that no more than the limit is read."""
    stdin = io.TextIOWrapper(io.BytesIO(b"x" * 100))
    monkeypatch.setattr(sys, "stdin", stdin)
    with pytest.raises(SourceError, match=r"^-: larger than"):
        open_source("-", Limits(source_bytes=10))
    assert stdin.buffer.tell() == 11


@pytest.mark.parametrize(
    ("name", "words"), [("nowhere.txt", "no such file"), (".", "a folder, not a file")]
)
def test_what_is_no_file_is_named(tmp_path: Path, name: str, words: str) -> None:
    """The message begins with the path."""
    path = str(tmp_path / name)
    with pytest.raises(SourceError, match=words) as caught:
        open_source(path)
    assert str(caught.value).startswith(f"{path}: ")


def test_a_forbidden_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system refuses, so do we."""
    file = tmp_path / "a.txt"
    file.write_bytes(b"x")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(SourceError, match="you may not read this file"):
        open_source(file)


def test_other_failures_of_the_system_are_passed_on() -> None:
    """A name that no file can have, or one with a NUL, is one clear line too."""
    for name in ("清" * 4000, "a\0b"):
        with pytest.raises(SourceError, match=r"the system cannot read it|no such file"):
            open_source(name)


def test_a_large_file_is_not_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """200 MB (of holes) are refused by their size alone."""
    file = tmp_path / "large.txt"
    with file.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    monkeypatch.setattr(Path, "open", None)
    with pytest.raises(SourceError, match="larger than 64 MB"):
        open_source(file)
