"""An edition as a poster: pure, so that the same edition always gives the same data."""

import re

from duixian.errors import MissingExtraError
from duixian.i18n import N_, Language, translator
from duixian.model import Report
from duixian.publish.cards import targets
from duixian.publish.edition import Edition
from duixian.publish.phrases import say_period
from duixian.publish.poster.asked import Asked, Translate
from duixian.publish.poster.blocks import blocks
from duixian.publish.poster.content import Answered, Poster, Source
from duixian.publish.poster.goals import aims, answered
from duixian.publish.poster.layouts import TILED, tile_rows
from duixian.publish.poster.links import Links

DIGEST = 16  # hex digits of a SHA-256
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")

# Our own words: names of what is shown, never a statement about it.
LABELS = {
    "eyebrow": N_("At a glance"),
    "kind": N_("{year} government work report"),
    "answered": N_("How the targets of {period} were answered"),
    "target": N_("target"),
    "last": N_("in {period}"),
    "band": N_("what the target asks for"),
    "bar": N_("what was reported"),
    "silent": N_("no answer found"),
    "rest": N_("Further main targets"),
    "tally": N_("All {number} promises with a figure"),
    "exceptions": N_("Missed, late or adjusted"),
    "more": N_("… {count} more"),
    "aims": N_("Main targets {period}"),
    "review": N_("Report card {period}"),
    "tasks": N_("Task book {period}"),
    "sources": N_("Sources"),
    "quotes": N_("Sentences are quotes from the report; …… marks where one is shortened."),
    "verdicts": N_("Verdicts follow public rules; both quotes show how."),
    "site": N_("Every figure with its source"),
    "qr": N_("QR code: {url}"),
}


def compose(edition: Edition, language: Language, base_url: str | None) -> Poster:
    """The poster of ``edition``. Raise ``OutputError`` where ``base_url`` is no web address."""
    report, translate = edition.report, translator(language)
    links = Links.of(report, base_url)
    asked = Asked(edition, links, translate)
    held = answered(asked)
    aimed = aims(asked)
    tiles = (*aimed.goals, *aimed.rest)[:TILED] if held and aimed else ()
    told = {statement.id for statement, _ in targets(report)}
    return Poster(
        language=language,
        title=report.title,
        place=report.place.name if report.place else "",
        occasion=_occasion(report),
        periods=_periods(report, translate),
        date=_date(report),
        labels=_labels(edition, sum(one.number for one in held.tally) if held else 0, translate),
        answered=held,
        aims=None if held else aimed,
        tiles=tiles,
        tile_rows=tile_rows(len(tiles)),
        tiles_hidden=_left_over(aimed, len(tiles)) if held else 0,
        review=blocks(report, "review", told, links),
        tasks=blocks(report, "task", told, links),
        sources=tuple(
            Source(one.title, one.source.name, one.source.sha256[:DIGEST])
            for one in (report, *reversed(edition.earlier))
        ),
        site=links.page if base_url else "",
        qr=_qr(links.page) if base_url else (),
    )


def _left_over(aimed: Answered | None, shown: int) -> int:
    return len(aimed.goals) + len(aimed.rest) + aimed.hidden - shown if aimed else 0


def _labels(edition: Edition, promises: int, translate: Translate) -> dict[str, str]:
    report, before = edition.report, edition.before
    periods = {
        "answered": say_period(before.plan_period if before else None),
        "last": say_period(report.review_period),
        "aims": say_period(report.plan_period),
        "review": say_period(report.review_period),
        "tasks": say_period(report.plan_period),
    }
    return {
        key: translate(words)
        .format(
            year=report.year or "",
            period=periods.get(key, ""),
            number=promises if key == "tally" else "{number}",
            url="{url}",
            count="{count}",
        )
        .strip()
        for key, words in LABELS.items()
    }


def _occasion(report: Report) -> str:
    """The line below the title that says when and where the report was delivered, verbatim."""
    for line in report.text.splitlines()[:4]:
        if line.startswith(("——", "—", "（", "(")) and re.search(
            r"\d{4}年|[〇○零一二三四五六七八九]{4}年", line
        ):
            return line.strip("—（）() ")
    return ""


def _periods(report: Report, translate: Translate) -> str:
    told = []
    for words, period in (
        (N_("reviews {period}"), report.review_period),
        (N_("plans {period}"), report.plan_period),
    ):
        if period:
            told.append(translate(words).format(period=say_period(period)))
    return " · ".join(told)


def _date(report: Report) -> tuple[int, int, int]:
    """The document's date: the source's own, else the first day of the report's year."""
    if found := _DATE.match(report.metadata.date):
        year, month, day = map(int, found.groups())
        if 1 <= month <= 12 and 1 <= day <= 28:
            return year, month, day
    return report.year or 1970, 1, 1


def _qr(url: str) -> tuple[str, ...]:
    """The rows of the QR code of ``url``, ``1`` for a dark module."""
    try:
        import segno
    except ImportError:
        raise MissingExtraError(
            "the QR code needs segno; install it with: pip install 'duixian[publish]'"
        ) from None
    code = segno.make_qr(url, error="m")
    return tuple("".join(str(module) for module in row) for row in code.matrix)
