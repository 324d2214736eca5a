"""Files for black alone."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from leaflets.model.page import ARTIFACT, Drawing, Stroke
from leaflets.model.picture import Path, VectorPicture
from leaflets.pdf import draw
from leaflets.typeset.contrast import grey
from tests.pdf.colour_use import colours, image_spaces
from tests.pdf.content import content_flaws
from tests.pdf.line_widths import line_widths
from tests.pdf.samples import PALETTE, leaflet

SAMPLE = draw(replace(leaflet("en").document(), grey=True))


def test_every_colour_is_a_grey() -> None:
    assert {use.space for use in colours(SAMPLE)} == {"gray"}
    assert image_spaces(SAMPLE) == {"/DeviceGray"}
    assert b"DeviceRGB" not in SAMPLE
    assert content_flaws(SAMPLE) == []


def test_greys_are_those_that_contrast_is_measured_in() -> None:
    wanted = round(grey(PALETTE["accent"])[0], 3)
    assert wanted in {use.values[0] for use in colours(SAMPLE)}


def test_the_intent_is_grey_too() -> None:
    with pikepdf.open(BytesIO(SAMPLE)) as pdf:
        (intent,) = pdf.Root.OutputIntents
        profile = intent.DestOutputProfile.read_bytes()
        assert (int(intent.DestOutputProfile.N), profile[16:20]) == (1, b"GRAY")
        assert int.from_bytes(profile[:4]) == len(profile)


def test_links_still_lead_somewhere() -> None:
    with pikepdf.open(BytesIO(SAMPLE)) as pdf:
        assert any("/Annots" in page.obj for page in pdf.pages)


def test_no_line_is_thinner_than_half_a_point() -> None:
    plain = leaflet("en").document()
    line = Stroke(10, 10, 90, 10, "ink", 0.2)
    picture = VectorPicture(100, 100, (Path((("M", 0, 0), ("L", 90, 90)), None, "ink", 0.3),))
    page = replace(plain.pages[0], items=(line, Drawing(picture, 20, 20, 30, 30, ARTIFACT)))
    thin = replace(plain, pages=(page,), elements=(), bookmarks=())
    assert sorted(line_widths(draw(thin))) == pytest.approx([0.09, 0.2])
    assert list(line_widths(draw(replace(thin, grey=True)))) == pytest.approx([0.5, 0.5], abs=1e-4)
