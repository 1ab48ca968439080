"""Draws the picture of the README: what ``duixian demo`` shows in a terminal.

Called by pictures.py; writes docs/pictures/demo.png and demo-en.png.
"""

import os
import subprocess
import sys
from pathlib import Path

from pictures import photograph
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

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


def draw_demo(language: str, target: Path) -> None:
    """Render the lines in a font whose Chinese is two columns wide, and photograph them."""
    with Path(os.devnull).open("w") as nowhere:
        console = Console(record=True, width=COLUMNS, file=nowhere, color_system="truecolor")
        console.print(Text.from_ansi(shown(language)))
    lines = console.export_html(theme=MONOKAI, code_format="{code}", inline_styles=True)
    style = (
        "body{margin:0;background:#0c0c0c;color:#d9d9d9}"
        "pre{margin:24px;font:20px/1.45 'Noto Sans Mono CJK SC'}"
    )
    page = f"<meta charset=utf-8><style>{style}</style><pre>{lines}</pre>"
    photograph(page, target, COLUMNS * 10 + 48, LINES * 29 + 48)


def draw(shown: Path, _looked_at: Path) -> None:
    """The demo in both languages."""
    draw_demo("zh", shown / "demo.png")
    draw_demo("en", shown / "demo-en.png")
