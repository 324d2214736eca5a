"""Words that look like mistakes and are none: they are printed as they stand."""

from __future__ import annotations

import pytest
from pypdf import PdfReader

from tests.bad_input.cases import CARING, DRAWING
from tests.bad_input.mended import Mended
from tests.small_workspace import LEAFLET

CLEAN = "item: Keep the dimple clean.{cite:adam-pfusion}"


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("no", "no"),
        ("012", "012"),
        ("12:30", "12:30"),
        ("1e3", "1e3"),
        ("null", "null"),
        ("~", "~"),
        ("2026-11-22", "2026-11-22"),
        ("yes", "yes"),
        ("0x1F", "0x1F"),
        ("R&D at 5 < 6", "R&D at 5 < 6"),
        ("see room#4", "see room#4"),
        (">-\n      See room #4: it is open", "See room #4: it is open"),
        (">-\n      One {{ brace", "One { brace"),
        ("100% of it", "100% of it"),
        ("don’t", "don’t"),
    ],
)
def test_text_stays_text(mended: Mended, written: str, printed: str) -> None:
    mended.edit(CARING, CLEAN, f"item: {written}")
    assert printed in _printed(mended)


def test_a_byte_order_mark_and_windows_line_ends(mended: Mended) -> None:
    text = mended.read(CARING).replace("\n", "\r\n")
    mended.write(CARING, b"\xef\xbb\xbf" + text.encode())
    result = mended.build(LEAFLET)
    assert result.exit_code == 0, result.output
    assert "unchanged" in result.stdout


def test_a_drawing_nested_deeply(mended: Mended) -> None:
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 232">'
    path = '<path d="M0 0L9 9Z"/>'
    mended.write(DRAWING, f"{head}{'<g>' * 5000}{path}{'</g>' * 5000}</svg>")
    result = mended.build(LEAFLET)
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("joiner", ["\u200c", "\u200d"])
def test_joiners_are_words(mended: Mended, joiner: str) -> None:
    """Persian and the languages of India cannot be written without them."""
    mended.edit(CARING, CLEAN, f"item: Keep{joiner}clean")
    result = mended.build(LEAFLET)
    assert result.exit_code == 0, result.output


def _printed(mended: Mended) -> str:
    result = mended.build(LEAFLET)
    assert result.exit_code == 0, result.output
    pages = PdfReader(mended.pdf(LEAFLET)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())
