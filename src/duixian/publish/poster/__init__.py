"""一图读懂: the one-picture page of a report, as PNG, PDF and SVG."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from duixian.publish.atomic import atomic
from duixian.publish.edition import Edition

if TYPE_CHECKING:
    from duixian.publish.products import Wishes


def make_poster(edition: Edition, folder: Path, wishes: "Wishes") -> Iterator[Path]:
    """Write ``poster.pdf``, ``poster.png`` and ``poster.svg`` into ``folder``.

    The PDF comes first: PDF/A tells of a glyph that the font lacks. Raise ``OutputError``, and
    ``MissingExtraError`` without the extra ``publish``.
    """
    from duixian.publish.poster.compose import compose
    from duixian.publish.poster.typesetting import FORMS, STEM, Press, desk

    poster = compose(edition, wishes.language, wishes.base_url)
    with desk(wishes.templates) as table:
        press = Press(table, wishes.templates, wishes.theme)
        for form in FORMS:
            path = folder / f"{STEM}.{form}"
            data = press.set(poster, form)
            with atomic(path) as file:
                file.write(data)
            yield path
