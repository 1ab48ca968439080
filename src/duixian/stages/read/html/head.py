"""What a page says about itself: title, date and publisher."""

import re
from functools import cache
from itertools import zip_longest

from duixian.lexicon.loader import Lexicon, load
from duixian.stages.read.html.flow import Piece
from duixian.stages.read.html.page import Element

_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d{2})\s{0,2}[-/.年]\s{0,2}(\d{1,2})\s{0,2}[-/.月]\s{0,2}(\d{1,2})(?!\d)"
)
_PARTS = re.compile(r"[|｜]|[_\-–—](?=[^_\-–—]{2})")
_BLANKS = re.compile(r"\s+")
_FOOTNOTE = re.compile(r"[\[［【〔(（]?\d{1,2}[\]］】〕)）]$")
_LABEL_LINE = 200  # characters of a line in which a label is looked for
_VALUE = 30  # characters that a date or a publisher has at most
_AROUND = " ：:　\xa0[]【】|｜"


@cache
def _names() -> Lexicon:
    return load("page_metadata")


class Head:
    """The ``<head>`` of a page, and the elements with known ids."""

    def __init__(self, tree: Element) -> None:
        self.metas: dict[str, str] = {}
        for meta in tree.iter("meta"):
            name = meta.get("name") or meta.get("property") or ""
            content = _flat(meta.get("content") or "")
            if content:
                self.metas.setdefault(name.lower(), content)
        self.titles = _titles(tree)
        self.elements: dict[str, str] = {}
        for element in tree.iter():
            entry = _names().by_form.get(element.get("id") or "")
            if entry is not None and entry.extra["where"] == "element":
                self.elements[entry.id] = _flat("".join(element.itertext()))

    def meta(self, id_: str) -> str:
        """The content of the best meta element for an entry of the vocabulary, such as ``date``."""
        forms = _names().by_id[id_].forms
        return next((self.metas[form] for form in forms if form in self.metas), "")

    def date(self, around: list[Piece]) -> str:
        """ISO date of publication: from meta elements, known ids, labels; empty if none."""
        values = [self.meta("date"), self.elements.get("date_element", "")]
        values.extend(_labelled("date_label", around))
        return next((iso for value in values if (iso := iso_date(value))), "")

    def publisher(self, around: list[Piece]) -> str:
        """Who published it; the site's name where nobody else is named."""
        values = [self.meta("publisher"), self.elements.get("publisher_element", "")]
        values.extend(_first_word(value) for value in _labelled("publisher_label", around))
        values.append(self.meta("site"))
        return next((value for value in values if value), "")


def iso_date(text: str) -> str:
    """The first date in ``text`` as ``YYYY-MM-DD``, empty where there is none."""
    found = _DATE.search(text)
    if not found:
        return ""
    year, month, day = (int(part) for part in found.groups())
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def same_title(first: str, second: str) -> bool:
    """Whether two titles are the same but for white space and a footnote mark."""
    return _bare(first) == _bare(second) != ""


def _bare(title: str) -> str:
    return _FOOTNOTE.sub("", _BLANKS.sub("", title))


def _labelled(id_: str, pieces: list[Piece]) -> list[str]:
    """What follows the label: in its line up to the next label, or else the next line."""
    values = []
    for piece, following in zip_longest(pieces, pieces[1:]):
        line = piece.text[:_LABEL_LINE]
        hits = list(_names().find(line))
        for index, hit in enumerate(hits):
            if hit.entry.id != id_:
                continue
            last = index + 1 == len(hits)
            value = line[hit.end : None if last else hits[index + 1].start].strip(_AROUND)
            if not value and last and following is not None and _is_value(following.text):
                value = following.text
            values.append(value)
    return values


def _is_value(text: str) -> bool:
    return len(text) <= _VALUE and next(_names().find(text), None) is None


def _first_word(text: str) -> str:
    return text.split(maxsplit=1)[0] if text.split() else ""


def _titles(tree: Element) -> list[str]:
    """The parts of ``<title>``: article and site stand in either order."""
    whole = _flat("".join(text for title in tree.iter("title") for text in title.itertext()))
    return [whole, *(part.strip() for part in _PARTS.split(whole))] if whole else []


def _flat(text: str) -> str:
    return " ".join(text.split())
