"""Pictures of the site: desktop, phone, dark, large print, paper, and the other language.

Called by pictures.py.
"""

import shutil
import struct
import tempfile
import zlib
from pathlib import Path
from typing import Any

import pypdfium2
from playwright.sync_api import Browser, sync_playwright

from duixian import pipeline
from duixian.publish.edition import edit
from duixian.publish.products import Wishes
from duixian.publish.site import write_site
from duixian.sample import sample

WIDE: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2}
DARK: dict[str, Any] = {**WIDE, "color_scheme": "dark"}
# What the pages of docs show, then what is only looked at: page, window, pixels of height.
SHOWN = {
    "site": ("reconciliation.html", WIDE, 1350),
    "site-phone": ("index.html", PHONE, 1150),
    "site-dark": ("indicator-gdp.html", DARK, 720),
}
LOOKED_AT = {
    **{
        f"site-{name}": (f"{name}.html", WIDE, 1900)
        for name in ("index", "report", "indicators", "findings", "methods", "downloads")
    },
    "site-search": ("search.html?q=就业", WIDE, 1200),
    "site-report-phone": ("report.html", PHONE, 1700),
    "site-reconciliation-phone": ("reconciliation.html", PHONE, 2400),
    "site-indicator-phone": ("indicator-gdp.html", PHONE, 1500),
    "site-elder": ("index.html?elder=1", WIDE, 1900),
    "site-elder-phone": ("reconciliation.html?elder=1", PHONE, 2400),
    "site-dark-report": ("report.html", DARK, 1900),
    "site-en": ("en/index.html", WIDE, 1900),
    "site-en-reconciliation": ("en/reconciliation.html", WIDE, 1900),
}
PAPER = ("index", "reconciliation", "report", "indicator-gdp")
SHEETS = 2  # of each that is printed


def draw(shown: Path, looked_at: Path) -> None:
    """Photograph the site of the sample, and print it."""
    texts = sample()
    earlier, later = (
        pipeline.read_bytes(one.read_bytes(), one.name) for one in (texts.earlier, texts.later)
    )
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name) / "site"
        list(write_site(edit(later, [earlier]), folder, Wishes("zh")))
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for target, pictures in ((shown, SHOWN), (looked_at, LOOKED_AT)):
            for picture, (page, window, height) in pictures.items():
                address = f"{folder.as_uri()}/{page}"
                photograph(browser, address, target / f"{picture}.png", window, height)
        for page in PAPER:
            print_out(browser, f"{folder.as_uri()}/{page}.html", looked_at / f"site-paper-{page}")
        browser.close()


def photograph(
    browser: Browser, address: str, target: Path, window: dict[str, Any], height: int
) -> None:
    """The upper ``height`` pixels of a page."""
    context = browser.new_context(**window)
    page = context.new_page()
    page.goto(address)
    whole = page.evaluate("document.documentElement.scrollHeight")
    width = window["viewport"]["width"]
    clip: Any = {"x": 0, "y": 0, "width": width, "height": min(height, whole)}
    page.screenshot(path=target, clip=clip, full_page=True)
    context.close()


def print_out(browser: Browser, address: str, target: Path) -> None:
    """The first sheets as they come out of a printer."""
    page = browser.new_page()
    page.goto(address)
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    for number in range(min(SHEETS, len(document))):
        bitmap = document[number].render(scale=1.4, rev_byteorder=True)
        rows, width = bytes(bitmap.buffer), 3 * bitmap.width
        lines = (rows[at : at + width] for at in range(0, len(rows), bitmap.stride))
        drawn = png(bitmap.width, bitmap.height, b"".join(b"\0" + line for line in lines))
        target.with_name(f"{target.name}-{number + 1}.png").write_bytes(drawn)
    page.close()


def png(width: int, height: int, lines: bytes) -> bytes:
    """A picture of RGB lines, each behind a zero byte."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
