"""What ``duixian corpus sample``, ``agree`` and ``gold`` do."""

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import click

from duixian.errors import OutputError, SourceError
from duixian.i18n import N_, Language, translator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duixian.corpus.coding.answers import Answers
    from duixian.corpus.coding.plan import What
    from duixian.corpus.coding.sample import Sample


def draw_sample(  # noqa: PLR0913 - one for each option
    language: Language,
    *,
    folder: str,
    out: str,
    what: "What",
    size: int,
    seed: int,
    by: tuple[str, ...],
    coders: int,
) -> None:
    """Write the sample and its sheets. A folder with filled-in sheets is left alone."""
    from duixian.corpus.coding.sample import draw, save
    from duixian.corpus.coding.sheets import coding_sheet

    translate = translator(language)
    place = Path(out)
    sheets = [place / f"coder-{number}.xlsx" for number in range(1, coders + 1)]
    for sheet in sheets:
        if sheet.exists():
            raise OutputError(
                "{path}: there already, and may be filled in; choose another folder", path=sheet
            )
    sample = draw(Path(folder), what, size=size, seed=seed, by=by)
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            "{path}: cannot be written ({reason}); choose another folder or close the file",
            path=place,
            reason=error.strerror or error,
        ) from error
    save(sample, place)
    for sheet in sheets:
        coding_sheet(sample, sheet, translate)
    told = translate(N_("{path}: {count} drawn; a sheet for each coder: {sheets}"))
    names = " ".join(sheet.name for sheet in sheets)
    click.echo(told.format(path=place, count=len(sample.items), sheets=names), err=True)


def tell_agreement(
    language: Language, *, folder: str, sheets: tuple[str, ...], out: str | None
) -> None:
    """Print the agreement as CSV; write the disagreements."""
    from duixian.corpus.coding.agreement import Agreement, agreements, disputes
    from duixian.corpus.coding.sheets import dispute_sheet

    translate = translator(language)
    sample, coders = _coded(folder, sheets)
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(Agreement._fields)
    for one in agreements(sample, coders):
        writer.writerow(f"{cell:.3f}" if isinstance(cell, float) else cell for cell in one)
    click.echo(stream.getvalue(), nl=False)
    if out:
        found = list(disputes(sample, coders))
        dispute_sheet(found, Path(out), translate)
        told = translate(N_("{path}: {count} answers to settle"))
        click.echo(told.format(path=out, count=len(found)), err=True)


def write_labels(
    language: Language, *, folder: str, sheets: tuple[str, ...], decided: str | None, out: str
) -> None:
    """Write the gold labels."""
    from duixian.corpus.coding.answers import read_decisions
    from duixian.corpus.coding.gold import write_gold

    translate = translator(language)
    sample, coders = _coded(folder, sheets)
    decisions = read_decisions(sample, Path(decided)) if decided else {}
    made = write_gold(sample, coders, decisions, Path(out))
    told = translate(N_("{path}: {units} labelled, {open} answers still open"))
    click.echo(told.format(path=out, units=made.units, open=made.open), err=True)


def _coded(folder: str, sheets: "Sequence[str]") -> "tuple[Sample, list[Answers]]":
    from duixian.corpus.coding.answers import read_answers
    from duixian.corpus.coding.sample import load_sample

    sample = load_sample(Path(folder))
    if len(sheets) < 2:
        raise SourceError(
            "{name}: one coder agrees with nobody; give the sheets of two", name=sheets[0]
        )
    return sample, [read_answers(sample, Path(sheet)) for sheet in sheets]
