"""``duixian publish``: everything that is handed out, made from one report or several."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from duixian.cli.layout import Command
from duixian.i18n import N_, Language, translator

if TYPE_CHECKING:
    from duixian.model.decision import Decision

Option = Callable[[], click.Option]
# As in publish.products, which is not imported here: --help is quick.
PRODUCTS = ["poster", "tables", "data", "site"]
THEMES = ["red", "blue", "newspaper"]


def publishing_commands(language: Language, lang: Option) -> Iterator[click.Command]:
    """``publish``; ``lang`` makes the option ``--lang``."""
    _ = translator(language)

    def publish(**options: Any) -> None:
        show_published(Asked(language=language, **options))

    yield Command(
        "publish",
        callback=publish,
        short_help=_("Make everything that is handed out: poster, site, tables, data."),
        help=_(
            "Make the poster, the site, the tables and the data of LATER; with EARLIER, the "
            "reports of the years before, also what became of their promises."
        ),
        params=[
            click.Argument(["later"], metavar="LATER"),
            click.Argument(["earlier"], nargs=-1, metavar="[EARLIER...]"),
            click.Option(
                ["--out", "-o"], required=True, metavar="DIR", help=_("The folder to fill.")
            ),
            click.Option(
                ["--only"],
                type=click.Choice(PRODUCTS),
                multiple=True,
                metavar="PRODUCT",
                help=_("Make this alone: {products}. May be repeated.").format(
                    products=", ".join(PRODUCTS)
                ),
            ),
            click.Option(
                ["--theme"],
                type=click.Choice(THEMES),
                default="red",
                metavar="THEME",
                help=_("Colours of the poster: {themes}.").format(themes=", ".join(THEMES)),
            ),
            *_templates(_),
            click.Option(
                ["--base-url"],
                metavar="URL",
                help=_("Where the site will stand: the poster links to it and shows a QR code."),
            ),
            click.Option(
                ["--with", "others"],
                multiple=True,
                metavar="FILE",
                help=_("A second source of answers: a statistical communiqué. May be repeated."),
            ),
            click.Option(
                ["--decisions"],
                metavar="FILE",
                help=_("Decisions of people (see decide); both readings are kept."),
            ),
            *_product_options(_),
            lang(),
        ],
    )


def _product_options(_: Callable[[str], str]) -> Iterator[click.Option]:
    yield click.Option(
        ["--tasks"],
        metavar="FILE",
        help=_("A task table that was filled in: lead units, goals and states come from it."),
    )
    yield click.Option(
        ["--split"],
        type=click.Choice(["lead"]),
        metavar="BY",
        help=_("A task table for each unit as well; BY is: lead."),
    )
    yield click.Option(
        ["--licence"],
        metavar="NAME",
        help=_("The licence of the data, by its SPDX name: CC-BY-4.0."),
    )
    yield click.Option(
        ["--sign"],
        metavar="KEY",
        help=_("Sign the data with this private key: Ed25519, in PEM."),
    )


def _templates(_: Callable[[str], str]) -> Iterator[click.Option]:
    yield click.Option(
        ["--templates"], metavar="DIR", help=_("Your own templates, in place of ours.")
    )
    yield click.Option(
        ["--export-templates"],
        metavar="DIR",
        is_eager=True,
        expose_value=False,
        callback=_export_templates,
        help=_("Copy our templates to DIR, to change them there, and stop."),
    )


def _export_templates(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value is None or ctx.resilient_parsing:
        return
    from duixian.publish.templates import export_templates

    for path in export_templates(Path(value)):
        click.echo(path)
    ctx.exit()


@dataclass(frozen=True)
class Asked:
    """What the command line asks for."""

    later: str
    earlier: tuple[str, ...]
    out: str
    language: Language
    only: tuple[str, ...] = ()
    theme: str = "red"
    templates: str | None = None
    base_url: str | None = None
    others: tuple[str, ...] = ()
    decisions: str | None = None
    tasks: str | None = None
    split: str | None = None
    licence: str | None = None
    sign: str | None = None


def show_published(asked: Asked) -> None:
    """Make the products and name each file as it comes."""
    from duixian import pipeline
    from duixian.publish.edition import edit
    from duixian.publish.products import PRODUCTS, Wishes, write_products

    decisions: tuple[Decision, ...] = ()
    if asked.decisions:
        from duixian.cli.decisions import load

        decisions = load(Path(asked.decisions))
    edition = edit(
        pipeline.read(asked.later),
        [pipeline.read(source) for source in asked.earlier],
        others=[pipeline.read(source) for source in asked.others],
        decisions=decisions,
    )
    wishes = Wishes(
        language=asked.language,
        theme=asked.theme,
        templates=Path(asked.templates) if asked.templates else None,
        base_url=asked.base_url,
        split=asked.split,
        tasks=Path(asked.tasks) if asked.tasks else None,
        licence=asked.licence,
        sign=Path(asked.sign) if asked.sign else None,
    )
    folder = Path(asked.out)
    names = asked.only or tuple(PRODUCTS)
    for path in write_products(edition, folder, names, wishes):
        click.echo(path)
    translate = translator(asked.language)
    if wishes.tasks and "tables" in names:
        from duixian.cli.merging import tell_filled

        tell_filled(wishes.tasks, translate)
    for remark in _remarks(names, alone=not edition.earlier):
        click.echo(translate(remark), err=True)
    click.echo(translate(N_("{path}: done")).format(path=folder), err=True)


def _remarks(names: tuple[str, ...], *, alone: bool) -> Iterator[str]:
    """What was not made, and how it can be."""
    from importlib.util import find_spec

    if "tables" in names and alone:
        yield N_(
            "no report of the year before: without it there is no table of outcomes and no "
            "bulletin; duixian publish LATER EARLIER makes them"
        )
    if "data" in names and find_spec("pyarrow") is None:
        yield N_("pyarrow is not installed: no Parquet; run: pip install 'duixian[publish]'")
