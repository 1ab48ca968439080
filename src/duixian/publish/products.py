"""What an edition becomes: each product fills a folder of its own."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from duixian.errors import OutputError
from duixian.i18n import Language
from duixian.publish.edition import Edition
from duixian.publish.poster import make_poster


@dataclass(frozen=True)
class Wishes:
    """How the products are to be made.

    ``templates`` is a folder whose files take the place of ours of the same name; ``base_url`` is
    where the site will stand, for the links from the poster to it.
    """

    language: Language
    theme: str = "red"
    templates: Path | None = None
    base_url: str | None = None
    split: str | None = None


Product = Callable[[Edition, Path, Wishes], Iterable[Path]]


def _site(edition: Edition, folder: Path, wishes: Wishes) -> Iterable[Path]:
    from duixian.publish.site import write_site

    return write_site(edition, folder, wishes)


# The site comes last: its downloads are what stands beside it.
PRODUCTS: dict[str, Product] = {"poster": make_poster, "site": _site}


def write_products(
    edition: Edition, folder: Path, names: Iterable[str], wishes: Wishes
) -> Iterator[Path]:
    """Make each product of ``names`` in a folder of its name, and yield the files as they come.

    Raise :class:`OutputError` where ``folder`` cannot be made.
    """
    for name in names:
        place = folder / name
        try:
            place.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(
                "{path}: cannot be written ({reason}); choose another folder or close the file",
                path=place,
                reason=error.strerror or error,
            ) from error
        yield from PRODUCTS[name](edition, place, wishes)
