"""What a browser makes of an edition: WCAG 2.2 AA, no sideways scrolling, and our own letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser import PHONE
from tests.end_to_end.jobs import MYTHS, SIGNS, SOURCE
from tests.html.editions import edition

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser import Violations

NARROW = {"width": 320, "height": 640}
"""CSS pixels: what WCAG 2.2 success criterion 1.4.10 (reflow) asks for."""

SHOWN = [(SIGNS, SOURCE), (MYTHS, "ar")]


def opened(window: Page, leaflet: str, language: str, second: str = "") -> Page:
    window.set_content(edition(leaflet, language, second).decode())
    window.evaluate("document.fonts.ready")
    return window


@pytest.mark.parametrize(("leaflet", "language"), SHOWN)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_keeps_nobody_out(
    window: Page, violations: Violations, leaflet: str, language: str, scheme: Any
) -> None:
    window.set_viewport_size(PHONE)  # type: ignore[arg-type]
    window.emulate_media(color_scheme=scheme)
    assert violations(opened(window, leaflet, language)) == []


@pytest.mark.parametrize(
    ("leaflet", "language", "second"), [*((*one, "") for one in SHOWN), (SIGNS, "ar", SOURCE)]
)
def test_nobody_scrolls_sideways(window: Page, leaflet: str, language: str, second: str) -> None:
    window.set_viewport_size(NARROW)  # type: ignore[arg-type]
    page = opened(window, leaflet, language, second)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


@pytest.mark.parametrize("language", ["ar", "ur", "bn", "zh-Hans"])
def test_every_letter_is_in_our_own_fonts(chromium: Browser, language: str) -> None:
    """Also with all fonts of the system away, no square would stand in its place."""
    with chromium.new_context() as context:
        page = context.new_page()
        page.set_content(edition(SIGNS, language).decode())
        page.evaluate("document.fonts.ready")
        session = context.new_cdp_session(page)
        session.send("DOM.enable")
        session.send("CSS.enable")
        root = session.send("DOM.getDocument")["root"]["nodeId"]
        body = session.send("DOM.querySelector", {"nodeId": root, "selector": "body"})["nodeId"]
        every = session.send("DOM.querySelectorAll", {"nodeId": body, "selector": "*"})["nodeIds"]
        foreign: dict[str, int] = {}
        for node in every:
            used = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
            for font in used:
                if not font["isCustomFont"]:
                    foreign[font["familyName"]] = foreign.get(font["familyName"], 0) + 1
        assert foreign == {}


def test_a_page_on_paper_keeps_its_marks_and_its_addresses(window: Page) -> None:
    page = opened(window, SIGNS, SOURCE)
    window.emulate_media(media="print", color_scheme="dark")
    seen = page.evaluate(
        """() => { const mark = getComputedStyle(document.querySelector('.leaflet-marks'));
        return [mark.display, mark.backgroundColor, getComputedStyle(document.body).backgroundColor,
          getComputedStyle(document.querySelector('.l-back')).display] }"""
    )
    assert seen == ["block", "rgb(255, 225, 77)", "rgb(255, 255, 255)", "none"]


def test_numbers_of_lists_are_letters_of_the_page_too() -> None:
    """Markers are no text of any element: with the fonts of the page alone they must be drawn."""
    from tests.html.test_woff import fonts

    css = edition(SIGNS, "bn").decode()
    bold = {code for (_, weight), font in fonts(css).items() if weight == "700"
            for code in font.getBestCmap()}  # fmt: skip
    assert {ord(digit) for digit in "০১২৩৪৫৬৭৮৯."} <= bold
