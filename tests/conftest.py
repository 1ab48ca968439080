"""Fixtures that more than one room uses."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.plugins.golden"]

# Under CI the examples are the same in every run; at a desk each run looks for new ones.
settings.register_profile(
    "ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("dev", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "dev")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real reports and gold labels; tests on it are skipped where it is absent."""
    folder = Path(os.environ.get("DUIXIAN_SHARED", ROOT.parent / "shared"))
    if not (folder / "reports").is_dir():
        pytest.skip(f"real reports are not here: {folder} (set DUIXIAN_SHARED to their folder)")
    return folder
