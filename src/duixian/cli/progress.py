"""A progress bar on standard error, where that is a terminal and there is more than one source."""

import contextlib
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import click

from duixian.cli.sinks import Request
from duixian.cli.sources import Skipped, expand
from duixian.errors import DuixianError

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

INTERVAL = 0.1  # seconds between two drawings
NAME = 30  # characters of the source's name that are shown


class Progress:
    """The bar; without a terminal it is silent, and notes still reach standard error."""

    def __init__(self, request: Request, *, many: bool) -> None:
        self._bar: RichProgress | None = None
        self._drawn = 0.0
        self._begun = 0
        if many and not request.quiet and sys.stderr.isatty():
            self._bar = self._make(sum(1 for _ in expand(request.sources, Skipped())))

    def _make(self, total: int) -> "RichProgress":
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as RichProgress

        bar = RichProgress(
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.description}", markup=False),
            console=Console(stderr=True),
            transient=True,
            auto_refresh=False,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._task = bar.add_task("", total=total)
        return bar

    def __enter__(self) -> "Progress":
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._bar:
            self._bar.stop()

    def show(self, source: Path | DuixianError) -> None:
        """Go on to ``source``."""
        if self._bar:
            name = source.name[:NAME] if isinstance(source, Path) else ""
            self._bar.update(self._task, completed=self._begun, description=name)
            self._begun += 1
            if time.monotonic() - self._drawn > INTERVAL:
                self._drawn = time.monotonic()
                self._bar.refresh()

    def note(self, line: str) -> None:
        """Print one line on standard error, above the bar."""
        with self._hidden():
            click.echo(" ".join(line.split()), err=True)

    def aside(self) -> contextlib.AbstractContextManager[None]:
        """Let standard output be written; the bar makes room where both share a terminal."""
        return self._hidden() if sys.stdout.isatty() else contextlib.nullcontext()

    @contextlib.contextmanager
    def _hidden(self) -> Iterator[None]:
        if self._bar:
            self._bar.stop()
        yield
        if self._bar:
            self._bar.start()
