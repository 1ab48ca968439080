"""Makes findings: a code, how grave it is, and the computation that shows it."""

from duixian.model import Figure, Finding, Quote, Report, Severity


def whole(report: Report, *figures: Figure) -> Quote:
    """The words from the first of ``figures`` to the last."""
    start, end = min(one.start for one in figures), max(one.end for one in figures)
    words = report.text[start:end]
    if words.count("（") > words.count("）") and report.text[end : end + 1] == "）":
        end += 1
    return Quote.take(report, start, end)


def named(report: Report, figure: Figure) -> Quote:
    """A figure with the words that name what it measures, where they stand near before it."""
    start, indicator = figure.start, figure.indicator
    if indicator and 0 <= start - indicator.start <= NAMED and indicator.end <= start:
        start = indicator.start
    return Quote.take(report, start, figure.end)


NAMED = 40


def found(
    code: str, severity: Severity, template: str, quotes: tuple[Quote, ...], **values: str
) -> Finding:
    """A finding. ``values`` fill the placeholders of ``template``, a msgid marked with ``N_``."""
    return Finding(code, severity, template, values, quotes)
