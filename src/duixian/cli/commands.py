"""The commands and their options, in the reader's language."""

import sys
from typing import Any

import click

from duixian.cli.comparing import comparing_commands
from duixian.cli.corpus import corpus_group
from duixian.cli.layout import Command, Context
from duixian.cli.merging import merging_commands
from duixian.cli.publishing import publishing_commands
from duixian.i18n import Language, translator


class ReaderGone(Exception):  # noqa: N818 - nothing went wrong here
    """Whoever read standard output has gone. No ``OSError``: click would exit with 1 for it."""


class _Group(click.Group):
    context_class = Context

    def invoke(self, ctx: click.Context) -> Any:
        """Run the sub-command; tell a reader that has gone from a failure."""
        try:
            status = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError as error:
            raise ReaderGone from error
        return status


def build(language: Language) -> click.Group:
    """The command ``duixian`` with its sub-commands; help and messages are in ``language``."""
    _ = translator(language)
    group = _Group(
        "duixian",
        help=_(
            "Read Chinese government work reports: every statement and every number beside its "
            "source words."
        ),
        invoke_without_command=True,
        callback=_show_help,
        params=[_language(language), _version(language)],
        subcommand_metavar=_("COMMAND ..."),
        epilog=_("Begin with: duixian demo"),
    )
    group.add_command(_read(language))
    for command in comparing_commands(language, lambda: _language(language)):
        group.add_command(command)
    group.add_command(_check(language))
    for command in publishing_commands(language, lambda: _language(language)):
        group.add_command(command)
    for command in merging_commands(language, lambda: _language(language)):
        group.add_command(command)
    group.add_command(_schema(language))
    group.add_command(corpus_group(language, lambda: _language(language)))
    group.add_command(_demo(language))
    return group


def _show_help() -> None:
    context = click.get_current_context()
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def _language(language: Language) -> click.Option:
    _ = translator(language)
    return click.Option(
        ["--lang"],
        type=click.Choice(["zh", "en"]),
        expose_value=False,  # run.py has read it: help is in that language too
        help=_("Language of what is printed. The locale decides; without one, Chinese."),
    )


def _version(language: Language) -> click.Option:
    def show(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
        if wanted and not context.resilient_parsing:
            from importlib.metadata import version

            click.echo(f"duixian {version('duixian')}")
            context.exit()

    _ = translator(language)
    return click.Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help=_("Print the version."),
    )


def _read(language: Language) -> click.Command:
    _ = translator(language)

    def read(**options: Any) -> int:
        from duixian.cli.reading import read_sources
        from duixian.cli.sinks import Request

        marked = options.pop("marked")
        request = Request(language=language, **options)
        if marked:
            from duixian.cli.marking import mark_source

            return mark_source(request, marked)
        return read_sources(request)

    return Command(
        "read",
        callback=read,
        short_help=_("Read reports and show, print or save what they say."),
        help=_(
            "Read reports: text, HTML, DOCX or PDF files, folders of them, or standard input (-). "
            "One report is shown as a page, several as a line each."
        ),
        params=[
            click.Argument(["sources"], nargs=-1, required=True, metavar="SOURCE..."),
            click.Option(
                ["--json", "as_json"],
                is_flag=True,
                help=_("Print JSON; several sources give one object a line."),
            ),
            click.Option(
                ["--out", "-o"],
                metavar="FILE",
                help=_("Save to FILE; its ending is the format: .xlsx .csv .json .jsonl"),
            ),
            click.Option(
                ["--table"],
                type=click.Choice(TABLES),
                default="figures",
                metavar="TABLE",
                help=_("The table in a .csv file: {tables}.").format(tables=", ".join(TABLES)),
            ),
            click.Option(["--full"], is_flag=True, help=_("Show every statement.")),
            click.Option(
                ["--marked"],
                metavar="FILE",
                help=_("Show the source with its figures marked: FILE ends in .html .pdf .png"),
            ),
            click.Option(
                ["--quiet", "-q"],
                is_flag=True,
                help=_("Print results and errors alone: no progress, no notes."),
            ),
            _language(language),
        ],
    )


def _check(language: Language) -> click.Command:
    _ = translator(language)

    def check(**options: Any) -> int:
        from duixian.cli.check import check_sources

        return check_sources(language=language, **options)

    return Command(
        "check",
        callback=check,
        short_help=_("Check the arithmetic of a report."),
        help=_("Check the arithmetic within a report, and show the computation of what is off."),
        params=[
            click.Argument(["sources"], nargs=-1, required=True, metavar="SOURCE..."),
            click.Option(
                ["--earlier"],
                metavar="FILE",
                help=_("The report of the year before: show what is told differently since."),
            ),
            click.Option(
                ["--json", "as_json"],
                is_flag=True,
                help=_("Print JSON; several sources give one object a line."),
            ),
            _language(language),
        ],
    )


# As in model.tables, which is not imported here: it would cost --help a tenth of a second.
CONTRACTS = ["report", "findings", "reconciliation", "ladder", "chain"]
TABLES = ["figures", "statements", "sections", "findings", "ignored", "set_aside"]


def _schema(language: Language) -> click.Command:
    _ = translator(language)

    def schema(name: str) -> None:
        import json

        from duixian.model.contract import SCHEMAS

        click.echo(json.dumps(SCHEMAS[name](), ensure_ascii=False, indent=2))

    return Command(
        "schema",
        callback=schema,
        short_help=_("Print the JSON Schema of a contract."),
        help=_("Print the JSON Schema of a contract. NAME is: {names}.").format(
            names=", ".join(CONTRACTS)
        ),
        params=[
            click.Argument(["name"], type=click.Choice(CONTRACTS), metavar="NAME"),
            _language(language),
        ],
    )


def _demo(language: Language) -> click.Command:
    _ = translator(language)

    def demo() -> None:
        from duixian.cli.demo import show_demo

        show_demo(language)

    return Command(
        "demo",
        callback=demo,
        short_help=_("Do the whole job on the sample that ships with the package."),
        help=_(
            "Do the whole job on the sample that ships with the package: two reports of an "
            "invented county, and a newspaper page."
        ),
        params=[_language(language)],
    )
