"""What holds for every report, whatever was read: used on made-up texts and on real ones."""

import re
from collections.abc import Iterator

from duixian.model import Report

DIGIT = re.compile("[0-9０-９]")


def misquoted(report: Report) -> list[tuple[str, int, int]]:
    """Spans whose words are not ``report.text[start:end]``."""
    return [span for span in _quotes(report) if report.text[span[1] : span[2]] != span[0]]


def overlapping(report: Report) -> list[tuple[str, str]]:
    """Neighbouring figures that share a character or stand in the wrong order."""
    pairs = zip(report.figures, report.figures[1:], strict=False)
    return [(one.text, two.text) for one, two in pairs if two.start < one.end]


def lost_digits(report: Report) -> list[str]:
    """The surroundings of every digit that no figure, rule or finding names.

    A digit may also stand in what is set aside.
    """
    spans = [(figure.start, figure.end) for figure in report.figures]
    spans += [(ignored.start, ignored.end) for ignored in report.ignored]
    spans += [
        (quote.start, quote.end)
        for finding in report.findings
        if finding.code == "unread-number"
        for quote in finding.quotes
    ]
    spans += [(a.start, a.end) for a in report.set_aside if a.start is not None and a.end]
    named = {offset for start, end in spans for offset in range(start, end)}
    digits = (found.start() for found in DIGIT.finditer(report.text))
    return [report.text[max(0, at - 10) : at + 10] for at in digits if at not in named]


def _quotes(report: Report) -> Iterator[tuple[str, int, int]]:
    for figure in report.figures:
        yield figure.text, figure.start, figure.end
        if figure.indicator:
            yield figure.indicator.text, figure.indicator.start, figure.indicator.end
    for ignored in report.ignored:
        yield ignored.text, ignored.start, ignored.end
    for statement in report.statements:
        yield statement.text, statement.start, statement.end
    for finding in report.findings:
        for quote in finding.quotes:
            yield quote.text, quote.start, quote.end
