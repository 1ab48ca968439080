"""Where ``duixian read`` gives its reports: a file, JSON, a page each or a line each."""

import contextlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from duixian.i18n import Language, translator

if TYPE_CHECKING:
    from duixian.model import Report
    from duixian.model.tables import Table

Give = Callable[["Report"], None]
Sink = Callable[..., contextlib.AbstractContextManager[Give]]  # of a request and ``many``


@dataclass(frozen=True)
class Request:
    """What the command line asks for."""

    sources: tuple[str, ...]
    language: Language
    as_json: bool = False
    out: str | None = None
    table: "Table" = "figures"
    full: bool = False
    quiet: bool = False


@contextlib.contextmanager
def reports(request: Request, *, many: bool) -> Iterator[Give]:
    """The function that takes each report. Raise :class:`OutputError` before any is read."""
    translate = translator(request.language)
    if request.out:
        from duixian.publish.outlets import open_outlet

        with open_outlet(Path(request.out), translate, several=many, table=request.table) as outlet:
            yield outlet.add
    elif request.as_json:
        yield _json(translate)
    else:
        yield _page(request, translate, many=many)


def _json(translate: Callable[[str], str]) -> Give:
    from duixian.publish.as_json import JsonWriter

    stream = sys.stdout.buffer  # UTF-8 and \n, whatever the console's encoding
    writer = JsonWriter(stream, translate)

    def give(report: "Report") -> None:
        writer.add(report)
        stream.flush()

    return give


def _page(request: Request, translate: Callable[[str], str], *, many: bool) -> Give:
    from duixian.publish.page import Page, Terminal
    from duixian.publish.terminal import print_line, print_report

    page = Page(Terminal(), translate, request.full)
    show = print_line if many and not request.full else print_report

    def give(report: "Report") -> None:
        show(report, page)

    return give
