"""The browser that other tests look with sees what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser import Violations, _cannot

if TYPE_CHECKING:
    from playwright.sync_api import Page

GOOD = '<!doctype html><html lang="en"><title>Page</title><main><h1>A page</h1></main></html>'


def test_a_good_page_has_no_violations(window: Page, violations: Violations) -> None:
    window.set_content(GOOD)
    assert violations(window) == []


def test_what_keeps_people_out_is_found(window: Page, violations: Violations) -> None:
    window.set_content(GOOD.replace("<h1>", '<p style="color:#ccc">pale</p><img src=""><h1>'))
    assert {line.partition(":")[0] for line in violations(window)} >= {
        "color-contrast",
        "image-alt",
    }


def test_without_a_browser_ci_fails_and_others_skip(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="NOT SEEN IN A BROWSER: none"):
        _cannot("none")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="cannot be looked at in a browser: none"):
        _cannot("none")
