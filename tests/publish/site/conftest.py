"""Editions and the sites made of them."""

from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest

from duixian import pipeline
from duixian.model import Report
from duixian.publish.edition import Edition, edit
from duixian.publish.products import Wishes
from duixian.sample import sample

pytest.importorskip("jinja2")


@pytest.fixture(scope="session")
def reports() -> tuple[Report, Report]:
    """The two years of the sample, the earlier first."""
    texts = sample()
    return tuple(  # type: ignore[return-value]
        pipeline.read_bytes(text.read_bytes(), text.name) for text in (texts.earlier, texts.later)
    )


@pytest.fixture(scope="session")
def edition(reports: tuple[Report, Report]) -> Edition:
    """The sample as an edition of two years."""
    return edit(reports[1], [reports[0]])


@pytest.fixture(scope="session")
def site(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sample in Chinese, English below it; nobody writes to it."""
    from duixian.publish.site import write_site

    folder = tmp_path_factory.mktemp("published") / "site"
    for _ in write_site(edition, folder, Wishes("zh", base_url="https://example.org/qingwan")):
        pass
    return folder


def parsed(page: Path) -> lxml.html.HtmlElement:
    """A page as another program reads it."""
    return lxml.html.document_fromstring(page.read_bytes())


def pages(folder: Path) -> Iterator[tuple[Path, lxml.html.HtmlElement]]:
    """Every page of a site."""
    for path in sorted(folder.rglob("*.html")):
        yield path, parsed(path)
