"""What a page says about itself: title, date, publisher, and the numbers it is filed under."""

import re
from functools import cache
from itertools import zip_longest

from duixian.lexicon.loader import Hit, Lexicon, load
from duixian.stages.read.html.flow import Piece
from duixian.stages.read.html.page import Element

_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d{2})\s{0,2}[-/.年]\s{0,2}(\d{1,2})\s{0,2}[-/.月]\s{0,2}(\d{1,2})(?!\d)"
)
_PARTS = re.compile(r"[|｜]|[_\-–—](?=[^_\-–—]{2})")
_BLANKS = re.compile(r"\s+")
_FOOTNOTE = re.compile(r"[\[［【〔(（]?\d{1,2}[\]］】〕)）]$")
_LABEL_LINE = 200  # characters of a line in which a label is looked for
_VALUE = 40  # characters that a date, a publisher or a number has at most
# 索 引 号： is one label, set wide.
_SET_WIDE = re.compile(
    r"(?<![\u4e00-\u9fff])(?:[\u4e00-\u9fff]\s{1,4}){1,3}[\u4e00-\u9fff](?=\s?[：:])"
)
_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}[〔\[（(【](?:19|20)\d{2}[〕\]）)】]\s?第?\d{1,4}\s?号")
_DAY_OF_WEEK = re.compile(r"(?:星期|周)[一二三四五六日天]")
_SHEET = re.compile(r"第?\s?[A-Z]?\d{1,3}\s?版|版[：:]")
_PAPERS = ("newspaper", "digital")
_NOTHING = frozenset(["无", "暂无", "空", "-", "—", "/"])
_GENERATED = "生成时间"
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
            entry = _names().by_form.get(element.get("id") or "") or _names().by_form.get(
                element.tag
            )
            if entry is not None and entry.extra["where"] == "element":
                self.elements[entry.id] = _flat("".join(element.itertext()))

    def meta(self, id_: str) -> str:
        """The content of the best meta element for an entry of the vocabulary, such as ``date``."""
        forms = _names().by_id[id_].forms
        return next((self.metas[form] for form in forms if form in self.metas), "")

    def date(self, around: list[Piece]) -> str:
        """ISO date of publication: from meta elements, known ids, labels; empty if none."""
        stated = [self.meta("date"), self.elements.get("date_element", "")]
        labelled = _labelled("date_label", around)
        # Some portals state the day on which they last made the page anew.
        generated = self.metas.get("others", "")
        made_anew = _GENERATED in generated and iso_date(generated) == iso_date(stated[0])
        values = [*labelled, *stated] if made_anew else [*stated, *labelled]
        found = next((iso for value in values if (iso := iso_date(value))), "")
        return found or _edition(around)

    def publisher(self, around: list[Piece]) -> str:
        """Who published it; the site's name where nobody else is named."""
        values = [self.meta("publisher"), self.elements.get("publisher_element", "")]
        values.extend(_first_word(value) for value in _labelled("publisher_label", around))
        values.append(self.meta("site"))
        return next((value for value in values if value), "") or self._newspaper()

    def index_number(self, around: list[Piece]) -> str:
        """索引号: the number in the catalogue of what a government makes public."""
        return _stated("index_label", around)

    def document_number(self, around: list[Piece]) -> str:
        """文号, such as 清府发〔2025〕3号: by its label, or in a line of its own."""
        if number := _stated("document_label", around):
            return number
        lines = (_BLANKS.sub("", piece.text) for piece in around if len(piece.text) <= _VALUE)
        return next((line for line in lines if _NUMBER.fullmatch(line)), "")

    def _newspaper(self) -> str:
        """The newspaper that the title of an e-paper page names, without 数字报."""
        for part in self.titles[1:]:
            hits = [hit for hit in _names().find(part) if hit.entry.id in _PAPERS]
            if hits and hits[-1].end == len(part):
                digital = next((hit for hit in hits if hit.entry.id == "digital"), None)
                return part[: digital.start] if digital else part
        return ""


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


def _labels(line: str) -> list[Hit]:
    return [hit for hit in _names().find(line) if hit.entry.extra["where"] == "label"]


def _closed(label: re.Match[str]) -> str:
    return _BLANKS.sub("", label[0])


def _labelled(id_: str, pieces: list[Piece]) -> list[str]:
    """What follows the label: in its line up to the next label, or else the next line."""
    values = []
    for piece, following in zip_longest(pieces, pieces[1:]):
        line = _SET_WIDE.sub(_closed, piece.text[:_LABEL_LINE])
        hits = _labels(line)
        for index, hit in enumerate(hits):
            if hit.entry.id != id_:
                continue
            last = index + 1 == len(hits)
            value = line[hit.end : None if last else hits[index + 1].start].strip(_AROUND)
            if not value and last and following is not None and _is_value(following.text):
                value = following.text
            values.append(value)
    return values


def _stated(id_: str, around: list[Piece]) -> str:
    values = (_first_word(value) for value in _labelled(id_, around))
    return next((value for value in values if value and value not in _NOTHING), "")


def _edition(around: list[Piece]) -> str:
    """The day of a newspaper's page: a date with its day of the week, where a page is counted."""
    if not any(_SHEET.search(piece.text[:_LABEL_LINE]) for piece in around):
        return ""
    lines = (piece.text[:_LABEL_LINE] for piece in around)
    dates = (iso_date(line) for line in lines if _DAY_OF_WEEK.search(line))
    return next((date for date in dates if date), "")


def _is_value(text: str) -> bool:
    return len(text) <= _VALUE and not _labels(text)


def _first_word(text: str) -> str:
    return text.split(maxsplit=1)[0] if text.split() else ""


def _titles(tree: Element) -> list[str]:
    """The parts of ``<title>``: article and site stand in either order."""
    whole = _flat("".join(text for title in tree.iter("title") for text in title.itertext()))
    return [whole, *(part.strip() for part in _PARTS.split(whole))] if whole else []


def _flat(text: str) -> str:
    return " ".join(text.split())
