"""Reads a Data Package by its descriptor alone, and says what in it breaks its own schema.

An independent reading of the standard: types, keys, references, sizes and hashes.
"""

import csv
import hashlib
import json
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

Row = dict[str, str]


def descriptor(folder: Path) -> dict[str, Any]:
    """``datapackage.json``."""
    return dict(json.loads((folder / "datapackage.json").read_text("utf-8")))


def table(folder: Path, name: str) -> list[Row]:
    """The rows of the CSV file of a resource."""
    [one] = [one for one in descriptor(folder)["resources"] if one["name"] == name]
    text = (folder / one["path"]).read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines(keepends=True)))


def problems(folder: Path) -> Iterator[str]:
    """What is wrong with the package; nothing where it keeps its word."""
    told = descriptor(folder)
    tables = {one["name"]: table(folder, one["name"]) for one in told["resources"]}
    for one in told["resources"]:
        for file in (one, *one["alternatives"]):
            yield from _file(folder, file)
        yield from _rows(one, tables)


def _file(folder: Path, one: dict[str, Any]) -> Iterator[str]:
    data = (folder / one["path"]).read_bytes()
    if len(data) != one["bytes"] or f"sha256:{hashlib.sha256(data).hexdigest()}" != one["hash"]:
        yield f"{one['path']}: size or hash"


def _rows(one: dict[str, Any], tables: dict[str, list[Row]]) -> Iterator[str]:
    schema, rows = one["schema"], tables[one["name"]]
    names = [field["name"] for field in schema["fields"]]
    if rows and list(rows[0]) != names:
        yield f"{one['name']}: columns"
    for field in schema["fields"]:
        wrong = [row for row in rows if not _fits(row[field["name"]], field["type"])]
        if wrong:
            yield f"{one['name']}.{field['name']}: {wrong[0][field['name']]!r}"
    key = schema.get("primaryKey", [])
    if key and len({tuple(row[name] for name in key) for row in rows}) != len(rows):
        yield f"{one['name']}: key"
    for refers in schema.get("foreignKeys", []):
        other = refers["reference"]
        known = {tuple(row[name] for name in other["fields"]) for row in tables[other["resource"]]}
        if {tuple(row[name] for name in refers["fields"]) for row in rows} - known:
            yield f"{one['name']}: reference to {other['resource']}"


def _fits(words: str, type_: str) -> bool:
    if not words:
        return True
    if type_ == "integer":
        return words.lstrip("-").isdigit()
    if type_ == "boolean":
        return words in ("true", "false")
    if type_ == "number":
        try:
            return Decimal(words).is_finite()
        except InvalidOperation:
            return False
    return type_ == "string"
