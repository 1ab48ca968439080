"""What coders filled in, read back from their sheets: by name in either language, or by code."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from duixian.corpus.coding.plan import PLANS, Field
from duixian.corpus.coding.sample import Sample
from duixian.corpus.coding.sheets import DECISION, NUMBER
from duixian.corpus.extras import missing
from duixian.errors import SourceError
from duixian.i18n import translator

# By the number of the item and the name of the field; ``None`` where the cell is empty.
Answers = dict[tuple[int, str], str | None]
LANGUAGES = (translator("en"), translator("zh"))


def read_answers(sample: Sample, path: Path) -> Answers:
    """The answers of one coder. Raise :class:`SourceError` for a sheet of another sample."""
    fields = PLANS[sample.what].fields
    heading, rows = _sheet(path, "coding")
    columns = {field.name: _column(heading, field, path) for field in fields}
    known = {item.number for item in sample.items}
    answers: Answers = {}
    for line, row in rows:
        number = _number(row[0])
        if number is None and not any(row):
            continue
        if number not in known:
            raise _wrong(path, line, NUMBER, row[0])
        for field in fields:
            told = row[columns[field.name]] if columns[field.name] < len(row) else None
            answers[number, field.name] = _code(field, told, path, line)
    return answers


def read_decisions(sample: Sample, path: Path) -> Answers:
    """What was decided of the disagreements."""
    fields = {field.name: field for field in PLANS[sample.what].fields}
    heading, rows = _sheet(path, "disagreements")
    last = len(heading) - 1
    answers: Answers = {}
    for line, row in rows:
        number, field = _number(row[0]), fields.get(str(row[1]))
        if number is None and not any(row):
            continue
        if number is None or field is None:
            raise _wrong(path, line, DECISION, row[1])
        answers[number, field.name] = _code(field, row[last], path, line)
    return answers


def _sheet(path: Path, name: str) -> tuple[list[str], Iterator[tuple[int, Sequence[Any]]]]:
    try:
        import openpyxl
    except ImportError:
        raise missing("openpyxl") from None
    from zipfile import BadZipFile

    try:
        book = openpyxl.load_workbook(path, data_only=True)
        lines = list(book[name].iter_rows(values_only=True))
        book.close()
    except (OSError, KeyError, ValueError, BadZipFile) as error:
        raise SourceError(
            "{name}: no sheet {sheet} that coders filled in ({reason}); give the .xlsx as it was "
            "saved",
            name=path,
            sheet=name,
            reason=" ".join(str(error).split())[:120],
        ) from error
    heading = [str(cell or "") for cell in lines[0]] if lines else []
    return heading, ((line, row) for line, row in enumerate(lines[1:], start=2))


def _column(heading: Sequence[str], field: Field, path: Path) -> int:
    titles = [translate(field.title) for translate in LANGUAGES]
    for column, title in enumerate(heading):
        if title in titles:
            return column
    raise SourceError(
        "{name}: no column {column}; give the sheet of this sample, with its heading",
        name=path,
        column=titles[0],
    )


def _number(cell: Any) -> int | None:
    try:
        return int(cell)
    except (TypeError, ValueError):
        return None


def _code(field: Field, cell: Any, path: Path, line: int) -> str | None:
    words = "" if cell is None else " ".join(str(cell).split())
    if not words:
        return None
    if field.codes is None:
        return words.replace(" ", "")
    for code, name in field.codes.items():
        if words in {code, *(translate(name) for translate in LANGUAGES)}:
            return code
    raise _wrong(path, line, field.name, cell)


def _wrong(path: Path, line: int, column: str, cell: Any) -> SourceError:
    return SourceError(
        "{name}, line {line}: {cell} is no answer for {column}; choose one of the list",
        name=path,
        line=line,
        column=column,
        cell=cell,
    )
