"""What print shops and black-and-white printers get of every leaflet we ship."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from leaflets.model.job import Job
from tests.end_to_end.jobs import EVERY_JOB, PRESETS, job_id, shipped
from tests.end_to_end.rendering import rendered, without_words
from tests.pdf.colour_use import colours, image_spaces, text_colours
from tests.pdf.line_widths import line_widths

PRESS = [job for job in EVERY_JOB if job.profile in ("print", *PRESETS)]
MONO = [job for job in EVERY_JOB if job.profile == "mono"]
MM = 72 / 25.4
DPI = 72

MOST_BLACK = 0.07
"""Share of a page that panels, bars, lines and pictures may blacken in all (our choice; the worst
of these pages has 0.063)."""


@pytest.mark.parametrize("job", PRESS, ids=job_id)
def test_press_files_hold_inks_alone(job: Job, built: Mapping[Job, Path]) -> None:
    data = built[job].read_bytes()
    found = list(colours(data))
    assert {use.space for use in found if use.artifact != "/Page"} == {"cmyk"}
    assert max(sum(use.values) for use in found if use.space == "cmyk") <= 3.0
    assert image_spaces(data) <= {"/DeviceCMYK"}
    assert ("cmyk", (0.0, 0.0, 0.0, 1.0)) in text_colours(data)
    assert min(line_widths(data)) >= 0.2499


@pytest.mark.parametrize("job", PRESS, ids=job_id)
def test_press_files_have_room_for_the_cut(job: Job, built: Mapping[Job, Path]) -> None:
    slug = 10 if job.profile == "print" else 0
    with pikepdf.open(built[job]) as pdf:
        for page in pdf.pages:
            media, bleed, trim = (
                [float(value) / MM for value in page.obj[name]]
                for name in ("/MediaBox", "/BleedBox", "/TrimBox")
            )
            assert [a - b for a, b in zip(trim, bleed, strict=True)] == pytest.approx(
                [3, 3, -3, -3], abs=0.01
            )
            assert [a - b for a, b in zip(bleed, media, strict=True)] == pytest.approx(
                [slug, slug, -slug, -slug], abs=0.01
            )
            assert "/Annots" not in page.obj
            wide, high = shipped(job).edition.paper.width, shipped(job).edition.paper.height
            assert (trim[2] - trim[0], trim[3] - trim[1]) == pytest.approx((wide, high), abs=0.01)


@pytest.mark.parametrize("job", PRESS, ids=job_id)
def test_colour_at_the_edge_fills_the_bleed(job: Job, built: Mapping[Job, Path]) -> None:
    """Beside every place where colour reaches the cut, the bleed has the same colour."""
    document = shipped(job).pagination.document
    assert document.press is not None
    slug, edge = document.press.slug, document.press.slug + document.press.bleed
    coloured = 0
    for number in range(len(document.pages)):
        picture = rendered(built[job], number, DPI, colour=True)
        right = picture.width - edge - 2
        for y in range(round(edge) + 2, round(picture.height - edge) - 2):
            for inside, outside in ((edge + 2, slug + 2), (right, picture.width - slug - 3)):
                at_cut = picture.getpixel((round(inside), y))
                assert picture.getpixel((round(outside), y)) == at_cut, (number, y)
                coloured += at_cut != (255, 255, 255)
    assert coloured > 100


@pytest.mark.parametrize("job", MONO, ids=job_id)
def test_mono_files_hold_greys_alone(job: Job, built: Mapping[Job, Path]) -> None:
    data = built[job].read_bytes()
    assert {use.space for use in colours(data)} == {"gray"}
    assert image_spaces(data) <= {"/DeviceGray"}
    assert b"DeviceRGB" not in data
    assert min(line_widths(data)) >= 0.499


@pytest.mark.parametrize("job", MONO, ids=job_id)
def test_mono_panels_need_little_black(job: Job, built: Mapping[Job, Path]) -> None:
    """Letters are not counted: on a small page they alone are more than a large one has in all."""
    data = without_words(built[job])
    for number in range(len(shipped(job).pagination.document.pages)):
        assert _black(rendered(data, number, 36)) < MOST_BLACK, f"page {number + 1}"


def test_this_guard_sees_panels_and_no_letters(built: Mapping[Job, Path], tmp_path: Path) -> None:
    job = MONO[0]
    plain = _black(rendered(without_words(built[job]), 0, 36))
    assert plain < _black(rendered(built[job], 0, 36)) - 0.01
    spoilt = tmp_path / "spoilt.pdf"
    with pikepdf.open(built[job]) as pdf:
        wide = float(pdf.pages[0].MediaBox[2])
        pdf.pages[0].contents_add(f"q 0 g 0 400 {wide} 80 re f Q".encode())
        pdf.save(spoilt)
    assert _black(rendered(without_words(spoilt), 0, 36)) > MOST_BLACK


def _black(picture: Image.Image) -> float:
    """Share of a grey picture that is black."""
    histogram = picture.histogram()
    return sum((255 - grey) * count for grey, count in enumerate(histogram)) / 255 / sum(histogram)
