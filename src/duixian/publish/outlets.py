"""Files that reports are written to, one format an ending."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from duixian.errors import OutputError
from duixian.model import Report
from duixian.model.tables import Table
from duixian.publish.atomic import Discard, atomic

ENDINGS = (".json", ".jsonl", ".csv", ".xlsx")


class Writer(Protocol):
    """Takes reports one by one; nothing of a report is kept once it is written."""

    def add(self, report: Report) -> None:
        """Write one report."""

    def close(self) -> None:
        """Write what comes after the last report."""

    def discard(self) -> None:
        """Give back what was taken, where the file is not to be."""


class Outlet:
    """A file that is being written. ``count`` reports are in it."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self.count = 0

    def add(self, report: Report) -> None:
        """Write one report."""
        self._writer.add(report)
        self.count += 1

    def close(self) -> None:
        """Finish the file; ask for none where no report came."""
        if not self.count:
            raise Discard
        self._writer.close()


def ending(path: Path) -> str:
    """The ending of ``path``, which decides the format.

    Raise :class:`OutputError` where no format has it.
    """
    suffix = path.suffix.lower()
    if suffix not in ENDINGS:
        raise OutputError(
            "{path}: no format has this ending; use one of {endings}",
            path=path,
            endings=" ".join(ENDINGS),
        )
    return suffix


@contextlib.contextmanager
def open_outlet(
    path: Path, translate: Callable[[str], str], *, several: bool, table: Table = "figures"
) -> Iterator[Outlet]:
    """An outlet for ``path``; the file appears when the block ends, if a report was added.

    ``several`` says that more than one source may come: a ``.json`` is then a list. ``table``
    is what a ``.csv`` holds. Raise :class:`OutputError`.
    """
    suffix = ending(path)
    with atomic(path) as file:
        if suffix == ".xlsx":
            from duixian.publish.as_xlsx import XlsxWriter

            writer: Writer = XlsxWriter(file, translate, several=several)
        elif suffix == ".csv":
            from duixian.publish.as_csv import CsvWriter

            writer = CsvWriter(file, translate, table)
        else:
            from duixian.publish.as_json import JsonWriter

            writer = JsonWriter(file, translate, array=several and suffix == ".json")
        outlet = Outlet(writer)
        try:
            yield outlet
            outlet.close()
        except BaseException:
            writer.discard()
            raise
