"""On what a corpus is made: the processes of this machine or a cluster, and how large they get."""

import contextlib
import os
import re
from typing import TYPE_CHECKING, Any

import click

from duixian.errors import SourceError
from duixian.i18n import N_, Language, translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duixian.batch import Engine

_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([kmgt]?)(i?)b?", re.IGNORECASE)
LEAST = 256 * 1024 * 1024  # what the libraries and the lexicons take, and a report
_NO_SIZE = N_("{value}: no size; write a number with its unit, such as 400MB (at least 256MiB)")


class Size(click.ParamType):  # type: ignore[type-arg]
    """``400MB``, ``1.5GiB``: a number of bytes."""

    name = "size"

    def __init__(self, language: Language) -> None:
        self._translate = translator(language)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The bytes; fail where ``value`` is no size or less than any process needs."""
        if isinstance(value, int):
            return value
        found = _SIZE.fullmatch(str(value).strip())
        base = 1024 if found and found[3] else 1000
        size = int(float(found[1]) * base ** " kmgt".index(found[2].lower() or " ")) if found else 0
        if size < LEAST:
            self.fail(self._translate(_NO_SIZE).format(value=value), param, ctx)
        return size


def engine_options(language: Language) -> list[click.Option]:
    """Where the work is done, and how large its processes get."""
    _ = translator(language)
    return [
        click.Option(
            ["--workers"],
            type=click.IntRange(1, 1024),
            metavar="N",
            help=_("How many processes read; as many as there are cores without it."),
        ),
        click.Option(
            ["--memory"],
            type=Size(language),
            metavar=_("SIZE"),
            help=_(
                "The most memory of a process, such as 400MB; a report that needs more is a "
                "row with that reason."
            ),
        ),
        click.Option(
            ["--engine"],
            type=click.Choice(["local", "dask"]),
            default="local",
            help=_("Processes of this machine, or a Dask cluster (duixian[dask])."),
        ),
        click.Option(
            ["--scheduler"],
            metavar=_("ADDRESS"),
            help=_("With --engine dask: the cluster's scheduler, such as tcp://host:8786."),
        ),
    ]


@contextlib.contextmanager
def chosen(
    engine: str, *, scheduler: str | None, workers: int | None, memory: int | None
) -> "Iterator[Engine]":
    """The engine that was asked for, let go at the end."""
    count = workers or os.cpu_count() or 1
    made: Engine
    if engine == "dask":
        from duixian.batch.cluster import Cluster

        if scheduler and (memory or workers):
            raise SourceError(
                "{name}: the workers of a scheduler are started elsewhere, with their number and "
                "memory; leave out --workers and --memory",
                name=scheduler,
            )
        made = Cluster(scheduler, count, memory)
    else:
        from duixian.batch import Local

        if scheduler:
            raise SourceError("{name}: --scheduler needs --engine dask", name=scheduler)
        made = Local(count, memory, keep=True)
    try:
        yield made
    finally:
        made.close()
