"""Whether a text is a government work report, by what it says and how it speaks.

The masthead speaks first: a title, the salutation, the words ``我代表…人民政府``, ``请予审议``, the
congress that hears it, headings that review and plan. An excerpt has none of these; it is known
by the density of the words that fill every report and few other texts.
"""

import re
from functools import cache

from duixian.lexicon.loader import Lexicon, load
from duixian.model import Document
from duixian.stages.parse.masthead import (
    Masthead,
    fold,
    identity_words,
    read_headings,
    read_masthead,
)

STATED = 5  # of a masthead, headings and labels, which are worth 13 together
LONG = 600
DENSE = {True: 5.5, False: 6.5}  # long texts, short ones; the median of report passages is 14
FEWEST = 40
_SPOKEN = re.compile(
    r"(?:我|现在)[^。，\n]{0,6}(?:代表|受|根据)[^。，\n]{0,20}"
    r"(?:政府|国务院|委员会|行署|行政公署|中央)[^。\n]{0,30}(?:报告|委托)"
)
_SESSION = re.compile(r"届[^。，\n]{0,16}(?:人民代表大会|人大)[^。，\n]{0,10}次[^。，\n]{0,4}会")
_CALLED = re.compile(r"各位(?:委员、各位)?代表\s?[：:！!，,\n]")
_TITLES = ("report_title", "communique", "sibling_title")
_TITLE_END = re.compile(r"[（(《》）)\s0-9年度摘要全文节选\[\]］［|｜_—-].*|")


@cache
def policy_words() -> Lexicon:
    """Words that fill every report."""
    return load("policy")


@cache
def other_words() -> Lexicon:
    """Words of notices, statutes, news, companies, papers and stories."""
    return load("other_texts")


def is_report(document: Document) -> bool:
    """Whether ``document`` is a work report, an excerpt of one, or its statistical sibling."""
    head = read_masthead(document)
    # Characters of three bytes in UTF-8 are Chinese, but for some punctuation.
    han = (len(head.text.encode()) - len(head.text)) // 2
    if han < FEWEST:
        return False
    stated = _masthead_score(head) + _label_score(document)
    against = len({hit.start for hit in other_words().find(head.text)})
    if stated >= STATED and 2 * against <= stated:
        return True
    stated += _heading_score(document)
    if stated >= STATED and 2 * against <= stated:
        return True
    if 5 * han < 2 * len(head.text) or against > han // 500:
        return False
    return _density(head.text, han) + stated >= DENSE[han >= LONG]


def _masthead_score(head: Masthead) -> int:
    opening = head.text[: head.front + 600]
    titled = any(
        hit.entry.id in _TITLES
        and (line := head.title_like(hit))
        and "《" not in line.words[1 : hit.start - line.start]
        and _TITLE_END.fullmatch(line.words, hit.end - line.start)
        for hit in head.hits
    )
    return (
        4 * titled
        + bool(_CALLED.search(opening))
        + 2 * bool(_SPOKEN.search(opening))
        + any(hit.entry.id == "submission" and hit.start < len(opening) for hit in head.hits)
        + bool(_SESSION.search(head.text))
        + any(hit.entry.id in ("report_title", "communique") for hit in head.hits)
    )


def _heading_score(document: Document) -> int:
    headings = read_headings(document)
    return any(line.reviews for line in headings) + any(
        not line.parts.isdisjoint(("task", "target")) for line in headings
    )


def _label_score(document: Document) -> int:
    labels = fold(document.source.name[-200:] + "\n" + document.metadata.title[:200])
    return 2 * any(hit.entry.id in _TITLES for hit in identity_words().find(labels))


def _density(sample: str, han: int) -> float:
    """How many policy words stand in a hundred Chinese characters; goals and verbs count twice."""
    weights = {"public": 2, "drive": 2, "outcome": 1}
    total = sum(weights[hit.entry.id] for hit in policy_words().find(sample))
    return total / (han / 100)
