"""Templates: files of ours that an office may copy and change."""

import string
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

import msgspec

from duixian.errors import TemplateError

T = TypeVar("T")
LARGEST = 1_000_000  # bytes


def load_template(room: str, name: str, folder: Path | None, shape: type[T]) -> T:
    """The TOML template ``name`` as ``shape``.

    It is taken from ``folder`` where it is there, else from those of ``publish/<room>``. Raise
    :class:`TemplateError` where it cannot be read or does not have that shape.
    """
    path = _find(room, name, folder)
    try:
        return msgspec.convert(tomllib.loads(_text(path)), shape)
    except (OSError, ValueError) as error:
        raise _unfit(path, error) from error


def load_text(room: str, name: str, folder: Path | None) -> str:
    """The text of the template ``name``, found as by :func:`load_template`."""
    path = _find(room, name, folder)
    try:
        return _text(path)
    except (OSError, ValueError) as error:
        raise _unfit(path, error) from error


def _find(room: str, name: str, folder: Path | None) -> Path | Traversable:
    if folder and not folder.is_dir():
        raise TemplateError("{path}: there is no folder with templates here", path=folder)
    own = folder / name if folder else None
    return (
        own if own and own.exists() else files("duixian.publish").joinpath(room, "templates", name)
    )


def _text(path: Path | Traversable) -> str:
    data = path.read_bytes()
    if len(data) > LARGEST:
        raise ValueError(f"{len(data)} bytes")
    return data.decode("utf-8-sig")


def _unfit(path: Path | Traversable, reason: Exception) -> TemplateError:
    return TemplateError(
        "{path}: cannot be used as a template ({reason}); compare it with the one that ships",
        path=path,
        reason=reason,
    )


def fill(template: str, values: Mapping[str, str], where: str) -> str:
    """``template`` with its ``{names}`` replaced; what stands in ``values`` is never a template.

    Raise :class:`TemplateError` for a name that ``values`` lacks and for anything but a name.
    """
    told: list[str] = []
    try:
        for words, name, spec, conversion in string.Formatter().parse(template):
            told.append(words)
            if name is not None:
                if spec or conversion or name not in values:
                    raise KeyError(name)
                told.append(values[name])
    except (KeyError, ValueError) as error:
        raise TemplateError(
            "{where}: “{words}” cannot be filled in ({reason}); known names: {names}",
            where=where,
            words=template,
            reason=error.args[0] if error.args else error,
            names=" ".join(f"{{{name}}}" for name in sorted(values)),
        ) from error
    return "".join(told)
