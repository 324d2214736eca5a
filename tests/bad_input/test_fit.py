"""Words and pictures that are too large for the page."""

from __future__ import annotations

from pypdf import PdfReader

from tests.bad_input.cases import CARING, MYTHS, SIGNS, Case
from tests.bad_input.mended import Mended, assert_calm, entries
from tests.small_workspace import LEAFLET, OTHER

FIGURE_BLOCK = "content/blocks/sacral-dimple/where-it-is.yaml"
CLEAN = "item: Keep the dimple clean.{cite:adam-pfusion}"


def printed(mended: Mended, leaflet: str = LEAFLET) -> str:
    """All letters of a PDF, without spaces and line breaks."""
    pages = PdfReader(mended.pdf(leaflet)).pages
    return "".join("".join(page.extract_text() for page in pages).split())


def test_a_word_of_400_letters_is_broken_and_printed_whole(mended: Mended) -> None:
    word = "abcdefghij" * 40
    mended.edit(CARING, CLEAN, f"item: {word}")
    result = mended.build(LEAFLET)
    assert result.exit_code == 0, result.output
    assert word in printed(mended)


def test_a_row_taller_than_a_page(mended: Mended) -> None:
    """Rows may be divided: every word is printed, or the leaflet is refused with the block."""
    words = " ".join(f"word{number}" for number in range(2500))
    mended.edit(MYTHS, "fact: Men have them too.", f"fact: {words}")
    result = mended.build(OTHER)
    assert_calm(result)
    if result.exit_code == 0:
        assert "word0word1" in printed(mended, OTHER)
        assert "word2498word2499" in printed(mended, OTHER)
    else:
        (entry,) = entries(result)
        assert "back-dimples/myths-and-facts" in entry[1]
        assert "mm too tall" in entry[1]


def test_a_tier_taller_than_a_page_is_printed_whole(mended: Mended) -> None:
    signs = "".join(
        f"      - id: s{n}\n        sign: Sign number {n}.{{cite:ohsu}}\n" for n in range(150)
    )
    mended.edit(SIGNS, "    signs:\n", f"    signs:\n{signs}")
    result = mended.build(LEAFLET)
    assert result.exit_code == 0, result.output
    found = printed(mended)
    assert all(f"Signnumber{n}." in found for n in range(150))


CASES = [
    Case(
        "a huge figure",
        FIGURE_BLOCK,
        "figure: baby-lower-back",
        "width: 900\nfigure: baby-lower-back",
        "layout/",
        ("900",),
        field="",
    ),
    Case(
        "a figure of no width",
        FIGURE_BLOCK,
        "figure: baby-lower-back",
        "width: 0\nfigure: baby-lower-back",
        "content/",
        ("",),
        field="width",
    ),
    Case(
        "negative width",
        FIGURE_BLOCK,
        "figure: baby-lower-back",
        "width: -5\nfigure: baby-lower-back",
        "content/",
        ("",),
        field="width",
    ),
    Case(
        "width in words",
        FIGURE_BLOCK,
        "figure: baby-lower-back",
        "width: wide\nfigure: baby-lower-back",
        "content/",
        ("",),
        field="width",
    ),
    Case(
        "nan width",
        FIGURE_BLOCK,
        "figure: baby-lower-back",
        "width: nan\nfigure: baby-lower-back",
        "content/",
        ("",),
        field="width",
    ),
    Case(
        "long address",
        "content/clinics/riverbank-sample.yaml",
        "leaflets_web: leaflets.example.org",
        "leaflets_web: leaflets.example.org/" + "x" * 4000,
        "",
        ("",),
    ),
    Case(
        "long title",
        f"content/leaflets/{LEAFLET}.yaml",
        'title: "Sacral',
        'title: "' + "long " * 900 + "Sacral",
        "",
        ("",),
    ),
    Case(
        "many labels",
        "content/figures/baby-lower-back.yaml",
        "points: [[120.5, 150.5]]",
        "points: [[1e300, nan]]",
        "",
        ("",),
    ),
]
