"""Draw the targets of a panel by province: ``python scripts/targets_figure.py panel.csv out.svg``.

The panel is what ``duixian corpus panel … --indicator gdp`` writes. A dot is a target of about
(左右) so much, an arrow one of at least (以上) so much, a bar a range. Needs nothing but Python;
docs/pictures/targets-2025.svg is made from the reports of 2025.
"""

import csv
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROW, TOP, LEFT, WIDTH = 21, 92, 104, 560
RIGHT = 40
FONT = "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',sans-serif"
INK, FAINT, ABOUT, LEAST = "#1f2933", "#d9dee4", "#2f6f9f", "#b5482a"
SHORT = ("壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "省", "市")


class Target(NamedTuple):
    """A place and its target in per cent; ``high`` is the upper end of a range."""

    place: str
    low: float
    high: float | None
    bound: str


def targets(path: Path, year: int) -> list[Target]:
    """The growth targets of ``year`` of all provinces, the highest first."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        found = [
            Target(
                short(row["place"]),
                float(row["target"]) * 100,
                float(row["target_max"]) * 100 if row["target_max"] else None,
                row["bound"],
            )
            for row in csv.DictReader(file)
            if row["year"] == str(year)
            and (row["measure"], row["place_level"]) == ("growth", "province")
            and row["target"]
        ]
    return sorted(found, key=lambda one: (-middle(one), one.bound != "at_least", one.place))


def short(place: str) -> str:
    """内蒙古自治区 as 内蒙古."""
    for ending in SHORT:
        place = place.removesuffix(ending) if len(place) > len(ending) + 1 else place
    return place


def middle(one: Target) -> float:
    """The target, or the middle of its range."""
    return (one.low + (one.high or one.low)) / 2


def drawn(found: Sequence[Target], year: int) -> Iterator[str]:
    """The lines of the SVG."""
    height = TOP + ROW * len(found) + 40
    least = min(one.low for one in found) // 0.5 * 0.5 - 0.5
    most = max(one.high or one.low for one in found) + 0.5

    def x(value: float) -> float:
        return round(LEFT + (value - least) / (most - least) * (WIDTH - LEFT - RIGHT), 1)

    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'font-family="{FONT}" font-size="13" fill="{INK}" role="img">'
    )
    title = f"{year}年各省份经济增长目标"
    yield f"<title>{title}</title>"
    yield f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>'
    yield f'<text x="16" y="30" font-size="18" font-weight="600">{title}</text>'
    yield from legend()
    ticks = int((most - least) / 0.5) + 1
    for value in (least + 0.5 * step for step in range(ticks)):
        bottom = TOP + ROW * len(found)
        yield f'<path d="M{x(value)} {TOP - 6}V{bottom}" stroke="{FAINT}"/>'
        yield (
            f'<text x="{x(value)}" y="{bottom + 18}" font-size="12" text-anchor="middle">'
            f"{value:g}%</text>"
        )
    for number, one in enumerate(found):
        y = TOP + ROW * number + ROW / 2
        yield f'<text x="{LEFT - 12}" y="{y + 4.5}" text-anchor="end">{one.place}</text>'
        yield from mark(one, x(one.low), x(one.high or one.low), y)
    yield "</svg>"


def mark(one: Target, low: float, high: float, y: float) -> Iterator[str]:
    """A dot, an arrow or a bar."""
    if one.high:
        ends = f'stroke="{ABOUT}" stroke-width="6" stroke-linecap="round"'
        yield f'<path d="M{low} {y}H{high}" {ends}/>'
    elif one.bound == "at_least":
        yield (
            f'<path d="M{low} {y}h20m-6 -5l6 5l-6 5M{low} {y - 5}v10" stroke="{LEAST}" '
            'stroke-width="2" fill="none"/>'
        )
    else:
        yield f'<circle cx="{low}" cy="{y}" r="5" fill="{ABOUT}"/>'


def legend() -> Iterator[str]:
    """What the marks mean."""
    shown = (
        ("左右", Target("", 0, None, "about"), 0),
        ("以上", Target("", 0, None, "at_least"), 0),
        ("区间", Target("", 0, 1, "range"), 20),
    )
    for number, (name, one, length) in enumerate(shown):
        left = 22 + 92 * number
        yield from mark(one, left, left + length, 56)
        gap = 14 if one.bound == "about" else 30
        yield f'<text x="{left + gap}" y="60.5">{name}</text>'


def main(words: Sequence[str]) -> None:
    """Read the panel and write the picture."""
    panel, out = map(Path, words[:2])
    year = int(words[2]) if len(words) > 2 else 2025
    out.write_text("\n".join(drawn(targets(panel, year), year)) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
