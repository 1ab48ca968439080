"""Print docs/reference/corpus-tables.md: the tables of a corpus, column by column."""

import sys
from collections.abc import Iterator

from duixian.corpus.schema import OVERALL, TABLES

LEAD = {
    "reports": "A row is a source, read or failed.",
    "statements": "A row is a sentence or a bullet.",
    "figures": "A row is a number, with the sentence it stands in.",
    "findings": "A row is something to look at: of the text, its label, its arithmetic.",
    "commitments": "A row is a promise of a report that speaks for its place and year.",
    "verdicts": "A row is a promise held against the report of the year after.",
    "pairs": "A row is a report that speaks for its place and year, with the one that answers it.",
    "duplicates": "A row is two reports that share their words.",
}


def page() -> Iterator[str]:
    """The lines of the page."""
    yield "# Columns of the corpus tables"
    yield ""
    yield "Made by `scripts/corpus_tables.py` from the schema that the tables are written by."
    yield "What the tables are for: [corpus tables](corpus.md)."
    for name, columns in {**TABLES, **OVERALL}.items():
        yield ""
        yield f"## `{name}`"
        yield ""
        yield LEAD[name]
        yield ""
        yield "| column | type | meaning |"
        yield "|---|---|---|"
        for column in columns:
            yield f"| `{column.name}` | {column.type} | {column.meaning} |"


if __name__ == "__main__":
    sys.stdout.write("\n".join(page()) + "\n")
