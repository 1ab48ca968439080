"""What a corpus is made from: a folder, a pattern, or a table with a text or a path column.

Each of them on this machine or in an object store (``s3://bucket/folder``).
"""

import glob
import os
import shutil
import tempfile
import weakref
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from duixian.batch import Piece
from duixian.corpus.remote import Remote, is_remote
from duixian.corpus.rows_in import ENDINGS, count_rows, table_rows
from duixian.errors import DuixianError, SourceError
from duixian.i18n import N_
from duixian.pipeline import open_source

# The endings that a report may have; what cannot be read is a row with its reason.
REPORTS = {
    ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml",
    ".docx", ".doc", ".wps", ".rtf", ".odt", ".xlsx", ".xls", ".et", ".ods", ".pdf", ".ofd",
}  # fmt: skip


@dataclass(frozen=True)
class Columns:
    """The names of a table's columns; ``None`` where it is to be found by its usual names."""

    text: str | None = None
    path: str | None = None
    place: str | None = None
    year: str | None = None


USUAL = {
    "text": ("text", "content", "正文", "全文", "内容"),
    "path": ("path", "file", "文件", "路径"),
    "place": ("place", "region", "province", "city", "地区", "省份", "城市", "县"),
    "year": ("year", "年份", "年度", "年"),
}

_EMPTY_ROW = N_("{name}: the row holds no text; fill it or leave the row out")


class Sources:
    """The pieces of ``source``, in the same order each time they are asked for.

    ``recognise`` says that scans are to be read too, with the extra ``ocr``. ``passed_over``
    counts the files of a folder that no report comes as. Raise
    :class:`SourceError` where the source is missing, empty or a table without the columns.
    """

    def __init__(
        self, source: str, columns: Columns = Columns(), *, recognise: bool = False
    ) -> None:
        self.source = source
        self.recognise = recognise
        self._columns = columns
        self.passed_over = 0
        self._table: Path | None = None
        self._files: list[tuple[str, Path | Remote]] = []
        if is_remote(source):
            self._elsewhere(Remote.at(source))
        else:
            path = Path(source)
            if path.is_file() and path.suffix.lower() in ENDINGS:
                self._table = path
                self._beside: Path | Remote = path.parent
            else:
                self._files = self._found(path)
        if not self._table and not self._files:
            raise SourceError(
                "{name}: no report in it; name a folder with reports, a pattern such as "
                "'reports/*.docx', or a table (.csv .xlsx .jsonl .parquet)",
                name=source,
            )

    def count(self) -> int:
        """How many pieces there are."""
        return count_rows(self._table) if self._table else len(self._files)

    def __iter__(self) -> Iterator[Piece]:
        if self._table:
            return self._rows(self._table)
        return (_piece(name, path) for name, path in self._files)

    def _elsewhere(self, place: Remote) -> None:
        """The files of an object store; a table is copied here once."""
        if place.is_file() and place.suffix in ENDINGS:
            folder = tempfile.mkdtemp(prefix="duixian-")
            weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
            self._table = place.copy(Path(folder))
            self._beside = place.parent
            return
        for name, file in place.files():
            if name.rpartition("/")[2].startswith((".", "~$")):
                continue
            if file.suffix in REPORTS:
                self._files.append((_printable(name), file))
            else:
                self.passed_over += 1
        self._files.sort(key=lambda found: found[0])

    def _found(self, path: Path) -> list[tuple[str, Path | Remote]]:
        if path.is_dir():
            every = [(file.relative_to(path).as_posix(), file) for file in self._walk(path)]
        elif path.is_file():
            every = [(path.name, path)]
        else:
            names = glob.glob(self.source, recursive=True)  # noqa: PTH207 - the user's own pattern
            every = [(Path(name).as_posix(), Path(name)) for name in names if Path(name).is_file()]
        found: list[tuple[str, Path | Remote]] = [(_printable(name), file) for name, file in every]
        return sorted(found, key=lambda one: one[0])

    def _walk(self, folder: Path) -> Iterator[Path]:
        for root, folders, files in os.walk(folder):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in files:
                suffix = Path(name).suffix.lower()
                if name.startswith((".", "~$")):
                    continue
                if suffix in REPORTS:
                    yield Path(root, name)
                else:
                    self.passed_over += 1

    def _rows(self, table: Path) -> Iterator[Piece]:
        names: dict[str, str | None] = {}
        for number, row in enumerate(table_rows(table), start=1):
            if not names:
                names = self._mapped(row)
            yield _row_piece(f"{_printable(table.name)}#{number}", row, names, self._beside)

    def _mapped(self, row: dict[str, object]) -> dict[str, str | None]:
        """Which column is which; a column that was named must be there."""
        names: dict[str, str | None] = {}
        for role, usual in USUAL.items():
            asked = getattr(self._columns, role)
            if asked is not None and asked not in row:
                raise SourceError(
                    "{name}: no column {column}; its columns are: {columns}",
                    name=self.source,
                    column=asked,
                    columns=", ".join(map(str, row)),
                )
            names[role] = asked or next((name for name in usual if name in row), None)
        if self._columns.path:
            names["text"] = self._columns.text
        if not names["text"] and not names["path"]:
            raise SourceError(
                "{name}: no column with texts or paths; say which with --text or --path; "
                "its columns are: {columns}",
                name=self.source,
                columns=", ".join(map(str, row)),
            )
        return names


def _row_piece(
    name: str, row: dict[str, object], names: dict[str, str | None], folder: Path | Remote
) -> Piece:
    def cell(role: str) -> str:
        column = names[role]
        value = row.get(column) if column else None
        return "" if value is None else str(value)

    place, year = cell("place").strip() or None, _year(cell("year"))
    if text := cell("text"):
        return Piece(name, place, year, None, text.encode("utf-8", "replace"))
    if path := cell("path"):
        file = Remote.at(path) if is_remote(path) else folder / path
        piece = _piece(f"{name} {_printable(path)}", file)
        return msgspec.structs.replace(piece, place=place, year=year)
    return Piece(name, place, year, refusal=(_EMPTY_ROW, {"name": name}))


def _piece(name: str, path: Path | Remote) -> Piece:
    try:
        data = path.read() if isinstance(path, Remote) else open_source(path)
        return Piece(name, path=str(path), data=data)
    except DuixianError as error:
        values = {key: str(value) for key, value in error.values.items()}
        return Piece(name, path=str(path), refusal=(error.template, values))


def _year(cell: str) -> int | None:
    digits = cell.strip().removesuffix("年").removesuffix(".0")
    return int(digits) if len(digits) == 4 and digits.isdecimal() else None


def _printable(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "replace")
