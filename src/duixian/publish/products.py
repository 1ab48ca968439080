"""What an edition becomes: each product fills a folder of its own."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from duixian.i18n import Language
from duixian.publish.atomic import make_folder
from duixian.publish.edition import Edition


@dataclass(frozen=True)
class Wishes:
    """How the products are to be made.

    ``templates`` is a folder whose files take the place of ours of the same name; ``base_url`` is
    where the site will stand, for the links from the poster to it. ``split`` asks for a task table
    for each ``"lead"`` unit; ``tasks`` is a task table that was filled in. ``licence`` and
    ``sign``, a private key, are those of the data package.
    """

    language: Language
    theme: str = "red"
    templates: Path | None = None
    base_url: str | None = None
    split: str | None = None
    tasks: Path | None = None
    licence: str | None = None
    sign: Path | None = None


Product = Callable[[Edition, Path, Wishes], Iterable[Path]]


def _poster(edition: Edition, folder: Path, wishes: Wishes) -> Iterable[Path]:
    from duixian.publish.poster import make_poster

    return make_poster(edition, folder, wishes)


def _tables(edition: Edition, folder: Path, wishes: Wishes) -> Iterable[Path]:
    from duixian.publish.office.product import make_tables

    return make_tables(edition, folder, wishes)


def _data(edition: Edition, folder: Path, wishes: Wishes) -> Iterable[Path]:
    from duixian.publish.data_package.product import make_data

    return make_data(edition, folder, wishes)


def _site(edition: Edition, folder: Path, wishes: Wishes) -> Iterable[Path]:
    from duixian.publish.site import write_site

    return write_site(edition, folder, wishes)


# The site comes last: its downloads are what stands beside it.
PRODUCTS: dict[str, Product] = {
    "poster": _poster,
    "tables": _tables,
    "data": _data,
    "site": _site,
}


def write_products(
    edition: Edition, folder: Path, names: Iterable[str], wishes: Wishes
) -> Iterator[Path]:
    """Make each product of ``names`` in a folder of its name, and yield the files as they come.

    Raise :class:`OutputError` where ``folder`` cannot be made.
    """
    for name in names:
        place = folder / name
        make_folder(place)
        yield from PRODUCTS[name](edition, place, wishes)
