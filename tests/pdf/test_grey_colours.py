"""Files for black alone."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf

from leaflets.pdf import draw
from leaflets.typeset.contrast import grey
from tests.pdf.colour_use import colours, image_spaces
from tests.pdf.content import content_flaws
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
        assert (intent.DestOutputProfile.N, profile[16:20]) == (1, b"GRAY")
        assert int.from_bytes(profile[:4]) == len(profile)


def test_links_still_lead_somewhere() -> None:
    with pikepdf.open(BytesIO(SAMPLE)) as pdf:
        assert any("/Annots" in page.obj for page in pdf.pages)
