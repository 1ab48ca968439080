"""A real browser for the tests: Debian's chromium, driven by playwright."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str:
    """The path of the browser. Without one tests are skipped, and fail where CI is set."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    told = "no chromium on the path; install it with scripts/browser"
    if os.environ.get("CI") == "true":
        pytest.fail(told)
    pytest.skip(told)


@contextmanager
def started() -> Iterator[Browser]:
    """The browser, until the block ends."""
    path = chromium()
    with sync_playwright() as playwright:
        # Root in a container has no sandbox of its own to give.
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


class Visit:
    """A window on a site. Whatever it asks for outside the folder, and every error, is kept."""

    def __init__(self, browser: Browser, folder: Path, **options: Any) -> None:
        self.folder = folder
        self.complaints: list[str] = []
        options.setdefault("viewport", {"width": 1280, "height": 900})
        self.context = browser.new_context(**options)
        self.context.set_default_timeout(10_000)
        self.page: Page = self.context.new_page()
        self.page.on("request", lambda request: self._asked(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        self.page.on("console", lambda said: self.complaints.append(f"console: {said.text}"))
        self.page.on(
            "requestfailed", lambda request: self.complaints.append(f"failed: {request.url}")
        )

    def _asked(self, url: str) -> None:
        if not url.startswith(self.folder.as_uri() + "/"):
            self.complaints.append(f"left the folder: {url}")

    def open(self, name: str) -> Page:
        """Open the page ``name`` (query and fragment included)."""
        self.page.goto(f"{self.folder.as_uri()}/{name}")
        return self.page

    def close(self) -> None:
        """Close the window; fail where anything was complained about."""
        self.context.close()
        assert self.complaints == [], self.complaints
