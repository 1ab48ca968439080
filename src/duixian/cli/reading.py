"""``duixian read``: one report after another, each given out before the next is read."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from duixian.cli.progress import Progress
from duixian.cli.sinks import Request, Sink, reports
from duixian.cli.sources import Skipped, expand, several, shown
from duixian.errors import DuixianError, PairError
from duixian.i18n import N_, translator

if TYPE_CHECKING:
    from duixian.model import Report

Status = Literal[0, 1, 2]


@dataclass
class Tally:
    """How many sources were read, how many were not, and the figures found."""

    done: int = 0
    failed: int = 0
    figures: int = 0

    @property
    def status(self) -> Status:
        """0 when every source was read, 1 when some were, 2 when none was."""
        if not self.failed:
            return 0
        return 1 if self.done else 2


def read_sources(request: Request, sink: Sink = reports) -> Status:
    """Read every source and give its report to the sink; what fails is named, the others go on."""
    translate = translator(request.language)
    if request.as_json and request.out:
        raise click.UsageError(translate(N_("--json and --out exclude each other; give one")))
    many = several(request.sources)
    tally, skipped = Tally(), Skipped()
    progress = Progress(request, many=many)
    with sink(request, many=many) as give, progress:
        for source in expand(request.sources, skipped):
            progress.show(source)
            report = _read(source, progress.note, translate, many=many)
            if report is None:
                tally.failed += 1
                continue
            try:
                with progress.aside():
                    give(report)
            except PairError as error:  # the report of another year or place: the others go on
                progress.note(error.render(translate))
                tally.failed += 1
            else:
                tally.done += 1
                tally.figures += len(report.figures)
    if not request.quiet:
        _tell(request, tally, skipped, translate)
    return tally.status


def _read(
    source: Path | DuixianError,
    note: Callable[[str], None],
    translate: Callable[[str], str],
    *,
    many: bool,
) -> "Report | None":
    """The report in ``source``, or ``None`` after one line that says why there is none.

    Among many a report is named by its path as it was given, alone by the name of its file.
    """
    from duixian import pipeline

    path = shown(source) if isinstance(source, Path) else ""
    name = path if many else path.rpartition("/")[2]
    try:
        if isinstance(source, DuixianError):
            raise source
        return pipeline.read_bytes(pipeline.open_source(source), name)
    except DuixianError as error:
        line = error.render(translate)
        note(line if name in line else f"{path}: {line}")
    except Exception as error:
        told = translate(N_("{name}: duixian failed ({error}); please report this with the file"))
        note(told.format(name=path, error=f"{type(error).__name__}: {error}"))
    return None


def _tell(
    request: Request, tally: Tally, skipped: Skipped, translate: Callable[[str], str]
) -> None:
    """What happened beside the reports, on standard error."""
    if request.out and tally.done:
        told = translate(N_("{path}: written; {reports} reports, {figures} figures"))
        click.echo(
            told.format(path=request.out, reports=tally.done, figures=tally.figures), err=True
        )
    if skipped.count:
        names = ", ".join(skipped.names) + (" …" if skipped.count > len(skipped.names) else "")
        told = translate(N_("passed over {count} files of other kinds: {names}"))
        click.echo(told.format(count=skipped.count, names=names), err=True)
    if tally.failed and tally.done:
        told = translate(N_("{done} sources read, {failed} not"))
        click.echo(told.format(done=tally.done, failed=tally.failed), err=True)
