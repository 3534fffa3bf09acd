"""The Chromium of this machine, started without a window."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first draws pages alone, and not a browser around each: it takes a quarter less of the machine."""

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--font-render-hinting=none",
)  # fmt: skip
"""The last has the headless shell lay letters out as Chromium does."""


def lacking(why: str) -> NoReturn:
    """Skip, or fail where the browser is required (``CAUCE_REQUIRE_BROWSER=1``)."""
    if os.environ.get("CAUCE_REQUIRE_BROWSER"):
        pytest.fail(f"{why}, and CAUCE_REQUIRE_BROWSER is set")
    pytest.skip(why)


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """Yield a headless Chromium."""
    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if program is None:
        lacking("there is no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[*FLAGS])
        yield browser
        browser.close()
