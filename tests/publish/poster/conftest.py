"""Editions to make posters of: the sample's, and of reports written for one claim."""

import pytest

from duixian import pipeline
from duixian.publish.edition import Edition, edit
from duixian.sample import sample


@pytest.fixture(scope="session")
def pair() -> Edition:
    """The sample's later report with the one before it."""
    one = sample()
    earlier = pipeline.read_bytes(one.earlier.read_bytes(), "qingwan-2024.txt")
    return edit(pipeline.read_bytes(one.later.read_bytes(), "qingwan-2025.txt"), [earlier])


@pytest.fixture(scope="session")
def alone() -> Edition:
    """The sample's later report by itself."""
    return edit(pipeline.read_bytes(sample().later.read_bytes(), "qingwan-2025.txt"))
