"""Pictures of pages: opened within the limits, upright, as arrays."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from duixian.errors import SourceError
from duixian.stages.read.limits import Limits

_FORMATS = ("PNG", "JPEG", "TIFF")
_USUAL = 200.0  # dots per inch of a scan that does not say, or says nonsense
_LEAST, _MOST = 60.0, 1200.0


class Picture(NamedTuple):
    """One page: its colours, and how many dots of it make an inch."""

    image: Any
    dpi: float


def pictures(data: bytes, name: str, limits: Limits) -> Iterator[Picture]:
    """Each page of an image, upright as its camera says; of a TIFF all pages.

    The size is looked at before a picture is unpacked. Raise ``SourceError`` for a picture that
    is broken or beyond a limit.
    """
    import numpy as np
    from PIL import Image, ImageOps

    page = 0
    try:
        with _quiet(), Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
            count = getattr(opened, "n_frames", 1)
            if count > limits.recognised_pages:
                raise SourceError(
                    "{name}: {count} pages to recognise, more than the {limit} that are read; "
                    "give the pages of the report alone",
                    name=name,
                    count=count,
                    limit=limits.recognised_pages,
                )
            for page in range(1, count + 1):
                opened.seek(page - 1)
                _refuse_large(opened.size, name, page, limits)
                dpi = _dpi(opened.info.get("dpi"))
                upright = ImageOps.exif_transpose(opened)
                yield Picture(np.asarray(_on_white(upright)), dpi)
    except SourceError:
        raise
    except Image.DecompressionBombError:
        raise SourceError(
            "{name}: page {page} has more than the {limit} million dots that are read; save it "
            "smaller",
            name=name,
            page=max(page, 1),
            limit=limits.pixels // 1_000_000,
        ) from None
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError, ArithmeticError, KeyError,
            IndexError, TypeError, RuntimeError) as error:  # fmt: skip
        raise SourceError(
            "{name}: page {page} is a damaged picture ({reason}); scan or fetch it again",
            name=name,
            page=max(page, 1),
            reason=" ".join(str(error).split())[:80] or type(error).__name__,
        ) from None


@contextmanager
def _quiet() -> Iterator[None]:
    """What is odd in a picture but does not keep it from being read is no matter of ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _refuse_large(size: tuple[int, int], name: str, page: int, limits: Limits) -> None:
    width, height = size
    if width * height > limits.pixels:
        raise SourceError(
            "{name}: page {page} has more than the {limit} million dots that are read; save it "
            "smaller",
            name=name,
            page=page,
            limit=limits.pixels // 1_000_000,
        )


def _on_white(picture: Any) -> Any:
    """Three colours; what is transparent is white paper."""
    from PIL import Image

    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        paper = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(paper, picture)
    elif picture.mode.startswith("I;16"):
        picture = picture.point(lambda value: value / 256).convert("L")
    return picture.convert("RGB")


def _dpi(stated: Any) -> float:
    try:
        found = float(stated[0])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        return _USUAL
    return found if _LEAST <= found <= _MOST else _USUAL
