"""Whether the text layer of a PDF says what its pages show."""

from collections.abc import Sequence

from duixian.errors import SourceError
from duixian.stages.read.encoding.plausible import PLAUSIBLE, plausibility
from duixian.stages.read.layout.typeset import TypesetPage

_FEW = 4  # characters of a page number: a page of pictures with no more is a scan
_ODD = 0.02  # share of characters that cannot stand in a text
_SAMPLE = 200_000


def to_recognise(pages: Sequence[tuple[TypesetPage, bool]], name: str) -> list[int]:
    """The numbers of the pages whose text layer does not give their words.

    Those are all pages where the layer is none that anyone could have set (fonts without a Unicode
    map), else the pages of pictures without text. Raise ``SourceError`` where there is neither.
    """
    text = "".join(run.text for page, _ in pages for run in page.runs)[:_SAMPLE]
    scans = [
        page.number
        for page, pictured in pages
        if pictured and sum(len(run.text) for run in page.runs) <= _FEW
    ]
    if not text.strip() and not scans:
        raise SourceError(
            "{name}: no text on its {count} pages; give the file with the report",
            name=name,
            count=len(pages),
        )
    odd = sum(map(_is_odd, text)) / max(len(text), 1)
    common = plausibility(text)
    if odd > _ODD or (common is not None and common < PLAUSIBLE):
        return [page.number for page, _ in pages]
    return scans


def refuse_unreadable(pages: Sequence[tuple[TypesetPage, bool]], name: str) -> list[int]:
    """The numbers of the pages that are left unread, of a form that is not rendered here.

    Raise ``SourceError`` where none can be read.
    """
    unread = to_recognise(pages, name)
    if len(unread) == len(pages):
        raise SourceError(
            "{name}: its {count} pages are pictures, or their text layer does not say what they "
            "show; print it to PDF and read that: its text is then recognised (OCR)",
            name=name,
            count=len(pages),
        )
    return unread


def _is_odd(char: str) -> bool:
    """Whether ``char`` is a control, of private use, or the mark of a lost character."""
    return char < " " or "\ue000" <= char <= "\uf8ff" or char >= "\U000f0000" or char == "\ufffd"
