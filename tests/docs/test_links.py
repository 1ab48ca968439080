"""What a page links to or shows is there."""

import re
from pathlib import Path

import pytest

from tests.docs.test_commands import PAGES, ROOT

pytestmark = pytest.mark.checkout

LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_local_link_and_picture_is_there(page: Path) -> None:
    """Links are relative to the page, so that they work on a disk as on the web."""
    links = [one for one in LINK.findall(page.read_text("utf-8")) if "://" not in one]
    assert [one for one in links if not (page.parent / one).exists()] == []


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_readme_opens_with_the_poster(name: str) -> None:
    """The first picture stands on the first screen, before any command."""
    text = (ROOT / name).read_text("utf-8")
    picture = re.search(r"!\[[^\]]*\]\(docs/pictures/posters[^)]*\.png\)", text)
    assert picture
    assert text.count("\n", 0, picture.start()) < 8
    assert picture.start() < text.index("```")
