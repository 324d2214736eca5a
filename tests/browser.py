"""A real Chromium without a window, for everything that people see in a browser.

Nothing but this computer is reached: pages are files, strings or servers on loopback.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
"""A browser that asks nobody for anything by itself."""

WCAG_2_2_AA = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""Groups of rules of axe-core."""

PHONE = {"width": 360, "height": 740}
"""CSS pixels: a small telephone."""

SOON = 20.0
"""Seconds after which something should have happened on the busiest machine."""

Violations = Callable[["Page"], list[str]]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The browser of the system, one for the tests of a file: while it runs, no other test of the
    process could start an event loop. Skips loudly where there is none; fails where ``CI`` is set.
    """
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        _cannot("Chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=list(QUIET), chromium_sandbox=False
        )
        yield browser
        browser.close()


@pytest.fixture
def window(chromium: Browser) -> Iterator[Page]:
    """An empty page, with nothing kept from earlier tests. What the page itself gets wrong (errors
    of scripts, what its policy refuses) fails the test."""
    with chromium.new_context() as context:
        page, wrong = context.new_page(), list[str]()
        page.set_default_timeout(1000 * SOON)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        yield page
        assert wrong == []


@pytest.fixture(scope="session")
def violations() -> Violations:
    """What axe-core finds on a page against WCAG 2.2 AA: a line for each element."""
    from axe_playwright_python.base import AXE_FILE_PATH

    script = AXE_FILE_PATH.read_text(encoding="utf-8")
    options = {"runOnly": {"type": "tag", "values": list(WCAG_2_2_AA)}}

    def found(page: Page) -> list[str]:
        page.evaluate(script)
        results = page.evaluate("options => axe.run(document, options)", options)
        return [
            f"{rule['id']}: {rule['help']}: {node['html']}"
            for rule in results["violations"]
            for node in rule["nodes"]
        ]

    return found


def wait_for(happened: Callable[[], Any], seconds: float = SOON) -> Any:
    """What ``happened`` says as soon as it says something; fails when it never does. Playwright's
    own way of asking a page again and again is refused by policies without eval."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := happened():
            return found
        time.sleep(0.02)
    raise AssertionError("it has not happened")


def _cannot(why: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(f"pages cannot be looked at in a browser: {why}")
    pytest.skip(f"NOT SEEN IN A BROWSER: {why}")
