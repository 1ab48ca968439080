"""``duixian demo``: the whole job on the sample that ships with the package."""

from rich.text import Text

from duixian import pipeline
from duixian.i18n import N_, Language, translator
from duixian.publish.page import Page, Terminal
from duixian.publish.reconciled import print_reconciliation
from duixian.publish.terminal import print_head, print_line, print_report
from duixian.sample import sample

FEW = 2  # promises of each verdict


def show_demo(language: Language) -> None:
    """Hold the two reports against each other, then show what each source becomes."""
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
    print_reconciliation(pipeline.reconcile_reports(earlier, later), page, few=FEW)
    page.line()
    told = N_("The later report by itself: its targets, its report card and its task book.")
    page.paragraph(Text(page.say(told)))
    print_report(later, page)
    page.line()
    told = N_("The same report as a newspaper page: blocks out of order, words and numbers broken.")
    page.paragraph(Text(page.say(told)))
    print_head(scattered, page)
    page.line()
    told = N_("Now one of your own: duixian read FILE, or duixian read FILE --out FILE.xlsx")
    page.paragraph(Text(page.say(told)))
