"""Jinja2 for the pages: text goes in as data, and an office's own templates come before ours."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from duixian.errors import MissingExtraError, OutputError
from duixian.publish.atomic import atomic, make_folder

if TYPE_CHECKING:
    from jinja2 import Environment

OURS = Path(__file__).parent
FOLDER = "site"  # below that of --templates
ASSETS = ("boot.js", "site.css", "site.js")


def environment(templates: Path | None) -> "Environment":
    """Templates of ``templates/site``, of ``templates``, and ours; what they show is escaped.

    The sandbox keeps a template that came with a folder from anything but making pages. Raise
    :class:`MissingExtraError` where Jinja2 is not installed.
    """
    try:
        from jinja2 import FileSystemLoader, StrictUndefined
        from jinja2.sandbox import SandboxedEnvironment
    except ImportError as error:
        raise MissingExtraError(
            "{package} is not installed; run: pip install 'duixian[{extra}]'",
            package="Jinja2",
            extra="publish",
        ) from error

    return SandboxedEnvironment(
        loader=FileSystemLoader([str(folder) for folder in _folders(templates, "templates")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def sayer(translate: Callable[[str], str]) -> Callable[..., str]:
    """What a template calls ``_``: ``_("English words", name=value)`` in the reader's language."""

    def say(template: str, **values: object) -> str:
        words = translate(template)
        return words.format(**values) if values else words

    return say


def _folders(templates: Path | None, ours: str) -> list[Path]:
    if templates is None:
        return [OURS / ours]
    if not templates.is_dir():
        raise OutputError(
            "{path}: there is no such folder of templates; leave --templates out or name one",
            path=templates,
        )
    return [templates / FOLDER, templates, OURS / ours]


def render(made: "Environment", name: str, context: dict[str, Any]) -> bytes:
    """The page that template ``name`` makes of ``context``. Raise :class:`OutputError`."""
    from jinja2 import TemplateError

    try:
        return made.get_template(name).render(context).encode()
    except (TemplateError, UnicodeDecodeError) as error:
        raise OutputError(
            "{path}: this template cannot be used ({reason}); correct it or take it away",
            path=_place(error, name),
            reason=" ".join(str(error).split()) or type(error).__name__,
        ) from error


def _place(error: Exception, name: str) -> str:
    """The file and the line of a template that the traceback of ``error`` ends in."""
    line = getattr(error, "lineno", None)
    file = getattr(error, "filename", None) or name
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith((".html", ".svg")):
            file, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    return f"{file}:{line}" if line else str(file)


def assets(templates: Path | None) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each style sheet and script, an office's own before ours."""
    folders = _folders(templates, "assets")
    for name in ASSETS:
        path = next(folder / name for folder in folders if (folder / name).is_file())
        with _readable(path):
            data = path.read_bytes()
        yield name, data


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(
            "{path}: this template cannot be used ({reason}); correct it or take it away",
            path=path,
            reason=error.strerror or error,
        ) from error


def save(path: Path, data: bytes) -> Path:
    """Write ``data`` whole or not at all, in a folder that is made where it is missing."""
    make_folder(path.parent)
    with atomic(path) as file:
        file.write(data)
    return path
