"""``python -m duixian.cli``, where the script ``duixian`` is not on the path."""

from duixian.cli import main

main()
