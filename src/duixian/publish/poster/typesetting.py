"""Sets a poster with Typst: templates and fonts from files, everything said as data."""

import re
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from typing import Literal
from xml.sax.saxutils import escape

import msgspec

from duixian.errors import MissingExtraError, OutputError
from duixian.i18n import N_
from duixian.publish.poster.content import Poster

Form = Literal["pdf", "png", "svg"]
FORMS: tuple[Form, ...] = ("pdf", "png", "svg")
STEM = "poster"
MAIN = "poster.typ"
FAMILY = "Duixian Sans SC"  # as scripts/cut_fonts.py names it
SIGNS = "DejaVu Sans Mono"  # comes with Typst: ‱ and other signs that a Chinese font lacks
LARGEST = 1_000_000  # bytes of a template
DENSITY = 144  # dots per inch: 540 pt are 1080 pixels
_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")
_PLACE = re.compile(r"┌─ (?:\S*/)?(\S+)")  # file, line and column of a mistake
_PACKAGE = re.compile(r"""["']@[\w-]+/""")


@contextmanager
def desk(own: Path | None) -> Iterator[Path]:
    """A folder with our templates, those of ``own`` in place of ours of the same name.

    Raise ``OutputError`` where ``own`` is no folder, or a template asks for a package, which would
    have to be downloaded.
    """
    if own is not None and not own.is_dir():
        raise OutputError(
            "{path}: there is no such folder of templates; leave --templates out or name one",
            path=own,
        )
    with tempfile.TemporaryDirectory(prefix="duixian-") as place, ours() as folder:
        table = Path(place)
        shutil.copytree(folder / "templates", table, dirs_exist_ok=True)
        for path in _templates(own):
            if path.stat().st_size > LARGEST or _PACKAGE.search(path.read_text("utf-8", "replace")):
                raise OutputError(
                    "{path}: a template may not import a package (nothing is downloaded), nor be "
                    "larger than 1 MB",
                    path=path,
                )
            shutil.copyfile(path, table / path.name)
        yield table


def _templates(own: Path | None) -> Iterator[Path]:
    if own is not None:
        yield from sorted(path for path in own.glob("*.typ") if path.is_file())


@contextmanager
def ours() -> Iterator[Path]:
    """Our own folder of templates and fonts, wherever the package is installed."""
    with as_file(files(__package__)) as folder:
        yield folder


class Press:
    """Sets one poster in any form. Same poster, same templates: same bytes."""

    def __init__(self, table: Path, own: Path | None, theme: str) -> None:
        try:
            import typst
        except ImportError:
            raise MissingExtraError(
                "the poster needs Typst; install it with: pip install 'duixian[publish]'"
            ) from None
        self.typst = typst
        self.table, self.own, self.theme = table, own, theme
        with ours() as folder:
            added = own / "fonts" if own and (own / "fonts").is_dir() else None
            self.fonts = typst.Fonts(
                include_system_fonts=False,
                include_embedded_fonts=True,
                font_paths=[folder / "fonts", *([added] if added else [])],
            )
        self.families = self._families(added)

    def _families(self, added: Path | None) -> list[str]:
        """Ours first, then what the office added, then what Typst brings for single signs."""
        if added is None:
            return [FAMILY, SIGNS]
        fonts = self.typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[added]
        )
        return [FAMILY, *sorted(set(fonts.families())), SIGNS]

    def set(self, poster: Poster, form: Form) -> bytes:
        """The poster as ``form``. Raise ``OutputError``; a missing glyph is named in it."""
        try:
            made = self.typst.compile(
                self.table / MAIN,
                root=self.table,
                font_paths=self.fonts,
                ignore_system_fonts=True,
                format=form,
                ppi=DENSITY,
                sys_inputs={
                    "data": msgspec.json.encode(poster).decode(),
                    "fonts": msgspec.json.encode(self.families).decode(),
                    "theme": self.theme,
                },
                pdf_standards=["a-2b", "ua-1"] if form == "pdf" else [],
                timestamp=0,
                package_path=self.table,
                package_cache_path=self.table,
            )
        except self.typst.TypstError as error:
            raise self._explained(error, poster) from error
        data = made if isinstance(made, bytes) else b"".join(made)
        return _titled(data, poster) if form == "svg" else data

    def _explained(self, error: Exception, poster: Poster) -> OutputError:
        told = str(error)
        if found := _MISSING.search(told):
            text = _ESCAPE.sub(lambda one: chr(int(one[1], 16)), found[1])
            return OutputError(
                N_(
                    "the poster's font has no glyph for {character} ({code}), in “{words}”; put a "
                    "font that has it into the folder fonts of --templates"
                ),
                character=text,
                code=" ".join(f"U+{ord(one):04X}" for one in text),
                words=_around(text, poster),
            )
        at = _PLACE.search(getattr(error, "diagnostic", ""))
        return OutputError(
            "{path}: the template cannot be set: {reason}",
            path=at[1] if at else MAIN,
            reason=getattr(error, "message", "") or told,
        )


def _titled(svg: bytes, poster: Poster) -> bytes:
    """The SVG with a title for who does not see it: its letters are outlines."""
    head, mark, rest = svg.partition(b">")
    title = escape(f"{poster.place or poster.title} {poster.labels['kind']}".strip())
    return head + mark + f"<title>{title}</title>".encode() + rest


def _around(text: str, poster: Poster) -> str:
    """The words in which the missing character stands."""
    for line in _strings(msgspec.to_builtins(poster)):
        if text in line:
            at = line.index(text)
            return line[max(at - 12, 0) : at + len(text) + 12]
    return unicodedata.name(text[0], "")


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _strings(one)
