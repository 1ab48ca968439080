"""A report in a notebook: its text with the figures marked."""

from html.parser import HTMLParser

import msgspec
import pytest
from lxml import etree

from duixian.i18n import translator
from duixian.model import Report
from duixian.model.markup import SHOWN, to_html
from tests.factories import make_report


class Marks(HTMLParser):
    """Collects the text and the marks; fails on tags that are not balanced."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.marks: list[tuple[str, str]] = []
        self.text = ""
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag."""
        self.open.append(tag)
        if tag == "mark":
            self.marks.append((dict(attrs).get("title") or "", ""))

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that was opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Take the words, those of the style sheet aside."""
        if self.open[-1] == "style":
            return
        self.text += data
        if self.open[-1] == "mark":
            title, words = self.marks[-1]
            self.marks[-1] = (title, words + data)


def marked(report: Report) -> Marks:
    return Marks(to_html(report, translator("en")))


def test_each_figure_is_marked_and_explained() -> None:
    """A mark holds the words of the figure; its title says indicator, value and bound."""
    page = marked(make_report())
    told = {words: title for title, words in page.marks if title}
    assert told["286.4亿元"] == "地区生产总值 (gdp): 28640000000 CNY · amount · 2024"
    assert told["5.5%"] == "地区生产总值 (gdp): 0.055 % · growth rate · about · 2025"
    assert told["6%—6.5%"].startswith("规上工业增加值 (industrial_value_added): 0.06–0.065 %")
    assert len(told) == len({figure.text for figure in make_report().figures})


def test_the_text_is_whole() -> None:
    """Marks change nothing of the text."""
    report = make_report()
    assert report.text.replace("\n", "") in marked(report).text


def test_words_are_escaped() -> None:
    """Markup in a report is shown, not run, in the text and in titles."""
    report = make_report()
    evil = '<script>"x"</script>&'
    head = msgspec.structs.replace(report.source, name=evil)
    text = evil + report.text[len(evil) :]
    html = to_html(msgspec.structs.replace(report, title=evil, text=text, source=head), str)
    assert "<script" not in html
    assert html.count("&lt;script&gt;") >= 2


def test_nothing_is_loaded_from_outside() -> None:
    """The piece of HTML works without a network and is well-formed."""
    html = make_report()._repr_html_()
    assert "http" not in html
    assert "url(" not in html
    assert etree.fromstring(html).tag == "div"


def test_figures_that_share_words_share_a_mark() -> None:
    """Two figures of one number give one mark that explains both."""
    report = make_report()
    first = report.figures[1]
    twin = msgspec.structs.replace(first, id="f99", measure="change")
    page = marked(msgspec.structs.replace(report, figures=(*report.figures, twin)))
    (title,) = [title for title, words in page.marks if words == "6.1%"]
    assert title.count("地区生产总值") == 2


@pytest.mark.parametrize("beyond", [0, 1, 5000])
def test_a_long_text_is_cut_and_says_so(beyond: int) -> None:
    """A notebook does not carry hundreds of pages."""
    report = make_report()
    text = report.text.ljust(SHOWN + beyond, "长")
    html = to_html(msgspec.structs.replace(report, text=text), str)
    assert ("more characters" in html) == (beyond > 0)
    assert html.count("长") <= SHOWN
