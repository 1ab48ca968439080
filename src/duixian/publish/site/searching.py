"""The search index: every sentence with its address, as a script that works without a server."""

import json
from collections.abc import Iterator, Mapping, Sequence

from duixian.publish.site.links import Chip
from duixian.publish.site.reports import ReportPage
from duixian.publish.site.series import Indicator

Entry = tuple[str, str, str, str, str]


def script(
    pages: Sequence[ReportPage],
    indicators: Sequence[Indicator],
    chips: Sequence[Mapping[str, Sequence[Chip]]],
) -> bytes:
    """``window.DUIXIAN_INDEX``: address, kind, year, words and verdict of each entry.

    ``chips`` are the verdicts by figure and statement, for each page. It is JSON that a script
    may hold: the two line ends that JavaScript once took for its own are escaped, and ``<`` too.
    """
    entries = [*_indicators(indicators), *_sentences(pages, chips)]
    told = json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
    for character in "\u2028\u2029<":
        told = told.replace(character, f"\\u{ord(character):04x}")
    return f"window.DUIXIAN_INDEX={told};\n".encode()


def _indicators(indicators: Sequence[Indicator]) -> Iterator[Entry]:
    for one in indicators:
        yield one.file, "indicator", "", one.name, ""


def _sentences(
    pages: Sequence[ReportPage], chips: Sequence[Mapping[str, Sequence[Chip]]]
) -> Iterator[Entry]:
    # The report that is published comes before those of earlier years.
    for page, own in reversed(list(zip(pages, chips, strict=True))):
        for one in page.report.statements:
            told = (chip.verdict for id_ in (one.id, *one.figures) for chip in own.get(id_, ()))
            yield page.href(one.id), one.kind, page.year, one.text, next(told, "")
