"""What stands around every page: its head, the navigation, the names of codes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from duixian.errors import OutputError
from duixian.i18n import N_, Language, labels, translator
from duixian.publish.edition import Edition
from duixian.publish.reconciled import ORDER
from duixian.publish.site.engine import sayer
from duixian.publish.site.reports import ReportPage

HTML_LANGUAGE: dict[Language, str] = {"zh": "zh-CN", "en": "en"}
NAMES = {
    "verdict": labels.VERDICTS,
    "kind": labels.KINDS,
    "topic": labels.TOPICS,
    "severity": labels.SEVERITIES,
    "measure": labels.MEASURES,
    "change": labels.CHANGES,
    "ignored": labels.IGNORED,
    "bound": labels.BOUNDS,
    "unit": labels.UNITS,
}
ENTRIES = labels.KINDS | {"indicator": N_("indicator")}  # of the search index


@dataclass(frozen=True)
class Place:
    """Where the pages of a language stand; ``up`` leads from there to the site's folder."""

    language: Language
    folder: Path
    up: str


@dataclass(frozen=True)
class Shell:
    """What every page is given."""

    shared: dict[str, Any]
    base_url: str | None
    up: str
    language: Language

    def of(self, file: str) -> dict[str, Any]:
        """The context of the page in ``file``."""
        other = "en" if self.language == "zh" else "zh"
        address = None
        if self.base_url:
            folder = f"{self.language}/" if self.up else ""
            address = f"{self.base_url.rstrip('/')}/{folder}{file}"
        other_href = f"../{file}" if self.up else f"{other}/{file}"
        return self.shared | {"file": file, "other_href": other_href, "address": address}


def shell(
    edition: Edition,
    pages: Sequence[ReportPage],
    followed: bool,
    place: Place,
    base_url: str | None,
) -> Shell:
    """The shell of the pages at ``place``; ``followed`` says that there are indicators.

    Raise :class:`OutputError` for a ``base_url`` that is no web address.
    """
    if base_url and not base_url.startswith(("https://", "http://")):
        raise OutputError(
            "{url}: not a web address; give one that begins with https:// or http://", url=base_url
        )
    translate = translator(place.language)
    menu = [("index.html", N_("Overview"))]
    if edition.reconciliation:
        menu.append(("reconciliation.html", N_("Promises and results")))
    if followed:
        menu.append(("indicators.html", N_("Indicators")))
    menu += [
        ("report.html", N_("The report")),
        ("findings.html", N_("Findings")),
        ("methods.html", N_("Methods")),
        ("downloads.html", N_("Downloads")),
    ]
    used = {topic for page in pages for one in page.report.statements for topic in one.topics}
    shared = {
        "_": sayer(translate),
        "lang": HTML_LANGUAGE[place.language],
        "other_lang": HTML_LANGUAGE["en" if place.language == "zh" else "zh"],
        "up": place.up,
        "gap": " " if place.language == "en" else "",  # between two sentences
        "menu": [(href, translate(title)) for href, title in menu],
        "site_name": name_of(pages[-1], translate),
        "edition": edition,
        "reports": pages,
        "order": ORDER,
        "entries": {code: translate(name) for code, name in ENTRIES.items()},
        "topic_options": [
            (code, translate(name)) for code, name in labels.TOPICS.items() if code in used
        ],
        "names": {
            sort: {code: translate(name) for code, name in names.items()}
            for sort, names in NAMES.items()
        },
    }
    return Shell(shared, base_url, place.up, place.language)


def name_of(page: ReportPage, translate: Callable[[str], str]) -> str:
    """Place, year and title of a report, what its title says already not said again."""
    report, title = page.report, page.title
    named = report.place.name if report.place and report.place.name not in title else ""
    if report.year is None or page.year in title:
        return f"{named}{title}"
    told = N_("{place} {year}: {title}") if named else N_("{year}: {title}")
    return translate(told).format(title=title, place=named, year=page.year)
