"""What can be published, and that the command line knows it."""

from duixian.cli import publishing
from duixian.publish.products import PRODUCTS


def test_the_command_line_names_every_product() -> None:
    """``--only`` offers what is made, in the order in which it is made, without importing it."""
    assert list(PRODUCTS) == publishing.PRODUCTS
