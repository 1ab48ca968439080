"""Whether the text layer of a PDF says what its pages show."""

from collections.abc import Sequence

from duixian.errors import SourceError
from duixian.i18n import N_
from duixian.stages.read.encoding.plausible import PLAUSIBLE, plausibility
from duixian.stages.read.layout.typeset import TypesetPage

_SCAN = N_(
    "{name}: {count} pages of pictures and no text (a scan); recognising its text (OCR) is not "
    "supported yet: do that with another program, save the text as DOCX or plain text and read that"
)
_BARE = N_("{name}: no text on its {count} pages; give the file with the report")
_ODD = 0.02  # share of characters that cannot stand in a text
_SAMPLE = 200_000


def refuse_unreadable(pages: Sequence[tuple[TypesetPage, bool]], name: str) -> None:
    """Raise ``SourceError`` for pages without text, and for text that no reader could have set."""
    text = "".join(run.text for page, _ in pages for run in page.runs)[:_SAMPLE]
    if not text.strip():
        pictured = any(pictured for _, pictured in pages)
        raise SourceError(_SCAN if pictured else _BARE, name=name, count=len(pages))
    odd = sum(map(_is_odd, text)) / len(text)
    common = plausibility(text)
    if odd > _ODD or (common is not None and common < PLAUSIBLE):
        wrong = max(odd, 1 - common if common is not None else 0.0)
        raise SourceError(
            "{name}: its text layer does not say what the pages show ({share} of its characters "
            "are wrong: fonts without a Unicode map); recognising text (OCR) is not supported "
            "yet: do that with another program, save the text as DOCX or plain text and read that",
            name=name,
            share=f"{wrong:.0%}",
        )


def _is_odd(char: str) -> bool:
    """Whether ``char`` is a control, of private use, or the mark of a lost character."""
    return char < " " or "\ue000" <= char <= "\uf8ff" or char >= "\U000f0000" or char == "\ufffd"
