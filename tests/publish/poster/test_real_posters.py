"""On every real provincial report that is here: a poster is set, and it says nothing of its own."""

from pathlib import Path

import pytest

from duixian.lexicon.indicators import known, names
from duixian.pipeline import read_bytes
from duixian.publish.edition import edit
from duixian.publish.poster.compose import compose
from duixian.publish.poster.quoting import CUT
from duixian.publish.poster.typesetting import Press, desk
from tests.publish.poster.test_quoting import quotes

pytestmark = pytest.mark.slow


def test_every_province_has_a_poster_of_quotes(shared: Path) -> None:
    """All 31 are set as PDF/A, which knows no missing glyph, and every sentence is the report's.

    A name alone may be the lexicon's: the report says 城镇 where a list shares the rest.
    """
    pytest.importorskip("typst")
    paths = sorted((shared / "reports/provinces_2025").glob("*.docx"))
    assert len(paths) > 30
    labels = {names(indicator)[0] for indicator in known()}
    with desk(None) as table:
        press = Press(table, None, "red")
        for path in paths:
            report = read_bytes(path.read_bytes(), path.name)
            poster = compose(edit(report), "zh", None)
            told = [part for quote in quotes(poster) for part in quote.split(CUT)]
            told = [one for one in told if one not in labels]
            text = report.text.replace("\n", "")  # a heading may run over two lines
            assert [one for one in told if one not in text] == [], path.name
            assert poster.aims, path.name
            assert press.set(poster, "pdf").startswith(b"%PDF"), path.name
