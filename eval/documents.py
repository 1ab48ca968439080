"""The reports that labels point at, read once, with the way back to the raw text."""

import json
from functools import cache
from pathlib import Path

from duixian.model import Report
from duixian.pipeline import read_bytes
from eval.align import Alignment


@cache
def read_labelled(shared: Path, doc: str) -> tuple[Report, Alignment]:
    """The report ``gwr-2017`` or ``prov-四川省-2025``, as a user would read it from its file."""
    path, raw = _source(shared / "reports", doc)
    report = read_bytes(path.read_bytes(), path.name)
    return report, Alignment(raw, report.text)


def _source(reports: Path, doc: str) -> tuple[Path, str]:
    corpus, _, key = doc.partition("-")
    if corpus == "gwr":
        path = reports / f"state_council/{key}.txt"
        return path, path.read_bytes().decode("utf-8")
    lines = (reports / "provinces_2025.jsonl").read_text("utf-8").splitlines()
    [row] = [row for row in map(json.loads, lines) if row["id"] == doc]
    name = f"{row['year']}年{row['place']}政府工作报告.docx"
    return reports / "provinces_2025" / name, row["text"]
