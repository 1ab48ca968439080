"""``duixian demo``: the whole job on the sample that ships with the package."""

from rich.text import Text

from duixian import pipeline
from duixian.i18n import N_, Language, translator
from duixian.publish.page import Page, Terminal
from duixian.publish.terminal import print_head, print_line, print_report
from duixian.sample import sample


def show_demo(language: Language) -> None:
    """Read the two reports and the newspaper page, and show what each becomes."""
    page = Page(Terminal(), translator(language))
    texts = sample()
    earlier, later, scattered = (
        pipeline.read_bytes(text.read_bytes(), text.name)
        for text in (texts.earlier, texts.later, texts.page)
    )
    page.paragraph(
        Text(page.say(N_("The sample: two reports of an invented county, a year apart.")))
    )
    print_line(earlier, page)
    print_line(later, page)
    print_report(later, page)
    page.line()
    told = N_("The same report as a newspaper page: blocks out of order, words and numbers broken.")
    page.paragraph(Text(page.say(told)))
    print_head(scattered, page)
    page.line()
    told = N_("Now one of your own: duixian read FILE, or duixian read FILE --out FILE.xlsx")
    page.paragraph(Text(page.say(told)))
