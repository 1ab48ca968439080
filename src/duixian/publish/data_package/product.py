"""The product “data”: the Data Package of an edition."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

from duixian.i18n import N_, translator
from duixian.publish.atomic import atomic, make_folder
from duixian.publish.data_package.descriptor import Written, descriptor
from duixian.publish.data_package.files import has_parquet, write_csv, write_json, write_parquet
from duixian.publish.data_package.manifest import SIGNATURE, SUMS, load_key, sha256, sums
from duixian.publish.data_package.rows import tables
from duixian.publish.edition import Edition
from duixian.publish.products import Wishes
from duixian.publish.template_files import fill, load_text

WRITERS = {"csv": write_csv, "json": write_json, "parquet": write_parquet}


def make_data(edition: Edition, folder: Path, wishes: Wishes) -> Iterator[Path]:
    """Write the package and yield its files: data, descriptor, page to read, sums, signature.

    Without pyarrow there is no Parquet, and the page to read says so.
    """
    translate = translator(wishes.language)
    key = load_key(wishes.sign) if wishes.sign else None  # before anything is written
    formats = [name for name in WRITERS if name != "parquet" or has_parquet()]
    make_folder(folder / "data")
    hashes: dict[str, str] = {}
    written: list[Written] = []
    for plan, rows in tables(edition, translate).items():
        for name in formats:
            buffer = io.BytesIO()
            WRITERS[name](plan, rows, buffer)
            data = buffer.getvalue()
            path = f"data/{plan.name}.{name}"
            written.append(Written(plan, name, path, len(data), sha256(data)))
            hashes[path] = sha256(data)
            yield _write(folder / path, data)
    reports = (*edition.earlier, edition.report)
    told = descriptor(reports, written, wishes.licence, translate)
    texts = {
        "datapackage.json": json.dumps(told, ensure_ascii=False, indent=2) + "\n",
        "README.md": _page(told, written, wishes),
    }
    for name, words in texts.items():
        data = words.encode("utf-8", "replace")
        hashes[name] = sha256(data)
        yield _write(folder / name, data)
    manifest = sums(hashes)
    yield _write(folder / SUMS, manifest)
    if key:
        yield _write(folder / SIGNATURE, key.sign(manifest))
    else:
        # A signature of other data must not stand beside these.
        (folder / SIGNATURE).unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> Path:
    with atomic(path) as file:
        file.write(data)
    return path


def _page(told: dict[str, object], written: list[Written], wishes: Wishes) -> str:
    translate = translator(wishes.language)
    names = dict.fromkeys(one.plan for one in written)
    listed = "\n".join(f"- `{plan.name}`: {translate(plan.meaning)}" for plan in names)
    without = N_("There is no Parquet: pyarrow was not installed where the package was made.")
    unsigned = N_("This package is not signed.")
    signed = N_(
        "It is signed; with the public key of the office:\n\n"
        "    openssl pkeyutl -verify -pubin -inkey public.pem -rawin "
        "-in SHA256SUMS -sigfile SHA256SUMS.sig"
    )
    name = f"readme.{wishes.language}.md"
    values = {
        "title": _literal(str(told["title"])),
        "tables": listed,
        "formats": "" if has_parquet() else translate(without),
        "signature": translate(signed if wishes.sign else unsigned),
        "licence": wishes.licence or translate(N_("no licence was named")),
    }
    return fill(load_text("data_package", name, wishes.templates), values, name)


def _literal(words: str) -> str:
    """Words that Markdown shows as they are."""
    return "".join(f"\\{mark}" if mark in "\\`*_{}[]<>#|" else mark for mark in words)
