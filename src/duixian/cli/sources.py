"""What is read: the files that the words of a command line stand for."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from duixian.errors import SourceError

READABLE = {
    ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml",
    ".docx", ".doc", ".wps", ".rtf", ".odt", ".xlsx", ".xls", ".et", ".ods", ".pdf", ".ofd",
}  # fmt: skip
NAMED = 5  # files of other kinds that are named, the others are counted


@dataclass
class Skipped:
    """Files in folders that are of no readable kind."""

    names: list[str] = field(default_factory=list)
    count: int = 0

    def note(self, path: Path) -> None:
        """Count ``path``, and keep the first names."""
        self.count += 1
        if len(self.names) < NAMED:
            self.names.append(shown(path))


def several(sources: Sequence[str]) -> bool:
    """Whether more than one report may come: more than one source, or a folder."""
    return len(sources) > 1 or any(os.path.isdir(source) for source in sources)  # noqa: PTH112


def expand(sources: Sequence[str], skipped: Skipped) -> Iterator[Path | SourceError]:
    """Each file in turn: files as they are named, folders with all below them in order.

    Hidden files and the lock files of office programs are passed over. A folder without a
    readable file is an error of its own, given in its place so that the others go on.
    """
    for source in sources:
        path = Path(source)
        if source == "-" or not path.is_dir():
            yield path
            continue
        found = False
        for file in _files(path):
            if file.suffix.lower() in READABLE:
                found = True
                yield file
            else:
                skipped.note(file)
        if not found:
            yield SourceError(
                "{name}: no text, page, Word, table or PDF file in this folder; name one with "
                "reports",
                name=shown(path),
            )


def _files(folder: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith((".", "~$")):
                yield Path(root, name)


def shown(path: Path) -> str:
    """``path`` as it can be printed anywhere: with ``/``, and ``�`` for what is no UTF-8."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")
