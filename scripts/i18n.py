"""Keeps the message catalogues: ``python scripts/i18n.py extract|compile|check``.

extract  collect every msgid of the source into the catalogues; new ones are left empty
compile  write the .mo file beside each .po file
check    fail where a msgid is missing, empty or fuzzy, or a .mo is not what its .po says
"""

import ast
import string
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "duixian"
LOCALES = SOURCE / "i18n" / "locales"
DOMAIN = "duixian"
TEMPLATES = ("*.html", "*.svg")

MARKERS = {"N_", "_", "gettext", "translate"}
ERRORS = {
    "DuixianError",
    "SourceError",
    "NotAReportError",
    "MissingExtraError",
    "LexiconError",
    "OutputError",
    "PairError",
    "DecisionError",
    "TemplateError",
}
FINDING_TEMPLATE = 2  # the third field of Finding

Msgid = str | tuple[str, str]
Text = str | tuple[str, ...] | list[str] | None  # as Babel types a msgid and its translation


class Message(NamedTuple):
    """A msgid (or a pair of singular and plural) and where it is written."""

    id: Msgid
    file: str
    line: int


def messages() -> Iterator[Message]:
    """Every msgid that is written as a literal in the source, file by file."""
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        for node in ast.walk(ast.parse(path.read_bytes(), filename=name)):
            if isinstance(node, ast.Call) and (msgid := _msgid(node)) is not None:
                yield Message(msgid, name, node.lineno)
    for pattern in TEMPLATES:
        for path in sorted(SOURCE.rglob(pattern)):
            yield from _said_in_template(path)


def _said_in_template(path: Path) -> Iterator[Message]:
    """Every literal that a template passes to ``_``."""
    name = path.relative_to(ROOT).as_posix()
    with path.open("rb") as file:
        for line, _, told, _ in babel_extract(file, ["_"], [], {"trimmed": "false"}):
            msgid = told[0] if isinstance(told, tuple) else told
            if msgid:  # what is no literal is a msgid of the Python source
                yield Message(msgid, name, line)


def _msgid(call: ast.Call) -> Msgid | None:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in MARKERS or name in ERRORS:
        return _literal(call.args[0]) if call.args else None
    if name == "ngettext" and len(call.args) >= 2:
        one, many = _literal(call.args[0]), _literal(call.args[1])
        return (one, many) if one and many else None
    if name == "Finding":
        keywords = {keyword.arg: keyword.value for keyword in call.keywords}
        if "template" in keywords:
            return _literal(keywords["template"])
        return _literal(call.args[FINDING_TEMPLATE]) if len(call.args) > FINDING_TEMPLATE else None
    return None


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def template() -> Catalog:
    """What the source says today, as a catalogue without translations."""
    catalog = Catalog(domain=DOMAIN, project="duixian", charset="utf-8")
    for message in messages():
        catalog.add(message.id, locations=[(message.file, 0)])
    return catalog


def read(path: Path) -> Catalog:
    """The catalogue of a .po file."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name, domain=DOMAIN)


def catalogues() -> list[Path]:
    """The .po files, one a language."""
    return sorted(LOCALES.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def extract() -> None:
    """Bring each catalogue up to date; translations of msgids that are gone are dropped."""
    for path in catalogues():
        catalog = read(path)
        fresh = template()
        fresh.creation_date = catalog.creation_date  # a date alone is no change
        catalog.update(fresh, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        with path.open("wb") as file:
            write_po(file, catalog, width=100, sort_output=True, include_lineno=False)
        empty = sum(1 for message in catalog if message.id and not _complete(message.string))
        sys.stdout.write(f"{path.relative_to(ROOT)}: {len(catalog)} messages, {empty} empty\n")


def compile_all() -> None:
    """Write each .mo file."""
    for path in catalogues():
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, read(path))


def problems() -> list[str]:
    """What is wrong with the catalogues; empty where nothing is."""
    found = []
    wanted = {message.id: message for message in messages()}
    for path in catalogues():
        catalog = read(path)
        name = path.parent.parent.name
        known = {message.id: message for message in catalog if message.id}
        for msgid, message in wanted.items():
            if msgid not in known:
                found.append(f"{name}: not in the catalogue: {msgid!r} ({message.file})")
        for entry in known.values():
            if entry.id not in wanted:
                found.append(f"{name}: no longer in the source: {entry.id!r}")
            if entry.fuzzy or not _complete(entry.string):
                found.append(f"{name}: fuzzy or empty: {entry.id!r}")
            elif not _agree(entry.id, entry.string):
                found.append(f"{name}: placeholders differ: {entry.id!r}")
        binary = path.with_suffix(".mo")
        if not binary.exists() or _binary(binary) != _said(catalog):
            found.append(f"{name}: {binary.name} is not what {path.name} says; run compile")
    return found


def _binary(path: Path) -> set[tuple[str, ...]]:
    # What it says, not its bytes: another Babel writes another header.
    with path.open("rb") as file:
        return _said(read_mo(file))


def _said(catalog: Catalog) -> set[tuple[str, ...]]:
    """Every msgid with its translations."""
    return {(*_forms(one.id), *_forms(one.string)) for one in catalog if one.id and one.string}


def _forms(text: Text) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def _complete(translation: Text) -> bool:
    return bool(translation) and all(_forms(translation))


def _agree(msgid: Text, translation: Text) -> bool:
    """Whether the translation fills the same placeholders; one plural may use those of any."""
    wanted, used = _fields(msgid), _fields(translation)
    return used == wanted if isinstance(msgid, str) else used <= wanted


def _fields(text: Text) -> set[str]:
    whole = " ".join(_forms(text))
    return {field for _, field, _, _ in string.Formatter().parse(whole) if field}


def main() -> int:
    """Run the command that the first argument names."""
    match sys.argv[1:]:
        case ["extract"]:
            extract()
        case ["compile"]:
            compile_all()
        case ["check"]:
            found = problems()
            sys.stdout.write("".join(f"{line}\n" for line in found))
            return bool(found)
        case _:
            sys.stderr.write(__doc__ or "")
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
