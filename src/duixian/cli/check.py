"""``duixian check``: what does not add up in a report, and what it tells otherwise than before."""

import contextlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from duixian.cli.reading import Status, read_sources
from duixian.cli.sinks import Give, Request
from duixian.cli.sources import shown
from duixian.i18n import Language, translator

if TYPE_CHECKING:
    from duixian.model import Report


def check_sources(
    sources: tuple[str, ...], *, earlier: str | None, as_json: bool, language: Language
) -> Status:
    """Check every report, beside the report ``earlier`` where one is named."""
    from duixian import pipeline

    before = None
    if earlier:
        data = pipeline.open_source(Path(earlier))
        before = pipeline.read_bytes(data, _name(earlier, sources))
    return read_sources(Request(sources, language, as_json=as_json), Checks(before))


def _name(earlier: str, sources: tuple[str, ...]) -> str:
    """The file's name; its path where a source has the same name (2024/report.txt)."""
    name = Path(earlier).name
    return shown(Path(earlier)) if name in {Path(source).name for source in sources} else name


@dataclass(frozen=True)
class Checks:
    """A sink that checks each report and gives out what was found."""

    earlier: "Report | None"

    @contextlib.contextmanager
    def __call__(self, request: Request, *, many: bool) -> Iterator[Give]:
        """The function that takes each report; ``many`` leaves out what is as it should be."""
        yield self._json(request) if request.as_json else self._page(request, many=many)

    def _json(self, request: Request) -> Give:
        from duixian import pipeline
        from duixian.model.findings_contract import encode_findings

        translate = translator(request.language)
        stream = sys.stdout.buffer  # UTF-8 and \n, whatever the console's encoding

        def give(report: "Report") -> None:
            across = pipeline.check_reports(self.earlier, report) if self.earlier else ()
            findings = pipeline.check_report(report)
            stream.write(encode_findings(report, findings, translate, self.earlier, across) + b"\n")
            stream.flush()

        return give

    def _page(self, request: Request, *, many: bool) -> Give:
        from duixian import pipeline
        from duixian.publish.checked import print_across, print_checked
        from duixian.publish.page import Page, Terminal

        page = Page(Terminal(), translator(request.language), full=True)

        def give(report: "Report") -> None:
            across = pipeline.check_reports(self.earlier, report) if self.earlier else ()
            print_checked(report, pipeline.check_report(report), page, brief=many)
            if self.earlier:
                print_across(self.earlier, report, across, page)

        return give
