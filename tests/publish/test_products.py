"""What can be published, and that the command line knows it."""

import re
from pathlib import Path

import pytest

from duixian import pipeline
from duixian.cli import publishing
from duixian.publish.edition import edit
from duixian.publish.products import PRODUCTS, Wishes, write_products
from duixian.publish.templates import FOLDERS, export_templates
from duixian.sample import sample


def test_the_command_line_names_every_product() -> None:
    """``--only`` offers what is made, in the order in which it is made, without importing it."""
    assert list(PRODUCTS) == publishing.PRODUCTS


def test_every_link_of_the_poster_leads_to_an_element_of_the_site(tmp_path: Path) -> None:
    """The two stand side by side; a page or an anchor that one of them renames breaks the other."""
    pytest.importorskip("typst")
    pytest.importorskip("jinja2")
    later, earlier = (
        pipeline.read_bytes(file.read_bytes(), file.name)
        for file in (sample().later, sample().earlier)
    )
    made = edit(later, [earlier])
    list(write_products(made, tmp_path, ("poster", "site"), Wishes(language="zh")))
    poster = tmp_path / "poster" / "poster.svg"
    links = set(re.findall(r'<a [^>]*?\bhref="([^"]+)"', poster.read_text("utf-8")))
    assert len(links) > 100
    ids: dict[Path, set[str]] = {}
    for link in links:
        page, _, anchor = link.partition("#")
        path = (poster.parent / page).resolve()
        if path not in ids:
            ids[path] = set(re.findall(r'\bid="([^"]+)"', path.read_text("utf-8")))
        assert anchor in ids[path], link


def test_the_templates_of_all_products_go_into_one_folder(tmp_path: Path) -> None:
    """Each keeps its name, and no two share one: --templates finds them there."""
    names = [path.name for path in export_templates(tmp_path / "office")]
    assert len(names) == len(set(names)) > len(FOLDERS)
