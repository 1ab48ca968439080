"""Makes every picture that a developer looks at, in one go.

    python scripts/pictures.py [NAME...]      all, or those of PICTURES that are named

What the pages show goes to docs/pictures, the rest to build/pictures. Look at both before you say
that a change of layout is done. Needs Chromium and a CJK font (Debian: chromium, fonts-noto-cjk).
"""

import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

sys.path.insert(0, str(Path(__file__).resolve().parent))
ROOT = Path(__file__).resolve().parent.parent
SHOWN = ROOT / "docs" / "pictures"
LOOKED_AT = ROOT / "build" / "pictures"

# Each module of this folder has a function ``draw(shown, looked_at)`` that fills two folders.
PICTURES = {
    "terminal": "picture",
    "poster": "picture_poster",
    "site": "picture_site",
    "office": "picture_office",
}


def photograph(page: str, target: Path, width: int, height: int, scale: int = 1) -> None:
    """Photograph a page of HTML; files that it shows are named by their URI."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_text(page, "utf-8")
        subprocess.run(  # noqa: S603 - our own command
            [  # noqa: S607
                "chromium", "--headless", "--no-sandbox", "--hide-scrollbars",
                "--allow-file-access-from-files", f"--force-device-scale-factor={scale}",
                f"--window-size={width},{height}", f"--screenshot={target}", path.as_uri(),
            ],
            check=True,
            capture_output=True,
        )  # fmt: skip


def main() -> None:
    """Draw what is named, or everything."""
    for folder in (SHOWN, LOOKED_AT):
        folder.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[1:] or PICTURES:
        draw: Callable[[Path, Path], None] = import_module(PICTURES[name]).draw
        draw(SHOWN, LOOKED_AT)
        print(f"{name}: {SHOWN} and {LOOKED_AT}")


if __name__ == "__main__":
    main()
