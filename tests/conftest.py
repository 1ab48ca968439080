"""Fixtures that more than one room uses."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.plugins.golden"]

# Every run tries the same examples; pytest --hypothesis-profile=search looks for new ones.
settings.register_profile(
    "same", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "search", deadline=None, max_examples=1000, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("same")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real reports and gold labels; tests on it are skipped where it is absent."""
    folder = Path(os.environ.get("DUIXIAN_SHARED", ROOT.parent / "shared"))
    if not (folder / "reports").is_dir():
        pytest.skip(f"real reports are not here: {folder} (set DUIXIAN_SHARED to their folder)")
    return folder
