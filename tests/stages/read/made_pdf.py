"""PDFs as other programs set them: printed by a browser, set downwards, stamped, leaning."""

import io
import math
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from eval.typesetting import FONT, Drawn, new_canvas

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def printed(html: str, folder: Path) -> bytes:
    """The web page ``html`` as Chromium prints it. Without one: skipped, failed where CI is set."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        told = "no chromium on the path; install it with scripts/browser"
        if os.environ.get("CI") == "true":
            pytest.fail(told)
        pytest.skip(told)
    page, target = folder / "page.html", folder / "page.pdf"
    page.write_text(html, encoding="utf-8")
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
    command = [browser, *options, f"--print-to-pdf={target}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return target.read_bytes()


def vertical(columns: Sequence[str], size: float = 14.0) -> bytes:
    """A page of ``columns`` that run downwards, the first one at the right."""
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1)
    pdfmetrics.registerFont(UnicodeCIDFont(FONT, isVertical=True))
    for index, column in enumerate(columns):
        words = canvas.beginText(500 - 1.7 * size * index, 760)
        words.setFont(FONT, size)
        words.textOut(column)
        canvas.drawText(words)
    canvas.showPage()
    canvas.save()
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))  # as everyone else knows it
    return target.getvalue()


def leaning(words: Sequence[Drawn], *, stamp: str = "", lean: float = 0.0) -> bytes:
    """A page of ``words`` that lean by ``lean`` radians, with ``stamp`` printed across it."""
    target, canvas = new_canvas()
    height = canvas._pagesize[1]
    for x, y, text, size in words:
        drawn = canvas.beginText()
        drawn.setTextTransform(1, 0, math.tan(lean), 1, x, height - y - 0.88 * size)
        drawn.setFont(FONT, size)
        drawn.textOut(text)
        canvas.drawText(drawn)
    if stamp:
        canvas.rotate(40)
        canvas.setFont(FONT, 48)
        canvas.drawString(260, 120, stamp)
    canvas.showPage()
    canvas.save()
    return target.getvalue()
