"""The system's own Chromium, for tests that need a real browser."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


@contextmanager
def opened() -> Iterator[Browser]:
    """A browser; where there is none the test is skipped, except in CI."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None and os.environ.get("CI") != "true":
        pytest.skip("no browser on this machine")
    assert program, "CI has to have a browser"
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=SWITCHES)
        yield browser
        browser.close()
