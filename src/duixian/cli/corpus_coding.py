"""``duixian corpus sample``, ``agree`` and ``gold``: hand coding by two coders."""

from collections.abc import Callable
from typing import Any

import click

from duixian.cli.layout import Command
from duixian.i18n import Language, translator

Option = Callable[[], click.Option]


def coding_commands(language: Language, lang: Option) -> list[click.Command]:
    """The three commands; ``lang`` makes the option ``--lang``."""
    return [_sample(language, lang), _agree(language, lang), _gold(language, lang)]


def _sample(language: Language, lang: Option) -> click.Command:
    _ = translator(language)

    def sample(**options: Any) -> None:
        from duixian.cli.corpus_coding_work import draw_sample

        draw_sample(language, **options)

    told = _(
        "Draw a sample of the corpus in DIR and write a coding sheet (XLSX) for each coder "
        "to FOLDER. The same seed draws the same sample; strata take turns, and every item "
        "keeps its weight. Coders do not see what the software says."
    )
    return Command(
        "sample",
        callback=sample,
        short_help=_("Draw a sample for hand coding, with a sheet for each coder."),
        help=told,
        params=[
            click.Argument(["folder"], metavar="DIR"),
            click.Option(
                ["--out", "-o"],
                required=True,
                metavar="FOLDER",
                help=_("The folder for the sample and its sheets."),
            ),
            click.Option(
                ["--what"],
                type=click.Choice(["figures", "statements", "verdicts"]),
                default="figures",
                help=_("What is coded; figures without it."),
            ),
            _number("--size", 100, _("How many are drawn; 100 without it.")),
            _number("--seed", 0, _("Another seed, another sample.")),
            click.Option(
                ["--by"],
                multiple=True,
                metavar=_("COLUMN"),
                help=_("Draw in turns by this column (kind, part, year …); may be repeated."),
            ),
            _number("--coders", 2, _("How many coders get a sheet; 2 without it.")),
            lang(),
        ],
    )


def _number(name: str, default: int, told: str) -> click.Option:
    allowed = click.IntRange(0 if default == 0 else 1, 1_000_000)
    return click.Option([name], type=allowed, default=default, metavar="N", help=told)


def _agree(language: Language, lang: Option) -> click.Command:
    _ = translator(language)

    def agree(**options: Any) -> None:
        from duixian.cli.corpus_coding_work import tell_agreement

        tell_agreement(language, **options)

    return Command(
        "agree",
        callback=agree,
        short_help=_("Tell how far coders agree, and list what they have to settle."),
        help=_(
            "Tell how far the coders of the sample in FOLDER agree, as CSV: for each field how "
            "many were coded twice, the share of equal answers, Krippendorff's alpha, and the "
            "share of agreed answers that the software gives too."
        ),
        params=[
            click.Argument(["folder"], metavar="FOLDER"),
            click.Argument(["sheets"], metavar="SHEET...", nargs=-1, required=True),
            click.Option(
                ["--out", "-o"],
                metavar="FILE",
                help=_("Write the disagreements to this .xlsx, to be decided there."),
            ),
            lang(),
        ],
    )


def _gold(language: Language, lang: Option) -> click.Command:
    _ = translator(language)

    def gold(**options: Any) -> None:
        from duixian.cli.corpus_coding_work import write_labels

        write_labels(language, **options)

    return Command(
        "gold",
        callback=gold,
        short_help=_("Write what the coders settled as gold labels."),
        help=_(
            "Write the answers that all coders of the sample in FOLDER gave, and those that were "
            "decided, as JSON Lines in the form of eval/gold: offsets and labels, no sentences."
        ),
        params=[
            click.Argument(["folder"], metavar="FOLDER"),
            click.Argument(["sheets"], metavar="SHEET...", nargs=-1, required=True),
            click.Option(
                ["--decided"],
                metavar="FILE",
                help=_("The sheet of disagreements with what was decided."),
            ),
            click.Option(
                ["--out", "-o"], required=True, metavar="FILE", help=_("The .jsonl to write.")
            ),
            lang(),
        ],
    )
