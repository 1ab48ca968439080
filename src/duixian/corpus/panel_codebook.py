"""The codebook of a panel: what its columns mean, and the ids of the indicators."""

from collections.abc import Callable

from duixian.corpus.panel_files import Described
from duixian.i18n import N_
from duixian.lexicon.indicators import known, names

PANEL = N_(
    "A row is one place, one year, one indicator in one measure and unit: the target "
    "that the report of that year states first, and the outcome that the next report "
    "to speak of that year states. Only targets for the year of the report and "
    "outcomes of a single year are here; all others are in the table of figures."
)


def codebook(name: str, what: Described, translate: Callable[[str], str], lead: str = PANEL) -> str:
    """The codebook of the rows in the file ``name``, in Markdown; ``lead`` says what a row is."""
    lines = [
        f"# {translate(N_('Codebook'))}: {name}",
        "",
        translate(lead),
        "",
        f"| {translate(N_('column'))} | {translate(N_('meaning'))} |",
        "|---|---|",
        *(f"| `{column.name}` | {translate(column.meaning)} |" for column in what.columns),
        "",
        f"| {translate(N_('indicator'))} | {translate(N_('name'))} "
        f"| {translate(N_('good direction'))} |",
        "|---|---|---|",
    ]
    for indicator in known().values():
        said = "、".join(names(indicator.id)[:3])
        lines.append(f"| `{indicator.id}` | {said} | {indicator.favourable} |")
    return "\n".join(lines) + "\n"
