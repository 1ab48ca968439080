"""How a document looks: page, lines, fonts, from ``word.toml``."""

import math
from pathlib import Path

import msgspec

from duixian.publish.template_files import load_template

A4 = (210.0, 297.0)  # mm
MM = 1440 / 25.4  # twips
POINT = 20  # twips


class Font(msgspec.Struct, frozen=True):
    """A font, those in its place, and its size in points."""

    name: str
    instead: tuple[str, ...] = ()
    size: float = 0


class PageLook(msgspec.Struct, frozen=True):
    """Margins in millimetres, and how much text a page holds."""

    top: float
    bottom: float
    inner: float
    outer: float
    lines: int
    characters: int

    def __post_init__(self) -> None:
        """Refuse a page without room for its text."""
        if self.inner + self.outer > 180 or self.top + self.bottom > 260:
            raise ValueError("the margins leave no room")
        if not (1 <= self.lines <= 100 and 1 <= self.characters <= 100):
            raise ValueError("lines and characters are 1 to 100")


class Fonts(msgspec.Struct, frozen=True):
    """The font of each kind of words."""

    title: Font
    heading1: Font
    heading2: Font
    body: Font
    head: Font
    cell: Font
    page: Font


class Look(msgspec.Struct, frozen=True):
    """The whole look."""

    page: PageLook
    latin: Font
    fonts: Fonts

    @property
    def width(self) -> int:
        """Of the text of an upright page, in twips."""
        return round((A4[0] - self.page.inner - self.page.outer) * MM)

    @property
    def height(self) -> int:
        """Of the text of an upright page, in twips."""
        return round((A4[1] - self.page.top - self.page.bottom) * MM)

    @property
    def line(self) -> int:
        """From line to line, in twips."""
        return self.height // self.page.lines - 1  # 579 fill the page so that LibreOffice keeps 21

    def spacing(self, font: Font) -> int:
        """What is added behind each character of a line of text, in twips, mostly below 0.

        By this and not by a grid of characters, which LibreOffice sets far too wide.
        """
        return math.floor(self.width / self.page.characters - font.size * POINT)


def read_look(folder: Path | None = None) -> Look:
    """The look of ``word.toml`` in ``folder``, or ours. Raise :class:`TemplateError`."""
    return load_template("office", "word.toml", folder, Look)
