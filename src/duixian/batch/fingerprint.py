"""What a result was made by: a hash of the modules that its code reaches, one of their words.

The imports of a module are followed, those inside functions too, so that no list has to be kept
by hand; and of the data files those count that one of the modules names. A word that only
reconciling knows does not touch what reading made.
"""

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

PACKAGE = Path(__file__).resolve().parent.parent
_IMPORT = re.compile(
    r"^[ \t]*(?:from[ ]+duixian(?P<home>[.\w]*)[ ]+import[ ]+(?P<names>\([^)]*\)|[^\n]+)"
    r"|import[ ]+duixian(?P<whole>[.\w]*))",
    re.MULTILINE,
)
_QUOTED = re.compile(r"[\"'](?:data/)?(\w+)(?:\.\w+)?[\"']")


class Print(NamedTuple):
    """The hash of the code and the hash of its words."""

    code: str
    lexicon: str


def fingerprint(entries: Iterable[str], leaves: Collection[str] = ()) -> Print:
    """The hashes of what the modules ``entries`` reach (paths below the package).

    ``leaves`` are hashed where they are reached and not followed further: the module that
    knows all stages would bring them all.
    """
    code = reached(entries, leaves)
    return Print(_hash(code), _hash(sorted(words_of(code))))


@cache
def whole() -> str:
    """The hash of all code and words of the package: what a worker elsewhere has to have too."""
    return _hash(
        sorted(
            file for file in PACKAGE.rglob("*") if file.suffix in {".py", ".toml", ".tsv", ".mo"}
        )
    )


def reached(entries: Iterable[str], leaves: Collection[str] = ()) -> list[Path]:
    """The files of ``entries`` (files or folders) and of all that they import, sorted."""
    stop = {PACKAGE / leaf for leaf in leaves}
    waiting = [file for entry in entries for file in _files(PACKAGE / entry)]
    found: set[Path] = set()
    while waiting:
        file = waiting.pop()
        if file in found:
            continue
        found.add(file)
        if file not in stop:
            waiting.extend(_imported(file))
    return sorted(found)


def words_of(code: Iterable[Path]) -> Iterator[Path]:
    """The data files that a module of ``code`` names."""
    named = {word for file in code for word in _QUOTED.findall(_text(file))}
    for file in PACKAGE.glob("*/data/*"):
        if file.suffix in {".toml", ".tsv"} and file.stem in named:
            yield file


def _files(place: Path) -> list[Path]:
    return [place] if place.is_file() else sorted(place.rglob("*.py"))


@cache
def _text(file: Path) -> str:
    return file.read_text("utf-8")


def _imported(file: Path) -> Iterator[Path]:
    """The modules that ``file`` imports, and the packages that they lie in."""
    for found in _IMPORT.finditer(_text(file)):
        home = (found["home"] or found["whole"] or "").strip(".").split(".")
        names = re.findall(r"\w+", found["names"] or "")
        for parts in (home, *([*home, name] for name in names)):
            for length in range(1, len(parts) + 1):
                yield from _module(parts[:length])


def _module(parts: list[str]) -> Iterator[Path]:
    place = PACKAGE.joinpath(*parts)
    for file in (place.with_name(f"{place.name}.py"), place / "__init__.py"):
        if place != PACKAGE and file.is_file():
            yield file


def _hash(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.relative_to(PACKAGE).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
