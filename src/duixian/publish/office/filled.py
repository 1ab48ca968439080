"""Task tables that people filled in, read back from their workbooks."""

import datetime as dt
import re
import unicodedata
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from duixian.errors import MissingExtraError, SourceError
from duixian.i18n import translator
from duixian.publish.office.columns import BY_NAME, COLUMNS, FLAG, Cell
from duixian.publish.office.task_workbook import SCHEMA
from duixian.publish.office.tasks import Row, TaskTable

HEADS_WITHIN = 10  # rows from the top; more than one stands above the heads of no table
LARGEST = 50_000_000  # bytes of a file
UNPACKED = 500_000_000  # bytes of what is packed in it
MOST_ROWS, MOST_COLUMNS = 100_000, 200
_NUMBER = re.compile(r"-?\d{1,18}(?:\.\d{1,12})?")
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")


@dataclass(frozen=True)
class FilledRow:
    """A row with its cells by column; ``extra`` are those of columns that are not ours."""

    number: int
    cells: Mapping[str, Cell]
    addresses: Mapping[str, str]
    extra: Mapping[str, str]


@dataclass(frozen=True)
class Filled:
    """A workbook: what was handed out (``None`` where that sheet is gone) and the rows now."""

    name: str
    base: TaskTable | None
    rows: tuple[FilledRow, ...]
    missing: tuple[str, ...]
    """Columns of ours that the sheet lacks."""

    @cached_property
    def handed(self) -> dict[str, Row]:
        """The rows that were handed out, by id."""
        return {str(row["id"]): row for row in self.base.rows} if self.base else {}


def read_filled(path: Path) -> Filled:
    """The task table in ``path``.

    Raise :class:`SourceError` where it cannot be read or holds none, :class:`MissingExtraError`
    where openpyxl is not installed.
    """
    book = _open(path)
    try:
        base: TaskTable | None = None
        found: tuple[tuple[FilledRow, ...], tuple[str, ...]] | None = None
        for sheet in book.worksheets:
            grid = _grid(sheet, path)
            if grid and grid[0][:1] == [SCHEMA]:
                base = _base(grid)
            elif found is None:
                found = _table(grid)
    finally:
        book.close()
    if found is None:
        raise SourceError(
            "{name}: no task table (no column “{id}”); give a workbook that duixian made",
            name=path.name,
            id=translator("zh")(next(one.head for one in COLUMNS if one.name == "id")),
        )
    return Filled(str(path), base, *found)


def _open(path: Path) -> Any:
    try:
        import openpyxl
    except ImportError:
        raise MissingExtraError(
            "{package} is not installed; run: pip install 'duixian[{extra}]'",
            package="openpyxl",
            extra="publish",
        ) from None
    try:
        if path.stat().st_size > LARGEST:
            raise SourceError("{name}: too large for a task table", name=path.name)
        with zipfile.ZipFile(path) as packed:
            if sum(one.file_size for one in packed.infolist()) > UNPACKED:
                raise SourceError("{name}: too large for a task table", name=path.name)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of extensions that are not kept; nothing is written
            # Values, not formulas: what a cell showed when it was saved.
            return openpyxl.load_workbook(path, read_only=True, data_only=True)
    except OSError as error:
        raise SourceError(
            "{name}: cannot be read ({reason}); check the path, or close the file",
            name=path,
            reason=error.strerror or error,
        ) from error
    except SourceError:
        raise
    except Exception as error:  # whatever a broken file makes the readers raise
        raise SourceError(
            "{name}: not a workbook that can be opened (an old .xls, a password, or damaged); "
            "save it as .xlsx",
            name=path.name,
        ) from error


def _grid(sheet: Any, path: Path) -> list[list[Any]]:
    """The values of a sheet, row by row from its first."""
    grid: list[list[Any]] = []
    try:
        sheet.reset_dimensions()  # what WPS wrote there may be wrong
        for row in sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True):
            if len(grid) >= MOST_ROWS:
                raise SourceError("{name}: too large for a task table", name=path.name)
            grid.append(list(row))
    except SourceError:
        raise
    except Exception as error:
        raise SourceError(
            "{name}: not a workbook that can be opened (an old .xls, a password, or damaged); "
            "save it as .xlsx",
            name=path.name,
        ) from error
    return grid


def _base(grid: list[list[Any]]) -> TaskTable:
    _, key, title, place, year = (str(value or "") for value in (grid[0] + [None] * 5)[:5])
    names = [str(value or "") for value in grid[1]] if len(grid) > 1 else []
    rows: list[Row] = []
    for values in grid[2:]:
        cells = {name: _cell(value, name) for name, value in zip(names, values, strict=False)}
        rows.append({one.name: cells.get(one.name) for one in COLUMNS})
    return TaskTable(title, key, place, int(year) if year.isdigit() else None, tuple(rows))


def _table(grid: list[list[Any]]) -> tuple[tuple[FilledRow, ...], tuple[str, ...]] | None:
    heads = _heads()
    for index, values in enumerate(grid[:HEADS_WITHIN]):
        said = [_squeezed(value) for value in values]
        named = [heads.get(words, "") for words in said]
        if "id" in named and "promise" in named:
            missing = tuple(one.name for one in COLUMNS if one.name not in named)
            return tuple(_rows(grid, index, named, said)), missing
    return None


def _heads() -> dict[str, str]:
    """The name of a column by its head, in either language."""
    languages = (translator("zh"), translator("en"))
    return {
        _squeezed(translate(one.head)): one.name
        for translate in languages
        for one in (*COLUMNS, FLAG)
    }


def _squeezed(value: object) -> str:
    return re.sub(r"\s+", "", str(value or "")).casefold()


def _rows(
    grid: list[list[Any]], head: int, named: Sequence[str], said: Sequence[str]
) -> Iterator[FilledRow]:
    for number, values in enumerate(grid[head + 1 :], start=head + 2):
        cells: dict[str, Cell] = {}
        addresses: dict[str, str] = {}
        extra: dict[str, str] = {}
        for index, value in enumerate(values):
            name = named[index] if index < len(named) else ""
            if name and name not in cells:
                cells[name] = _cell(value, name)
                addresses[name] = f"{_letters(index)}{number}"
            elif not name and value is not None:
                extra[said[index] if index < len(said) else _letters(index)] = str(value)
        told = {name for name, cell in cells.items() if cell is not None} - {"number", "status"}
        if told or extra:
            yield FilledRow(number, cells, addresses, extra)


def _cell(value: object, name: str) -> Cell:
    if value is None or isinstance(value, bool):
        return None if value is None else str(value)
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, (int, float)):
        return _whole(Decimal(repr(value)))
    words = str(value).strip()
    if name in BY_NAME and BY_NAME[name].kind == "number":
        plain = unicodedata.normalize("NFKC", words).replace(",", "")
        if _NUMBER.fullmatch(plain):
            return _whole(Decimal(plain))
    if name == "deadline" and (found := _DATE.fullmatch(words)):
        try:
            return dt.date(*map(int, found.groups()))
        except ValueError:
            return words
    return words or None


def _whole(number: Decimal) -> Decimal:
    return number.to_integral_value() if number == number.to_integral_value() else number


def _letters(index: int) -> str:
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
