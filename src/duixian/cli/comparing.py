"""The commands that hold reports against each other, and their options."""

from collections.abc import Callable, Iterator
from typing import Any

import click

from duixian.cli.layout import Command
from duixian.i18n import Language, translator

Option = Callable[[], click.Option]
# As in model.reconciliation, which is not imported here: it would cost --help its time.
VERDICTS = [
    "exceeded",
    "met",
    "partly",
    "late",
    "missed",
    "adjusted",
    "not_comparable",
    "not_checkable",
    "unanswered",
]


def comparing_commands(language: Language, lang: Option) -> Iterator[click.Command]:
    """``reconcile``, ``decide``, ``ladder`` and ``chain``; ``lang`` makes the option ``--lang``."""
    yield _reconcile(language, lang)
    yield _decide(language, lang)
    yield _ladder(language, lang)
    yield _chain(language, lang)


def _reconcile(language: Language, lang: Option) -> click.Command:
    _ = translator(language)

    def reconcile(**options: Any) -> None:
        from duixian.cli.reconciling import Wanted, show_reconciliation

        show_reconciliation(Wanted(language=language, **options))

    return Command(
        "reconcile",
        callback=reconcile,
        short_help=_("Hold the promises of one report against the results of the next."),
        help=_(
            "Hold the promises of EARLIER against the review of LATER: a verdict for each, with "
            "the rule and both quotes."
        ),
        params=[
            *_pair(),
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
            click.Option(
                ["--set", "settings"],
                multiple=True,
                metavar="NAME=VALUE",
                help=_("A tolerance of the verdicts: about_points=1. May be repeated."),
            ),
            click.Option(["--json", "as_json"], is_flag=True, help=_("Print JSON.")),
            click.Option(
                ["--out", "-o"],
                metavar="FILE",
                help=_("Save to FILE; its ending is the format: .xlsx .csv .json"),
            ),
            click.Option(["--full"], is_flag=True, help=_("Show every promise.")),
            click.Option(["--sources"], is_flag=True, help=_("Show where each quote stands.")),
            lang(),
        ],
    )


def _decide(language: Language, lang: Option) -> click.Command:
    _ = translator(language)

    def decide(**options: Any) -> None:
        from duixian.cli.deciding import Asked
        from duixian.cli.deciding import decide as go

        go(Asked(language=language, **options))

    return Command(
        "decide",
        callback=decide,
        short_help=_("Decide a promise yourself, and keep it in a file."),
        help=_(
            "Add decisions to a file that reconcile --decisions applies. Without --commitment the "
            "promises that need a review are asked one by one."
        ),
        params=[
            *_pair(),
            click.Option(
                ["--decisions"], required=True, metavar="FILE", help=_("The file to add to (TOML).")
            ),
            click.Option(
                ["--commitment"],
                metavar="TEXT",
                help=_("The promise: words that it alone holds, or its id in the JSON."),
            ),
            click.Option(
                ["--verdict"], type=click.Choice(VERDICTS), metavar="CODE", help=_("Your verdict.")
            ),
            click.Option(["--why"], metavar="TEXT", help=_("The reason; it is shown with it.")),
            click.Option(
                ["--answer"],
                default="",
                metavar="TEXT",
                help=_("Words of LATER that decide instead of the answer found."),
            ),
            click.Option(["--by"], metavar="NAME", help=_("Who decides. Default: your login.")),
            lang(),
        ],
    )


def _ladder(language: Language, lang: Option) -> click.Command:
    _ = translator(language)

    def ladder(**options: Any) -> None:
        from duixian.cli.reconciling import show_ladder

        show_ladder(language=language, **options)

    return Command(
        "ladder",
        callback=ladder,
        short_help=_("Set the same year's targets side by side, level by level."),
        help=_("Set the targets of nation, province, prefecture and county side by side."),
        params=[*_many(_), lang()],
    )


def _chain(language: Language, lang: Option) -> click.Command:
    _ = translator(language)

    def chain(**options: Any) -> None:
        from duixian.cli.reconciling import show_chain

        show_chain(language=language, **options)

    return Command(
        "chain",
        callback=chain,
        short_help=_("Follow the promises of one place over three years or more."),
        help=_(
            "Follow the promises of one place over three reports or more: repeated, raised, "
            "lowered, restated, dropped, and what became of each."
        ),
        params=[
            *_many(_),
            click.Option(["--full"], is_flag=True, help=_("Show every promise.")),
            lang(),
        ],
    )


def _pair() -> list[click.Parameter]:
    return [
        click.Argument(["earlier"], metavar="EARLIER"),
        click.Argument(["later"], metavar="LATER"),
    ]


def _many(_: Callable[[str], str]) -> list[click.Parameter]:
    return [
        click.Argument(["sources"], nargs=-1, required=True, metavar="REPORT..."),
        click.Option(["--json", "as_json"], is_flag=True, help=_("Print JSON.")),
    ]
