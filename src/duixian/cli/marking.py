"""``duixian read SOURCE --marked FILE``: the source with its figures marked."""

from pathlib import Path

import click

from duixian.cli.reading import Status
from duixian.cli.sinks import Request
from duixian.cli.sources import shown
from duixian.errors import DuixianError
from duixian.i18n import N_, translator


def mark_source(request: Request, target: str) -> Status:
    """Read one source and write it to ``target`` with its figures marked."""
    from duixian import pipeline
    from duixian.publish.marked import write_marked

    translate = translator(request.language)
    if request.as_json or request.out:
        raise click.UsageError(translate(N_("--marked stands alone; leave out --json and --out")))
    if len(request.sources) != 1 or Path(request.sources[0]).is_dir():
        raise click.UsageError(translate(N_("--marked marks one source; give one file")))
    source = request.sources[0]
    try:
        data = pipeline.open_source(source)
        report = pipeline.read_bytes(data, shown(Path(source)).rpartition("/")[2])
        written = write_marked(report, data, Path(target), translate)
    except DuixianError as error:
        click.echo(error.render(translate), err=True)
        return 2
    if not request.quiet:
        told = translate(N_("{path}: written; {figures} figures marked"))
        for path in written:
            click.echo(told.format(path=path, figures=len(report.figures)), err=True)
    return 0
