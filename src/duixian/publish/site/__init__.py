"""The site: a folder of pages that works from a file share, under a sub-path, without a network.

In the folder stand the pages in the language that was asked for; in ``en`` (or ``zh``) the same
pages in the other one. Both use the style sheet, the scripts and the search index of ``assets``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from duixian import pipeline
from duixian.i18n import Language, labels, translator
from duixian.publish.edition import Edition
from duixian.publish.naming import name_of
from duixian.publish.products import Wishes
from duixian.publish.site import downloads, findings, reading, searching, verdicts
from duixian.publish.site.chart import chart
from duixian.publish.site.engine import assets, environment, render, save
from duixian.publish.site.front import front
from duixian.publish.site.links import Chips, chips
from duixian.publish.site.reports import ReportPage, report_pages
from duixian.publish.site.series import Indicator, indicators
from duixian.publish.site.shell import Place, shell

OTHER: dict[Language, Language] = {"zh": "en", "en": "zh"}


@dataclass(frozen=True)
class Site:
    """What the pages of both languages are made of."""

    edition: Edition
    pages: tuple[ReportPage, ...]
    indicators: tuple[Indicator, ...]
    chips: tuple[Chips, ...]
    series: Mapping[str, str] = field(default_factory=dict)


Page = tuple[str, str, dict[str, Any]]  # file, template, context


def write_site(edition: Edition, folder: Path, wishes: Wishes) -> Iterator[Path]:
    """Write the site of ``edition`` to ``folder`` and yield its files.

    Raise :class:`MissingExtraError` without Jinja2, :class:`OutputError` where a template cannot
    be used or a file cannot be written.
    """
    site = _gather(edition)
    for name, data in assets(wishes.templates):
        yield save(folder / "assets" / name, data)
    index = searching.script(site.pages, site.indicators, site.chips)
    yield save(folder / "assets" / "search-index.js", index)
    made = environment(wishes.templates)
    for language in (wishes.language, OTHER[wishes.language]):
        home = language == wishes.language
        place = Place(language, folder if home else folder / language, "" if home else "../")
        around = shell(edition, site.pages, bool(site.indicators), place, wishes.base_url)
        for file, template, context in _pages(site, place, folder):
            yield save(place.folder / file, render(made, template, around.of(file) | context))


def _gather(edition: Edition) -> Site:
    pages = report_pages(edition)
    followed = indicators(edition, pages)
    held = edition.reconciliation
    promised, answered = chips(held.items) if held else ({}, {})
    own: list[Chips] = [{} for _ in pages]
    own[-1] = answered
    if held:
        own[-2] = promised
    series = {one.id or one.name: one.file for one in followed}
    return Site(edition, pages, followed, tuple(own), series)


def _pages(site: Site, place: Place, root: Path) -> Iterator[Page]:
    translate = translator(place.language)
    found = findings.groups(site.edition, site.pages, translate)
    yield "index.html", "index.html", {"front": _front(site, place), "found": found}
    flags = findings.flags(found, site.pages)
    for page, own in zip(site.pages, site.chips, strict=True):
        notes = reading.Notes(own, flags[page.file], site.series)
        yield page.file, "report.html", _report(page, notes, place)
    held = site.edition.reconciliation
    if held:
        before, after = site.pages[-2:]
        groups = verdicts.groups(held, before, after, translate)
        told = {"groups": groups, "before": before, "after": after}
        unprompted = [after.statements[id_] for id_ in held.unprompted]
        told |= {"counts": verdicts.counts(held), "unprompted": unprompted}
        yield "reconciliation.html", "reconciliation.html", told
    if site.indicators:
        yield "indicators.html", "indicators.html", {"indicators": site.indicators}
    for one in site.indicators:
        charts = [(row, chart(row, _unit(row.unit, place), place.language)) for row in one.series]
        yield one.file, "indicator.html", {"indicator": one, "charts": charts}
    methods = pipeline.methods()
    told = {"groups": found, "checked": {one.code for one in methods.checks}}
    yield "findings.html", "findings.html", told
    told = {"methods": methods, "ignored": _ignored(site.edition)}
    yield "methods.html", "methods.html", told
    sources = [page.report.source for page in site.pages]
    told = {"shelves": list(downloads.shelves(root)), "sources": sources}
    yield "downloads.html", "downloads.html", told
    yield "search.html", "search.html", {}


def _front(site: Site, place: Place) -> Any:
    return front(site.edition, site.pages, site.series, translator(place.language))


def _report(page: ReportPage, notes: reading.Notes, place: Place) -> dict[str, Any]:
    report = page.report
    measured = {
        figure.indicator.id: name_of(figure.indicator)
        for figure in reversed(report.figures)
        if figure.indicator and figure.indicator.id
    }
    return {
        "page": page,
        "root": reading.blocks(report, notes, translator(place.language)),
        "measured": sorted(measured.items(), key=lambda pair: pair[1]),
    }


def _unit(code: str | None, place: Place) -> str:
    return labels.label(labels.UNITS, code, translator(place.language))


def _ignored(edition: Edition) -> list[tuple[str, int]]:
    """How many numbers are no figures, by the rule that says so, the most common first."""
    rules = [one.rule for one in edition.report.ignored]
    counted = {rule: rules.count(rule) for rule in dict.fromkeys(rules)}
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
