"""The page of what the checks found, at two widths and in both languages."""

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from duixian.i18n import Language, translator
from duixian.pipeline import check_report, check_reports, read_bytes
from duixian.publish.checked import print_across, print_checked
from duixian.publish.page import Page
from duixian.sample import sample
from tests.plugins.golden import Golden


def shown(width: int, language: Language) -> str:
    earlier, later = (
        read_bytes(one.read_bytes(), one.name) for one in (sample().earlier, sample().later)
    )
    out = io.StringIO()
    console = Console(file=out, width=width, highlight=False, markup=False, emoji=False)
    page = Page(console, translator(language))
    print_checked(later, check_report(later), page)
    print_across(earlier, later, check_reports(earlier, later), page)
    return out.getvalue()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [60, 80])
def test_the_page_is_what_it_was(golden: Golden, width: int, language: Language) -> None:
    """The whole page, without colour."""
    golden.check(f"check-{language}-{width}.txt", shown(width, language))


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """Also in a narrow window."""
    assert max(cell_len(line) for line in shown(width, "zh").splitlines()) <= width
