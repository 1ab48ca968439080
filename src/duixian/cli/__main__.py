"""``python -m duixian.cli``, where the script ``duixian`` is not on the path."""

from duixian.cli import main

try:
    main()
finally:
    # An interrupt that met an import is remembered by CPython, which under -m then ends by the
    # signal instead of with our status; running any code makes it forget.
    exec("")  # noqa: S102
