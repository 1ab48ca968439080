"""Findings of a text that was recognised from pictures: what to compare with the page."""

from collections.abc import Iterator, Sequence

from duixian.i18n import N_
from duixian.model import Document, Figure, Finding, Quote

DOUBTFUL = 0.9  # confidence of the least sure character of a figure


def recognition_findings(document: Document, figures: Sequence[Figure]) -> Iterator[Finding]:
    """Figures with a character that was not sure, repaired signs, and ink without words."""
    recognition = document.recognition
    if recognition is None:
        return
    for figure in figures:
        sure = recognition.of(document.origin, figure.start, figure.end)
        if sure < DOUBTFUL:
            yield Finding(
                "ocr-doubtful",
                "warning",
                N_("“{text}” was recognised with a confidence of {confidence}; compare the page"),
                {"text": figure.text, "confidence": f"{sure:.0%}"},
                (Quote.take(document, figure.start, figure.end),),
            )
    for repair in recognition.repairs:
        yield Finding(
            "ocr-repaired",
            "warning",
            N_("page {page}: “{before}” was recognised and is read as “{after}” (rule {rule})"),
            {
                "page": str(repair.page),
                "before": repair.before,
                "after": repair.after,
                "rule": repair.rule,
            },
            (),
        )
    for box in recognition.uncovered:
        sides = "、".join(f"{round(side)}" for side in (box.x0, box.y0, box.x1, box.y1))
        yield Finding(
            "ocr-uncovered",
            "warning",
            N_("page {page}: ink in which no words were read (left, top, right, bottom: {box} pt)"),
            {"page": str(box.page), "box": sides},
            (),
        )
