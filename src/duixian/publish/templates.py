"""The template files of every product, laid out for an office to copy and change."""

import shutil
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

from duixian.errors import OutputError

# Where the products keep their templates; no two of them share a name.
FOLDERS = (
    "poster/templates",
    "office/templates",
    "data_package/templates",
    "site/templates",
    "site/assets",
)


def export_templates(folder: Path) -> Iterator[Path]:
    """Copy our templates into ``folder`` as ``--templates`` finds them; yield the files.

    A file that is there already is left alone: it may have been changed. Raise ``OutputError``
    where it cannot be written.
    """
    for ours in FOLDERS:
        with as_file(files(__package__).joinpath(ours)) as source:
            for path in sorted(one for one in source.iterdir() if one.is_file()):
                target = folder / path.name
                if target.exists():
                    continue
                try:
                    target.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(path, target)
                except OSError as error:
                    raise OutputError(
                        "{path}: cannot be written ({reason}); choose another folder or close the "
                        "file",
                        path=target,
                        reason=error.strerror or error,
                    ) from error
                yield target
