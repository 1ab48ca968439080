"""``datapackage.json``, by the Data Package standard, version 2 (datapackage.org)."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from duixian.i18n import N_
from duixian.i18n.labels import COLUMNS, label
from duixian.model import Report
from duixian.publish.data_package.fields import Field, TablePlan

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
MEDIA_TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
}
UNKNOWN_LICENCE = "notspecified"  # as the Open Definition calls it
Translate = Callable[[str], str]


class Written(NamedTuple):
    """A file of the package: its table, its format, its path in the package, size and hash."""

    plan: TablePlan
    format: str
    path: str
    size: int
    sha256: str


def descriptor(
    reports: Sequence[Report],
    files: Sequence[Written],
    licence: str | None,
    translate: Translate,
) -> dict[str, Any]:
    """What is in the package, in the order of the standard. The same input gives the same text."""
    last = reports[-1]
    place = last.place.name if last.place else ""
    about = N_("{place}: data of the government work report of {year}")
    title = translate(about).format(place=place, year=last.year or "").strip(" :：")
    told = N_(
        "Statements, figures and promises read from government work reports; offsets count "
        "characters of the text in the table reports. Made by duixian."
    )
    code = last.place.code if last.place and last.place.code else last.source.sha256[:8]
    return {
        "$schema": PROFILE,
        "name": f"government-work-report-{code}-{last.year or 'undated'}",
        "title": title,
        "description": translate(told),
        "licenses": [_licence(licence, translate)],
        "sources": [_source(report) for report in reports],
        "keywords": ["government work report", "政府工作报告", *([place] if place else [])],
        "resources": [_resource(one, files, translate) for one in files if one.format == "csv"],
    }


def _licence(name: str | None, translate: Translate) -> dict[str, str]:
    if name:
        return {"name": name}
    told = N_("no licence was named; whoever publishes the package names one")
    return {"name": UNKNOWN_LICENCE, "title": translate(told)}


def _source(report: Report) -> dict[str, str]:
    """Where a report was read from: custom keys are allowed, and a hash says more than a path."""
    return {
        "title": report.title or report.source.name,
        "path": report.source.name.replace("\\", "/").rpartition("/")[2],
        "sha256": report.source.sha256,
    }


def _resource(one: Written, files: Sequence[Written], translate: Translate) -> dict[str, Any]:
    """A table as CSV; the standard has no word for the same table in another format."""
    return {
        "name": one.plan.name,
        "type": "table",
        "title": translate(one.plan.meaning),
        **_file(one),
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "alternatives": [
            _file(other) for other in files if other.plan is one.plan and other is not one
        ],
        "schema": _schema(one.plan, {other.plan.name for other in files}, translate),
    }


def _file(one: Written) -> dict[str, Any]:
    return {
        "path": one.path,
        "format": one.format,
        "mediatype": MEDIA_TYPES[one.format],
        "bytes": one.size,
        "hash": f"sha256:{one.sha256}",
    }


def _schema(plan: TablePlan, there: set[str], translate: Translate) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(field, translate) for field in plan.fields],
        "missingValues": [""],
    }
    if plan.key:
        schema["primaryKey"] = list(plan.key)
    refers = [
        {"fields": list(own), "reference": {"resource": other, "fields": list(theirs)}}
        for own, other, theirs in plan.refers
        if other in there
    ]
    if refers:
        schema["foreignKeys"] = refers
    return schema


def _field(field: Field, translate: Translate) -> dict[str, str]:
    types = {"integer": "integer", "decimal": "number", "flag": "boolean"}
    told = translate(field.meaning)
    if field.type == "texts":
        told = translate(N_("{meaning}; separated by semicolons")).format(meaning=told)
    return {
        "name": field.name,
        "type": types.get(field.type, "string"),
        "title": label(COLUMNS, field.name, translate),
        "description": told,
    }
