"""Reports as JSON: one object a line, or a list of them."""

from collections.abc import Callable
from typing import BinaryIO

from duixian.model import Report
from duixian.model.contract import encode


class JsonWriter:
    """Writes UTF-8 JSON, one report a line.

    With ``array`` set the lines are the members of one JSON list, so that a ``.json`` file of
    several reports is still valid JSON; otherwise they are JSON Lines.
    """

    def __init__(
        self, file: BinaryIO, translate: Callable[[str], str], *, array: bool = False
    ) -> None:
        self._file = file
        self._translate = translate
        self._array = array
        self._between = b"[\n" if array else b""

    def add(self, report: Report) -> None:
        """Write one report."""
        line = encode(report, self._translate)
        self._file.write(self._between + line + (b"" if self._array else b"\n"))
        if self._array:
            self._between = b",\n"

    def close(self) -> None:
        """Close the list."""
        if self._array:
            self._file.write(b"\n]\n")

    def discard(self) -> None:
        """There is nothing to give back."""
