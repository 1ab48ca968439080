"""How far a corpus is: one line that is redrawn in a terminal, a line now and then elsewhere."""

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from duixian.i18n import N_

if TYPE_CHECKING:
    from types import TracebackType

    from duixian.corpus.build import Progress

REDRAWN = 0.2  # seconds in a terminal
LOGGED = 10.0  # seconds elsewhere
_LINES = {
    "reading": N_("{done} of {total} reports read, {rate} a second, {left} left"),
    "holding": N_("{done} of {total} reports held against the next, {rate} a second, {left} left"),
}


class Meter:
    """Shows how many reports are done, how fast, and the time that is left at this rate."""

    def __init__(self, translate: Callable[[str], str], *, quiet: bool) -> None:
        self._translate = translate
        self._quiet = quiet
        self._terminal = sys.stderr.isatty()
        self._began = self._shown = time.monotonic()
        self._open = False
        self._phase = ""

    def __enter__(self) -> "Meter":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: "TracebackType | None",
    ) -> None:
        if self._open:
            click.echo("\r\x1b[K", nl=False, err=True)

    def show(self, progress: "Progress") -> None:
        """Draw ``progress``, if the last drawing is old enough."""
        now = time.monotonic()
        if progress.phase != self._phase:  # a rate of its own
            self._phase, self._began = progress.phase, now
        if self._quiet or now - self._shown < (REDRAWN if self._terminal else LOGGED):
            return
        self._shown = now
        line = self.line(progress, now - self._began)
        if self._terminal:
            click.echo(f"\r\x1b[K{line}", nl=False, err=True)
            self._open = True
        else:
            click.echo(line, err=True)

    def line(self, progress: "Progress", seconds: float) -> str:
        """``1,200 of 5,000 reports read, 40.1 a second, 1:35 left``; what was ready costs none."""
        rate = progress.fresh / seconds if seconds else 0.0
        left = (progress.total - progress.done) / rate if rate else None
        return self._translate(_LINES[progress.phase]).format(
            done=f"{progress.done:,}",
            total=f"{progress.total:,}",
            rate=f"{rate:.1f}",
            left="?" if left is None else clock(left),
        )


def clock(seconds: float) -> str:
    """``1:35``, ``2:00:05``."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
