"""``duixian reconcile``, ``ladder`` and ``chain``: reports held against each other."""

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from duixian import pipeline
from duixian.errors import SettingError
from duixian.i18n import N_, Language, translator
from duixian.model.reconciliation_contract import encode_reconciliation
from duixian.publish.page import Page, Terminal

if TYPE_CHECKING:
    from duixian.model.decision import Decision


_NUMBER = re.compile(r"\d{1,6}(?:\.\d{1,6})?")


@dataclass(frozen=True)
class Wanted:
    """What the command line asks for."""

    earlier: str
    later: str
    language: Language
    others: tuple[str, ...] = ()
    decisions: str | None = None
    settings: tuple[str, ...] = ()
    as_json: bool = False
    out: str | None = None
    full: bool = False
    sources: bool = False


def show_reconciliation(wanted: Wanted) -> None:
    """Hold the two reports against each other and print or save the verdicts."""
    translate = translator(wanted.language)
    if wanted.as_json and wanted.out:
        raise click.UsageError(translate(N_("--json and --out exclude each other; give one")))
    decisions: tuple[Decision, ...] = ()
    if wanted.decisions:
        from duixian.cli.decisions import load

        decisions = load(Path(wanted.decisions))
    settings = _settings(wanted.settings)
    earlier, later = pipeline.read(wanted.earlier), pipeline.read(wanted.later)
    others = [pipeline.read(source) for source in wanted.others]
    found = pipeline.reconcile_reports(
        earlier, later, settings=settings, others=others, decisions=decisions
    )
    if wanted.out:
        from duixian.publish.reconciled_tables import save

        save(found, Path(wanted.out), translate)
        told = translate(N_("{path}: written; {count} promises"))
        click.echo(told.format(path=wanted.out, count=len(found.items)), err=True)
    elif wanted.as_json:
        _write(encode_reconciliation(found, translate))
    else:
        from duixian.publish.reconciled import print_reconciliation

        origins = (earlier.origin, later.origin) if wanted.sources else None
        page = Page(Terminal(), translate)
        print_reconciliation(found, page, full=wanted.full, origins=origins)


def _settings(given: tuple[str, ...]) -> pipeline.ReconcileSettings:
    """The defaults with what was set. Raise :class:`SettingError`."""
    values = dict(one.partition("=")[::2] for one in given)
    names = pipeline.ReconcileSettings.__struct_fields__
    for name, value in values.items():
        if name not in names:
            raise SettingError(
                N_("no setting is called {name}; there are: {names}"),
                name=name,
                names=", ".join(names),
            )
        if not _NUMBER.fullmatch(value):
            raise SettingError(
                N_("{name}={value}: not a number from 0 on; write it as in about_points=0.5"),
                name=name,
                value=value,
            )
    try:
        return msgspec.convert(values, pipeline.ReconcileSettings, strict=False)
    except msgspec.ValidationError as error:
        raise SettingError(
            N_("--set: {reason}; the defaults are in docs/reference/verdicts.md"),
            reason=str(error),
        ) from error


def show_ladder(*, sources: tuple[str, ...], as_json: bool, language: Language) -> None:
    """Print the targets of the reports, level by level."""
    found = pipeline.ladder_of([pipeline.read(source) for source in sources])
    translate = translator(language)
    if as_json:
        from duixian.model.series_contract import encode_ladder

        _write(encode_ladder(found, translate))
        return
    from duixian.publish.series import print_ladder

    print_ladder(found, Page(Terminal(), translate))


def show_chain(*, sources: tuple[str, ...], as_json: bool, full: bool, language: Language) -> None:
    """Print the promises of one place, followed over the years."""
    found = pipeline.chain_of([pipeline.read(source) for source in sources])
    translate = translator(language)
    if as_json:
        from duixian.model.series_contract import encode_chain

        _write(encode_chain(found, translate))
        return
    from duixian.publish.series import print_chain

    print_chain(found, Page(Terminal(), translate), full=full)


def _write(line: bytes) -> None:
    stream = sys.stdout.buffer  # UTF-8 and \n, whatever the console's encoding
    stream.write(line + b"\n")
    stream.flush()
