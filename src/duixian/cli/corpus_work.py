"""What the sub-commands of ``duixian corpus`` do."""

import csv
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from duixian.cli.corpus_engine import chosen
from duixian.cli.corpus_progress import Meter
from duixian.i18n import N_, Language, translator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from duixian.corpus.panel import Written

Status = Literal[0, 1, 2]


def build_corpus(  # noqa: PLR0913 - one for each option
    language: Language,
    *,
    source: str,
    out: str,
    quiet: bool,
    recognise: bool,
    engine: str,
    scheduler: str | None,
    workers: int | None,
    memory: int | None,
    **columns: str | None,
) -> Status:
    """Build the corpus; 1 where some sources could not be read, 2 where none could."""
    from duixian.corpus.build import build
    from duixian.corpus.sources import Columns, Sources

    translate = translator(language)
    sources = Sources(source, Columns(**columns), recognise=recognise)
    with (
        chosen(engine, scheduler=scheduler, workers=workers, memory=memory) as crew,
        Meter(translate, quiet=quiet) as meter,
    ):
        made = build(
            sources,
            Path(out),
            engine=crew,
            language=language,
            tell=meter.show,
        )
    read = made.reports - made.failed
    if not quiet:
        told = translate(N_("{path}: {read} reports read, {failed} failed, {figures} figures"))
        figures = sum(file.rows for file in made.tables["figures"])
        line = told.format(path=out, read=read, failed=made.failed, figures=figures)
        click.echo(line, err=True)
        if made.passed_over:
            told = translate(N_("passed over {count} files of other kinds"))
            click.echo(told.format(count=made.passed_over), err=True)
    if made.failed:
        told = translate(N_("why they failed: duixian corpus sql {path} {query}"))
        query = "\"select source, reason from reports where status = 'failed'\""
        click.echo(told.format(path=out, query=query), err=True)
        return 1 if read else 2
    return 0


def write_panel(language: Language, *, folder: str, out: str, indicator: tuple[str, ...]) -> None:
    """Write the panel and its codebook."""
    from duixian.corpus.panel import write_panel as write

    translate = translator(language)
    written = write(Path(folder), Path(out), indicators=indicator, translate=translate)
    _tell_written(out, written, translate)


def _tell_written(out: str, written: "Written", translate: "Callable[[str], str]") -> None:
    told = translate(N_("{path}: {rows} rows; what its columns mean: {codebook}"))
    line = told.format(path=out, rows=written.rows, codebook=written.codebook)
    click.echo(line, err=True)


def write_measures(
    language: Language, *, folder: str, out: str, indicator: tuple[str, ...], words: tuple[str, ...]
) -> None:
    """Write the measures and their codebook."""
    from duixian.corpus.measures import write_measures as write

    translate = translator(language)
    written = write(
        Path(folder),
        Path(out),
        indicators=indicator,
        words=list(map(Path, words)),
        translate=translate,
    )
    _tell_written(out, written, translate)


def answer(*, folder: str, query: str) -> None:
    """Print the answer of a query as CSV."""
    from duixian.corpus.query import select

    names, rows = select(Path(folder), query)
    stream = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="", write_through=True)
    try:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(names)
        writer.writerows(map(_cells, rows))
    finally:
        stream.detach()


def _cells(row: "Iterable[Any]") -> list[Any]:
    return [";".join(map(str, cell)) if isinstance(cell, list) else cell for cell in row]
