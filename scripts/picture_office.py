"""Draws what an office gets: pages of the Word documents and of the task table, by LibreOffice.

    python scripts/picture_office.py SHOWN LOOKED_AT

The pages that the documentation shows go to the first folder, every page to the second. Needs
LibreOffice, poppler and a CJK font (Debian: libreoffice-writer libreoffice-calc poppler-utils
fonts-noto-cjk); without LibreOffice nothing is drawn, and that is said.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from importlib.resources import as_file
from pathlib import Path

from duixian.cli.run import run
from duixian.sample import sample

# The fonts of the standard are not free; these stand in for them in the pictures.
STAND_INS = {
    "Noto Serif CJK SC": (
        "仿宋_GB2312",
        "楷体_GB2312",
        "宋体",
        "方正小标宋简体",
        "Times New Roman",
    ),
    "Noto Sans CJK SC": ("黑体",),
}
SHOWN_PAGES = {  # page of a document: name of the picture
    ("督查通报", 1): "office-bulletin",
    ("落实情况表", 1): "office-outcomes",
    ("责任分解表", 1): "office-task-table",
}
DOTS = 84  # an inch


def draw(shown: Path, looked_at: Path) -> None:
    """Fill both folders with pages of the demo's documents."""
    if not shutil.which("soffice") or not shutil.which("pdftoppm"):
        print("office: LibreOffice or poppler is not here; nothing drawn")
        return
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        with as_file(sample().later) as later, as_file(sample().earlier) as earlier:
            words = ["publish", str(later), str(earlier), "--out", folder, "--only", "tables"]
            run([*words, "--lang", "zh"])
        for document in sorted((scratch / "tables").iterdir()):
            pages = as_pdf(document, scratch)
            _photograph(pages, looked_at)
            for (name, page), picture in SHOWN_PAGES.items():
                if name == document.stem:
                    _photograph(pages, shown, page, picture)


def as_pdf(document: Path, scratch: Path) -> Path:
    """``document`` as LibreOffice prints it, in the folder ``scratch``."""
    fonts = scratch / "fonts.conf"
    aliases = "".join(
        f'<alias binding="same"><family>{name}</family>'
        f"<prefer><family>{ours}</family></prefer></alias>"
        for ours, names in STAND_INS.items()
        for name in names
    )
    fonts.write_text(
        '<?xml version="1.0"?><fontconfig>'
        f"<include ignore_missing='yes'>/etc/fonts/fonts.conf</include>{aliases}</fontconfig>",
        "utf-8",
    )
    profile = f"-env:UserInstallation={(scratch / 'profile').as_uri()}"
    subprocess.run(  # noqa: S603 - our own command
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(scratch),  # noqa: S607
         str(document)],
        check=True,
        capture_output=True,
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
    )  # fmt: skip
    return scratch / f"{document.stem}.pdf"


def _photograph(pages: Path, target: Path, page: int | None = None, name: str = "") -> None:
    chosen = ["-f", str(page), "-l", str(page), "-singlefile"] if page else []
    words = [
        "pdftoppm",
        "-png",
        "-r",
        str(DOTS),
        *chosen,
        str(pages),
        str(target / (name or pages.stem)),
    ]
    subprocess.run(words, check=True)  # noqa: S603 - our own command


if __name__ == "__main__":
    draw(Path(sys.argv[1]), Path(sys.argv[2]))
