"""Whether a text is a government work report, by what it says and how it speaks.

The masthead speaks first: a title, the salutation, the words ``我代表…人民政府``, ``请予审议``, the
congress that hears it, headings that review and plan. An excerpt has none of these; it is known
by the density of the words that fill every report and few other texts.
"""

import re
from functools import cache

from duixian.lexicon.loader import Lexicon, load
from duixian.model import Document
from duixian.stages.parse.masthead import Masthead, fold, identity_words, read_masthead
from duixian.stages.parse.parts import words_of_parts

SAMPLE = 6000
ENOUGH = 4
FEWEST = 40
_HAN = re.compile(r"[\u3400-\u9fff]")
_MANDATED = re.compile(
    r"(?:代表|受)[^。，\n]{0,20}(?:政府|国务院|委员会|行署|中央)[^。\n]{0,30}(?:报告|委托)"
)
_SESSION = re.compile(r"届[^。，\n]{0,16}(?:人民代表大会|人大)[^。，\n]{0,10}次[^。，\n]{0,4}会")
_TITLES = ("report_title", "communique", "sibling_title")


@cache
def policy_words() -> Lexicon:
    """Words that fill every report."""
    return load("policy")


def is_report(document: Document, head: Masthead | None = None) -> bool:
    """Whether ``document`` is a work report, an excerpt of one, or its statistical sibling."""
    if len(_HAN.findall(document.text, 0, SAMPLE)) < FEWEST:
        return False
    head = head or read_masthead(document, ())
    spoken = _masthead_score(head) + _heading_score(head) + _label_score(document)
    return spoken + _density_score(document.text) >= ENOUGH


def _masthead_score(head: Masthead) -> int:
    ids = {hit.entry.id for hit in head.hits if hit.start < head.front + 600}
    titled = any(hit.entry.id in _TITLES and head.title_like(hit) for hit in head.hits)
    opening = head.text[: head.front + 600]
    return (
        3 * titled
        + ("vocative" in ids)
        + 2 * bool(_MANDATED.search(opening))
        + ("submission" in ids)
        + bool(_SESSION.search(head.text))
        + any(hit.entry.id == "report_title" for hit in head.hits)
    )


def _heading_score(head: Masthead) -> int:
    ids = {hit.entry.id for line in head.headings for hit in words_of_parts().find(line.words)}
    return bool(ids & {"review", "term_review"}) + bool(ids & {"task", "target"})


def _label_score(document: Document) -> int:
    labels = fold(document.source.name + "\n" + document.metadata.title)
    return 2 * any(hit.entry.id in _TITLES for hit in identity_words().find(labels))


def _density_score(text: str) -> int:
    """-4 to 4: how many policy words stand among a hundred characters of the sample."""
    sample = text[:SAMPLE]
    counts = {"public": 0, "drive": 0, "outcome": 0}
    for hit in policy_words().find(sample):
        counts[hit.entry.id] += 1
    size = max(len(_HAN.findall(sample)), 1) / 100
    total = sum(counts.values()) / size
    public, drive = counts["public"] / size, counts["drive"] / size
    return 0 if total < 2 else round(total + public + drive)
