"""The growth targets of the 31 provinces for 2025, read by hand, are in the panel."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from duixian.corpus.manifest import Manifest
from duixian.corpus.panel import panel, write_panel
from duixian.corpus.panel_query import COLUMNS

# By the first two digits of the code: the target in per cent and its bound (~ about, + at least).
BY_HAND = {
    "11": "5 ~", "12": "5 ~", "13": "5 +", "14": "5 ~", "15": "6 ~", "21": "5 +", "22": "5.5 ~",
    "23": "5 ~", "31": "5 ~", "32": "5 +", "33": "5.5 ~", "34": "5.5 +", "35": "5-5.5",
    "36": "5 ~", "37": "5 +", "41": "5.5 ~", "42": "6 ~", "43": "5.5 ~", "44": "5 ~",
    "45": "5 ~", "46": "6 +", "50": "6 ~", "51": "5.5 +", "52": "5.5 ~", "53": "5 ~",
    "54": "7 +", "61": "5 ~", "62": "5.5 ~", "63": "4.5 ~", "64": "5.5 ~", "65": "6 ~",
}  # fmt: skip
BOUNDS = {"about": " ~", "at_least": " +"}


def test_the_growth_targets_of_all_provinces_are_right(
    shared: Path, make: Callable[[Path, Path], Manifest], tmp_path: Path
) -> None:
    """Complete, each once, level and bound as in the text; no source fails."""
    made = make(shared / "reports" / "provinces_2025", tmp_path / "out")
    assert (made.reports, made.failed) == (31, 0)
    names = [column.name for column in COLUMNS]
    rows = (
        dict(zip(names, row, strict=True))
        for batch in panel(tmp_path / "out", ["gdp"])
        for row in batch
    )
    found = {
        row["place_code"][:2]: shown(row["target"], row["target_max"], row["bound"])
        for row in rows
        if row["year"] == 2025 and row["measure"] == "growth" and row["target"] is not None
    }
    assert found == BY_HAND


@pytest.mark.checkout
def test_the_picture_of_the_how_to_is_made_from_that_panel(
    shared: Path, make: Callable[[Path, Path], Manifest], tmp_path: Path
) -> None:
    """docs/pictures/targets-2025.svg is what its script draws from the panel."""
    root = Path(__file__).resolve().parents[2]
    make(shared / "reports" / "provinces_2025", tmp_path / "out")
    write_panel(tmp_path / "out", tmp_path / "p.csv", indicators=["gdp"], translate=str)
    script = root / "scripts" / "targets_figure.py"
    words = [sys.executable, str(script), str(tmp_path / "p.csv"), str(tmp_path / "p.svg")]
    subprocess.run(words, check=True, env={**os.environ, "PYTHONUTF8": "1"})
    drawn = (tmp_path / "p.svg").read_text("utf-8")
    assert drawn == (root / "docs" / "pictures" / "targets-2025.svg").read_text("utf-8")
    assert sum(drawn.count(f">{name}<") for name in ("北京", "内蒙古", "西藏")) == 3


def shown(value: float, most: float | None, bound: str) -> str:
    """``5.5 ~``, ``5-5.5``: the notation of the table above."""
    if bound == "range" and most is not None:
        return f"{value * 100:.3g}-{most * 100:.3g}"
    return f"{value * 100:.3g}{BOUNDS[bound]}"
