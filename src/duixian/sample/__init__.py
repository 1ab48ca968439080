"""The sample that ships: two years of an invented county, 清湾县, and its newspaper page.

Every place (but for national ones), person, project and figure is invented. The texts are UTF-8.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple


class Sample(NamedTuple):
    """The files of the sample; ``importlib.resources.as_file`` gives a path where one is needed.

    ``earlier`` reviews 2023 and promises for 2024; ``later`` answers it and plans 2025. ``page`` is
    the later report as the text layer of a newspaper page holds it: wrapped, blocks out of order.
    ``truth`` is JSON, made by hand: who and when, headings, targets, the promises of ``earlier``
    with the verdict that each deserves, deliberate slips, and the lists of the page.
    """

    earlier: Traversable
    later: Traversable
    page: Traversable
    truth: Traversable


def sample() -> Sample:
    """The sample, wherever the package is installed (a zip file as well)."""
    folder = files(__name__)
    return Sample(
        earlier=folder / "qingwan-2024.txt",
        later=folder / "qingwan-2025.txt",
        page=folder / "qingwan-2025-page.txt",
        truth=folder / "truth.json",
    )
