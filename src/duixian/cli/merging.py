"""``duixian merge``: the task tables that units filled in become one."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from duixian.cli.layout import Command
from duixian.errors import OutputError
from duixian.i18n import N_, Language, translator

if TYPE_CHECKING:
    from duixian.publish.office.merging import Merged
    from duixian.publish.office.task_workbook import Conflict

Option = Callable[[], click.Option]
SOME_LEFT = 1


def merging_commands(language: Language, lang: Option) -> Iterator[click.Command]:
    """``merge``; ``lang`` makes the option ``--lang``."""
    _ = translator(language)

    def merge(**options: Any) -> int:
        return merge_files(language=language, **options)

    yield Command(
        "merge",
        callback=merge,
        short_help=_("Bring filled-in task tables together; conflicts are shown."),
        help=_(
            "Bring the task tables that units filled in together in one. Where two fill in the "
            "same cell differently, both values are shown and neither is taken."
        ),
        params=[
            click.Argument(["files"], nargs=-1, required=True, metavar="FILE..."),
            click.Option(
                ["--out", "-o"], required=True, metavar="FILE", help=_("The workbook to write.")
            ),
            lang(),
        ],
    )


def merge_files(files: tuple[str, ...], out: str, language: Language) -> int:
    """Write the table of all ``files`` to ``out``; 1 where something is left to be decided."""
    from duixian.publish.atomic import atomic
    from duixian.publish.office.filled import read_filled
    from duixian.publish.office.merging import merge
    from duixian.publish.office.task_workbook import write_task_workbook

    translate = translator(language)
    target = Path(out)
    if target.suffix.lower() != ".xlsx":
        raise OutputError(
            "{path}: no format has this ending; use one of {endings}", path=target, endings=".xlsx"
        )
    if any(Path(name).resolve() == target.resolve() for name in files):
        raise OutputError(
            "{path}: is one of the files to be merged; choose another name for the result",
            path=target,
        )
    merged = merge([read_filled(Path(name)) for name in files], translate)
    with atomic(target) as file:
        write_task_workbook(
            merged.table, file, translate, flags=merged.flags, conflicts=merged.conflicts
        )
    for conflict in merged.conflicts:
        click.echo(_line(_told(conflict, translate)), err=True)
    _tell(merged, translate)
    done = translate(N_("{path}: {rows} rows from {files} files, {conflicts} conflicts"))
    click.echo(
        done.format(
            path=target,
            rows=len(merged.table.rows),
            files=len(files),
            conflicts=len(merged.conflicts),
        )
    )
    return 0 if merged.clean else SOME_LEFT


def tell_filled(path: Path, translate: Callable[[str], str]) -> None:
    """Say what is not taken over from a task table that was filled in, and what was added."""
    from duixian.publish.office.filled import read_filled
    from duixian.publish.office.merging import merge

    _tell(merge([read_filled(path)], translate), translate)


def _tell(merged: "Merged", translate: Callable[[str], str]) -> None:
    for notice in merged.notices:
        click.echo(_line(translate(notice.template).format(**notice.values)), err=True)


def _line(words: str) -> str:
    """One line without what would steer a terminal: units wrote some of it."""
    return "".join(mark if mark.isprintable() else " " for mark in words)


def _told(conflict: "Conflict", translate: Callable[[str], str]) -> str:
    from duixian.publish.office.columns import BY_NAME

    values = translate(N_("; ")).join(
        translate(N_("{where}: “{value}”")).format(where=where, value=value)
        for value, where in conflict.values
    )
    return translate(N_("conflict in {column} of “{promise}”: {values}")).format(
        column=translate(BY_NAME[conflict.column].head),
        promise=conflict.promise,
        values=values,
    )
