"""``duixian corpus``: the options of its sub-commands, in the reader's language."""

from collections.abc import Callable
from typing import Any

import click

from duixian.cli.corpus_coding import coding_commands
from duixian.cli.corpus_engine import engine_options
from duixian.cli.layout import Command, Context
from duixian.i18n import Language, translator

Option = Callable[[], click.Option]


class _Group(click.Group):
    context_class = Context


def corpus_group(language: Language, lang: Option) -> click.Group:
    """The group ``corpus``; ``lang`` makes the option ``--lang`` that every command has."""
    _ = translator(language)
    group = _Group(
        "corpus",
        short_help=_("Make tables and a panel of many reports."),
        help=_("Make tables and a panel of many reports: a folder or a table of texts."),
        subcommand_metavar=_("COMMAND ..."),
        params=[lang()],
    )
    group.add_command(_build(language, lang))
    group.add_command(_panel(language, lang))
    group.add_command(_measures(language, lang))
    group.add_command(_sql(language, lang))
    for command in coding_commands(language, lang):
        group.add_command(command)
    return group


def _build(language: Language, lang: Option) -> click.Command:
    _ = translator(language)

    def build(**options: Any) -> int:
        from duixian.cli.corpus_work import build_corpus

        return build_corpus(language, **options)

    def column(role: str) -> click.Option:
        told = _("The column with the {role} of each report.")
        role_name = {"text": _("text"), "path": _("path"), "place": _("place"), "year": _("year")}
        return click.Option(
            [f"--{role}"], metavar=_("COLUMN"), help=told.format(role=role_name[role])
        )

    return Command(
        "build",
        callback=build,
        short_help=_("Read all reports into Parquet tables; go on where a run was stopped."),
        help=_(
            "Read all reports of SOURCE into Parquet tables below DIR. SOURCE is a folder, a "
            "pattern in quotes, or a table (.csv .xlsx .jsonl .parquet) with a column of texts or "
            "paths; here, or in an object store (s3://bucket/folder, with duixian[remote]). A run "
            "that was stopped goes on where it was; one on changed sources reads "
            "what has changed. A report that cannot be read is a row with its reason."
        ),
        params=[
            click.Argument(["source"], metavar="SOURCE"),
            click.Option(
                ["--out", "-o"], required=True, metavar="DIR", help=_("The folder of the corpus.")
            ),
            *map(column, ("text", "path", "place", "year")),
            click.Option(
                ["--ocr", "recognise"],
                is_flag=True,
                help=_("Recognise scans and pictures too: seconds a page, with duixian[ocr]."),
            ),
            *engine_options(language),
            click.Option(["--quiet", "-q"], is_flag=True, help=_("Print errors alone.")),
            lang(),
        ],
    )


def _panel(language: Language, lang: Option) -> click.Command:
    _ = translator(language)

    def panel(**options: Any) -> None:
        from duixian.cli.corpus_work import write_panel

        write_panel(language, **options)

    return Command(
        "panel",
        callback=panel,
        short_help=_("Write the panel place, year, indicator: target and outcome."),
        help=_(
            "Write the panel of the corpus in DIR: a row for each place, year, indicator and "
            "measure, with the target and the outcome reported a year later, both with their "
            "words. A codebook is written beside it."
        ),
        params=[
            click.Argument(["folder"], metavar="DIR"),
            click.Option(
                ["--out", "-o"],
                required=True,
                metavar="FILE",
                help=_("The file; its ending is the format: .parquet .csv .xlsx .dta"),
            ),
            click.Option(
                ["--indicator"],
                multiple=True,
                metavar="ID",
                help=_("Only this indicator (gdp, urban_jobs …); may be given several times."),
            ),
            lang(),
        ],
    )


def _measures(language: Language, lang: Option) -> click.Command:
    _ = translator(language)

    def measures(**options: Any) -> None:
        from duixian.cli.corpus_work import write_measures

        write_measures(language, **options)

    return Command(
        "measures",
        callback=measures,
        short_help=_("Write measures used in the literature, place by year."),
        help=_(
            "Write ready measures of the corpus in DIR, place by year: the target of an indicator "
            "with the word that binds it, its drift, its amplification over the level above, the "
            "share of promises answered, and attention to the words of your lists per 10,000 "
            "characters. A codebook is written beside it."
        ),
        params=[
            click.Argument(["folder"], metavar="DIR"),
            click.Option(
                ["--out", "-o"],
                required=True,
                metavar="FILE",
                help=_("The file; its ending is the format: .parquet .csv .xlsx .dta"),
            ),
            click.Option(
                ["--indicator"],
                multiple=True,
                metavar="ID",
                help=_("The targets of this indicator; gdp without it. May be repeated."),
            ),
            click.Option(
                ["--words"],
                multiple=True,
                metavar="FILE",
                help=_("A word list, a word a line; its name names the columns. May be repeated."),
            ),
            lang(),
        ],
    )


def _sql(language: Language, lang: Option) -> click.Command:
    _ = translator(language)

    def sql(**options: Any) -> None:
        from duixian.cli.corpus_work import answer

        answer(**options)

    return Command(
        "sql",
        callback=sql,
        short_help=_("Ask the tables of a corpus in SQL."),
        help=_(
            "Ask the tables of the corpus in DIR: reports, statements, figures, findings, "
            "commitments, verdicts, pairs, duplicates. The answer is CSV on standard output."
        ),
        params=[
            click.Argument(["folder"], metavar="DIR"),
            click.Argument(["query"], metavar="SQL"),
            lang(),
        ],
    )
