"""Draws the picture of the README: what ``duixian demo`` shows in a terminal.

    python scripts/picture.py          writes docs/pictures/demo.png and demo-en.png

Needs Chromium and a CJK font (Debian: chromium, fonts-noto-cjk).
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
COLUMNS, LINES = 92, 58


def shown(language: str) -> str:
    """The first lines of the demo as a terminal gets them, colours included."""
    settings = {"COLUMNS": str(COLUMNS), "FORCE_COLOR": "1", "TERM": "xterm-256color"}
    run = subprocess.run(  # noqa: S603 - our own command
        [Path(sys.executable).with_name("duixian"), "demo", "--lang", language],
        env=os.environ | settings,
        capture_output=True,
        check=True,
        text=True,
    )
    lines = "\n".join(run.stdout.splitlines()[:LINES])
    # Two characters that a terminal shows one column wide are two columns wide in the font.
    return lines.replace("──", "─").replace(" · ", "·")


def draw(language: str, target: Path) -> None:
    """Render the lines in a font whose Chinese is two columns wide, and photograph them."""
    with Path(os.devnull).open("w") as nowhere:
        console = Console(record=True, width=COLUMNS, file=nowhere, color_system="truecolor")
        console.print(Text.from_ansi(shown(language)))
    lines = console.export_html(theme=MONOKAI, code_format="{code}", inline_styles=True)
    style = (
        "body{margin:0;background:#0c0c0c;color:#d9d9d9}"
        "pre{margin:24px;font:20px/1.45 'Noto Sans Mono CJK SC'}"
    )
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(f"<meta charset=utf-8><style>{style}</style><pre>{lines}</pre>", "utf-8")
        subprocess.run(  # noqa: S603
            [  # noqa: S607
                "chromium", "--headless", "--no-sandbox", "--hide-scrollbars",
                f"--window-size={COLUMNS * 10 + 48},{LINES * 29 + 48}",
                f"--screenshot={target}", page.as_uri(),
            ],
            check=True,
            capture_output=True,
        )  # fmt: skip


if __name__ == "__main__":
    pictures = ROOT / "docs" / "pictures"
    pictures.mkdir(exist_ok=True)
    draw("zh", pictures / "demo.png")
    draw("en", pictures / "demo-en.png")
