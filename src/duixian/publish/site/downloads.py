"""What stands beside the site in the folder that was published."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from duixian.i18n import N_

TITLES = {
    "poster": N_("The one-picture page"),
    "tables": N_("Tables to work with"),
    "data": N_("Data package"),
}
SIZES = ((10**6, "MB"), (10**3, "kB"))


@dataclass(frozen=True)
class File:
    """A file: its name, its address from the site's folder, its size in words."""

    name: str
    href: str
    size: str


@dataclass(frozen=True)
class Shelf:
    """The files of one product; ``title`` is a msgid."""

    title: str
    files: tuple[File, ...]


def shelves(folder: Path) -> Iterator[Shelf]:
    """The files of the other products beside ``folder``, product by product.

    What cannot be looked at is left out: a download that is not there is no reason for no site.
    """
    for name, title in TITLES.items():
        place = folder.parent / name
        files = tuple(_file(path, folder.parent) for path in _files(place))
        if files:
            yield Shelf(title, files)


def _files(place: Path) -> list[Path]:
    try:
        found = [path for path in place.rglob("*") if path.is_file()]
    except OSError:
        return []
    shown = (path for path in found if not path.name.startswith("."))
    return sorted(shown, key=lambda path: path.relative_to(place).as_posix())


def _file(path: Path, root: Path) -> File:
    name = path.relative_to(root).as_posix()
    return File(name, f"../{quote(name)}", _size(path.stat().st_size))


def _size(count: int) -> str:
    for size, unit in SIZES:
        if count >= size:
            return f"{count / size:.1f} {unit}"
    return f"{count} B"
