"""Black words are on one plate; marks are on all."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.model.page import PagedDocument, QrDrawing
from leaflets.model.profile import MARKS, PressSetup
from leaflets.pdf import draw
from leaflets.typeset.press import for_press
from tests.pdf.samples import Builder, qr_symbol
from tests.pdf.separations import PLATES, plates

COLOURS = PLATES[:3]


def _words(colour: str) -> PagedDocument:
    build = Builder("en")
    paragraph = build.element("P", -1)
    build.text(paragraph, [("Call us today when you see fluid or pus", build.style(colour=colour))])
    figure = build.element("Figure", -1, alt="A code")
    build.pages[-1].append(QrDrawing(qr_symbol(), 40, 200, 100, figure, colour))
    return build.document()


def _darkest(colour: str, folder: Path, inside: bool) -> dict[str, int]:
    """Darkest sample of each plate, on the trimmed page or outside of the bleed."""
    path = folder / "words.pdf"
    document = for_press(_words(colour), PressSetup(3, MARKS))
    path.write_bytes(draw(document))
    assert document.press is not None
    slug, edge = round(document.press.slug), round(document.press.slug + document.press.bleed)
    found = {}
    for name, plate in plates(path, folder).items():
        width, height = plate.size
        box = (edge, edge, width - edge, height - edge) if inside else (0, 0, width, slug)
        histogram = plate.crop(box).histogram()
        found[name] = next(grey for grey, count in enumerate(histogram) if count)
    return found


@pytest.mark.parametrize("colour", ["ink", "#1a1a1a", "#1b2330", "#454d5a"])
def test_black_words_are_on_the_black_plate_alone(colour: str, tmp_path: Path) -> None:
    found = _darkest(colour, tmp_path, inside=True)
    assert [found[name] for name in COLOURS] == [255, 255, 255]
    assert found["Black"] < 80


def test_coloured_words_are_not(tmp_path: Path) -> None:
    found = _darkest("accent", tmp_path, inside=True)
    assert min(found[name] for name in COLOURS) < 80


def test_marks_are_on_every_plate(tmp_path: Path) -> None:
    found = _darkest("ink", tmp_path, inside=False)
    assert max(found.values()) < 200
