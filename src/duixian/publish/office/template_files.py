"""Templates: files of ours that an office may copy and change."""

import string
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from duixian.errors import TemplateError

T = TypeVar("T")
LARGEST = 1_000_000  # bytes


def load_template(name: str, folder: Path | None, shape: type[T]) -> T:
    """The TOML template ``name``, from ``folder`` where it is there, else ours, as ``shape``.

    Raise :class:`TemplateError` where it cannot be read or does not have that shape.
    """
    ours = files("duixian.publish.office").joinpath("templates", name)
    own = folder / name if folder else None
    path = own if own and own.exists() else ours
    try:
        data = path.read_bytes()
        if len(data) > LARGEST:
            raise ValueError(f"{len(data)} bytes")
        raw: dict[str, Any] = tomllib.loads(data.decode("utf-8-sig"))
        return msgspec.convert(raw, shape)
    except (OSError, ValueError, msgspec.ValidationError) as error:
        raise TemplateError(
            "{path}: cannot be used as a template ({reason}); compare it with the one that ships",
            path=path,
            reason=error,
        ) from error


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
